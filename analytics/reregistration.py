"""Re-registered firms (换壳线索): an ended or listed firm whose marks reappear in a newly founded one.

Each mark is a reason with a weight; the score orders a reviewer's queue and decides nothing. One character
apart is usually another enterprise, so trade names count only when they are equal.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

__all__ = [
    "CommonMark",
    "ENDED_WORDS",
    "Ended",
    "FirmMarks",
    "MARKS",
    "Mark",
    "Reason",
    "Reregistration",
    "ReregistrationRules",
    "Reregistrations",
    "WEIGHTS",
    "ended_as",
    "reregistrations",
]

Ended = Literal["struck_off", "revoked", "listed"]
ENDED_WORDS: dict[Ended, str] = {"struck_off": "注销", "revoked": "吊销", "listed": "列入名单"}


def ended_as(status: str) -> Ended | None:
    """How a firm of this registered status (登记状态) ended; None where it is, or may yet be, in being.

    Examples:
        >>> ended_as("吊销，未注销"), ended_as("注销"), ended_as("拟注销"), ended_as("存续")
        ('revoked', 'struck_off', None, None)
    """
    if "吊销" in status:
        return "revoked"
    if any(word in status for word in ("拟注销", "注销中", "正在注销", "撤销注销")):
        return None
    return "struck_off" if "注销" in status or "撤销" in status else None


@dataclass(frozen=True)
class FirmMarks:
    """What a firm can be recognised by; an empty text or set is unknown and matches nothing.

    Attributes:
        firm: its node.
        trade_name: folded trade name (字号).
        region: GB/T 2260 code.
        industry: folded industry words.
        address: key of the address.
        phones: keys of its telephones.
        email: key of its e-mail address.
        legal_representative: person's node, or None.
        people: holders and executives, as nodes; the legal representative may be among them.
        founded: days since 1970-01-01; None where unknown.
        ended: how it ended or was listed; None for a firm in good standing.
        ended_on: day of that, in days since 1970-01-01.
    """

    firm: int
    trade_name: str = ""
    region: str = ""
    industry: str = ""
    address: str = ""
    phones: tuple[str, ...] = ()
    email: str = ""
    legal_representative: int | None = None
    people: frozenset[int] = frozenset()
    founded: int | None = None
    ended: Ended | None = None
    ended_on: int | None = None


@dataclass(frozen=True)
class Reason:
    """One mark that reappears.

    Attributes:
        mark: name of the mark, see `MARKS`.
        words: the same in Chinese.
        weight: how much it counts here, 0 to 1.
        shared: what the two firms share: nodes of persons, or the text.
    """

    mark: str
    words: str
    weight: float
    shared: tuple[int | str, ...]


@dataclass(frozen=True)
class Reregistration:
    """A new firm that bears marks of an ended one.

    Attributes:
        old, new: the two firms.
        ended: how the old one ended.
        days_after: from that day to the founding of the new one; negative where it was founded before.
        score: 1 − Π(1 − weight), 0 to 1; orders the queue and is no probability.
        reasons: strongest first.
    """

    old: int
    new: int
    ended: Ended
    days_after: int
    score: float
    reasons: tuple[Reason, ...]


WEIGHTS: Mapping[str, float] = {
    "legal_representative": 0.5,
    "people": 0.35,
    "phone": 0.35,
    "email": 0.35,
    "address": 0.3,
    "trade_name": 0.3,
    "business": 0.1,
}
"""A shared legal representative, or two shared persons, are enough for the queue."""


@dataclass(frozen=True)
class ReregistrationRules:
    """Which pairs are looked at and shown.

    Attributes:
        weights: of one shared value of each mark, 0 to 1.
        days_before: the new firm may be founded so many days before the old one's end.
        days_after: or so many after it.
        score_from: weaker pairs are not shown.
        most: a mark of more firms than this joins nobody (agents, parks, common trade names).
    """

    weights: Mapping[str, float] = field(default_factory=lambda: WEIGHTS)
    days_before: int = 365
    days_after: int = 730
    score_from: float = 0.5
    most: int = 30


Value = int | str
Key = tuple[str, Value]
"""A mark by its name, and one of its values."""


@dataclass(frozen=True)
class CommonMark:
    """A value that joins nobody: more `firms` bear it than its `cap`, general or `declared` for it."""

    mark: str
    value: Value
    firms: int
    cap: int
    declared: bool


@dataclass(frozen=True)
class Reregistrations:
    """Pairs by score, and the common values left out that an ended firm bears, most common first."""

    pairs: tuple[Reregistration, ...]
    left_out: tuple[CommonMark, ...]


@dataclass(frozen=True)
class Mark:
    """A way to recognise a firm.

    Attributes:
        name: of the mark.
        words: in Chinese.
        joins: whether a shared value alone makes two firms worth comparing.
        values: the firm's values of it.
    """

    name: str
    words: str
    joins: bool
    values: Callable[[FirmMarks], Iterable[Value]]


MARKS = (
    Mark("legal_representative", "同一法定代表人", True, lambda firm: _known(firm.legal_representative)),
    Mark("people", "同一股东或主要人员", True, lambda firm: _people(firm)),
    Mark("phone", "同一联系电话", True, lambda firm: firm.phones),
    Mark("email", "同一电子邮箱", True, lambda firm: _known(firm.email)),
    Mark("address", "同一住所", True, lambda firm: _known(firm.address)),
    Mark("trade_name", "同一字号", True, lambda firm: _known(firm.trade_name)),
    Mark("business", "同一地区同一行业", False, lambda firm: _business(firm)),
)
"""In the order in which a shared person counts once: as legal representative before all else."""


def reregistrations(
    firms: Sequence[FirmMarks],
    rules: ReregistrationRules | None = None,
    caps: Mapping[Key, int] | None = None,
) -> Reregistrations:
    """Pairs of an ended firm and a new one that share marks, highest score first.

    Only firms that share a value of at most `most` firms are compared: O(firms · most).

    Args:
        firms: all firms, so that a common value is known as such.
        rules: weights and bounds.
        caps: values known to be an agent's or a park's, and how many firms they join at most.
    """
    applied, declared = rules or ReregistrationRules(), caps or {}
    borne = _borne_by_ended(firms)
    rare = {key: found for key, found in borne.items() if len(found) <= declared.get(key, applied.most)}
    compared = {
        (old, new)
        for found in rare.values()
        for old in found
        for new in found
        if old != new and _in_time(firms[old], firms[new], applied)
    }
    pairs = (_pair(firms[old], firms[new], rare, applied.weights) for old, new in compared)
    shown = [pair for pair in pairs if pair.score >= applied.score_from]
    common = [
        CommonMark(*key, len(borne[key]), declared.get(key, applied.most), key in declared)
        for key in borne.keys() - rare.keys()
    ]
    return Reregistrations(
        tuple(sorted(shown, key=lambda pair: (-pair.score, pair.old, pair.new))),
        tuple(sorted(common, key=lambda one: (-one.firms, one.mark, str(one.value)))),
    )


def _borne_by_ended(firms: Sequence[FirmMarks]) -> Mapping[Key, list[int]]:
    """The places of all firms that bear a value which an ended firm bears, of marks that join."""
    ended = (firm for firm in firms if firm.ended is not None and firm.ended_on is not None)
    borne: dict[Key, list[int]] = {key: [] for firm in ended for key in _joining(firm)}
    for place, firm in enumerate(firms):
        for key in _joining(firm):
            if key in borne:
                borne[key].append(place)
    return borne


def _joining(firm: FirmMarks) -> set[Key]:
    return {(mark.name, value) for mark in MARKS if mark.joins for value in mark.values(firm)}


def _in_time(old: FirmMarks, new: FirmMarks, rules: ReregistrationRules) -> bool:
    if old.ended is None or old.ended_on is None or new.founded is None:
        return False
    if old.founded is not None and new.founded <= old.founded:
        return False
    return -rules.days_before <= new.founded - old.ended_on <= rules.days_after


def _pair(
    old: FirmMarks, new: FirmMarks, rare: Mapping[Key, list[int]], weights: Mapping[str, float]
) -> Reregistration:
    if old.ended is None or old.ended_on is None or new.founded is None:
        raise ValueError(f"got firms {old.firm} and {new.firm} without days, expected an ended and a new one")
    reasons = []
    kept = 1.0
    counted: set[Value] = set()
    for mark in MARKS:
        common = set(mark.values(old)) & set(mark.values(new))
        if mark.joins:
            common = {value for value in common if (mark.name, value) in rare} - counted
        shared = tuple(sorted(common, key=str))
        if shared:
            # the shared legal representative is among the people too, and counts once
            counted |= common
            left = (1.0 - weights[mark.name]) ** len(shared)
            reasons.append(Reason(mark.name, mark.words, 1.0 - left, shared))
            kept *= left
    reasons.sort(key=lambda reason: -reason.weight)
    return Reregistration(
        old.firm, new.firm, old.ended, new.founded - old.ended_on, 1.0 - kept, tuple(reasons)
    )


def _known(value: int | str | None) -> tuple[int | str, ...]:
    return () if value is None or value == "" else (value,)


def _people(firm: FirmMarks) -> list[int]:
    return sorted(
        firm.people if firm.legal_representative is None else firm.people | {firm.legal_representative}
    )


def _business(firm: FirmMarks) -> tuple[str, ...]:
    return (f"{firm.region} {firm.industry}",) if firm.region and firm.industry else ()
