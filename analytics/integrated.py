"""Integrated ownership (综合持股比例): what a holder owns of a company over every walk, exact in rings."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from analytics.arrays import Bytes, Counts, Floats, Nodes
from analytics.components import members_of, strong_components
from analytics.holdings_graph import Holdings
from analytics.integrated_kernels import (
    BELOW_CLOSED,
    CLOSED,
    components_in_order,
    integrated_columns,
    mark_below,
)
from analytics.share_range import ShareRange, bounded

__all__ = [
    "CLOSED_RING_WORDS",
    "IntegratedColumns",
    "IntegratedOwnership",
    "OwnershipRing",
    "integrated_ownership",
    "ultimate_column_sums",
]

CLOSED_RING_WORDS = "闭环持股，无外部股东"


@dataclass(frozen=True)
class OwnershipRing:
    """Companies that own one another in a circle (循环持股).

    `outside_share` is the mean part of them that is held outside the circle or not disclosed. `closed` says
    that no one outside holds anything: integrated shares do not exist (闭环持股，无外部股东).
    """

    members: tuple[int, ...]
    outside_share: float
    closed: bool


@dataclass(frozen=True)
class IntegratedColumns:
    """V - I with V = (I - W)⁻¹, by company: holders and values of c stand at `begin[c]:end[c]`.

    `gain[i]` is V[i, i]: 1 outside rings. `state[c]` is 0 where the column is whole, 1 where a closed ring
    owns a part of the company (the column leaves that part out), 2 inside a closed ring (no column).
    """

    begin: Counts
    end: Counts
    holder: Nodes
    walk: Floats
    gain: Floats
    state: Bytes

    def column(self, company: int) -> tuple[Nodes, Floats]:
        """Every holder of the company with its integrated share (Baldone et al.)."""
        rows = slice(int(self.begin[company]), int(self.end[company]))
        holders = self.holder[rows]
        return holders, self.walk[rows] / self.gain[holders]

    def walk_sum(self, holder: int, company: int) -> float:
        """(V - I)[holder, company]: the products of shares over every walk, with returns to the holder."""
        rows = slice(int(self.begin[company]), int(self.end[company]))
        return float(self.walk[rows][self.holder[rows] == holder].sum())


@dataclass(frozen=True)
class IntegratedOwnership:
    """Integrated shares of every holder in every company, and the rings they pass through.

    Where shares are undisclosed, `least` takes them as their minimum and `most` as their maximum; else the
    two are the same object.
    """

    least: IntegratedColumns
    most: IntegratedColumns
    rings: tuple[OwnershipRing, ...]

    def share(self, holder: int, company: int) -> ShareRange | None:
        """Walks from the holder to the company that do not come back to the holder: (V - I)[i, j] / V[i, i].

        For a holder that nobody owns this is its whole claim. For a company on itself it is its
        self-ownership 1 - 1/V[i, i]. None inside a closed ring, where no such number exists.

        Baldone, Brioschi & Paleari, "Ownership measures among firms connected by cross-shareholdings", 1998.
        """
        if self.least.state[company] == CLOSED or self.least.state[holder] == CLOSED:
            return None
        low = self.least.walk_sum(holder, company) / float(self.least.gain[holder])
        if self.most is self.least:
            return ShareRange(low, low)
        if self.most.state[company] or self.most.state[holder]:
            return ShareRange(low, max(low, 1.0))
        return bounded(low, self.most.walk_sum(holder, company) / float(self.most.gain[holder]))

    def behind_closed_ring(self, company: int) -> bool:
        """Whether a part of the company belongs to a closed ring, so that its holders' shares fall short."""
        return bool(self.least.state[company] == BELOW_CLOSED)


def integrated_ownership(holdings: Holdings) -> IntegratedOwnership:
    """Integrated ownership of every pair, exact: no series is cut off, no tolerance is chosen.

    Strong components are taken owners first. A single company's column is the sum of its owners' columns; a
    ring is solved by one dense inverse of its members. Cost O(merged entries + Σ ring size³).

    Brioschi, Buzzacchi & Colombo, J. Banking & Finance 13 (1989); Vitali, Glattfelder & Battiston, PLoS ONE 6
    (2011) for the correction of returns to the holder.
    """
    up = holdings.up
    labels, count = strong_components(up.start, up.node)
    part_start, order = components_in_order(labels, count)
    least = _columns(holdings, up.low, part_start, order)
    most = least if holdings.disclosed else _columns(holdings, up.high, part_start, order)
    return IntegratedOwnership(least, most, _rings(holdings, labels, least))


def ultimate_column_sums(holdings: Holdings, owned: IntegratedOwnership) -> Floats:
    """Of each company the part that ultimate holders own between them: 1 where every share is disclosed.

    Holders that nobody owns count (1ᵀ V_PC = 1ᵀ); a company's undisclosed part, and what of its owners is
    undisclosed, is missing from the sum. A company that nobody owns has 0.
    """
    columns = owned.least
    value = columns.walk * holdings.never_owned()[columns.holder]
    sizes = columns.end - columns.begin
    owners_first = np.argsort(columns.begin, kind="stable")
    column = np.repeat(owners_first, sizes[owners_first])
    return np.asarray(np.bincount(column, weights=value, minlength=holdings.n), dtype=np.float64)


def _columns(holdings: Holdings, share: Floats, part_start: Counts, order: Nodes) -> IntegratedColumns:
    up = holdings.up
    room = 1024 + 4 * up.node.size
    while True:
        found = IntegratedColumns(*integrated_columns(up.start, up.node, share, part_start, order, room))
        if found.gain.size or not holdings.n:
            break
        room *= 4
    if (found.state == CLOSED).any():
        mark_below(up.start, up.node, part_start, order, found.state)
    return found


def _rings(holdings: Holdings, labels: Nodes, columns: IntegratedColumns) -> tuple[OwnershipRing, ...]:
    circles = [tuple(members.tolist()) for members in members_of(labels, at_least=2)]
    within = {node for members in circles for node in members}
    selves = np.unique(holdings.owner[holdings.owner == holdings.company]).tolist()
    circles += [(node,) for node in selves if node not in within]
    rings = [
        OwnershipRing(members, _outside_share(holdings, members), bool(columns.state[members[0]] == CLOSED))
        for members in circles
    ]
    return tuple(sorted(rings, key=lambda ring: ring.members))


def _outside_share(holdings: Holdings, members: tuple[int, ...]) -> float:
    up, inside = holdings.up, set(members)
    outside = 0.0
    for company in members:
        rows = slice(int(up.start[company]), int(up.start[company + 1]))
        columns = zip(up.node[rows].tolist(), up.low[rows].tolist(), strict=True)
        outside += max(0.0, 1.0 - sum(share for owner, share in columns if owner in inside))
    return outside / len(members)
