"""Searches over typed and dated relations from several nodes at once, and where two of them meet."""

from __future__ import annotations

import numpy as np

from analytics.arrays import Bools, Bytes, Counts, Nodes, kernel


@kernel
def half_searches(
    pointers: Counts,
    neighbours: Nodes,
    edges: Nodes,
    kinds: Bytes,
    valid_from: Nodes,
    valid_to: Nodes,
    step_costs: Counts,
    kind_asked: Bools,
    day: int,
    hub_cap: int,
    starts: Nodes,
    hops: int,
    limit: int,
    most: int,
    arrival_of: Nodes,
) -> tuple[Nodes, Nodes, Nodes, Bytes, Counts, Counts, int, int]:
    """Cheapest ways of at most `hops` relations from each start, in either direction of a relation.

    Layer by layer with the values of the layer before. A node with more than `hub_cap` rows is reached but
    not walked through, unless the search starts there.

    Args:
        pointers: rows of the graph in which every relation stands twice; see `edges`.
        neighbours: see `pointers`.
        edges: number of the relation; read backward where it is the count of relations or more.
        kinds: kind of each relation.
        valid_from: first day of each relation, yyyymmdd; 0 where not said.
        valid_to: first day that it no longer holds; 0 where open.
        step_costs: cost of each relation, over 0.
        kind_asked: for each kind whether it may be walked.
        day: day on which relations hold, yyyymmdd; 0 for any.
        hub_cap: see above.
        starts: where the searches begin.
        hops: most relations of a search.
        limit: dearer arrivals are dropped.
        most: the search ends when there are so many arrivals.
        arrival_of: one zero for each node; used up.

    Returns:
        Of each arrival from number 1 on: node, arrival before it (-1 for a start), relation walked (-1),
        hops, cost; where each search begins, with the end last; how many rows were looked at; and whether it
        ended early (1).
    """
    size = 1
    room = 1024
    nodes, parents, walked = np.empty(room, np.int32), np.empty(room, np.int32), np.empty(room, np.int32)
    depths, costs = np.empty(room, np.uint8), np.empty(room, np.int64)
    nodes[0], parents[0], walked[0], depths[0], costs[0] = -1, -1, -1, 255, limit + 1
    begins = np.empty(starts.size + 1, np.int64)
    looked, stopped = 0, 0
    for search in range(starts.size):
        begin = size
        begins[search] = begin
        if size == room:
            room *= 2
            nodes, parents, walked, depths, costs = _grown(nodes, parents, walked, depths, costs, room)
        nodes[size], parents[size], walked[size], depths[size], costs[size] = starts[search], -1, -1, 0, 0
        arrival_of[starts[search]] = size
        size += 1
        layer = begin
        for depth in range(1, hops + 1):
            next_layer = size
            for arrival in range(layer, next_layer):
                node, cost = nodes[arrival], costs[arrival]
                if depth > 1 and pointers[node + 1] - pointers[node] > hub_cap:
                    continue
                for slot in range(pointers[node], pointers[node + 1]):
                    looked += 1
                    edge = edges[slot]
                    relation = edge if edge < kinds.size else edge - kinds.size
                    if not kind_asked[kinds[relation]]:
                        continue
                    if day and (valid_from[relation] > day or 0 < valid_to[relation] <= day):
                        continue
                    total = cost + step_costs[relation]
                    if total > limit:
                        continue
                    other = neighbours[slot]
                    known = arrival_of[other]
                    if known >= begin:
                        if total >= costs[known]:
                            continue
                        if known >= next_layer:
                            parents[known], walked[known], costs[known] = arrival, edge, total
                            continue
                    if size >= most:
                        stopped = 1
                        continue
                    if size == room:
                        room *= 2
                        nodes, parents, walked, depths, costs = _grown(
                            nodes, parents, walked, depths, costs, room
                        )
                    nodes[size], parents[size], walked[size] = other, arrival, edge
                    depths[size], costs[size] = depth, total
                    arrival_of[other] = size
                    size += 1
            layer = next_layer
            if layer == size:
                break
    begins[starts.size] = size
    return nodes[:size], parents[:size], walked[:size], depths[:size], costs[:size], begins, looked, stopped


@kernel
def _grown(
    nodes: Nodes, parents: Nodes, walked: Nodes, depths: Bytes, costs: Counts, room: int
) -> tuple[Nodes, Nodes, Nodes, Bytes, Counts]:
    more_nodes, more_parents = np.empty(room, np.int32), np.empty(room, np.int32)
    more_walked, more_depths = np.empty(room, np.int32), np.empty(room, np.uint8)
    more_costs = np.empty(room, np.int64)
    more_nodes[: nodes.size] = nodes
    more_parents[: nodes.size] = parents
    more_walked[: nodes.size] = walked
    more_depths[: nodes.size] = depths
    more_costs[: nodes.size] = costs
    return more_nodes, more_parents, more_walked, more_depths, more_costs


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
