"""The transmission table of associated-party contagion, read from its rule rows and validated."""

from __future__ import annotations

from datetime import date
from functools import cache
from hashlib import sha256
from importlib.resources import files
from itertools import combinations
from typing import Annotated, Literal, Self

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from analytics.contagion_network import Spread
from analytics.severity import SeverityRules
from analytics.transmission import TransmissionRule, TransmissionTable
from graph_service.errors import BadRule

__all__ = ["read_transmission_table", "transmission_table"]

_FILE = "transmission.yaml"
Chance = Annotated[float, Field(ge=0, le=1)]


class _Closed(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Rule(_Closed):
    id: str = Field(min_length=1)
    relation: str = Field(min_length=1)
    chance: Chance
    share_above: Chance | None = None
    root_of_share: bool = False
    floor_from: Chance | None = None
    floor: Chance = 0.0
    unknown_share: Chance = 0.0
    forward: Chance
    backward: Chance
    damped: bool
    basis: str = Field(min_length=1)
    source: str = Field(min_length=1)
    confidence: Literal["measured", "law_text_seen", "policy"]
    valid_from: date | None = None
    valid_to: date | None = None

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.valid_from and self.valid_to and self.valid_from >= self.valid_to:
            raise ValueError(f"valid_from {self.valid_from} is not before valid_to {self.valid_to}")
        return self

    def governs(self, day: date) -> bool:
        """Whether the row is in force on the day; valid_to is the first day that is no longer covered."""
        return (self.valid_from or date.min) <= day < (self.valid_to or date.max)

    def overlaps(self, other: _Rule) -> bool:
        """Whether both rows speak of the same relations on one day."""
        start = max(self.valid_from or date.min, other.valid_from or date.min)
        end = min(self.valid_to or date.max, other.valid_to or date.max)
        return (self.relation, self.share_above) == (other.relation, other.share_above) and start < end


class _Spread(_Closed):
    hops: int = Field(ge=1, le=8)
    decay: float = Field(gt=0, le=1)
    cutoff: float = Field(gt=0, lt=1)


class _Severity(_Closed):
    half_life_days: float = Field(gt=0)
    by_grade: dict[str, Chance]


class _Rows(_Closed):
    damping_exponent: float = Field(ge=0, le=1)
    degree_percentile: float = Field(gt=0, le=100)
    spread: _Spread
    severity: _Severity
    rules: tuple[_Rule, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        ids = [row.id for row in self.rules]
        if len(ids) != len(set(ids)):
            raise ValueError(f"ids should be unique, got {sorted(ids)}")
        for one, other in combinations(self.rules, 2):
            if one.overlaps(other):
                raise ValueError(f"{one.id} and {other.id} cover the same relations and days")
        return self


@cache
def transmission_table(as_of: date) -> TransmissionTable:
    """The rows of this installation in force on the day; read and validated once a day asked for.

    Raises:
        BadRule: a row is missing, contradicts another or cannot be read.
    """
    text = files("graph_service.rules").joinpath(_FILE).read_text(encoding="utf-8")
    return read_transmission_table(text, as_of)


def read_transmission_table(text: str, as_of: date) -> TransmissionTable:
    """The rows of a YAML text in force on the day; the version is the digest of the text.

    Raises:
        BadRule: a row is missing, contradicts another or cannot be read.
    """
    try:
        rows = _Rows.model_validate(yaml.safe_load(text))
    except (yaml.YAMLError, ValidationError) as error:
        raise BadRule(f"{_FILE} should hold valid rule rows; correct it: {error}") from error
    return TransmissionTable(
        version=sha256(text.encode()).hexdigest()[:12],
        rules=tuple(TransmissionRule(**row.model_dump()) for row in rows.rules if row.governs(as_of)),
        damping_exponent=rows.damping_exponent,
        degree_percentile=rows.degree_percentile,
        spread=Spread(**rows.spread.model_dump()),
        severity=SeverityRules(**rows.severity.model_dump()),
    )
