"""The periods of dishonesty records, by level and by channel, and what a later order does to older ones."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from datetime import date
from functools import lru_cache
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from analytics.publication_class import PublicationClass
from analytics.record_life import RecordLife
from analytics.record_periods import Channel, ChannelPeriod, Level, Period, PeriodRules, Transition
from graph_service.errors import BadRule
from graph_service.rules.book import Book, BookKind, Example, RuleRow, joint_version
from graph_service.rules.installed import book

__all__ = [
    "CHANNELS",
    "PERIODS",
    "TRANSITIONS",
    "ChannelRow",
    "PeriodRow",
    "TransitionRow",
    "period_rules",
    "rules_of",
]


class PeriodRow(RuleRow):
    """How long records of one level live under one regime, as `analytics.record_periods.Period`."""

    regime: str = Field(min_length=1)
    level: Level
    published: bool
    min_months: int = Field(ge=0)
    max_months: int = Field(ge=0)
    share_months: int | None = Field(default=None, ge=0)
    use_months: int | None = Field(default=None, ge=0)
    measure_months: int | None = Field(default=None, ge=0)
    persons_published: bool = True

    @property
    def subject(self) -> Hashable:
        """The level: one regime at a time rules on it."""
        return self.level

    @model_validator(mode="after")
    def _months_in_order(self) -> Self:
        if self.min_months > self.max_months:
            raise ValueError(f"min_months {self.min_months} is above max_months {self.max_months}")
        return self


class ChannelRow(RuleRow):
    """How long a channel of its own publishes one class, as `analytics.record_periods.ChannelPeriod`."""

    channel: Channel
    publication_class: PublicationClass
    authority_words: tuple[str, ...]
    published: bool
    months: int = Field(ge=0)

    @property
    def subject(self) -> Hashable:
        """The class in its channel, for the authorities named."""
        return (self.channel, self.publication_class, self.authority_words)


class TransitionRow(RuleRow):
    """Whether the regime also bounds records decided before `valid_from`."""

    regime: str = Field(min_length=1)
    applies: bool
    valid_from: date

    @property
    def subject(self) -> Hashable:
        """One row decides for all records."""
        return "transition"


class _Given(BaseModel):
    """A record in a worked example."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    decided_on: date
    level: Level | None
    repaired_on: date | None = None
    annulled_on: date | None = None
    declared_until: date | None = None


def period_rules() -> PeriodRules:
    """The rules of this installation.

    Raises:
        BadRule: a book cannot be read, or they contradict each other.
    """
    return rules_of(book(PERIODS), book(TRANSITIONS), book(CHANNELS))


@lru_cache(maxsize=16)
def rules_of(
    periods: Book[PeriodRow], transitions: Book[TransitionRow], channels: Book[ChannelRow]
) -> PeriodRules:
    """The three books as the record's life takes them; the version is of all three.

    Raises:
        BadRule: the transition names a regime without rows, or is not one.
    """
    if len(transitions.rows) != 1 or transitions.rows[0].regime not in {row.regime for row in periods.rows}:
        raise BadRule(
            f"{transitions.origin} should have one row, whose regime is one of {periods.origin}; correct it"
        )
    [row] = transitions.rows
    return PeriodRules(
        version=joint_version((periods, transitions, channels)),
        periods=tuple(Period(**period.model_dump(exclude=_NOT_OF_PERIODS)) for period in periods.rows),
        channels=tuple(ChannelPeriod(**one.model_dump(exclude=_NOT_OF_PERIODS)) for one in channels.rows),
        transition=Transition(row.id, row.regime, row.applies, row.valid_from, row.basis, row.confidence),
    )


_NOT_OF_PERIODS = {"note", "superseded_by"}


def _answer(periods: Book[PeriodRow], example: Example) -> Mapping[str, object]:
    rules = rules_of(periods, book(TRANSITIONS), book(CHANNELS))
    life = RecordLife(**_Given.model_validate(example.given).model_dump())
    standing = life.in_force(example.day, rules)
    return {
        "in_force": standing.in_force,
        "reason": standing.reason,
        "use_until": life.use_until(rules),
    }


PERIODS = BookKind("record_periods", "失信信息公示期限", PeriodRow, answer=_answer)
CHANNELS = BookKind("channel_periods", "各公示渠道的期限", ChannelRow)
TRANSITIONS = BookKind("period_transitions", "新旧办法衔接", TransitionRow)
