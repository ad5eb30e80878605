"""The loop that lists one subject's shareholding routes in full."""

from __future__ import annotations

from typing import NamedTuple

from analytics.arrays import Counts, Floats, Nodes, filling_kernel, kernel_part

CUT_BY_LENGTH = 1
CUT_BY_PRODUCT = 2
CUT_BY_COUNT = 4


class Rows(NamedTuple):
    """The holdings of each node on the side walked to, as in `HoldingRows`."""

    start: Counts
    node: Nodes
    edge: Nodes
    low: Floats
    high: Floats


class Way(NamedTuple):
    """Scratch, an entry for each holding on the way: node, its next holding, the route that leads to it."""

    node: Nodes
    slot: Counts
    route: Nodes


class Routes(NamedTuple):
    """Filled: for each route the one that it lengthens (-1: none), its last holding, end, and products."""

    before: Nodes
    edge: Nodes
    end: Nodes
    low: Floats
    high: Floats


@filling_kernel
def listed_routes(
    rows: Rows, way: Way, routes: Routes, subject: int, max_edges: int, min_product: float
) -> tuple[int, int]:
    """Every simple route from one subject, as far as there is room; answers how many, and what was cut."""
    count, cut, depth = 0, 0, 0
    way.node[0], way.slot[0], way.route[0] = subject, rows.start[subject], -1
    while depth >= 0:
        slot, before = way.slot[depth], way.route[depth]
        if slot == rows.start[way.node[depth] + 1]:
            depth -= 1
            continue
        way.slot[depth] = slot + 1
        other = rows.node[slot]
        low, high = rows.low[slot], rows.high[slot]
        if before >= 0:
            low, high = routes.low[before] * low, routes.high[before] * high
        if high < min_product:
            cut |= CUT_BY_PRODUCT
        elif not _on_the_way(way, depth, other):
            if count == routes.end.size:
                return count, cut | CUT_BY_COUNT
            routes.before[count], routes.edge[count], routes.end[count] = before, rows.edge[slot], other
            routes.low[count], routes.high[count] = low, high
            count += 1
            if rows.start[other] != rows.start[other + 1]:
                if depth + 1 == max_edges:
                    cut |= CUT_BY_LENGTH
                else:
                    depth += 1
                    way.node[depth], way.slot[depth], way.route[depth] = other, rows.start[other], count - 1
    return count, cut


@kernel_part
def _on_the_way(way: Way, depth: int, node: int) -> bool:
    seen = False
    for step in range(depth + 1):
        seen |= way.node[step] == node
    return seen
