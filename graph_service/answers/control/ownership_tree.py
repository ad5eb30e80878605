"""The ownership tree (股权穿透图) of a subject as data: who stands over and under it, and each holding."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from analytics.share_range import ShareRange
from graph_service.answers.as_of import AsOf
from graph_service.answers.facts.freshness import SourceState
from graph_service.answers.facts.listings import Constraint, Notice
from graph_service.answers.facts.parties import Party
from graph_service.answers.facts.relations import Relation

Direction = Literal["up", "down", "both"]

Side = Literal["subject", "up", "down"]


@dataclass(frozen=True)
class TreeNode:
    """A party of the tree; one that a ring puts on both sides stands with the holders.

    `penetrated` and `integrated` are what it holds of the subject, below the subject what the subject holds
    of it; both null for the subject, `integrated` also where a closed ring leaves none. `through_cycles` is
    what the second adds. `hidden` counts its holders (below the subject: its investments) that are not in
    the tree. `constraints` and `notices` are of its own lists.
    """

    party: Party
    side: Side
    penetrated: ShareRange | None
    integrated: ShareRange | None
    through_cycles: float | None
    state: bool
    nominee: bool
    hidden: int
    constraints: tuple[Constraint, ...]
    notices: tuple[Notice, ...]


@dataclass(frozen=True)
class TreeHolding:
    """A holding between two parties of the tree, as its source stated it; `share` is 0 to 1."""

    source: str
    target: str
    share: ShareRange
    relation: Relation


@dataclass(frozen=True)
class OwnershipTree:
    """Parties with the largest shares, each joined to the subject, and all holdings among them.

    `undrawn` counts the holders and investments that are not among the nodes.
    """

    sentence: str
    as_of: AsOf
    subject: Party
    direction: Direction
    nodes: tuple[TreeNode, ...]
    holdings: tuple[TreeHolding, ...]
    undrawn: int
    sources: tuple[SourceState, ...]
