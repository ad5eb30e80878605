"""Leads (线索) on re-registered firms and clusters of shells as rule books: weights, bounds, caps."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

from pydantic import Field

from analytics.reregistration import MARKS, ReregistrationRules
from analytics.shell_clusters import ShellRules
from graph_service.errors import BadRule
from graph_service.rules.book import Book, BookKind, RuleRow, joint_version
from graph_service.rules.figures import FigureRow
from graph_service.rules.installed import book

__all__ = ["LEAD_FIGURES", "LEAD_WEIGHTS", "SHARED_TRAITS", "LeadRules", "SharedTraitRow", "lead_rules"]

TextTrait = Literal["address", "phone", "email"]


class MarkRow(RuleRow):
    """How much one shared value of a mark counts, 0 to 1."""

    mark: str = Field(min_length=1)
    weight: float = Field(ge=0, lt=1)

    @property
    def subject(self) -> Hashable:
        """The mark."""
        return self.mark


class SharedTraitRow(RuleRow):
    """A trait that bears these words joins nobody where more than `cap` firms share it."""

    trait: TextTrait
    contains: str = Field(min_length=2)
    cap: int = Field(ge=0)

    @property
    def subject(self) -> Hashable:
        """The trait and the words."""
        return (self.trait, self.contains)


@dataclass(frozen=True)
class LeadRules:
    """All that leads are made by on one day, and the version of the books together."""

    reregistration: ReregistrationRules
    shells: ShellRules
    shared: tuple[SharedTraitRow, ...]
    version: str


def lead_rules(on: date) -> LeadRules:
    """The rows of this installation in force on the day.

    Raises:
        BadRule: a book cannot be read, or a weight or figure is missing on the day.
    """
    return _rules_of(book(LEAD_WEIGHTS), book(LEAD_FIGURES), book(SHARED_TRAITS), on)


@lru_cache(maxsize=64)
def _rules_of(
    weights: Book[MarkRow], figures: Book[FigureRow], shared: Book[SharedTraitRow], on: date
) -> LeadRules:
    by_mark = {row.mark: row.weight for row in weights.on(on)}
    number = {row.figure: row.value for row in figures.on(on) if row.value is not None}
    _all_there(weights.origin, (mark.name for mark in MARKS), by_mark, on)
    _all_there(figures.origin, FIGURES, number, on)
    return LeadRules(
        reregistration=ReregistrationRules(
            weights=by_mark,
            days_before=int(number["days_before"]),
            days_after=int(number["days_after"]),
            score_from=number["score_from"],
            most=int(number["most_sharing"]),
        ),
        shells=ShellRules(
            fewest=int(number["burst_fewest"]),
            most=int(number["burst_most"]),
            days=int(number["burst_days"]),
            staff_below=int(number["staff_below"]),
        ),
        shared=shared.on(on),
        version=joint_version((weights, figures, shared)),
    )


def _all_there(origin: str, wanted: Iterable[str], there: Iterable[str], on: date) -> None:
    missing = sorted(set(wanted) - set(there))
    if missing:
        raise BadRule(f"{origin} has no row in force on {on} for {', '.join(missing)}")


FIGURES = (
    "days_before",
    "days_after",
    "score_from",
    "most_sharing",
    "burst_fewest",
    "burst_most",
    "burst_days",
    "staff_below",
)
"""The figures that leads need."""

LEAD_WEIGHTS = BookKind("lead_weights", "换壳线索权重", MarkRow)
LEAD_FIGURES = BookKind("lead_figures", "线索参数", FigureRow)
SHARED_TRAITS = BookKind("shared_traits", "园区、托管等共用住所与联系方式", SharedTraitRow)
