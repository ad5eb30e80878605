"""The loops that list short simple cycles inside strong components, and measure chains between these."""

from __future__ import annotations

from typing import NamedTuple

from analytics.arrays import Bools, Counts, Nodes, filling_kernel, kernel_part


class Network(NamedTuple):
    """Edges in their direction and against it, and the strong component of each node."""

    ahead_start: Counts
    ahead: Nodes
    behind_start: Counts
    behind: Nodes
    labels: Nodes


class Bounds(NamedTuple):
    """Most nodes of a cycle, most cycles of one component, most edges looked at in one component."""

    longest: int
    cycles: int
    steps: int


class Scratch(NamedTuple):
    """By node: steps back to the start, a queue, whether it is on the path; then path and slots."""

    back: Nodes
    queue: Nodes
    on_path: Bools
    path: Nodes
    slots: Counts


class Cycles(NamedTuple):
    """Filled: nodes of all cycles, their lengths; for each component where its cycles and nodes begin."""

    nodes: Nodes
    lengths: Nodes
    first_cycle: Counts
    first_node: Counts
    complete_to: Nodes


@filling_kernel
def listed_cycles(
    network: Network,
    start: Counts,
    member: Nodes,
    done: int,
    bounds: Bounds,
    scratch: Scratch,
    cycles: Cycles,
) -> int:
    """List the cycles from component `done` on while there is room; answers how many are done.

    Members of component c stand at `start[c]:start[c + 1]`, ascending. `scratch.on_path` holds zeros.
    """
    for component in range(done, start.size - 1):
        count, used = cycles.first_cycle[component], cycles.first_node[component]
        room = min((cycles.nodes.size - used) // bounds.longest, cycles.lengths.size - count)
        if room < bounds.cycles:
            return component
        members = member[start[component] : start[component + 1]]
        count, used, complete_to = _of_component(network, members, bounds, scratch, cycles, count, used)
        cycles.first_cycle[component + 1], cycles.first_node[component + 1] = count, used
        cycles.complete_to[component] = complete_to
    return start.size - 1


@kernel_part
def _of_component(
    network: Network,
    members: Nodes,
    bounds: Bounds,
    scratch: Scratch,
    cycles: Cycles,
    count: int,
    used: int,
) -> tuple[int, int, int]:
    """Cycles of 2, 3, … nodes, one length after another, each from its smallest node."""
    last, steps = count + bounds.cycles, 0
    for length in range(2, min(bounds.longest, members.size) + 1):
        for start in members:
            _way_back(network, members, start, length, scratch)
            count, used, steps = _from_start(
                network, start, length, bounds, scratch, cycles, last, count, used, steps + 1
            )
            if steps > bounds.steps:
                return count, used, length - 1
    return count, used, bounds.longest


@kernel_part
def _way_back(network: Network, members: Nodes, start: int, longest: int, scratch: Scratch) -> None:
    """Steps from each larger member back to the start; `longest` where it is too far."""
    for node in members:
        scratch.back[node] = longest
    scratch.back[start], scratch.queue[0] = 0, start
    size, at = 1, 0
    while at < size and scratch.back[scratch.queue[at]] + 1 < longest:
        node = scratch.queue[at]
        at += 1
        for slot in range(network.behind_start[node], network.behind_start[node + 1]):
            other = network.behind[slot]
            inside = network.labels[other] == network.labels[start]
            if inside and other > start and scratch.back[other] == longest:
                scratch.back[other], scratch.queue[size] = scratch.back[node] + 1, other
                size += 1


@kernel_part
def _from_start(
    network: Network,
    start: int,
    length: int,
    bounds: Bounds,
    scratch: Scratch,
    cycles: Cycles,
    last: int,
    count: int,
    used: int,
    steps: int,
) -> tuple[int, int, int]:
    """Cycles of exactly so many nodes from their smallest; more steps than allowed where a cap is met."""
    path, slots, on_path = scratch.path, scratch.slots, scratch.on_path
    path[0], slots[0], on_path[start], depth = start, network.ahead_start[start], True, 1
    while depth:
        node = path[depth - 1]
        if slots[depth - 1] == network.ahead_start[node + 1] or steps > bounds.steps:
            on_path[node] = False
            depth -= 1
            continue
        other = network.ahead[slots[depth - 1]]
        slots[depth - 1] += 1
        if network.labels[other] != network.labels[start]:
            continue
        steps += 1
        if other == start and depth == length:
            if count == last:
                steps = bounds.steps + 1
            elif steps <= bounds.steps:
                for place in range(length):
                    cycles.nodes[used + place] = path[place]
                cycles.lengths[count] = length
                count, used = count + 1, used + length
        elif other > start and not on_path[other] and depth + scratch.back[other] <= length:
            path[depth], slots[depth], on_path[other] = other, network.ahead_start[other], True
            depth += 1
    return count, used, steps


@filling_kernel
def deepest(pointers: Counts, neighbours: Nodes, labels: Nodes, order: Nodes, depths: Nodes) -> None:
    """For each component the steps of the longest chain of edges from it to others.

    `order` holds the nodes by component, the ends of chains first, so that one pass is enough; `depths` holds
    zeros, one a component.
    """
    for node in order:
        label = labels[node]
        for slot in range(pointers[node], pointers[node + 1]):
            other = labels[neighbours[slot]]
            if other != label:
                depths[label] = max(depths[label], depths[other] + 1)
