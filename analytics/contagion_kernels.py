"""Layered best-path search in exact whole-number units, from many sources or towards many subjects.

Costs and hazards are in the units of `analytics.log_units`. Scores are therefore equal bit for bit whether
they are computed for the whole graph, for one subject, or by adding and taking away one source.
"""

from __future__ import annotations

import math

import numpy as np

from analytics.arrays import Counts, Nodes, kernel
from analytics.log_units import CERTAIN, NO_COST, UNITS

Log = tuple[Nodes, Nodes, Counts]
"""Arrivals in the order found: node, number of the arrival that led to it (-1 for a start), cost so far."""


@kernel
def hazard_of_cost(cost: int) -> int:
    """−ln(1 − c) in units for the contribution c = e^−cost."""
    contribution = math.exp(-cost / UNITS)
    if contribution >= 1.0:
        return CERTAIN
    return min(CERTAIN, int(round(-math.log1p(-contribution) * UNITS)))


@kernel
def _grown(nodes: Nodes, parents: Nodes, costs: Counts) -> Log:
    size = 2 * nodes.size
    more_nodes, more_parents, more_costs = (
        np.empty(size, np.int32),
        np.empty(size, np.int32),
        np.empty(size, np.int64),
    )
    more_nodes[: nodes.size] = nodes
    more_parents[: nodes.size] = parents
    more_costs[: nodes.size] = costs
    return more_nodes, more_parents, more_costs


@kernel
def searches(
    pointers: Counts,
    neighbours: Nodes,
    edge_costs: Counts,
    starts: Nodes,
    start_costs: Counts,
    hops: int,
    limit: int,
    arrival_of: Nodes,
) -> tuple[Nodes, Nodes, Counts, Counts]:
    """Cheapest costs of at most `hops` edges from each start, one search after another.

    Each layer is relaxed with the values of the layer before, so that no path is longer than it says. An
    arrival that a later layer undercuts stays in the log, because paths may lead through it.

    Args:
        pointers: rows of the graph; the costs of a row ascend, a row is left at the first edge too dear.
        neighbours: see `pointers`.
        edge_costs: see `pointers`.
        starts: where the searches begin.
        start_costs: what each start costs by itself.
        hops: most edges on a path.
        limit: dearer arrivals are dropped.
        arrival_of: one zero for each node; used up.

    Returns:
        The arrivals from number 1 on (0 is empty), and where each search begins in them, with the end last.
        A superseded arrival has its cost negated less one.
    """
    nodes, parents, costs = np.empty(1024, np.int32), np.empty(1024, np.int32), np.empty(1024, np.int64)
    begins = np.empty(starts.size + 1, np.int64)
    nodes[0], parents[0], costs[0] = -1, -1, NO_COST
    size = 1
    for search in range(starts.size):
        begin = size
        begins[search] = begin
        if size == nodes.size:
            nodes, parents, costs = _grown(nodes, parents, costs)
        nodes[size], parents[size], costs[size] = starts[search], -1, start_costs[search]
        arrival_of[starts[search]] = size
        size += 1
        layer = begin
        for _ in range(hops):
            next_layer = size
            for arrival in range(layer, next_layer):
                node, cost = nodes[arrival], costs[arrival]
                for slot in range(pointers[node], pointers[node + 1]):
                    total = cost + edge_costs[slot]
                    if total > limit:
                        break
                    other = neighbours[slot]
                    known = arrival_of[other]
                    if known >= begin:
                        if total >= costs[known]:
                            continue
                        if known >= next_layer:
                            parents[known], costs[known] = arrival, total
                            continue
                    if size == nodes.size:
                        nodes, parents, costs = _grown(nodes, parents, costs)
                    nodes[size], parents[size], costs[size] = other, arrival, total
                    arrival_of[other] = size
                    size += 1
            layer = next_layer
            if layer == size:
                break
        for arrival in range(begin, size):
            if arrival_of[nodes[arrival]] != arrival:
                costs[arrival] = -costs[arrival] - 1
    begins[starts.size] = size
    return nodes[:size], parents[:size], costs[:size], begins


@kernel
def summed(
    nodes: Nodes, costs: Counts, begins: Counts, hazards: Counts, top_arrivals: Nodes, keep: int
) -> None:
    """Add up per node the hazard over all sources, and list its `keep` cheapest arrivals, cheapest first.

    Args:
        nodes: arrivals as `searches` returns them, one search a source.
        costs: see `nodes`.
        begins: see `nodes`.
        hazards: a zero for each node; filled.
        top_arrivals: `keep` zeros for each node; filled, 0 stays where there are fewer. Of equal costs the
            earlier source comes first.
        keep: how many arrivals are listed.
    """
    for search in range(begins.size - 1):
        for arrival in range(begins[search] + 1, begins[search + 1]):
            cost = costs[arrival]
            if cost < 0:
                continue
            node = nodes[arrival]
            hazards[node] += hazard_of_cost(cost)
            first = node * keep
            place = first + keep - 1
            if cost >= costs[top_arrivals[place]]:
                continue
            while place > first and costs[top_arrivals[place - 1]] > cost:
                top_arrivals[place] = top_arrivals[place - 1]
                place -= 1
            top_arrivals[place] = arrival


@kernel
def hazards_of_costs(costs: Counts) -> Counts:
    """The hazard of each cost, see `hazard_of_cost`."""
    hazards = np.empty(costs.size, np.int64)
    for place in range(costs.size):
        hazards[place] = hazard_of_cost(costs[place])
    return hazards


@kernel
def sort_rows(pointers: Counts, neighbours: Nodes, costs: Counts) -> None:
    """Put each row's neighbours in the order of ascending cost, in place; equal costs keep their order."""
    for node in range(pointers.size - 1):
        first, last = pointers[node], pointers[node + 1]
        if last - first > 16:
            order = np.argsort(costs[first:last], kind="mergesort")
            neighbours[first:last] = neighbours[first:last][order]
            costs[first:last] = costs[first:last][order]
            continue
        for slot in range(first + 1, last):
            cost, neighbour = costs[slot], neighbours[slot]
            place = slot
            while place > first and costs[place - 1] > cost:
                costs[place], neighbours[place] = costs[place - 1], neighbours[place - 1]
                place -= 1
            costs[place], neighbours[place] = cost, neighbour
