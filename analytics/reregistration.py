"""Re-registered firms (换壳线索): an ended or listed firm whose marks reappear in a newly founded one.

Each mark is a reason with a weight; the score orders a reviewer's queue and decides nothing. One character
apart is usually another enterprise, so trade names count only when they are equal.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

__all__ = [
    "ENDED_WORDS",
    "FirmMarks",
    "MARKS",
    "Mark",
    "Reason",
    "Reregistration",
    "ReregistrationRules",
    "reregistrations",
]

Ended = Literal["struck_off", "revoked", "listed"]
ENDED_WORDS: dict[Ended, str] = {"struck_off": "注销", "revoked": "吊销", "listed": "列入名单"}


@dataclass(frozen=True)
class FirmMarks:
    """What a firm can be recognised by; an empty text or set is unknown and matches nothing.

    Attributes:
        firm: its node.
        trade_name: folded trade name (字号).
        region: GB/T 2260 code.
        industry: folded industry words.
        address: key of the address.
        phone: telephone.
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
    phone: str = ""
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


@dataclass(frozen=True)
class ReregistrationRules:
    """Which pairs are looked at and shown.

    Attributes:
        days_before: the new firm may be founded so many days before the old one's end.
        days_after: or so many after it.
        score_from: weaker pairs are not shown.
        most: a mark of more firms than this joins nobody (agents, parks, common trade names).
    """

    days_before: int = 365
    days_after: int = 730
    score_from: float = 0.5
    most: int = 30


Shared = tuple[int | str, ...]


@dataclass(frozen=True)
class Mark:
    """A way to recognise a firm.

    Attributes:
        name: of the mark.
        words: in Chinese.
        weight: of one shared value, 0 to 1; further shared persons add as noisy-OR.
        joins: whether a shared value alone makes two firms worth comparing.
        values: the firm's values of it.
    """

    name: str
    words: str
    weight: float
    joins: bool
    values: Callable[[FirmMarks], Iterable[int | str]]


MARKS = (
    Mark("legal_representative", "同一法定代表人", 0.5, True, lambda firm: _known(firm.legal_representative)),
    Mark("people", "同一股东或主要人员", 0.35, True, lambda firm: _people(firm)),
    Mark("phone", "同一联系电话", 0.35, True, lambda firm: _known(firm.phone)),
    Mark("address", "同一住所", 0.3, True, lambda firm: _known(firm.address)),
    Mark("trade_name", "同一字号", 0.3, True, lambda firm: _known(firm.trade_name)),
    Mark("business", "同一地区同一行业", 0.1, False, lambda firm: _business(firm)),
)
"""Policy; a shared legal representative, or two shared persons, are enough for the queue."""


def reregistrations(
    firms: Sequence[FirmMarks], rules: ReregistrationRules | None = None
) -> tuple[Reregistration, ...]:
    """Pairs of an ended firm and a new one that share marks, highest score first.

    Only firms that share a value of at most `most` firms are compared: O(firms · most).
    """
    applied = rules or ReregistrationRules()
    holders = _holders(firms)
    rare = {key: found for key, found in holders.items() if len(found) <= applied.most}
    compared: set[tuple[int, int]] = set()
    for (name, _), found in rare.items():
        if _JOINING[name]:
            compared |= {
                (old, new)
                for old in found
                for new in found
                if old != new and _in_time(firms[old], firms[new], applied)
            }
    pairs = (_pair(firms[old], firms[new], rare) for old, new in compared)
    shown = [pair for pair in pairs if pair.score >= applied.score_from]
    return tuple(sorted(shown, key=lambda pair: (-pair.score, pair.old, pair.new)))


def _holders(firms: Sequence[FirmMarks]) -> Mapping[tuple[str, int | str], list[int]]:
    holders: dict[tuple[str, int | str], list[int]] = defaultdict(list)
    for place, firm in enumerate(firms):
        for mark in MARKS:
            for value in mark.values(firm):
                holders[mark.name, value].append(place)
    return holders


def _in_time(old: FirmMarks, new: FirmMarks, rules: ReregistrationRules) -> bool:
    if old.ended is None or old.ended_on is None or new.founded is None:
        return False
    if old.founded is not None and new.founded <= old.founded:
        return False
    return -rules.days_before <= new.founded - old.ended_on <= rules.days_after


def _pair(old: FirmMarks, new: FirmMarks, rare: Mapping[tuple[str, int | str], list[int]]) -> Reregistration:
    if old.ended is None or old.ended_on is None or new.founded is None:
        raise ValueError(f"got firms {old.firm} and {new.firm} without days, expected an ended and a new one")
    reasons = []
    kept = 1.0
    counted: set[int | str] = set()
    for mark in MARKS:
        common = set(mark.values(old)) & set(mark.values(new))
        if mark.joins:
            common = {value for value in common if (mark.name, value) in rare} - counted
        shared = tuple(sorted(common, key=str))
        if shared:
            # the shared legal representative is among the people too, and counts once
            counted |= common
            left = (1.0 - mark.weight) ** len(shared)
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


_JOINING = {mark.name: mark.joins for mark in MARKS}
