"""What a theory of control finds: whom it names, by which figure, or why it names nobody."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from analytics.concert import Concert
from analytics.share_range import ShareRange

__all__ = ["Finding", "Outcome", "Theory"]


class Theory(StrEnum):
    """The ways in which a controller is looked for."""

    OWNERSHIP = "ownership"
    VOTES = "votes"
    LARGEST_HOLDER = "largest_holder"
    ROLE = "role"
    DECLARED = "declared"


class Outcome(StrEnum):
    """What came of a theory, and why it names nobody where it does."""

    FOUND = "found"
    PRESUMED = "presumed"
    TIED = "tied"
    UNDISCLOSED = "undisclosed"
    RING = "ring"
    NO_MAJORITY = "no_majority"
    NO_HOLDER = "no_holder"
    NOT_GIVEN = "not_given"


@dataclass(frozen=True)
class Finding:
    """What one theory says: the controllers it names, by which figure, along which nodes and holdings.

    `figure_name` is integrated, votes or direct. `next_figure` is that of the runner-up. `path` runs from the
    controller down to the company. `skipped` are nominees that would have come first. `concert` is the
    agreement that joins the voters, where the finding rests on one.
    """

    theory: Theory
    outcome: Outcome
    controllers: tuple[int, ...] = ()
    figure_name: str = ""
    figure: ShareRange | None = None
    next_figure: ShareRange | None = None
    path: tuple[int, ...] = ()
    edges: tuple[int, ...] = ()
    skipped: tuple[int, ...] = ()
    post: str = ""
    concert: Concert | None = None
