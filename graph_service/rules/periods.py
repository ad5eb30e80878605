"""The periods of dishonesty records and what a later order does to older ones, as rule books."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from datetime import date
from functools import lru_cache
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from analytics.record_life import Level, Period, PeriodRules, RecordLife, Transition
from graph_service.errors import BadRule
from graph_service.rules.book import Book, BookKind, Example, RuleRow, joint_version
from graph_service.rules.installed import book

__all__ = ["PERIODS", "TRANSITIONS", "PeriodRow", "TransitionRow", "period_rules", "rules_of"]


class PeriodRow(RuleRow):
    """How long records of one level are published under one regime, in months from the decision."""

    regime: str = Field(min_length=1)
    level: Level
    published: bool
    min_months: int = Field(ge=0)
    max_months: int = Field(ge=0)

    @property
    def subject(self) -> Hashable:
        """The level: one regime at a time rules on it."""
        return self.level

    @model_validator(mode="after")
    def _months_in_order(self) -> Self:
        if self.min_months > self.max_months:
            raise ValueError(f"min_months {self.min_months} is above max_months {self.max_months}")
        return self


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
    return rules_of(book(PERIODS), book(TRANSITIONS))


@lru_cache(maxsize=16)
def rules_of(periods: Book[PeriodRow], transitions: Book[TransitionRow]) -> PeriodRules:
    """Both books as the record's life takes them; the version is of both.

    Raises:
        BadRule: the transition names a regime without rows, or is not one.
    """
    if len(transitions.rows) != 1 or transitions.rows[0].regime not in {row.regime for row in periods.rows}:
        raise BadRule(
            f"{transitions.origin} should have one row, whose regime is one of {periods.origin}; correct it"
        )
    [row] = transitions.rows
    return PeriodRules(
        version=joint_version((periods, transitions)),
        periods=tuple(Period(**period.model_dump(exclude=_NOT_OF_PERIODS)) for period in periods.rows),
        transition=Transition(row.id, row.regime, row.applies, row.valid_from, row.basis, row.confidence),
    )


_NOT_OF_PERIODS = {"note", "superseded_by"}


def _answer(periods: Book[PeriodRow], example: Example) -> Mapping[str, object]:
    rules = rules_of(periods, book(TRANSITIONS))
    life = RecordLife(**_Given.model_validate(example.given).model_dump())
    standing = life.in_force(example.day, rules)
    return {
        "in_force": standing.in_force,
        "reason": standing.reason,
        "use_until": life.use_until(rules),
    }


PERIODS = BookKind("record_periods", "失信信息公示期限", PeriodRow, answer=_answer)
TRANSITIONS = BookKind("period_transitions", "新旧办法衔接", TransitionRow)
