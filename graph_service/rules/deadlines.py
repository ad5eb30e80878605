"""Deadlines and terms that instruments give as numbers (时限), as a rule book."""

from __future__ import annotations

from datetime import date

from graph_service.rules.book import BookKind
from graph_service.rules.figures import FigureRow
from graph_service.rules.installed import book

__all__ = ["DEADLINES", "deadline"]


def deadline(figure: str, on: date) -> FigureRow | None:
    """The deadline of this name on the day, with its unit; None where no row speaks of it.

    Raises:
        BadRule: the book cannot be read.
    """
    return next((row for row in book(DEADLINES).on(on) if row.figure == figure), None)


DEADLINES = BookKind("deadlines", "时限", FigureRow)
