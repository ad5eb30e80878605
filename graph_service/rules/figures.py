"""Single numbers as rule rows: a name, a value or none, a unit."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Self

from pydantic import Field, model_validator

from graph_service.rules.book import RuleRow

__all__ = ["FigureRow"]


class FigureRow(RuleRow):
    """One number; `value` is null exactly where the row says that the number was not seen."""

    figure: str = Field(min_length=1)
    value: float | None
    unit: str

    @property
    def subject(self) -> Hashable:
        """The figure."""
        return self.figure

    @model_validator(mode="after")
    def _null_where_not_seen(self) -> Self:
        if (self.value is None) != (self.confidence == "not_seen"):
            raise ValueError(f"value {self.value} does not go with confidence {self.confidence}")
        return self
