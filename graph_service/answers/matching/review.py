"""The queue of pairs that wait for a reviewer (比对复核), one pair side by side, and the decision on it."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from analytics.codes import uscc_fault
from analytics.matching.explained import Explanation, Side, explained, explained_person
from analytics.matching.grades import AGAINST_WORDS, RUNG_WORDS, Against, Rung
from graph_service.answers.as_of import as_of
from graph_service.answers.facts.listings import ListFact
from graph_service.answers.facts.lists_of import entries_of
from graph_service.answers.facts.parties import Party
from graph_service.answers.facts.values import maps, text
from graph_service.answers.matching.identify import find_subject, subject_row
from graph_service.answers.matching.same_pairs import SamePair, same_pairs
from graph_service.crossmatch.decisions import ROW, Decision, decide, decisions
from graph_service.errors import BadInput, NotFound
from graph_service.store.store import Store

__all__ = ["Field", "Queue", "ReviewPair", "decided", "history", "queue", "review_pair", "undone"]

MOST_HISTORY = 200


@dataclass(frozen=True)
class Queue:
    """Pairs of grade C, those with few rivals first; `waiting` counts all that nobody has decided."""

    waiting: int
    pairs: tuple[SamePair, ...]


@dataclass(frozen=True)
class Field:
    """One field of both records; `equal` is null where a side says nothing."""

    name: str
    words: str
    source: str | None
    target: str | None
    equal: bool | None


@dataclass(frozen=True)
class ReviewPair:
    """Both records field by field, the reasons for and against, and what was decided of the pair so far."""

    pair: SamePair
    fields: tuple[Field, ...]
    explanation: Explanation
    entries: tuple[ListFact, ...]
    decisions: tuple[Decision, ...]
    waiting: int
    position: int


def queue(store: Store, *, after: int = 0, most: int = 50) -> Queue:
    """The undecided pairs."""
    return Queue(_waiting(store), tuple(same_pairs(store, undecided=True, after=after, most=most)))


def review_pair(store: Store, source: str = "", target: str = "", *, position: int = 0) -> ReviewPair | None:
    """The pair of these two, or the one at this place of the queue; None where the queue has come to its end.

    Raises:
        NotFound: cross-matching knows no such pair.
    """
    if source:
        grades = ("A", "B", "C", "RELATED")
        found = [one for one in same_pairs(store, subject=source, grades=grades) if one.target.id == target]
        if not found:
            raise NotFound(f"未见“{source}”与“{target}”的比对结果；请先运行 xinmai crossmatch --lists")
    else:
        found = same_pairs(store, undecided=True, after=position, most=1)
    return _side_by_side(store, found[0], position) if found else None


def decided(
    store: Store, source: str, target: str, verdict: str, *, decided_by: str, reason: str = ""
) -> Decision:
    """Keep what a reviewer decided: same, different or unsure; the pair is source and target of a hit.

    Args:
        store: the graph.
        source: id of a subject, or the row of a list as `xinmai crossmatch` writes it (row:code|name|region).
        target: code, number, id or name of the other subject.
        verdict: same, different, unsure, or undone to take the last decision back.
        decided_by: who decides.
        reason: why.

    Raises:
        BadInput: no such verdict; two valid codes that differ can not be said to be the same.
        NotFound, SeveralSubjects: nobody, or several, answer to one of the two.
    """
    moment = as_of()
    subject = find_subject(store, target, moment)
    row = source.startswith(ROW)
    other = None if row else find_subject(store, source, moment)
    code = source.removeprefix(ROW).partition("|")[0] if row else other.uscc if other else None
    if verdict == "same" and _parted(code, subject.uscc):
        raise BadInput(f"代码 {code} 与 {subject.uscc} 均有效而不同，是两个主体，不能认定为同一")
    key = source if other is None else other.id
    named = source.split("|")[1] if row and "|" in source else other.name if other else ""
    decide(store, subject, key, verdict, decided_by=decided_by, reason=reason, other_name=named)
    return next(one for one in decisions(store, [key]) if one.open and one.subject.id == subject.id)


def undone(store: Store, *, decided_by: str, source: str = "", target: str = "") -> Decision:
    """Take back the last decision on the pair, or this reviewer's last of all; a decision of its own.

    Raises:
        NotFound: there is none to take back.
    """
    for one in decisions(store, [source] if source else None, MOST_HISTORY):
        mine = one.decided_by == decided_by if not source else one.subject.id == target
        if one.open and one.verdict != "undone" and mine:
            return decided(store, one.other, one.subject.id, "undone", decided_by=decided_by, reason="撤回")
    raise NotFound(f"未见可撤回的决定（{source or decided_by}）")


def history(store: Store, most: int = MOST_HISTORY) -> list[Decision]:
    """The decisions, the latest first, with those that a later one followed."""
    return decisions(store, None, most)


def _parted(one: str | None, other: str | None) -> bool:
    return bool(one and other and one != other and not uscc_fault(one) and not uscc_fault(other))


def _waiting(store: Store) -> int:
    rows = store.rows("possibly_same_count", **as_of().clocks)
    return sum(int(str(row["waiting"])) for row in rows if row["grade"] == "C")


def _side_by_side(store: Store, pair: SamePair, position: int) -> ReviewPair:
    moment = as_of()
    sides = [_record(store, one) for one in (pair.source, pair.target)]
    entries = entries_of(store, [pair.source.id], moment).get(pair.source.id, [])
    first = min((one.listed_on for one in entries), default=None)
    known = [
        one for one in decisions(store, [pair.source.id], MOST_HISTORY) if one.subject.id == pair.target.id
    ]
    return ReviewPair(
        pair=pair,
        fields=tuple(_fields(*sides)),
        explanation=_explained(pair, sides, first),
        entries=tuple(entries),
        decisions=tuple(known),
        waiting=_waiting(store),
        position=position,
    )


def _record(store: Store, one: Party) -> dict[str, str]:
    """What is known of a side, by the schema's names."""
    row = subject_row(store, one.id, as_of())
    registrations = maps(row["registrations"])
    told: Mapping[str, object] = registrations[0] if registrations else {}
    region = text(told, "region_code") or _region_of(one.id)
    found = {"name": text(told, "name") or one.name, "code": one.uscc or "", "region_code": region}
    found["registration_no"] = one.registration_no or ""
    former = told.get("former_names")
    found["former_names"] = "、".join(map(str, former)) if isinstance(former, list) else ""
    for name in ("legal_form", "legal_representative", "industry", "address", "status", "authority"):
        found[name] = text(told, name)
    founded = told.get("established_on")
    found["established_on"] = str(founded) if isinstance(founded, date) else ""
    return found


FIELD_WORDS = {
    "name": "名称",
    "code": "统一社会信用代码",
    "registration_no": "工商注册号",
    "former_names": "曾用名",
    "region_code": "行政区划代码",
    "legal_form": "市场主体类型",
    "legal_representative": "法定代表人",
    "industry": "行业",
    "address": "住所",
    "established_on": "成立日期",
    "status": "登记状态",
    "authority": "登记机关",
}


def _fields(source: Mapping[str, str], target: Mapping[str, str]) -> list[Field]:
    """The fields that either side says."""
    return [
        Field(
            name,
            words,
            source[name] or None,
            target[name] or None,
            source[name] == target[name] if source[name] and target[name] else None,
        )
        for name, words in FIELD_WORDS.items()
        if source[name] or target[name]
    ]


def _explained(pair: SamePair, sides: list[dict[str, str]], first: date | None) -> Explanation:
    if pair.source.is_person:
        return _person_explained(pair)
    source, target = sides
    rung = next(one for one in Rung if RUNG_WORDS[one] == pair.rung)
    flags = (flag for flag in Against if AGAINST_WORDS[flag] in pair.against)
    against = Against(sum(flags))
    query = Side(
        code=source["code"] or source["registration_no"],
        name=source["name"],
        region=source["region_code"],
        day=first.isoformat() if first else "",
    )
    candidate = Side(
        code=target["code"],
        registration_no=target["registration_no"],
        name=pair.matched_name or target["name"],
        region=target["region_code"],
        day=target["established_on"],
        present_name=target["name"],
    )
    expected = math.nan if pair.expected is None else pair.expected
    return explained(query, candidate, rung, against, rivals=pair.rivals, expected=expected)


def _person_explained(pair: SamePair) -> Explanation:
    flags = Against(sum(flag for flag in Against if AGAINST_WORDS[flag] in pair.against))
    masks = pair.source.id_masked or "", pair.target.id_masked or ""
    expected = math.nan if pair.expected is None else pair.expected
    return explained_person(pair.source.name, masks, flags, rivals=pair.rivals, expected=expected)


def _region_of(id_: str) -> str:
    scheme, _, rest = id_.partition(":")
    region = rest.partition(":")[0].partition("|")[0]
    return region if scheme == "name" and region.isdecimal() else ""
