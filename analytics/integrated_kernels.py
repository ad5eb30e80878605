"""The loops that integrate ownership exactly: owners first, with one dense inverse inside each ring."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from analytics.arrays import Bytes, Counts, Floats, Nodes, fetch_ahead, filling_kernel, kernel, kernel_part

EXACT = 0
BELOW_CLOSED = 1
CLOSED = 2
SMALLEST_PIVOT = 1e-12

FAR, NEAR = 40, 20
"""Holdings ahead that memory is asked for: first where an owner's column stands, then the column."""


class Owners(NamedTuple):
    """The holders of each company, as `ArrangedHoldings` numbers them, and their shares.

    Holders before `middle` are the companies of the same number; these come owners first.
    """

    start: Counts
    owner: Nodes
    share: Floats
    middle: int


class Columns(NamedTuple):
    """Filled: where each company's column begins, with the end last; holders and values.

    `place` holds a zero for each holder, and then where its last entry stands, plus one.
    """

    start: Counts
    holder: Nodes
    value: Floats
    place: Nodes


@kernel
def integrated_columns(up: Owners, rings: Nodes, columns: Columns, gain: Floats, state: Bytes) -> int:
    """V - I of every company, V = (I - W)⁻¹, column by column with owners before what they own.

    Args:
        up: who owns what.
        rings: first number and the end of each ring, ascending.
        columns: filled.
        gain: ones, one a company; filled with V's diagonal.
        state: zeros, one a company; marked where it stands in a ring that has no inverse.

    Returns:
        How many entries there are; -1 where there was no room for them.
    """
    done, filled, room = 0, 0, columns.holder.size
    outer_place = np.zeros(columns.place.size if rings.size else 0, np.int32)
    for ring in range(rings.shape[0]):
        filled = _lone_columns(up, columns, done, rings[ring, 0], filled)
        if filled <= room:
            filled = _ring_columns(
                up, columns, outer_place, gain, state, rings[ring, 0], rings[ring, 1], filled
            )
        if filled > room:
            return -1
        done = rings[ring, 1]
    filled = _lone_columns(up, columns, done, up.start.size - 1, filled)
    return -1 if filled > room else filled


@filling_kernel
def _lone_columns(up: Owners, columns: Columns, first: int, last: int, filled: int) -> int:
    """Write the columns of companies that stand in no ring; answers their end, beyond the room if need be."""
    filled = filled
    for company in range(first, last):
        _fetch(up, columns, up.start[company], up.start[company + 1])
        columns.start[company] = filled
        filled = _merged(up, columns, columns, company, 0, 0, filled)
        columns.start[company + 1] = filled
        if filled > columns.holder.size:
            break
    return filled


@kernel_part
def _fetch(up: Owners, columns: Columns, begin: int, end: int) -> None:
    last = up.owner.size
    for e in range(min(begin + FAR, last), min(end + FAR, last)):
        fetch_ahead(columns.place, up.owner[e])
        if up.owner[e] < up.middle:
            fetch_ahead(columns.start, up.owner[e])
    for e in range(min(begin + NEAR, last), min(end + NEAR, last)):
        if up.owner[e] < up.middle:
            fetch_ahead(columns.holder, columns.start[up.owner[e]])
            fetch_ahead(columns.value, columns.start[up.owner[e]])


@kernel_part
def _merged(
    up: Owners, known: Columns, into: Columns, company: int, ring: int, ring_end: int, base: int
) -> int:
    """Write the column Σ share · (owner itself + the owner's column) from `base`; answers its end.

    Owners from `ring` to `ring_end` are left out. The end lies beyond the room where that is too small.
    """
    filled, middle = base, up.middle
    first_left, end_left, room = ring, ring_end, into.holder.size
    for e in range(up.start[company], up.start[company + 1]):
        owner, share = up.owner[e], up.share[e]
        if first_left <= owner < end_left:
            continue
        begin, end = 0, 0
        if owner < middle:
            begin, end = known.start[owner], known.start[owner + 1]
        if filled + 1 + end - begin > room:
            return room + 1
        filled = _added(into, owner, share, base, filled)
        for q in range(begin, end):
            filled = _added(into, known.holder[q], share * known.value[q], base, filled)
    return filled


@kernel_part
def _added(into: Columns, holder: int, value: float, base: int, filled: int) -> int:
    """Add a value to the holder's entry among those from `base` on; answers their end."""
    if into.place[holder] > base:
        into.value[into.place[holder] - 1] += value
        return filled
    into.holder[filled], into.value[filled] = holder, value
    into.place[holder] = filled + 1
    return filled + 1


@kernel
def _ring_columns(
    up: Owners,
    columns: Columns,
    outer_place: Nodes,
    gain: Floats,
    state: Bytes,
    first: int,
    last: int,
    filled: int,
) -> int:
    """Write the columns of a ring's members; answers the new end, beyond the room where that is too small.

    First each member's owners outside the ring, then through the inverse to every member, then the members.
    """
    filled, size = filled, last - first
    inverse, solved = inverse_of_ring(_inside(up, first, last))
    columns.start[first : last + 1] = filled
    if not solved:
        state[first:last] = CLOSED
        return filled
    outer = _outer_columns(up, columns, outer_place, first, last)
    for member in range(size):
        gain[first + member] = inverse[member, member]
        if filled + outer.start[size] + size > columns.holder.size:
            return columns.holder.size + 1
        filled = _spread(inverse[:, member], outer, columns, filled)
        for other in range(size):
            walks = inverse[other, member] - (1.0 if other == member else 0.0)
            columns.holder[filled], columns.value[filled] = first + other, walks
            filled += 1
        columns.start[first + member + 1] = filled
    return filled


@kernel
def _inside(up: Owners, first: int, last: int) -> Floats:
    """The shares that members of a ring hold of each other, owners by row."""
    inside = np.zeros((last - first, last - first))
    for company in range(first, last):
        for e in range(up.start[company], up.start[company + 1]):
            if first <= up.owner[e] < last:
                inside[up.owner[e] - first, company - first] += up.share[e]
    return inside


@kernel
def _outer_columns(up: Owners, columns: Columns, place: Nodes, first: int, last: int) -> Columns:
    """What each member's owners outside the ring own of it; `place` holds zeros, and again afterwards."""
    room = 0
    for e in range(up.start[first], up.start[last]):
        owner = up.owner[e]
        room += 1
        if owner < up.middle and not first <= owner < last:
            room += columns.start[owner + 1] - columns.start[owner]
    outer = Columns(np.zeros(last - first + 1, np.int64), np.empty(room, np.int32), np.empty(room), place)
    for company in range(first, last):
        end = _merged(up, columns, outer, company, first, last, outer.start[company - first])
        outer.start[company - first + 1] = end
    for q in range(outer.start[last - first]):
        place[outer.holder[q]] = 0
    return outer


@filling_kernel
def _spread(reach: Floats, outer: Columns, into: Columns, base: int) -> int:
    """Write the column Σ reach[m] · (outer column of member m) from `base`; answers its end."""
    base = filled = base
    for member in range(reach.size):
        for q in range(outer.start[member], outer.start[member + 1]):
            filled = _added(into, outer.holder[q], reach[member] * outer.value[q], base, filled)
    return filled


@kernel
def inverse_of_ring(matrix: Floats) -> tuple[Floats, bool]:
    """(I - W)⁻¹ of the shares inside a ring, and whether it exists with no entry below zero.

    Elimination without exchange of rows: I - W of an irreducible W ≥ 0 has a non-negative inverse exactly
    when every pivot is above zero (M-matrix; Berman & Plemmons 1979, ch. 6).
    """
    k = matrix.shape[0]
    work = np.eye(k) - matrix
    inverse = np.eye(k)
    for p in range(k):
        if work[p, p] <= SMALLEST_PIVOT:
            return inverse, False
        scale = 1.0 / work[p, p]
        for c in range(k):
            work[p, c] *= scale
            inverse[p, c] *= scale
        for r in range(k):
            factor = work[r, p]
            if r != p and factor != 0.0:
                for c in range(k):
                    work[r, c] -= factor * work[p, c]
                    inverse[r, c] -= factor * inverse[p, c]
    return inverse, True


@kernel
def mark_below(up: Owners, rings: Nodes, state: Bytes) -> None:
    """Mark every company that a closed ring owns a share of, at any remove."""
    ring, company, last = 0, 0, up.start.size - 1
    while company < last:
        end = company + 1
        if ring < rings.shape[0] and rings[ring, 0] == company:
            end, ring = rings[ring, 1], ring + 1
        below = False
        for e in range(up.start[company], up.start[end]):
            below |= up.owner[e] < up.middle and state[up.owner[e]] != EXACT
        for member in range(company, end):
            if below and state[member] == EXACT:
                state[member] = BELOW_CLOSED
        company = end
