"""Simple cycles up to a length inside strong components, shortest first, with a bound on the work."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from analytics.adjacency import Adjacency
from analytics.arrays import Counts, Nodes, kernel, read_only


@dataclass(frozen=True)
class ShortCycles:
    """The cycles of one strong component.

    Attributes:
        cycles: nodes of each cycle in its direction, beginning at its smallest node; shortest first.
        complete_to: every cycle of up to so many nodes is listed; less than asked for where a cap was met.
    """

    cycles: tuple[tuple[int, ...], ...]
    complete_to: int


def short_cycles(
    graph: Adjacency,
    labels: Nodes,
    components: Sequence[Nodes],
    *,
    longest: int,
    cycle_cap: int,
    step_cap: int,
) -> list[ShortCycles]:
    """The simple cycles of at most `longest` nodes in each component.

    Cycles are grown from their smallest node over nodes that can still come back in time, one length after
    another, until a cap is met. Cost at most `step_cap` edges a component.

    Args:
        graph: edges in their direction, each pair once.
        labels: strong component of each node.
        components: the components looked at, members ascending.
        longest: most nodes in a cycle, at most 16.
        cycle_cap: most cycles listed of one component.
        step_cap: most edges looked at in one component.
    """
    distances = np.zeros(graph.node_count, np.int32)
    found = []
    for members in components:
        local = _local_rows(graph.pointers, graph.neighbours, labels, read_only(members), distances)
        nodes, lengths, complete_to = _grow(*local, longest, cycle_cap, step_cap)
        cycles = np.split(members[nodes], np.cumsum(lengths)[:-1]) if lengths.size else []
        found.append(ShortCycles(tuple(tuple(cycle.tolist()) for cycle in cycles), int(complete_to)))
    return found


@kernel
def _local_rows(
    pointers: Counts, neighbours: Nodes, labels: Nodes, members: Nodes, place: Nodes
) -> tuple[Counts, Nodes, Counts, Nodes]:
    """Rows of the component alone, forward and backward, its members numbered in order."""
    for number in range(members.size):
        place[members[number]] = number
    label = labels[members[0]]
    forward, backward = np.zeros(members.size + 1, np.int64), np.zeros(members.size + 1, np.int64)
    for number in range(members.size):
        for slot in range(pointers[members[number]], pointers[members[number] + 1]):
            if labels[neighbours[slot]] == label:
                forward[number + 1] += 1
                backward[place[neighbours[slot]] + 1] += 1
    forward, backward = np.cumsum(forward), np.cumsum(backward)
    ahead, behind = np.empty(forward[-1], np.int32), np.empty(forward[-1], np.int32)
    free_ahead, free_behind = forward[:-1].copy(), backward[:-1].copy()
    for number in range(members.size):
        for slot in range(pointers[members[number]], pointers[members[number] + 1]):
            if labels[neighbours[slot]] == label:
                other = place[neighbours[slot]]
                ahead[free_ahead[number]] = other
                free_ahead[number] += 1
                behind[free_behind[other]] = number
                free_behind[other] += 1
    return forward, ahead, backward, behind


@kernel
def _way_back(start: int, backward: Counts, behind: Nodes, longest: int, back: Nodes, queue: Nodes) -> None:
    """Steps from each larger node back to the start; `longest` where it is too far."""
    back[:] = longest
    back[start] = 0
    queue[0] = start
    size, next_place = 1, 0
    while next_place < size:
        node = queue[next_place]
        next_place += 1
        if back[node] + 1 >= longest:
            break
        for slot in range(backward[node], backward[node + 1]):
            other = behind[slot]
            if other > start and back[other] == longest:
                back[other] = back[node] + 1
                queue[size] = other
                size += 1


@kernel
def _grow(
    forward: Counts,
    ahead: Nodes,
    backward: Counts,
    behind: Nodes,
    longest: int,
    cycle_cap: int,
    step_cap: int,
) -> tuple[Nodes, Nodes, int]:
    """Cycles of 2, 3, … nodes, one length after another; their nodes in one array, and their lengths."""
    size = forward.size - 1
    back, queue = np.empty(size, np.int32), np.empty(size, np.int32)
    on_path = np.zeros(size, np.bool_)
    path, slots = np.empty(longest + 1, np.int32), np.empty(longest + 1, np.int64)
    nodes, lengths = np.empty(cycle_cap * longest, np.int32), np.empty(cycle_cap, np.int32)
    used, count, steps = 0, 0, 0
    for length in range(2, min(longest, size) + 1):
        for start in range(size):
            _way_back(start, backward, behind, length, back, queue)
            steps += 1
            path[0], slots[0] = start, forward[start]
            on_path[start] = True
            depth = 1
            while depth:
                node = path[depth - 1]
                if slots[depth - 1] == forward[node + 1]:
                    on_path[node] = False
                    depth -= 1
                    continue
                other = ahead[slots[depth - 1]]
                slots[depth - 1] += 1
                steps += 1
                if steps > step_cap:
                    return nodes[:used], lengths[:count], length - 1
                if other == start and depth == length:
                    if count == cycle_cap:
                        return nodes[:used], lengths[:count], length - 1
                    nodes[used : used + length] = path[:length]
                    used += length
                    lengths[count] = length
                    count += 1
                elif other > start and not on_path[other] and depth + back[other] <= length:
                    path[depth], slots[depth] = other, forward[other]
                    on_path[other] = True
                    depth += 1
    return nodes[:used], lengths[:count], longest
