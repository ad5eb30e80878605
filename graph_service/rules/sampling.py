"""How many firms of each risk class are drawn for inspection (双随机、一公开抽查比例), as a rule book."""

from __future__ import annotations

from collections.abc import Hashable
from datetime import date
from typing import Literal

from pydantic import Field

from graph_service.rules.book import BookKind, RuleRow
from graph_service.rules.installed import book

__all__ = ["SAMPLING", "SamplingRow", "sampling_rule"]

RiskClass = Literal["A", "B", "C", "D"]
"""企业信用风险分类: A 低, B 一般, C 较高, D 高."""


class SamplingRow(RuleRow):
    """The ratio of one class, 0 to 1; null where the instrument gives words and no number: set your own."""

    risk_class: RiskClass
    ratio: float | None = Field(ge=0, le=1)
    words: str = Field(min_length=1)

    @property
    def subject(self) -> Hashable:
        """The class."""
        return self.risk_class


def sampling_rule(risk_class: RiskClass, on: date) -> SamplingRow | None:
    """What the day's rules say of the class; None where no row speaks of it.

    Raises:
        BadRule: the book cannot be read, or contradicts itself.
    """
    return next((row for row in book(SAMPLING).on(on) if row.risk_class == risk_class), None)


def _rising(rows: tuple[SamplingRow, ...]) -> None:
    """A worse class is never drawn more rarely than a better one, as far as numbers are given."""
    days = {row.valid_from or date.min for row in rows}
    for day in days:
        given = sorted((r.risk_class, r.ratio) for r in rows if r.governs(day) and r.ratio is not None)
        ratios = [ratio for _, ratio in given]
        if ratios != sorted(ratios):
            raise ValueError(f"ratios should rise from A to D, got {given} on {day}")


SAMPLING = BookKind("sampling_ratios", "双随机抽查比例", SamplingRow, consistent=_rising)
