"""The periods of dishonesty records, read from their rule rows and validated."""

from __future__ import annotations

from datetime import date
from functools import cache
from hashlib import sha256
from importlib.resources import files
from itertools import combinations
from typing import Literal, Self

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from analytics.record_life import Level, Period, PeriodRules, Transition
from graph_service.errors import BadRule

__all__ = ["period_rules", "read_period_rules"]

_FILE = "record_periods.yaml"
Confidence = Literal["law_text_seen", "page_seen", "from_memory"]


class _Row(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str = Field(min_length=1)
    regime: str = Field(min_length=1)
    basis: str = Field(min_length=1)
    confidence: Confidence
    note: str = ""


class _PeriodRow(_Row):
    level: Level
    published: bool
    min_months: int = Field(ge=0)
    max_months: int = Field(ge=0)
    valid_from: date | None
    valid_to: date | None
    article: str | None

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.min_months > self.max_months:
            raise ValueError(f"min_months {self.min_months} is above max_months {self.max_months}")
        if self.valid_from and self.valid_to and self.valid_from >= self.valid_to:
            raise ValueError(f"valid_from {self.valid_from} is not before valid_to {self.valid_to}")
        return self

    def overlaps(self, other: _PeriodRow) -> bool:
        """Whether both rows say something of one level on one day."""
        start = max(self.valid_from or date.min, other.valid_from or date.min)
        end = min(self.valid_to or date.max, other.valid_to or date.max)
        return self.level == other.level and start < end


class _TransitionRow(_Row):
    applies: bool
    in_force_from: date


class _Rows(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    periods: tuple[_PeriodRow, ...] = Field(min_length=1)
    transition: _TransitionRow

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        ids = [row.id for row in (*self.periods, self.transition)]
        if len(ids) != len(set(ids)):
            raise ValueError(f"ids should be unique, got {sorted(ids)}")
        if self.transition.regime not in {row.regime for row in self.periods}:
            raise ValueError(f"transition names the regime {self.transition.regime!r}, which has no rows")
        for one, other in combinations(self.periods, 2):
            if one.overlaps(other):
                raise ValueError(f"{one.id} and {other.id} cover the same days and level")
        return self


@cache
def period_rules() -> PeriodRules:
    """The rule rows of this installation; read and validated once.

    Raises:
        BadRule: a row is missing, contradicts another or cannot be read.
    """
    return read_period_rules(files("graph_service.rules").joinpath(_FILE).read_text(encoding="utf-8"))


def read_period_rules(text: str) -> PeriodRules:
    """The rule rows in a YAML text; the version is the digest of the text.

    Raises:
        BadRule: a row is missing, contradicts another or cannot be read.
    """
    try:
        rows = _Rows.model_validate(yaml.safe_load(text))
    except (yaml.YAMLError, ValidationError) as error:
        raise BadRule(f"{_FILE} should hold valid rule rows; correct it: {error}") from error
    return PeriodRules(
        version=sha256(text.encode()).hexdigest()[:12],
        periods=tuple(Period(**row.model_dump(exclude={"note"})) for row in rows.periods),
        transition=Transition(**rows.transition.model_dump(exclude={"note"})),
    )
