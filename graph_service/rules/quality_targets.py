"""What a place has set itself for the quality of its data (数据质量目标), as a rule book."""

from __future__ import annotations

from collections.abc import Hashable
from datetime import date
from typing import Literal

from pydantic import Field

from graph_service.rules.book import BookKind, RuleRow
from graph_service.rules.installed import book

__all__ = ["QUALITY_TARGETS", "Indicator", "TargetRow", "quality_targets"]

Indicator = Literal["reporting", "compliance", "timeliness", "disputes", "duplicate_codes"]
"""上报率, 合规率, 及时率, 有效异议占比, 重错码率."""


class TargetRow(RuleRow):
    """One target of one place; `value` is a ratio of 1, to be reached or not to be passed."""

    region_code: str = Field(min_length=6, max_length=6)
    place: str = Field(min_length=1)
    indicator: Indicator
    comparison: Literal["at_least", "at_most", "below"]
    value: float = Field(ge=0, le=1)

    @property
    def subject(self) -> Hashable:
        """The place and the indicator."""
        return (self.region_code, self.indicator)

    def met(self, ratio: float) -> bool:
        """Whether a ratio reaches the target."""
        match self.comparison:
            case "at_least":
                return ratio >= self.value
            case "at_most":
                return ratio <= self.value
            case _:
                return ratio < self.value


def quality_targets(region_code: str, on: date) -> dict[Indicator, TargetRow]:
    """The targets of the place, else of the city around it, by indicator.

    Raises:
        BadRule: the book cannot be read.
    """
    rows = book(QUALITY_TARGETS).on(on)
    city = {row.indicator: row for row in rows if row.region_code == f"{region_code[:4]}00"}
    return city | {row.indicator: row for row in rows if row.region_code == region_code}


QUALITY_TARGETS = BookKind("quality_targets", "数据质量目标", TargetRow)
