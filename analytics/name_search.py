"""The order in which enterprises answer to a name typed in a search box."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from analytics.likeness import likeness
from analytics.names import NameParts, folded, parts_of_folded
from analytics.regions import contains
from analytics.slips import Slip, slip_between

__all__ = ["Candidate", "Ranked", "ranked"]

_SAME_VARIANT = 0.97
_OTHER_FORM = 0.96
_HOMOPHONE = 0.95
_ONE_CHARACTER = 0.94
_CONTAINED = 0.75
_SIMILAR = 0.70
_FORMER = 0.995


@dataclass(frozen=True)
class Candidate:
    """An enterprise that may be meant: its id, present name and former names (曾用名)."""

    id: str
    name: str
    former_names: tuple[str, ...] = ()


@dataclass(frozen=True)
class Ranked:
    """A candidate with its place in the answer.

    Attributes:
        id: the candidate's id.
        score: 0 to 1, for ordering only; it is no probability.
        matched_name: the name that came closest, present or former.
        reason: in Chinese, what binds that name to the query and what sets it apart.
    """

    id: str
    score: float
    matched_name: str
    reason: str


@dataclass(frozen=True)
class _Name:
    text: str
    parts: NameParts

    @property
    def core(self) -> str:
        """Trade name and industry words, without a blank: what is the enterprise's own in its name."""
        return self.parts.trade_name + self.parts.industry

    @property
    def but_form(self) -> tuple[str, str, str, str]:
        """All parts but the legal form: those who agree in it are likelier one than two a character apart."""
        return self.parts.region, self.parts.trade_name, self.parts.industry, self.parts.branch


def ranked(query: str, candidates: Iterable[Candidate]) -> list[Ranked]:
    """The candidates from the most to the least likely meant; one entry each, by its closest name.

    The order is total: score, how few candidates share its wrong character, then the shorter name, the name
    itself, the id. A former name ranks just behind a present one that fits as well. 200 candidates take
    about 3 ms.
    """
    wanted = _name(query)
    answers = [_closest(wanted, candidate) for candidate in candidates]
    sharing = Counter(slip.place for _, slip in answers if slip and slip.replaced)
    answers.sort(key=lambda answer: _order(answer[0], answer[1], sharing))
    return [answer for answer, _ in answers]


def _order(answer: Ranked, slip: Slip | None, sharing: Counter[int]) -> tuple[float, int, int, str, str]:
    """The key to sort by.

    Which character is the wrong one cannot be seen, but a common one is put for a rare one more often than
    the other way about. Where few candidates become the query by a change at one place, what they keep of it
    is rare, so that they go before the many that keep only what is common.
    """
    rivals = sharing[slip.place] if slip and slip.replaced else 0
    return -answer.score, rivals, len(answer.matched_name), answer.matched_name, answer.id


def _closest(wanted: _Name, candidate: Candidate) -> tuple[Ranked, Slip | None]:
    score, reason, slip = _fit(wanted, _name(candidate.name))
    best = Ranked(candidate.id, score, candidate.name, reason)
    for former in candidate.former_names:
        score, reason, former_slip = _fit(wanted, _name(former))
        if score * _FORMER > best.score:
            best = Ranked(candidate.id, round(score * _FORMER, 4), former, _of_former(reason))
            slip = former_slip
    return best, slip


def _of_former(reason: str) -> str:
    return "曾用名一致" if reason == "名称一致" else f"曾用名：{reason}"


def _name(name: str) -> _Name:
    text = folded(name)
    return _Name(text.replace("(", "").replace(")", ""), parts_of_folded(text))


def _fit(wanted: _Name, name: _Name) -> tuple[float, str, Slip | None]:
    """How well the name fits what was typed, why, and the slip between them if there is just one."""
    if wanted.text == name.text:
        return 1.0, "名称一致", None
    if wanted.parts == name.parts:
        return _SAME_VARIANT, "地区或组织形式写法不同", None
    if wanted.but_form == name.but_form:
        return _OTHER_FORM, _same_parts(wanted, name)[1], None
    slip = slip_between(wanted.text, name.text)
    if slip:
        return _HOMOPHONE if slip.homophone else _ONE_CHARACTER, slip.words, slip
    return *max(_same_parts(wanted, name), _similar(wanted, name)), None


def _same_parts(wanted: _Name, name: _Name) -> tuple[float, str]:
    """The score where the trade name is the same, by what else agrees; 0 where it is another one."""
    if wanted.parts.trade_name != name.parts.trade_name:
        return 0.0, ""
    same_business = wanted.parts.industry == name.parts.industry
    open_business = not wanted.parts.industry
    base = 0.92 if same_business else 0.86 if open_business else 0.66
    lost, words = _differences(wanted.parts, name.parts)
    shown = "字号与行业一致" if same_business else "字号一致" if open_business else "字号一致，行业不同"
    return round(base - lost, 4), "，".join((shown, *words))


def _differences(wanted: NameParts, name: NameParts) -> tuple[float, list[str]]:
    """What region, legal form and branch take off the score, and the words for it."""
    found: list[tuple[float, str]] = []
    if wanted.region and wanted.region != name.region:
        near = _nested(wanted.region, name.region)
        found.append((0.02, "地区写法不同") if near else (0.12, "地区不同"))
    if wanted.legal_form and wanted.legal_form != name.legal_form:
        found.append((0.01, "组织形式不同"))
    if wanted.branch != name.branch:
        found.append((0.03, "分支机构不同"))
    return sum(lost for lost, _ in found), [words for _, words in found]


def _nested(one: str, other: str) -> bool:
    one, other = one[:6], other[:6]
    return contains(one, other) or contains(other, one)


def _similar(wanted: _Name, name: _Name) -> tuple[float, str]:
    """The score of a name that agrees in part only: never above that of one character apart."""
    if wanted.text and wanted.text in name.text:
        return round(_CONTAINED + 0.15 * len(wanted.text) / len(name.text), 4), "名称包含所查文字"
    whole = likeness(wanted.text, name.text)
    core = likeness(wanted.core, name.core)
    region = 1.0 if not wanted.parts.region or _nested(wanted.parts.region, name.parts.region) else 0.0
    closeness = max(whole, 0.75 * core + 0.25 * core * region)
    return round(_SIMILAR * closeness, 4), "名称相近"
