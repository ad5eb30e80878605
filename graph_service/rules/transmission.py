"""Associated-party contagion as rule books: what a relation passes on, what a record weighs, and numbers."""

from __future__ import annotations

from collections.abc import Hashable
from datetime import date
from functools import lru_cache
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from analytics.contagion_network import Spread
from analytics.severity import SeverityRules
from analytics.transmission import RelationKind, TransmissionRule, TransmissionTable
from graph_service.errors import BadRule
from graph_service.rules.book import Book, BookKind, RuleRow, joint_version
from graph_service.rules.figures import FigureRow
from graph_service.rules.installed import book

__all__ = ["CONTAGION", "SEVERITY", "TRANSMISSION", "TransmissionRow", "table_of", "transmission_table"]

Chance = Annotated[float, Field(ge=0, le=1)]


class TransmissionRow(RuleRow):
    """What one kind of relation passes on; see `analytics.transmission.TransmissionRule`."""

    relation: RelationKind
    chance: Chance
    share_above: Chance | None = None
    root_of_share: bool = False
    floor_from: Chance | None = None
    floor: Chance = 0.0
    unknown_share: Chance = 0.0
    forward: Chance
    backward: Chance
    damped: bool
    source: str = Field(min_length=1)

    @property
    def subject(self) -> Hashable:
        """The relations that the row speaks of."""
        return (self.relation, self.share_above)


class WeightRow(RuleRow):
    """How much a record of one grade weighs, 0 to 1."""

    grade: str = Field(min_length=1)
    weight: Chance

    @property
    def subject(self) -> Hashable:
        """The grade."""
        return self.grade


class _Numbers(BaseModel):
    """The figures that contagion needs, each in its range."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    damping_exponent: float = Field(ge=0, le=1)
    degree_percentile: float = Field(gt=0, le=100)
    hops: int = Field(ge=1, le=8)
    decay: float = Field(gt=0, le=1)
    cutoff: float = Field(gt=0, lt=1)
    half_life_days: float = Field(gt=0)


def transmission_table(as_of: date) -> TransmissionTable:
    """The rows of this installation in force on the day.

    Raises:
        BadRule: a book cannot be read, or a figure is missing or out of its range.
    """
    return table_of(book(TRANSMISSION), book(SEVERITY), book(CONTAGION), as_of)


@lru_cache(maxsize=64)
def table_of(
    relations: Book[TransmissionRow], weights: Book[WeightRow], figures: Book[FigureRow], as_of: date
) -> TransmissionTable:
    """The three books in force on the day as one table; the version is of all three.

    Raises:
        BadRule: a figure is missing on that day or out of its range.
    """
    try:
        numbers = _Numbers.model_validate({row.figure: row.value for row in figures.on(as_of)})
    except ValidationError as error:
        raise BadRule(f"{figures.origin} on {as_of}: {error}") from error
    return TransmissionTable(
        version=joint_version((relations, weights, figures)),
        rules=tuple(_rule(row) for row in relations.on(as_of)),
        damping_exponent=numbers.damping_exponent,
        degree_percentile=numbers.degree_percentile,
        spread=Spread(hops=numbers.hops, decay=numbers.decay, cutoff=numbers.cutoff),
        severity=SeverityRules({row.grade: row.weight for row in weights.on(as_of)}, numbers.half_life_days),
    )


def _rule(row: TransmissionRow) -> TransmissionRule:
    return TransmissionRule(**row.model_dump(exclude={"article", "superseded_by", "note"}))


def _whole_on_every_day(rows: tuple[FigureRow, ...]) -> None:
    """On each day on which a figure changes all are there, each in its range."""
    days = {day for row in rows for day in (row.valid_from or date.min, row.valid_to) if day}
    for day in sorted(days):
        _Numbers.model_validate({row.figure: row.value for row in rows if row.governs(day)})


TRANSMISSION = BookKind("transmission", "关联提示：关系的传导", TransmissionRow)
SEVERITY = BookKind("severity", "关联提示：记录的权重", WeightRow)
CONTAGION = BookKind("contagion", "关联提示：参数", FigureRow, consistent=_whole_on_every_day)
