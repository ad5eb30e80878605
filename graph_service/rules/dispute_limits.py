"""Within how many days a dispute (异议) is to be settled, as a rule book."""

from __future__ import annotations

from collections.abc import Hashable
from datetime import date
from typing import Literal

from pydantic import Field

from graph_service.rules.book import BookKind, RuleRow
from graph_service.rules.installed import book

__all__ = ["DISPUTE_LIMITS", "DisputeLimit", "dispute_limit"]

Step = Literal["mark", "settle"]


class DisputeLimit(RuleRow):
    """Calendar days from the day on which a dispute is raised to a step; null where no number was seen."""

    step: Step
    days: int | None = Field(ge=0)

    @property
    def subject(self) -> Hashable:
        """The step."""
        return self.step


def dispute_limit(step: Step, opened_on: date) -> DisputeLimit | None:
    """The limit for disputes raised on that day; None where no row speaks of it.

    Raises:
        BadRule: the book cannot be read.
    """
    return next((row for row in book(DISPUTE_LIMITS).on(opened_on) if row.step == step), None)


DISPUTE_LIMITS = BookKind("dispute_limits", "异议处理时限", DisputeLimit)
