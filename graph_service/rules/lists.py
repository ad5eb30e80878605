"""The lists (名单) as a rule book: tier, keeper, basis, term, and whom else the basis lists."""

from __future__ import annotations

from collections.abc import Hashable
from datetime import date
from typing import Literal, Self

from pydantic import Field, model_validator

from analytics.targets import Target
from graph_service.rules.book import BookKind, RuleRow
from graph_service.rules.installed import book

__all__ = ["LISTS", "ListRow", "Tier", "list_rule"]

Tier = Literal["A", "B", "C", "R"]


class ListRow(RuleRow):
    """What one list is; months count from the day of listing, null where no fixed number is known."""

    list_code: str = Field(min_length=1)
    name: str = Field(min_length=1)
    tier: Tier | None
    authority: str = Field(min_length=1)
    term_months: int | None = Field(gt=0)
    early_months: int | None = Field(gt=0)
    reaches: tuple[Target, ...]

    @property
    def subject(self) -> Hashable:
        """The list."""
        return self.list_code

    @model_validator(mode="after")
    def _serious_with_basis(self) -> Self:
        if self.tier == "A" and self.confidence == "not_seen":
            raise ValueError("a serious list (A) should have a basis that somebody has seen or remembers")
        return self


def list_rule(list_code: str, on: date) -> ListRow | None:
    """What the list is on the day; None where no row speaks of it.

    Raises:
        BadRule: the book cannot be read.
    """
    return next((row for row in book(LISTS).rows if row.list_code == list_code and row.governs(on)), None)


LISTS = BookKind("lists", "名单定义", ListRow)
