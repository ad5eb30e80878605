"""The measures of the national list (全国失信惩戒措施基础清单), fourteen in three classes, as a rule book."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Literal

from pydantic import Field

from graph_service.rules.book import BookKind, RuleRow

__all__ = ["CLASSES", "MEASURES", "MeasureRow"]

CLASSES = {
    1: "减损信用主体权益或者增加其义务的措施",
    2: "相关管理措施",
    3: "由公共管理机构以外的组织自主实施的措施",
}
"""The classes of the list; the first must rest on a law, a regulation or a document of the centre."""


class MeasureRow(RuleRow):
    """One measure: its number in the list, its class, and whom it typically concerns."""

    number: int = Field(ge=1)
    measure_class: Literal[1, 2, 3]
    name: str = Field(min_length=1)
    nature: str = Field(min_length=1)
    concerns: str = Field(min_length=1)

    @property
    def subject(self) -> Hashable:
        """The number in the list."""
        return self.number


MEASURES = BookKind("measures", "全国失信惩戒措施基础清单", MeasureRow)
