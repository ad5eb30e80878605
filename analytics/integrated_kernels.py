"""The loops that integrate ownership exactly: owners first, with one dense inverse inside each ring."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from analytics.arrays import Bytes, Counts, Floats, Nodes, kernel

EXACT = 0
BELOW_CLOSED = 1
CLOSED = 2
SMALLEST_PIVOT = 1e-12

Numbers = NDArray[np.uint32]  # nodes, unsigned: an index that cannot be negative needs no test
Places = NDArray[np.uint64]
Place = np.uint64


@kernel
def components_in_order(labels: Nodes, count: int) -> tuple[Counts, Nodes]:
    """The nodes by component, ascending: those of c stand at `start[c]:start[c + 1]`."""
    start = np.zeros(count + 1, np.int64)
    for node in range(labels.size):
        start[labels[node] + 1] += 1
    for c in range(count):
        start[c + 1] += start[c]
    place = start[:-1].copy()
    order = np.empty(labels.size, np.int32)
    for node in range(labels.size):
        order[place[labels[node]]] = node
        place[labels[node]] += 1
    return start, order


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
def _holds(first: Place, last: Place, others: Numbers, company: int) -> bool:
    found = False
    for e in range(first, last):
        found |= others[e] == company
    return found


@kernel
def _merged(
    first: Place,
    last: Place,
    others: Numbers,
    share: Floats,
    begin: Places,
    end: Places,
    source: Numbers,
    source_value: Floats,
    member: Numbers,
    base: Place,
    holder: Numbers,
    value: Floats,
    place: Places,
) -> Place:
    """Write the column Σ share · (owner itself + the owner's column) from `base`; answers its end.

    Owners inside the ring at hand are left out. A place in the output counts from one; at or before `base` it
    belongs to an older column. The end lies beyond the arrays where they are too short.
    """
    one, filled = np.uint64(1), base
    for e in range(first, last):
        owner, held = others[e], share[e]
        if member[owner] > 0:
            continue
        if filled + one + end[owner] - begin[owner] > np.uint64(holder.size):
            return np.uint64(holder.size) + one
        if place[owner] > base:
            value[place[owner] - one] += held
        else:
            holder[filled], value[filled] = owner, held
            filled += one
            place[owner] = filled
        for q in range(begin[owner], end[owner]):
            above = source[q]
            if place[above] > base:
                value[place[above] - one] += held * source_value[q]
            else:
                holder[filled], value[filled] = above, held * source_value[q]
                filled += one
                place[above] = filled
    return filled


@kernel
def _ring_columns(
    ring: Numbers,
    begins: Places,
    others: Numbers,
    share: Floats,
    begin: Places,
    end: Places,
    holder: Numbers,
    value: Floats,
    place: Places,
    outer_place: Places,
    gain: Floats,
    state: Bytes,
    member: Numbers,
    filled: Place,
) -> Place:
    """Write the columns of a ring's members; answers the new end, beyond the arrays where they are too short.

    First each member's owners outside the ring, then through the inverse to every member, then the members.
    """
    one, k = np.uint64(1), ring.size
    for i in range(k):
        member[ring[i]] = i + 1
    inside = np.zeros((k, k))
    for i in range(k):
        for e in range(begins[ring[i]], begins[ring[i] + one]):
            if member[others[e]] > 0:
                inside[member[others[e]] - one, i] += share[e]
    inverse, solved = inverse_of_ring(inside)
    if not solved:
        for i in range(k):
            state[ring[i]] = CLOSED
            member[ring[i]] = 0
        return filled
    outer_size = 0
    for i in range(k):
        for e in range(begins[ring[i]], begins[ring[i] + one]):
            outer_size += 1 + end[others[e]] - begin[others[e]]
    outer, outer_value = np.empty(outer_size, np.uint32), np.empty(outer_size)
    outer_end = np.zeros(k + 1, np.uint64)
    for i in range(k):
        at = outer_end[i]
        first, last = begins[ring[i]], begins[ring[i] + one]
        outer_end[i + 1] = _merged(
            first, last, others, share, begin, end, holder, value, member, at, outer, outer_value, outer_place
        )
    for q in range(outer_end[k]):
        outer_place[outer[q]] = 0
    for i in range(k):
        member[ring[i]] = 0
        gain[ring[i]] = inverse[i, i]
        if filled + outer_end[k] + np.uint64(k) > np.uint64(holder.size):
            return np.uint64(holder.size) + one
        base = filled
        filled = _spread(inverse[:, i], outer_end, outer, outer_value, base, holder, value, place)
        for m in range(k):
            walks = inverse[m, i] - (1.0 if m == i else 0.0)
            if walks != 0.0:
                holder[filled], value[filled] = ring[m], walks
                filled += one
        begin[ring[i]], end[ring[i]] = base, filled
    return filled


@kernel
def _spread(
    reach: Floats,
    outer_end: Places,
    outer: Numbers,
    outer_value: Floats,
    base: Place,
    holder: Numbers,
    value: Floats,
    place: Places,
) -> Place:
    """Write the column Σ reach[m] · (outer column of member m) from `base`; answers its end."""
    one, filled = np.uint64(1), base
    for m in range(reach.size):
        if reach[m] == 0.0:
            continue
        for q in range(outer_end[m], outer_end[m + 1]):
            above = outer[q]
            if place[above] > base:
                value[place[above] - one] += reach[m] * outer_value[q]
            else:
                holder[filled], value[filled] = above, reach[m] * outer_value[q]
                filled += one
                place[above] = filled
    return filled


@kernel
def integrated_columns(
    start: Counts, node: Nodes, share: Floats, part_start: Counts, order: Nodes, room: int
) -> tuple[Counts, Counts, Nodes, Floats, Floats, Bytes]:
    """V - I of every company, V = (I - W)⁻¹, column by column with owners before what they own.

    Answers: begin and end of each company's column, holders, values, V's diagonal, and which companies stand
    in a ring that has no inverse; an empty diagonal where `room` was not enough.
    """
    n = start.size - 1
    begins, others, sequence = start.view(np.uint64), node.view(np.uint32), order.view(np.uint32)
    one, filled = np.uint64(1), np.uint64(0)
    begin, end = np.zeros(n, np.uint64), np.zeros(n, np.uint64)
    holder, value, place = np.empty(room, np.uint32), np.empty(room), np.zeros(n, np.uint64)
    outer_place = np.zeros(n, np.uint64)
    gain, state, member = np.ones(n), np.zeros(n, np.uint8), np.zeros(n, np.uint32)
    for part in range(part_start.size - 1):
        first, last = part_start[part], part_start[part + 1]
        company = sequence[first]
        own, own_end = begins[company], begins[company + one]
        if own == own_end:
            continue
        if last - first > 1 or _holds(own, own_end, others, company):
            ring = sequence[first:last]
            filled = _ring_columns(
                ring,
                begins,
                others,
                share,
                begin,
                end,
                holder,
                value,
                place,
                outer_place,
                gain,
                state,
                member,
                filled,
            )
        else:
            begin[company] = filled
            filled = _merged(
                own, own_end, others, share, begin, end, holder, value, member, filled, holder, value, place
            )
            end[company] = filled
        if filled > np.uint64(room):
            gain = np.empty(0)
            break
    return (
        begin.view(np.int64),
        end.view(np.int64),
        holder.view(np.int32)[:filled],
        value[:filled],
        gain,
        state,
    )


@kernel
def mark_below(start: Counts, node: Nodes, part_start: Counts, order: Nodes, state: Bytes) -> None:
    """Mark every company that a closed ring owns a share of, at any remove."""
    for part in range(part_start.size - 1):
        ring = order[part_start[part] : part_start[part + 1]]
        below = False
        for company in ring:
            for e in range(start[company], start[company + 1]):
                below |= state[node[e]] != EXACT
        if below:
            for company in ring:
                state[company] = max(state[company], BELOW_CLOSED)
