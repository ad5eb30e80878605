"""The numbers from which votes are control, surely or presumably, and those of research, as a rule book."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from graph_service.errors import BadRule
from graph_service.rules.book import BookKind
from graph_service.rules.figures import FigureRow
from graph_service.rules.installed import book

__all__ = ["CONTROL", "ControlNumbers", "control_numbers"]


@dataclass(frozen=True)
class ControlNumbers:
    """Votes to be exceeded, 0 to 1, each with the instrument or paper that sets it."""

    majority: float
    presumption: float
    weakest_link: float
    basis: tuple[str, str, str]
    version: str


def control_numbers(on: date) -> ControlNumbers:
    """The numbers of this installation on the day.

    Raises:
        BadRule: the book cannot be read, or lacks one of the numbers.
    """
    found = book(CONTROL)
    rows = {row.figure: row for row in found.on(on)}
    values = [rows[name].value if name in rows else None for name in _FIGURES]
    majority, presumption, weakest = values
    if majority is None or presumption is None or weakest is None:
        raise BadRule(f"{found.origin}: {on} needs rows {', '.join(_FIGURES)} with a value, got {values}")
    cited = [rows[name].cited for name in _FIGURES]
    return ControlNumbers(majority, presumption, weakest, (cited[0], cited[1], cited[2]), found.version)


_FIGURES = ("majority", "presumption", "weakest_link")
CONTROL = BookKind("control", "控制权比例", FigureRow)
