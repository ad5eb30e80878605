"""Weak components by union-find and strong components by Tarjan's algorithm, over whole graphs."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from analytics.arrays import Counts, Nodes, kernel, nodes_checked, read_only

__all__ = ["members_of", "strong_components", "weak_components"]


def weak_components(
    sources: NDArray[np.integer], targets: NDArray[np.integer], node_count: int
) -> tuple[Nodes, int]:
    """For every node the smallest node that it is joined to in any direction, and the number of components.

    Union-find with splicing (Rem's algorithm, Dijkstra 1976); practically O(nodes + edges).

    Raises:
        ValueError: a node number is out of range.
    """
    first = nodes_checked(sources, node_count, "sources")
    second = nodes_checked(targets, node_count, "targets")
    labels = np.arange(node_count, dtype=np.int32)
    return labels, int(_union_find(first, second, labels))


def strong_components(pointers: Counts, neighbours: Nodes) -> tuple[Nodes, int]:
    """For every node the number of its strong component, and how many there are.

    Components are numbered with the edges' ends first: a neighbour outside the node's own component has a
    smaller number. Rows of "company: its owners" thus come out owners first. Tarjan 1972, without recursion;
    O(nodes + edges).

    Args:
        pointers: where each node's row starts in `neighbours`, see `analytics.adjacency`.
        neighbours: the nodes that each node leads to, row by row.
    """
    labels, count = _tarjan(read_only(pointers), read_only(neighbours))
    return labels, int(count)


def members_of(labels: Nodes, at_least: int = 1) -> list[Nodes]:
    """The nodes of each component of that size or larger, ascending; components by their smallest node."""
    sizes = np.bincount(labels, minlength=1)
    kept = np.flatnonzero(sizes[labels] >= at_least) if labels.size else np.empty(0, np.int64)
    if not kept.size:
        return []
    ordered = kept[np.argsort(labels[kept], kind="stable")].astype(np.int32)
    starts = np.flatnonzero(np.diff(labels[ordered])) + 1
    return sorted(np.split(ordered, starts), key=lambda members: int(members[0]))


@kernel
def _union_find(sources: Nodes, targets: Nodes, parent: Nodes) -> int:
    for edge in range(sources.size):
        low, high = sources[edge], targets[edge]
        while parent[low] != parent[high]:
            if parent[low] > parent[high]:
                low, high = high, low
            if parent[high] == high:
                parent[high] = parent[low]
                break
            above = parent[high]
            parent[high] = parent[low]
            high = above
    count = 0
    for node in range(parent.size):
        # a parent is never larger than its child, so that its own root is known by now
        parent[node] = parent[parent[node]]
        count += parent[node] == node
    return count


@kernel
def _tarjan(pointers: Counts, neighbours: Nodes) -> tuple[Nodes, int]:
    node_count = pointers.size - 1
    labels = np.full(node_count, -1, np.int32)
    order = np.zeros(node_count, np.int32)
    lowest = np.empty(node_count, np.int32)
    waiting = np.empty(node_count, np.int32)
    calls = np.empty(node_count, np.int32)
    next_slot = np.empty(node_count, np.int64)
    count, visited, waiting_size = 0, 0, 0
    for start in range(node_count):
        if order[start]:
            continue
        visited += 1
        order[start] = visited
        if pointers[start] == pointers[start + 1]:
            labels[start] = count
            count += 1
            continue
        lowest[start] = visited
        next_slot[start] = pointers[start]
        calls[0] = start
        depth = 1
        waiting[waiting_size] = start
        waiting_size += 1
        while depth:
            node = calls[depth - 1]
            if next_slot[node] < pointers[node + 1]:
                other = neighbours[next_slot[node]]
                next_slot[node] += 1
                if order[other] == 0:
                    visited += 1
                    order[other] = visited
                    if pointers[other] == pointers[other + 1]:
                        # a node that leads nowhere is a component by itself and needs no stack
                        labels[other] = count
                        count += 1
                    else:
                        lowest[other] = visited
                        next_slot[other] = pointers[other]
                        waiting[waiting_size] = other
                        waiting_size += 1
                        calls[depth] = other
                        depth += 1
                elif labels[other] < 0 and order[other] < lowest[node]:
                    lowest[node] = order[other]
                continue
            depth -= 1
            if lowest[node] == order[node]:
                member = -1
                while member != node:
                    waiting_size -= 1
                    member = waiting[waiting_size]
                    labels[member] = count
                count += 1
            if depth and lowest[node] < lowest[calls[depth - 1]]:
                lowest[calls[depth - 1]] = lowest[node]
    return labels, count
