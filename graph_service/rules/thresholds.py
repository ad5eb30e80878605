"""From which amount a fine counts as large (较大数额, 巨额), by purpose, department and region.

The book may be empty: a number that no instrument was seen to set is not made up, and where there is none a
fine alone never makes a record graver.
"""

from __future__ import annotations

from collections.abc import Hashable
from datetime import date
from typing import Literal

from pydantic import Field

from graph_service.rules.book import BookKind, RuleRow
from graph_service.rules.installed import book

__all__ = ["FINE_THRESHOLDS", "FineRow", "fine_threshold"]


class FineRow(RuleRow):
    """The amount in yuan from which a fine counts, inclusive; null department or region: for all of them."""

    purpose: str = Field(min_length=1)
    department: str | None
    region_code: str | None
    subject_type: Literal["enterprise", "person"] | None
    amount: float = Field(gt=0)

    @property
    def subject(self) -> Hashable:
        """Whose fines for what."""
        return (self.purpose, self.department, self.region_code, self.subject_type)


def fine_threshold(purpose: str, on: date) -> FineRow | None:
    """The threshold of this purpose that holds everywhere and for everybody; None where there is none.

    Raises:
        BadRule: the book cannot be read.
    """
    return next(
        (row for row in book(FINE_THRESHOLDS).on(on) if row.subject == (purpose, None, None, None)), None
    )


FINE_THRESHOLDS = BookKind("fine_thresholds", "较大数额、巨额罚款标准", FineRow)
