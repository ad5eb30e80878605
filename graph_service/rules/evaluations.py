"""Schemes by which organisations are graded, and which grades exclude each other, as rule books.

Grades are imported and never worked out here; what the books say is only how a scheme orders its grades and
when two results cannot both be right.
"""

from __future__ import annotations

from collections.abc import Hashable
from datetime import date
from typing import Literal, Self

from pydantic import Field, model_validator

from graph_service.rules.book import BookKind, RuleRow
from graph_service.rules.installed import book

__all__ = ["GRADE_LIMITS", "SCHEMES", "GradeLimit", "Layer", "Scheme", "grade_limits", "scheme_of"]

Layer = Literal["public", "industry", "market"]


class Scheme(RuleRow):
    """A scheme of grades, best first; `layer` says whose it is: the state's, an industry's, the market's."""

    scheme: str = Field(min_length=1)
    title: str = Field(min_length=1)
    layer: Layer
    issuer: str = Field(min_length=1)
    grades: tuple[str, ...] = Field(min_length=2)

    @property
    def subject(self) -> Hashable:
        """The scheme."""
        return self.scheme

    @model_validator(mode="after")
    def _each_grade_once(self) -> Self:
        if len(set(self.grades)) != len(self.grades):
            raise ValueError(f"grades should stand once each, got {list(self.grades)}")
        return self


class GradeLimit(RuleRow):
    """An industry grade that a subject with this public grade must not have."""

    public_grade: str = Field(min_length=1)
    industry_grade: str = Field(min_length=1)

    @property
    def subject(self) -> Hashable:
        """The pair of grades."""
        return (self.public_grade, self.industry_grade)


def scheme_of(named: str, on: date) -> Scheme | None:
    """The scheme of this code or title as it stood on the day; None where no row speaks of it.

    Raises:
        BadRule: the book cannot be read.
    """
    return next((row for row in book(SCHEMES).on(on) if named in (row.scheme, row.title)), None)


def grade_limits(on: date) -> tuple[GradeLimit, ...]:
    """The pairs of grades that exclude each other on the day.

    Raises:
        BadRule: the book cannot be read.
    """
    return book(GRADE_LIMITS).on(on)


SCHEMES = BookKind("evaluation_schemes", "信用评价体系", Scheme)
GRADE_LIMITS = BookKind("evaluation_limits", "信用评价一致性", GradeLimit)
