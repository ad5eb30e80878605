"""Groups (集团): subjects joined by control, with the controller at the root and minority holdings apart.

Only control joins: over all relations most of a register is one component. Basis: 商业银行集团客户授信业务
风险管理指引 (2010) art. 3 and 公司法 (2023) art. 265; a common state holder alone makes no group (265(4)), so
state holders are left out of the pairs given.
"""

from __future__ import annotations

import heapq
from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analytics.arrays import Nodes
from analytics.components import weak_components
from analytics.holding_rows import HoldingRows
from analytics.holdings_graph import Holdings

__all__ = [
    "ControlGroup",
    "FringeHolding",
    "GroupLabels",
    "GroupMember",
    "control_group",
    "group_labels",
    "groups_by_controller",
]

FRINGE_FROM = 0.2
"""Significant influence is presumed from a fifth on (企业会计准则第2号)."""


@dataclass(frozen=True)
class GroupLabels:
    """The group of every node.

    Attributes:
        labels: smallest member of the node's group; the node itself where it is in none.
        roots: for each node the controller at the top of its group, the smallest of several; -1 where the
            members control each other in a ring and nobody stands above them, or there is no group.
        sizes: members of the node's group; 1 where it is in none.
    """

    labels: Nodes
    roots: Nodes
    sizes: Nodes


@dataclass(frozen=True)
class GroupMember:
    """A member in the group's tree.

    Attributes:
        node: the member.
        parent: the member above it that holds most of it; None for a root.
        parent_share: what the parent holds directly; None where not disclosed, or for a root.
        group_share: what all members hold of it, 0 to 1; undisclosed shares count as 0.
        level: steps below the root.
    """

    node: int
    parent: int | None
    parent_share: float | None
    group_share: float
    level: int


@dataclass(frozen=True)
class FringeHolding:
    """A company that the group holds a good part of, yet does not control; no member."""

    company: int
    group_share: float
    holders: tuple[int, ...]


@dataclass(frozen=True)
class ControlGroup:
    """One group.

    Attributes:
        roots: members that no other controls; empty where they control each other in a ring.
        members: level by level, larger holdings first.
        fringe: holdings from a fifth to control, largest first.
    """

    roots: tuple[int, ...]
    members: tuple[GroupMember, ...]
    fringe: tuple[FringeHolding, ...]


def group_labels(
    controllers: NDArray[np.integer], controlled: NDArray[np.integer], node_count: int
) -> GroupLabels:
    """Join controllers with what they control, by union-find; O(pairs + nodes).

    Args:
        controllers: from the strict control fixpoint (over 50 %), a number each pair.
        controlled: what each controls.
        node_count: how many nodes there are.
    """
    labels, _ = weak_components(controllers, controlled, node_count)
    sizes = np.bincount(labels, minlength=node_count)[labels].astype(np.int32)
    free = np.ones(node_count, np.bool_)
    free[controlled[controllers != controlled]] = False
    tops = np.flatnonzero(free & (sizes > 1))[::-1].astype(np.int32)
    root_of = np.full(node_count, -1, np.int32)
    # in descending order, so that the smallest root is written last
    root_of[labels[tops]] = tops
    return GroupLabels(labels, root_of[labels], sizes)


def groups_by_controller(ultimate: Nodes, enterprises: Nodes) -> dict[int, tuple[int, ...]]:
    """Enterprises with one ultimate controller, two and more; the controller itself is not repeated.

    Args:
        ultimate: ultimate controller of each node by the theory chosen, -1 where none is found.
        enterprises: the nodes asked about.
    """
    asked = enterprises[(ultimate[enterprises] >= 0) & (ultimate[enterprises] != enterprises)]
    order = asked[np.lexsort((asked, ultimate[asked]))]
    controllers, starts, counts = np.unique(ultimate[order], return_index=True, return_counts=True)
    return {
        int(controller): tuple(order[start : start + count].tolist())
        for controller, start, count in zip(controllers, starts, counts, strict=True)
        if count > 1
    }


def control_group(
    labels: GroupLabels,
    holdings: Holdings,
    node: int,
    *,
    controlled: Collection[int],
    fringe_from: float = FRINGE_FROM,
) -> ControlGroup:
    """The whole group of a node: tree and minority fringe.

    Each member hangs below the member that holds most of it, among those already placed, so that circular
    holdings inside make no ring of the tree.

    Args:
        labels: as `group_labels` gives them.
        holdings: direct holdings.
        node: any member.
        controlled: members that another member controls; the others are roots.
        fringe_from: smallest share of a fringe holding, 0 to 1.
    """
    members = np.flatnonzero(labels.labels == labels.labels[node]).tolist()
    below = set(controlled)
    roots = tuple(one for one in members if one not in below)
    inside = set(members)
    return ControlGroup(
        roots=roots,
        members=_tree(holdings, inside, roots or tuple(members[:1])),
        fringe=_fringe(holdings, inside, fringe_from),
    )


def _tree(holdings: Holdings, inside: set[int], roots: tuple[int, ...]) -> tuple[GroupMember, ...]:
    placed: dict[int, GroupMember] = {}
    waiting: list[tuple[float, int, int, int, float | None]] = []

    def place(node: int, parent: int | None, share: float | None, level: int) -> None:
        """Hang the node below its parent, and put its holdings in the group in line, the largest first."""
        placed[node] = GroupMember(node, parent, share, _group_share(holdings, inside, node), level)
        for company, held in _row(holdings, holdings.down, node):
            if company in inside and company not in placed:
                known = None if np.isnan(held) else held
                heapq.heappush(waiting, (-(known or 0.0), company, node, level + 1, known))

    for root in roots:
        place(root, None, None, 0)
    while waiting:
        _, company, owner, level, share = heapq.heappop(waiting)
        if company not in placed:
            place(company, owner, share, level)
    # control by agreement or declaration leaves no holding to hang a member on
    for node in sorted(inside - placed.keys()):
        placed[node] = GroupMember(node, None, None, _group_share(holdings, inside, node), 1)
    return tuple(sorted(placed.values(), key=lambda one: (one.level, -one.group_share, one.node)))


def _fringe(holdings: Holdings, inside: set[int], fringe_from: float) -> tuple[FringeHolding, ...]:
    outside = {
        company
        for member in inside
        for company, _ in _row(holdings, holdings.down, member)
        if company not in inside
    }
    found = []
    for company in sorted(outside):
        share = _group_share(holdings, inside, company)
        holders = {owner for owner, _ in _row(holdings, holdings.up, company)} & inside
        if share >= fringe_from:
            found.append(FringeHolding(company, share, tuple(sorted(holders))))
    return tuple(sorted(found, key=lambda one: (-one.group_share, one.company)))


def _group_share(holdings: Holdings, inside: set[int], company: int) -> float:
    rows = _row(holdings, holdings.up, company)
    return float(sum(share for owner, share in rows if owner in inside and not np.isnan(share)))


def _row(holdings: Holdings, rows: HoldingRows, node: int) -> list[tuple[int, float]]:
    slots = slice(int(rows.start[node]), int(rows.start[node + 1]))
    return list(zip(rows.node[slots].tolist(), holdings.share[rows.edge[slots]].tolist(), strict=True))
