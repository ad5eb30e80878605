"""What differs between two states of one subject, and why: time in the world, or learning, or correction.

Both states come from one history on two clocks (Snodgrass, Developing Time-Oriented Database Applications,
2000): a fact differs because the world moved between the two days, or because it was learnt, withdrawn or
corrected between the two moments. The other way round the same facts differ for the same reasons.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

__all__ = ["Clocks", "FactChange", "Nature", "Version", "fact_changes", "nature_of_succession"]


class Nature(StrEnum):
    """Why a fact is not the same in both states."""

    BEGINS = "begins"
    LEARNT = "learnt"
    ENDS = "ends"
    WITHDRAWN = "withdrawn"
    MOVED = "moved"
    CORRECTED = "corrected"
    UNDATED = "undated"
    REASSESSED = "reassessed"


@dataclass(frozen=True)
class Version:
    """One version of a fact.

    Attributes:
        key: what the fact is, whatever its version.
        said: what its source says of it, as text by name.
        worked_out: what rules and events make of it, likewise.
        begins: first day in the world; None where not said.
        ends: first day on which it is no longer true; None where not ended.
        learnt: since when the version is known.
        closed: since when it no longer is; None where it is.
    """

    key: str
    said: Mapping[str, str]
    worked_out: Mapping[str, str]
    begins: date | None
    ends: date | None
    learnt: datetime
    closed: datetime | None


@dataclass(frozen=True, order=True)
class Clocks:
    """A state's two clocks: true in the world on a day, known at a moment."""

    true_on: date
    known_on: datetime


@dataclass(frozen=True)
class FactChange:
    """A fact that differs: as it stands in the first state and in the second; None where it does not."""

    key: str
    before: Version | None
    after: Version | None
    nature: Nature

    @property
    def turned(self) -> FactChange:
        """The same seen from the other state."""
        return FactChange(self.key, self.after, self.before, self.nature)


def fact_changes(
    first: Mapping[str, Version],
    second: Mapping[str, Version],
    clocks: tuple[Clocks, Clocks],
    history: Mapping[str, Sequence[Version]],
) -> tuple[FactChange, ...]:
    """The facts that differ between two states, in the order of their keys; O(facts + versions).

    Args:
        first: the standing version of each fact at the first clocks, by key.
        second: the same at the second.
        clocks: of both.
        history: every version of each fact that was ever known, by key.
    """
    found = (
        _change(key, first.get(key), second.get(key), clocks, history.get(key, ()))
        for key in sorted(first.keys() | second.keys())
    )
    return tuple(one for one in found if one)


def nature_of_succession(one: Version, other: Version, window: tuple[date, date]) -> Nature:
    """Why two versions of a fact say different things; the window excludes its first day.

    The younger one's first day inside the window is a change in the world; the same period said otherwise is
    a correction; where no day is said, the two cannot be told apart.
    """
    older, newer = sorted((one, other), key=lambda version: version.learnt)
    if one.said == other.said and (one.begins, one.ends) == (other.begins, other.ends):
        return Nature.REASSESSED
    if newer.begins is None:
        return Nature.UNDATED
    if older.begins != newer.begins and window[0] < newer.begins <= window[1]:
        return Nature.MOVED
    return Nature.CORRECTED


def _change(
    key: str,
    one: Version | None,
    other: Version | None,
    clocks: tuple[Clocks, Clocks],
    history: Sequence[Version],
) -> FactChange | None:
    if one is not None and other is not None:
        if _says(one) == _says(other):
            return None
        days = sorted(clock.true_on for clock in clocks)
        return FactChange(key, one, other, nature_of_succession(one, other, (days[0], days[1])))
    if one is not None:
        return _one_sided(one, clocks[1], history).turned
    assert other is not None
    return _one_sided(other, clocks[0], history)


def _one_sided(stands: Version, clock: Clocks, history: Sequence[Version]) -> FactChange:
    """The change of a version that stands in the second state alone; the clock is the first state's."""
    nature = _why_absent(stands, clock, history)
    if nature is Nature.BEGINS and (before := _succeeded(stands, clock, history)):
        return FactChange(stands.key, before, stands, Nature.MOVED)
    return FactChange(stands.key, None, stands, nature)


def _succeeded(stands: Version, clock: Clocks, history: Sequence[Version]) -> Version | None:
    """The version that spoke of the clock's day before a younger one took its place with later days."""
    known = [one for one in history if one.learnt < stands.learnt and one.learnt <= clock.known_on]
    spoke = [
        one
        for one in known
        if (one.begins or date.min) <= clock.true_on and not (one.ends and one.ends <= clock.true_on)
    ]
    return max(spoke, key=lambda one: one.learnt, default=None)


def _says(one: Version) -> tuple[object, ...]:
    return one.said, one.worked_out, one.begins, one.ends


def _why_absent(one: Version, clock: Clocks, history: Sequence[Version]) -> Nature:
    """Why the version does not stand at the clock."""
    if one.begins and one.begins > clock.true_on:
        return Nature.BEGINS
    if one.ends and one.ends <= clock.true_on:
        return Nature.ENDS
    known = [version for version in history if version.learnt <= clock.known_on]
    if not known:
        return Nature.LEARNT
    last = max(known, key=lambda version: version.learnt)
    if last.begins and last.begins > clock.true_on:
        return Nature.BEGINS
    if last.ends and last.ends <= clock.true_on:
        return Nature.ENDS
    return Nature.LEARNT if last.learnt < one.learnt else Nature.WITHDRAWN
