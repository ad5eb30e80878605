"""How long a dishonesty record (失信信息) may be used: level, regime in force, repair, annulment."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

Level = Literal["minor", "general", "serious"]

LEVEL_WORDS: dict[Level, str] = {"minor": "轻微", "general": "一般", "serious": "严重"}


@dataclass(frozen=True)
class Period:
    """What one regime says of one level of dishonesty: a dated rule row.

    Attributes:
        published: False where records of this level are in principle not published, hence never used.
        min_months: before which the record is not repaired.
        max_months: after which publication stops by itself, counted from the day of the decision.
        valid_from: decisions from this day on; None for open.
        valid_to: decisions up to the day before; None for open.
    """

    id: str
    regime: str
    level: Level
    published: bool
    min_months: int
    max_months: int
    valid_from: date | None
    valid_to: date | None
    basis: str
    article: str | None
    confidence: str

    def governs(self, decided_on: date) -> bool:
        """Whether the regime was in force on the day of the decision."""
        return (self.valid_from is None or self.valid_from <= decided_on) and (
            self.valid_to is None or decided_on < self.valid_to
        )


@dataclass(frozen=True)
class Transition:
    """Whether a later regime also bounds records decided before it, from the day it came into force.

    Where it does, a record ends at the earlier of the two regimes' ends, yet never before that day.
    """

    id: str
    regime: str
    applies: bool
    in_force_from: date
    basis: str
    confidence: str


@dataclass(frozen=True)
class PeriodRules:
    """All rows that decide how long records live, and the version to cite with each result."""

    version: str
    periods: tuple[Period, ...]
    transition: Transition


@dataclass(frozen=True)
class Ending:
    """The day from which a record is no longer used (exclusive end; None: open), and why, in Chinese."""

    day: date | None
    reason: str


@dataclass(frozen=True)
class Standing:
    """Whether a record is in force on a day, and why, in Chinese."""

    in_force: bool
    reason: str


@dataclass(frozen=True)
class RecordLife:
    """The dates and the level of one record.

    Attributes:
        decided_on: day of the decision, or of the listing.
        level: declared or derived; None where it could not be determined.
        declared_until: the end delivered with the record (exclusive).
        by_list_rule: an entry on a list, whose term is its list's (declared_until), not its level's.
    """

    decided_on: date
    level: Level | None
    repaired_on: date | None = None
    annulled_on: date | None = None
    removed_on: date | None = None
    declared_until: date | None = None
    by_list_rule: bool = False

    def use_until(self, rules: PeriodRules) -> date | None:
        """The day from which the record may no longer be used; None where only a removal ends it.

        A record that may never be used ends on the day of its decision.
        """
        return self.ending(rules).day

    def in_force(self, on: date, rules: PeriodRules) -> Standing:
        """Whether the record may be used on a day: from its decision up to the day before its end."""
        ending = self.ending(rules)
        if ending.day is not None and ending.day <= on:
            return Standing(False, ending.reason)
        if on < self.decided_on:
            return Standing(False, f"{self.decided_on} 方作出")
        return Standing(True, ending.reason)

    def ending(self, rules: PeriodRules) -> Ending:
        """The earliest of all ends: annulment (reaching back to the decision), removal, repair, expiry."""
        if self.annulled_on is not None:
            return Ending(self.decided_on, f"已于 {self.annulled_on} 撤销，自始不得使用")
        ends = [self._by_list() if self.by_list_rule else self._by_level(rules)]
        if self.removed_on is not None:
            ends.append(Ending(max(self.removed_on, self.decided_on), f"已于 {self.removed_on} 移出"))
        if self.repaired_on is not None:
            ends.append(Ending(max(self.repaired_on, self.decided_on), f"已于 {self.repaired_on} 修复"))
        return _earliest(ends)

    def _by_list(self) -> Ending:
        if self.declared_until is None:
            return Ending(None, "名单记录，移出前有效")
        return Ending(self.declared_until, f"名单公布期至 {self.declared_until} 前一日")

    def _by_level(self, rules: PeriodRules) -> Ending:
        own = _applicable(self.level, (row for row in rules.periods if row.governs(self.decided_on)))
        later = self._later_period(rules)
        ends = [_end_by(own, self.decided_on)] if own else []
        if later:
            ends.append(self._bounded(_end_by(later, self.decided_on), rules.transition, own))
        ends += self._declared(own or later)
        if not ends:
            return Ending(self.decided_on, "没有适用的期限规则，暂不使用")
        found = _earliest(ends)
        return found if self.level else Ending(found.day, f"失信程度未定，按最短的公示期计：{found.reason}")

    def _later_period(self, rules: PeriodRules) -> Period | None:
        transition = rules.transition
        if not transition.applies or self.decided_on >= transition.in_force_from:
            return None
        return _applicable(self.level, (row for row in rules.periods if row.regime == transition.regime))

    def _bounded(self, end: Ending, transition: Transition, own: Period | None) -> Ending:
        """A later regime cannot end a record before it came into force itself."""
        if own is None or end.day is None or end.day >= transition.in_force_from:
            return end
        return Ending(transition.in_force_from, f"{end.reason}，自 {transition.in_force_from} 起适用")

    def _declared(self, period: Period | None) -> list[Ending]:
        """The delivered end, where it lies beyond the shortest period that the rule allows."""
        if self.declared_until is None or period is None:
            return []
        if self.declared_until < months_later(self.decided_on, period.min_months):
            return []
        return [Ending(self.declared_until, f"公示截止期 {self.declared_until}")]


def months_later(day: date, months: int) -> date:
    """The same day of the month so many months later, or that month's last day where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _applicable(level: Level | None, rows: Iterable[Period]) -> Period | None:
    """The row of the level; for an undetermined level the one of the shortest published period."""
    if level is not None:
        return next((row for row in rows if row.level == level), None)
    return min((row for row in rows if row.published), key=lambda row: row.max_months, default=None)


def _end_by(period: Period, decided_on: date) -> Ending:
    source = period.basis + (period.article or "")
    words = LEVEL_WORDS[period.level]
    if not period.published:
        return Ending(decided_on, f"{words}失信原则上不公示（{source}）")
    end = months_later(decided_on, period.max_months)
    return Ending(end, f"{words}失信自决定之日起最长 {period.max_months} 个月，至 {end} 前一日（{source}）")


def _earliest(ends: list[Ending]) -> Ending:
    """The ending with the earliest day; the first named of several on one day."""
    return min(ends, key=lambda ending: ending.day or date.max)
