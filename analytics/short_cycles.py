"""Simple cycles up to a length inside strong components, shortest first, with a bound on the work."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from analytics.adjacency import Adjacency, adjacency
from analytics.arrays import Nodes
from analytics.cycle_kernels import Bounds, Cycles, Network, Scratch, listed_cycles


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
        longest: most nodes in a cycle.
        cycle_cap: most cycles listed of one component.
        step_cap: most edges looked at in one component.
    """
    if not components:
        return []
    sizes = np.array([members.size for members in components])
    start, member = np.append(0, np.cumsum(sizes)), np.concatenate(components)
    network, scratch = _network(graph, labels), _scratch(graph.node_count, longest)
    bounds, cycles, done = Bounds(longest, cycle_cap, step_cap), _cycles(sizes.size, 0), 0
    while done < sizes.size:
        cycles = _roomier(cycles, cycle_cap, longest)
        done = listed_cycles(network, start, member, done, bounds, scratch, cycles)
    return _records(cycles)


def _network(graph: Adjacency, labels: Nodes) -> Network:
    sources = np.repeat(np.arange(graph.node_count, dtype=np.int32), np.diff(graph.pointers))
    against = adjacency(graph.neighbours, sources, graph.node_count)
    return Network(graph.pointers, graph.neighbours, against.pointers, against.neighbours, labels)


def _scratch(node_count: int, longest: int) -> Scratch:
    return Scratch(
        back=np.empty(node_count, np.int32),
        queue=np.empty(node_count, np.int32),
        on_path=np.zeros(node_count, np.bool_),
        path=np.empty(longest + 1, np.int32),
        slots=np.empty(longest + 1, np.int64),
    )


def _cycles(components: int, room: int) -> Cycles:
    first = np.zeros((2, components + 1), np.int64)
    return Cycles(
        np.empty(room, np.int32), np.empty(room, np.int32), first[0], first[1], np.empty(components, np.int32)
    )


def _roomier(cycles: Cycles, cycle_cap: int, longest: int) -> Cycles:
    """The same with twice the room, and at least that of one component."""
    more_nodes = np.empty(2 * cycles.nodes.size + cycle_cap * longest, np.int32)
    more_lengths = np.empty(2 * cycles.lengths.size + cycle_cap, np.int32)
    more_nodes[: cycles.nodes.size], more_lengths[: cycles.lengths.size] = cycles.nodes, cycles.lengths
    return cycles._replace(nodes=more_nodes, lengths=more_lengths)


def _records(cycles: Cycles) -> list[ShortCycles]:
    count, size = int(cycles.first_cycle[-1]), int(cycles.first_node[-1])
    nodes, ends = cycles.nodes[:size].tolist(), np.cumsum(cycles.lengths[:count]).tolist()
    every = [tuple(nodes[begin:end]) for begin, end in zip([0, *ends], ends, strict=False)]
    first, complete = cycles.first_cycle.tolist(), cycles.complete_to.tolist()
    return [
        ShortCycles(tuple(every[begin:end]), complete_to)
        for begin, end, complete_to in zip(first[:-1], first[1:], complete, strict=True)
    ]
