"""Layered best-path search in exact whole-number units, from many sources or towards many subjects.

Costs and hazards are in the units of `analytics.log_units`. Scores are therefore equal bit for bit whether
they are computed for the whole graph, for one subject, or by adding and taking away one source.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np

from analytics.arrays import Counts, Nodes, fetch_ahead, filling_kernel, kernel, kernel_part
from analytics.log_units import CERTAIN, NO_COST, UNITS

FAR, NEAR = 6, 3
"""Searches ahead that memory is asked for: first where the start's row stands, then the row."""
AHEAD = 24
"""Arrivals ahead that memory is asked for."""


class Steps(NamedTuple):
    """Rows of the graph; the costs of a row ascend, a row is left at the first step too dear."""

    pointers: Counts
    neighbours: Nodes
    costs: Counts


class Log(NamedTuple):
    """Arrivals in the order found, from number 1 on: node, arrival that led to it (-1: none), cost so far.

    The arrivals of search s stand at `begins[s]:begins[s + 1]`; the first is its start. An arrival that a
    later layer undercut has its cost negated less one: paths may lead through it.
    """

    nodes: Nodes
    parents: Nodes
    costs: Counts
    begins: Counts


def searches(
    steps: Steps, starts: Nodes, start_costs: Counts, *, hops: int, limit: int, node_count: int
) -> Log:
    """Cheapest costs of at most `hops` steps from each start, one search after another.

    Each layer is relaxed with the values of the layer before, so that no path is longer than it says.

    Args:
        steps: the graph.
        starts: where the searches begin.
        start_costs: what each start costs by itself.
        hops: most steps on a path.
        limit: dearer arrivals are dropped.
        node_count: how many nodes there are.
    """
    log = _room(1024 + 20 * starts.size, starts.size)
    log.nodes[0], log.parents[0], log.costs[0] = -1, -1, NO_COST
    log.begins[0], done = 1, 0
    arrival_of = np.zeros(node_count, np.int32)
    while True:
        done = _searched(steps, starts, start_costs, hops, limit, log, arrival_of, done)
        size = int(log.begins[done])
        if done == starts.size:
            return Log(log.nodes[:size], log.parents[:size], log.costs[:size], log.begins)
        log = _moved(log, size)


def _room(size: int, searches_in_all: int) -> Log:
    return Log(
        np.empty(size, np.int32),
        np.empty(size, np.int32),
        np.empty(size, np.int64),
        np.empty(searches_in_all + 1, np.int64),
    )


def _moved(log: Log, size: int) -> Log:
    """The first `size` arrivals in a log with room for four times as many."""
    more = _room(4 * log.nodes.size, log.begins.size - 1)
    more.nodes[:size], more.parents[:size], more.costs[:size] = (
        log.nodes[:size],
        log.parents[:size],
        log.costs[:size],
    )
    return more._replace(begins=log.begins)


@filling_kernel
def _searched(
    steps: Steps,
    starts: Nodes,
    start_costs: Counts,
    hops: int,
    limit: int,
    log: Log,
    arrival_of: Nodes,
    done: int,
) -> int:
    """Go on with search `done`; answers how many are done, fewer than asked for where there is no room.

    `arrival_of` holds a zero for each node, and then the last arrival there.
    """
    for search in range(done, starts.size):
        _fetch(steps, starts, arrival_of, search)
        begin = log.begins[search]
        size = _search(steps, log, arrival_of, starts[search], start_costs[search], hops, limit, begin)
        for arrival in range(begin, min(size, log.nodes.size)):
            if size > log.nodes.size:
                arrival_of[log.nodes[arrival]] = 0
            elif arrival_of[log.nodes[arrival]] != arrival:
                log.costs[arrival] = -log.costs[arrival] - 1
        if size > log.nodes.size:
            return search
        log.begins[search + 1] = size
    return starts.size


@kernel_part
def _fetch(steps: Steps, starts: Nodes, arrival_of: Nodes, search: int) -> None:
    fetch_ahead(steps.pointers, starts[min(search + FAR, starts.size - 1)])
    soon = starts[min(search + NEAR, starts.size - 1)]
    fetch_ahead(arrival_of, soon)
    fetch_ahead(steps.neighbours, steps.pointers[soon])
    fetch_ahead(steps.costs, steps.pointers[soon])


@kernel_part
def _search(
    steps: Steps,
    log: Log,
    arrival_of: Nodes,
    start: int,
    start_cost: int,
    hops: int,
    limit: int,
    begin: int,
) -> int:
    """Write one search from `begin` on; answers its end, beyond the room where that is too small."""
    size = _arrived(log, arrival_of, start, -1, start_cost, begin)
    layer = begin
    for _ in range(hops):
        next_layer = size
        for arrival in range(layer, min(next_layer, log.nodes.size)):
            node, cost = log.nodes[arrival], log.costs[arrival]
            for slot in range(steps.pointers[node], steps.pointers[node + 1]):
                total, other = cost + steps.costs[slot], steps.neighbours[slot]
                if total > limit or size > log.nodes.size:
                    break
                known = arrival_of[other]
                if known < begin or (known < next_layer and total < log.costs[known]):
                    size = _arrived(log, arrival_of, other, arrival, total, size)
                elif total < log.costs[known]:
                    log.parents[known], log.costs[known] = arrival, total
        layer = next_layer
        if layer == size:
            break
    return size


@kernel_part
def _arrived(log: Log, arrival_of: Nodes, node: int, parent: int, cost: int, size: int) -> int:
    if size < log.nodes.size:
        log.nodes[size], log.parents[size], log.costs[size] = node, parent, cost
        arrival_of[node] = size
    return size + 1


@filling_kernel
def summed(log: Log, hazards: Counts, top_arrivals: Nodes, keep: int) -> None:
    """Add up per node the hazard over all sources, and list its `keep` cheapest arrivals, cheapest first.

    Args:
        log: of `searches`, one search a source.
        hazards: a zero for each node; filled.
        top_arrivals: `keep` zeros for each node; filled, 0 stays where there are fewer. Of equal costs the
            earlier source comes first.
        keep: how many arrivals are listed.
    """
    for search in range(log.begins.size - 1):
        for arrival in range(log.begins[search] + 1, log.begins[search + 1]):
            soon = log.nodes[min(arrival + AHEAD, log.nodes.size - 1)]
            fetch_ahead(hazards, soon)
            fetch_ahead(top_arrivals, soon * keep)
            cost = log.costs[arrival]
            if cost < 0:
                continue
            node = log.nodes[arrival]
            hazards[node] += hazard_of_cost(cost)
            first = node * keep
            place = first + keep - 1
            if cost >= log.costs[top_arrivals[place]]:
                continue
            while place > first and log.costs[top_arrivals[place - 1]] > cost:
                top_arrivals[place] = top_arrivals[place - 1]
                place -= 1
            top_arrivals[place] = arrival


@kernel_part
def hazard_of_cost(cost: int) -> int:
    """−ln(1 − c) in units for the contribution c = e^−cost."""
    contribution = math.exp(-cost / UNITS)
    if contribution >= 1.0:
        return CERTAIN
    return min(CERTAIN, int(round(-math.log1p(-contribution) * UNITS)))


@filling_kernel
def _hazards(costs: Counts, hazards: Counts) -> None:
    for place in range(costs.size):
        hazards[place] = hazard_of_cost(costs[place])


def hazards_of_costs(costs: Counts) -> Counts:
    """The hazard −ln(1 − c) of each contribution c = e^−cost."""
    hazards = np.empty(costs.size, np.int64)
    _hazards(costs, hazards)
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
