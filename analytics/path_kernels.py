"""Searches over typed and dated relations from several nodes at once, and where two of them meet."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from analytics.arrays import Bools, Bytes, Counts, Nodes, filling_kernel, kernel, kernel_part


class Walkable(NamedTuple):
    """Rows in which every relation stands twice: `edges` from the count of relations on are read backward.

    Of each relation: its kind, first day and first day no longer (yyyymmdd; 0 where not said), and what it
    costs to walk, over 0.
    """

    pointers: Counts
    neighbours: Nodes
    edges: Nodes
    kinds: Bytes
    valid_from: Nodes
    valid_to: Nodes
    step_costs: Counts


class Asked(NamedTuple):
    """For each kind whether it may be walked; the day relations hold on (0: any); and the bounds.

    A node with more than `hub_cap` rows is reached but not walked through, unless the search starts there.
    Dearer arrivals than `limit` are dropped.
    """

    kinds: Bools
    day: int
    hub_cap: int
    hops: int
    limit: int


class Log(NamedTuple):
    """Filled: of each arrival from number 1 on its node, the arrival before it and the relation walked (-1: a
    start), hops and cost; where each search begins, with the end last.
    """

    nodes: Nodes
    parents: Nodes
    walked: Nodes
    depths: Bytes
    costs: Counts
    begins: Counts


@filling_kernel
def half_searches(
    graph: Walkable, asked: Asked, starts: Nodes, log: Log, arrival_of: Nodes
) -> tuple[int, bool]:
    """Cheapest ways of at most `hops` relations from each start, in either direction of a relation.

    Layer by layer with the values of the layer before, until the log is full. `arrival_of` holds a zero for
    each node and is used up. Answers how many rows were looked at, and whether the log became full.
    """
    log.nodes[0], log.parents[0], log.walked[0] = -1, -1, -1
    log.depths[0], log.costs[0] = 255, asked.limit + 1
    size, looked, full = 1, 0, False
    for search in range(starts.size):
        begin = log.begins[search] = size
        if size == log.nodes.size:
            full = True
            continue
        size = _arrived(log, arrival_of, starts[search], -1, -1, 0, 0, size)
        layer = begin
        for depth in range(1, asked.hops + 1):
            next_layer = size
            for arrival in range(layer, next_layer):
                node = log.nodes[arrival]
                if depth > 1 and graph.pointers[node + 1] - graph.pointers[node] > asked.hub_cap:
                    continue
                looked += graph.pointers[node + 1] - graph.pointers[node]
                size, full = _walked_on(
                    graph, asked, log, arrival_of, arrival, depth, begin, next_layer, size, full
                )
            layer = next_layer
            if layer == size:
                break
    log.begins[starts.size] = size
    return looked, full


@kernel_part
def _walked_on(
    graph: Walkable,
    asked: Asked,
    log: Log,
    arrival_of: Nodes,
    arrival: int,
    depth: int,
    begin: int,
    next_layer: int,
    size: int,
    full: bool,
) -> tuple[int, bool]:
    """Walk every relation of one arrival; answers the log's end, and whether it is full."""
    node = log.nodes[arrival]
    for slot in range(graph.pointers[node], graph.pointers[node + 1]):
        edge, other = graph.edges[slot], graph.neighbours[slot]
        relation = edge if edge < graph.kinds.size else edge - graph.kinds.size
        if not _may_be_walked(graph, asked, relation):
            continue
        total, known = log.costs[arrival] + graph.step_costs[relation], arrival_of[other]
        if total > asked.limit or (known >= begin and total >= log.costs[known]):
            continue
        if known >= begin and known >= next_layer:
            log.parents[known], log.walked[known], log.costs[known] = arrival, edge, total
        elif size == log.nodes.size:
            full = True
        else:
            size = _arrived(log, arrival_of, other, arrival, edge, depth, total, size)
    return size, full


@kernel_part
def _may_be_walked(graph: Walkable, asked: Asked, relation: int) -> bool:
    if not asked.kinds[graph.kinds[relation]]:
        return False
    ended = 0 < graph.valid_to[relation] <= asked.day
    return asked.day == 0 or not (graph.valid_from[relation] > asked.day or ended)


@kernel_part
def _arrived(
    log: Log, arrival_of: Nodes, node: int, parent: int, edge: int, depth: int, cost: int, size: int
) -> int:
    log.nodes[size], log.parents[size], log.walked[size] = node, parent, edge
    log.depths[size], log.costs[size] = depth, cost
    arrival_of[node] = size
    return size + 1


@kernel
def meetings(
    order: Counts,
    nodes: Nodes,
    searches: Nodes,
    depths: Bytes,
    costs: Counts,
    is_hub: Bools,
    count: int,
    hops: int,
) -> tuple[Counts, Nodes, Nodes]:
    """For each pair of searches the cheapest way over a node that both reach, of at most `hops` relations.

    Two searches do not meet in a hub, unless one of them starts there.

    Args:
        order: arrivals sorted by node.
        nodes: node of each arrival.
        searches: search of each arrival.
        depths: relations from its start.
        costs: cost from its start.
        is_hub: for each node whether it is one.
        count: how many searches there are.
        hops: most relations of the whole way.

    Returns:
        For the pair (a, b) with a < b at place a·count + b: the cost (-1 for none), and the two arrivals.
    """
    best = np.full(count * count, -1, np.int64)
    low_arrival, high_arrival = np.zeros(count * count, np.int32), np.zeros(count * count, np.int32)
    first = 0
    while first < order.size:
        node = nodes[order[first]]
        last = first
        while last < order.size and nodes[order[last]] == node:
            last += 1
        for one in range(first, last):
            for other in range(first, last):
                low, high = order[one], order[other]
                if searches[low] >= searches[high] or depths[low] + depths[high] > hops:
                    continue
                if is_hub[node] and depths[low] and depths[high]:
                    continue
                place = searches[low] * count + searches[high]
                total = costs[low] + costs[high]
                if best[place] < 0 or total < best[place]:
                    best[place], low_arrival[place], high_arrival[place] = total, low, high
        first = last
    return best, low_arrival, high_arrival
