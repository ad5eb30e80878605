"""The loops that walk shareholding routes: sums for every company, and one subject's routes in full."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from analytics.arrays import Bytes, Counts, Floats, Nodes, kernel

CUT_BY_LENGTH = 1
CUT_BY_PRODUCT = 2
CUT_BY_COUNT = 4


@kernel
def longer(values: NDArray, size: int) -> NDArray:  # type: ignore[type-arg]
    """The same values at the front of an array of twice the length."""
    grown = np.empty(2 * size, values.dtype)
    grown[: values.size] = values
    return grown


@kernel
def summed_routes(
    start: Counts,
    node: Nodes,
    bound: Floats,
    value: Floats,
    max_edges: int,
    min_product: float,
    room: int,
) -> tuple[Counts, Nodes, Floats, Bytes]:
    """For every company the sum over simple routes of the product of `value`, by holder.

    A route is left when the product of `bound` falls under `min_product` or `max_edges` are used; the company
    is then marked with the reason. Answers: start by company, holders, sums, marks; an empty start where more
    than `room` sums came up.
    """
    n = start.size - 1
    begins, others = start.view(np.uint64), node.view(np.uint32)  # unsigned: no test for a negative index
    one = np.uint64(1)
    holder = np.empty(room, np.uint32)
    total = np.empty(room, np.float64)
    place = np.zeros(n, np.uint32)  # of a holder in the output, plus one; older companies' places are lower
    first = np.empty(n + 1, np.int64)
    cut = np.zeros(n, np.uint8)
    depth_limit = min(max_edges, n) + 1
    stack = np.empty(depth_limit, np.uint32)
    at, stop = np.empty(depth_limit, np.uint64), np.empty(depth_limit, np.uint64)
    bounds, values = np.empty(depth_limit, np.float64), np.empty(depth_limit, np.float64)
    filled, limit = np.uint64(0), np.uint64(room)
    for company in range(n):
        first[company] = filled
        begin = filled
        if begins[company] == begins[company + 1]:
            continue
        depth = 0
        stack[0], at[0], stop[0] = company, begins[company], begins[company + 1]
        bounds[0] = values[0] = 1.0
        while depth >= 0:
            e = at[depth]
            if e == stop[depth]:
                depth -= 1
                continue
            at[depth] = e + one
            product = bounds[depth] * bound[e]
            if product < min_product:
                cut[company] |= CUT_BY_PRODUCT
                continue
            owner = others[e]
            seen = False
            for d in range(depth + 1):
                if stack[d] == owner:
                    seen = True
            if seen:
                continue
            share = values[depth] * value[e]
            if place[owner] > begin:
                total[place[owner] - one] += share
            else:
                if filled == limit:
                    return first[:0], holder[:0].view(np.int32), total[:0], cut
                holder[filled] = owner
                total[filled] = share
                filled += one
                place[owner] = filled
            if begins[owner] == begins[owner + one]:
                continue
            if depth + 1 == max_edges:
                cut[company] |= CUT_BY_LENGTH
                continue
            depth += 1
            stack[depth], at[depth], stop[depth] = owner, begins[owner], begins[owner + one]
            bounds[depth], values[depth] = product, share
    first[n] = filled
    return first, holder[:filled].view(np.int32), total[:filled], cut


@kernel
def listed_routes(
    start: Counts,
    node: Nodes,
    edge: Nodes,
    low: Floats,
    high: Floats,
    subject: int,
    max_edges: int,
    min_product: float,
    max_routes: int,
) -> tuple[Counts, Nodes, Nodes, Floats, Floats, int]:
    """Every simple route from one subject, as edges from the subject outwards.

    Answers: start by route, edges, end node by route, product of `low`, product of `high`, marks.
    """
    n = start.size - 1
    depth_limit = min(max_edges, n) + 1
    stack = np.empty(depth_limit, np.int32)
    at = np.empty(depth_limit, np.int32)
    used = np.empty(depth_limit, np.int32)
    lows = np.empty(depth_limit, np.float64)
    highs = np.empty(depth_limit, np.float64)
    first = np.zeros(1025, np.int64)
    end = np.empty(1024, np.int32)
    end_low = np.empty(1024, np.float64)
    end_high = np.empty(1024, np.float64)
    edges = np.empty(4096, np.int32)
    count = filled = cut = depth = 0
    stack[0] = subject
    at[0] = start[subject]
    lows[0] = highs[0] = 1.0
    while depth >= 0:
        e = at[depth]
        if e == start[stack[depth] + 1]:
            depth -= 1
            continue
        at[depth] = e + 1
        product = highs[depth] * high[e]
        if product < min_product:
            cut |= CUT_BY_PRODUCT
            continue
        other = node[e]
        seen = False
        for d in range(depth + 1):
            seen |= stack[d] == other
        if seen:
            continue
        if count == max_routes:
            cut |= CUT_BY_COUNT
            break
        if count == end.size:
            first = longer(first, count + 1)
            end = longer(end, count)
            end_low = longer(end_low, count)
            end_high = longer(end_high, count)
        if filled + depth + 1 > edges.size:
            edges = longer(edges, filled + depth + 1)
        used[depth] = edge[e]
        edges[filled : filled + depth + 1] = used[: depth + 1]
        filled += depth + 1
        end[count] = other
        end_low[count] = lows[depth] * low[e]
        end_high[count] = product
        count += 1
        first[count] = filled
        if start[other] == start[other + 1]:
            continue
        if depth + 1 == max_edges:
            cut |= CUT_BY_LENGTH
            continue
        depth += 1
        stack[depth] = other
        at[depth] = start[other]
        lows[depth] = lows[depth - 1] * low[e]
        highs[depth] = product
    return first[: count + 1], edges[:filled], end[:count], end_low[:count], end_high[:count], cut
