"""Every rule book of the project; a new kind of rule is one line here, one file, one module."""

from __future__ import annotations

from graph_service.rules.book import Book, BookKind, RuleRow
from graph_service.rules.control import CONTROL
from graph_service.rules.deadlines import DEADLINES
from graph_service.rules.dispute_limits import DISPUTE_LIMITS
from graph_service.rules.effects import EFFECTS, refers_to_rows
from graph_service.rules.evaluations import GRADE_LIMITS, SCHEMES
from graph_service.rules.holders import HOLDERS
from graph_service.rules.installed import book
from graph_service.rules.leads import LEAD_FIGURES, LEAD_WEIGHTS, SHARED_TRAITS
from graph_service.rules.levels import LEVELS
from graph_service.rules.lists import LISTS
from graph_service.rules.measures import MEASURES
from graph_service.rules.owners import BENEFICIAL_OWNERS
from graph_service.rules.periods import CHANNELS, PERIODS, TRANSITIONS, period_rules
from graph_service.rules.policies import POLICIES
from graph_service.rules.quality_targets import QUALITY_TARGETS
from graph_service.rules.related_parties import CREDIT_LIMITS, RELATED_PARTIES
from graph_service.rules.repairs import REPAIRS
from graph_service.rules.sampling import SAMPLING
from graph_service.rules.thresholds import FINE_THRESHOLDS
from graph_service.rules.transmission import CONTAGION, SEVERITY, TRANSMISSION

__all__ = ["BOOKS", "DECIDE_ENDS", "checked_books"]

BOOKS: tuple[BookKind[RuleRow], ...] = (
    LISTS,
    MEASURES,
    EFFECTS,
    FINE_THRESHOLDS,
    LEVELS,
    PERIODS,
    CHANNELS,
    TRANSITIONS,
    REPAIRS,
    DISPUTE_LIMITS,
    DEADLINES,
    QUALITY_TARGETS,
    SAMPLING,
    SCHEMES,
    GRADE_LIMITS,
    TRANSMISSION,
    SEVERITY,
    CONTAGION,
    CONTROL,
    HOLDERS,
    BENEFICIAL_OWNERS,
    RELATED_PARTIES,
    CREDIT_LIMITS,
    LEAD_WEIGHTS,
    LEAD_FIGURES,
    SHARED_TRAITS,
    *(policy.kind for policy in POLICIES),
)
"""In the order in which they are shown."""

DECIDE_ENDS: tuple[BookKind[RuleRow], ...] = (LISTS, LEVELS, PERIODS, CHANNELS, TRANSITIONS)
"""Those that the level and the ends of stored records follow from."""


def checked_books() -> tuple[Book[RuleRow], ...]:
    """Every book in force here, read and held against the others; what a service does at its start.

    Raises:
        BadRule: a book cannot be read, or two contradict each other.
    """
    books = tuple(book(kind) for kind in BOOKS)
    period_rules()
    refers_to_rows(book(EFFECTS), book(MEASURES), book(LISTS))
    return books
