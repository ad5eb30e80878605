"""Rule rows on how long dishonesty records (失信信息) live: by level, by channel, across regimes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal

from analytics.publication_class import PublicationClass

Level = Literal["minor", "general", "serious"]
End = Literal["public", "share", "use", "measure"]
"""What ends: publication (公示), sharing (共享), use (使用), measures (惩戒措施)."""
Channel = Literal["credit_china", "gsxt"]
"""信用中国, or 国家企业信用信息公示系统: one decision may end on two days in them."""

LEVEL_WORDS: dict[Level, str] = {"minor": "轻微", "general": "一般", "serious": "严重"}
CHANNEL_WORDS: dict[Channel, str] = {"credit_china": "信用中国", "gsxt": "国家企业信用信息公示系统"}


@dataclass(frozen=True)
class Period:
    """What one regime says of one level of dishonesty, in 信用中国 and for use: a dated rule row.

    Attributes:
        published: False where records of this level are in principle not published.
        min_months: before which the record is not repaired.
        max_months: after which publication stops by itself, counted from the day of the decision.
        valid_from: decisions from this day on; None for open.
        valid_to: decisions up to the day before; None for open.
        share_months, use_months, measure_months: where the law tells sharing, use or measures apart from
            publication; None: they end with it, and never begin where nothing is published.
        persons_published: False where penalties of natural persons are in principle not published.
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
    share_months: int | None = None
    use_months: int | None = None
    measure_months: int | None = None
    persons_published: bool = True

    def governs(self, decided_on: date) -> bool:
        """Whether the regime was in force on the day of the decision."""
        return covers(self.valid_from, self.valid_to, decided_on)

    def months(self, end: End, natural_person: bool = False) -> int | None:
        """Months from the decision to this end; None where it never begins."""
        own = {"share": self.share_months, "use": self.use_months, "measure": self.measure_months}.get(end)
        if own is not None:
            return own
        hidden = end == "public" and natural_person and not self.persons_published
        return self.max_months if self.published and not hidden else None


@dataclass(frozen=True)
class ChannelPeriod:
    """How long a channel of its own publishes penalties of one class: a dated rule row (令45).

    Attributes:
        publication_class: what the penalty consists of.
        authority_words: the row governs decisions of authorities whose name holds one of these; empty: all.
        published: False where the channel does not publish the class.
        months: from publication to its end.
        valid_from, valid_to: days of decision, as of `Period`.
    """

    id: str
    channel: Channel
    publication_class: PublicationClass
    authority_words: tuple[str, ...]
    published: bool
    months: int
    valid_from: date | None
    valid_to: date | None
    basis: str
    article: str | None
    confidence: str

    def governs(self, authority: str, found: PublicationClass, decided_on: date) -> bool:
        """Whether the row speaks of such a decision of this authority on the day."""
        of_it = not self.authority_words or any(word in authority for word in self.authority_words)
        return (
            of_it and found == self.publication_class and covers(self.valid_from, self.valid_to, decided_on)
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
    channels: tuple[ChannelPeriod, ...] = ()

    def period(self, level: Level | None, decided_on: date) -> Period | None:
        """The row of the level that was in force on the day; None where there is none.

        For an undetermined level it is the row of the shortest published period.
        """
        return next((row for row in self._by_level.get(level, ()) if row.governs(decided_on)), None)

    def period_of(self, regime: str, level: Level | None) -> Period | None:
        """The row of the level in one regime, whatever the day; levels as of `period`."""
        return next((row for row in self._by_level.get(level, ()) if row.regime == regime), None)

    def apart(self, natural_person: bool) -> frozenset[End]:
        """The ends that some row tells apart from the use; all others lie on one day with it."""
        return self._apart[natural_person]

    @cached_property
    def _apart(self) -> tuple[frozenset[End], frozenset[End]]:
        rows = self.periods
        named: tuple[tuple[End, bool], ...] = (
            ("public", any(row.use_months is not None for row in rows)),
            ("share", any(row.share_months != row.use_months for row in rows)),
            ("measure", any(row.measure_months != row.use_months for row in rows)),
        )
        of_firms: frozenset[End] = frozenset(end for end, told_apart in named if told_apart)
        hidden: tuple[End, ...] = () if all(row.persons_published for row in rows) else ("public",)
        return of_firms, of_firms.union(hidden)

    @cached_property
    def _by_level(self) -> dict[Level | None, tuple[Period, ...]]:
        shortest_first = sorted(
            (row for row in self.periods if row.published), key=lambda row: row.max_months
        )
        by_level: dict[Level | None, tuple[Period, ...]] = {None: tuple(shortest_first)}
        for row in self.periods:
            by_level[row.level] = (*by_level.get(row.level, ()), row)
        return by_level


def covers(valid_from: date | None, valid_to: date | None, day: date) -> bool:
    """Whether the day is in the row's time; valid_to is the first day that is no longer covered."""
    return (valid_from is None or valid_from <= day) and (valid_to is None or day < valid_to)
