"""Integrated ownership (综合持股比例): what a holder owns of a company over every walk, exact in rings."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from analytics.adjacency import slots_of
from analytics.arranged_holdings import ArrangedHoldings
from analytics.arranging_kernels import named
from analytics.arrays import Bytes, Counts, Floats, Nodes
from analytics.holdings_graph import Holdings
from analytics.integrated_kernels import (
    BELOW_CLOSED,
    CLOSED,
    EXACT,
    Columns,
    Owners,
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
    """V - I with V = (I - W)⁻¹, a row for each company that somebody owns.

    The holders of `companies[r]` and their values stand at `start[r]:start[r + 1]`. `gain[r]` is V[i, i] of
    that company: 1 outside rings. `state[r]` is 0 where the row is whole, 1 where a closed ring owns a part
    of the company (the row leaves that part out), 2 inside a closed ring (no row). `row_of` names the row of
    each node, -1 for none.
    """

    companies: Nodes
    start: Counts
    holder: Nodes
    walk: Floats
    gain: Floats
    state: Bytes
    row_of: Nodes

    def column(self, company: int) -> tuple[Nodes, Floats]:
        """Every holder of the company with its integrated share (Baldone et al.)."""
        rows = self._slice(company)
        holders = self.holder[rows]
        return holders, self.walk[rows] / self.gain_of(holders)

    def walk_sum(self, holder: int, company: int) -> float:
        """(V - I)[holder, company]: the products of shares over every walk, with returns to the holder."""
        rows = self._slice(company)
        return float(self.walk[rows][self.holder[rows] == holder].sum())

    def gain_of(self, nodes: Nodes) -> Floats:
        """V[i, i] of each node."""
        rows = self.row_of[nodes]
        return np.where(rows < 0, 1.0, self.gain[rows]) if self.gain.size else np.ones(nodes.size)

    def state_of(self, node: int) -> int:
        """0, or what ails the node as an owned company; see `state`."""
        row = int(self.row_of[node])
        return EXACT if row < 0 else int(self.state[row])

    def _slice(self, company: int) -> slice:
        row = int(self.row_of[company])
        return slice(0, 0) if row < 0 else slice(int(self.start[row]), int(self.start[row + 1]))


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
        if CLOSED in (self.least.state_of(company), self.least.state_of(holder)):
            return None
        low = _share(self.least, holder, company)
        if self.most is self.least:
            return ShareRange(low, low)
        high = _share(self.most, holder, company)
        if self.most.state_of(company) or (high > 0 and self.most.state_of(holder)):
            return ShareRange(low, max(low, 1.0))
        return bounded(low, high)

    def behind_closed_ring(self, company: int) -> bool:
        """Whether a part of the company belongs to a closed ring, so that its holders' shares fall short."""
        return self.least.state_of(company) == BELOW_CLOSED


def integrated_ownership(holdings: Holdings) -> IntegratedOwnership:
    """Integrated ownership of every pair, exact: no series is cut off, no tolerance is chosen.

    Strong components are taken owners first. A single company's column is the sum of its owners' columns; a
    ring is solved by one dense inverse of its members. Cost O(merged entries + Σ ring size³).

    Brioschi, Buzzacchi & Colombo, J. Banking & Finance 13 (1989); Vitali, Glattfelder & Battiston, PLoS ONE 6
    (2011) for the correction of returns to the holder.
    """
    arranged = holdings.arranged
    least = _columns(arranged, arranged.up_low)
    most = least if holdings.disclosed else _columns(arranged, arranged.up_high)
    return IntegratedOwnership(least, most, _rings(arranged, least))


def ultimate_column_sums(holdings: Holdings, owned: IntegratedOwnership) -> Floats:
    """Of each company the part that ultimate holders own between them: 1 where every share is disclosed.

    Holders that nobody owns count (1ᵀ V_PC = 1ᵀ); a company's undisclosed part, and what of its owners is
    undisclosed, is missing from the sum. A company that nobody owns has 0.
    """
    columns = owned.least
    value = columns.walk * holdings.never_owned()[columns.holder]
    company = np.repeat(columns.companies, np.diff(columns.start))
    return np.asarray(np.bincount(company, weights=value, minlength=holdings.n), dtype=np.float64)


def _share(columns: IntegratedColumns, holder: int, company: int) -> float:
    row = int(columns.row_of[holder])
    gain = 1.0 if row < 0 else float(columns.gain[row])
    return columns.walk_sum(holder, company) / gain


def _columns(arranged: ArrangedHoldings, share: Floats) -> IntegratedColumns:
    companies = arranged.companies.size
    up = Owners(arranged.up_start, arranged.up_holder, share, arranged.middle)
    room = 1024 + 4 * share.size
    while True:
        columns = Columns(
            np.zeros(companies + 1, np.int64),
            np.empty(room, np.int32),
            np.empty(room),
            np.zeros(arranged.holders.size, np.int32),
        )
        gain, state = np.ones(companies), np.zeros(companies, np.uint8)
        filled = integrated_columns(up, arranged.rings, columns, gain, state)
        if filled >= 0:
            break
        room *= 4
    if (state == CLOSED).any():
        mark_below(up, arranged.rings, state)
    holder = columns.holder[:filled]
    named(holder, arranged.holders)
    return IntegratedColumns(
        companies=arranged.companies,
        start=columns.start,
        holder=holder,
        walk=columns.value[:filled],
        gain=gain,
        state=state,
        row_of=arranged.company_of,
    )


def _rings(arranged: ArrangedHoldings, columns: IntegratedColumns) -> tuple[OwnershipRing, ...]:
    outside, closed = _outside_shares(arranged), columns.state[arranged.rings[:, 0]] == CLOSED
    rings = [
        OwnershipRing(tuple(sorted(arranged.companies[first:last].tolist())), share, is_closed)
        for (first, last), share, is_closed in zip(
            arranged.rings.tolist(), outside.tolist(), closed.tolist(), strict=True
        )
    ]
    return tuple(sorted(rings, key=lambda ring: ring.members))


def _outside_shares(arranged: ArrangedHoldings) -> Floats:
    """For each ring the mean part of its members that other members do not hold."""
    first, last = arranged.rings.T
    ring = np.repeat(np.arange(first.size), last - first)
    members = np.arange(ring.size) + (first - np.cumsum(last - first) + (last - first))[ring]
    slots, member = slots_of(arranged.up_start, members)
    owner, of_ring = arranged.up_holder[slots], ring[member]
    inside = np.flatnonzero((owner >= first[of_ring]) & (owner < last[of_ring]))
    held = np.bincount(member[inside], arranged.up_low[slots[inside]], minlength=members.size)
    return np.asarray(np.bincount(ring, np.maximum(0.0, 1.0 - held), minlength=first.size) / (last - first))
