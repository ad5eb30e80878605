"""Weak components by union-find and strong components by Tarjan's algorithm, over whole graphs."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from analytics.arrays import Counts, Nodes, fetch_ahead, filling_kernel, kernel_part, nodes_checked, read_only

__all__ = ["components_in_order", "members_of", "strong_components", "weak_components"]

DONE = 2**31 - 1
"""The place in the search of a node whose component is known: later than all that still wait."""
AHEAD = 32
"""Edges ahead that memory is asked for."""


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
    size = pointers.size - 1
    labels, order = np.empty(size, np.int32), np.zeros(size, np.int32)
    waiting, calls, lowest = np.empty(size, np.int32), np.empty(size, np.int32), np.empty(size, np.int32)
    rows = read_only(pointers), read_only(neighbours)
    count = _tarjan(*rows, labels, order, waiting, calls, lowest, np.empty(size, np.int64))
    return labels, int(count)


def components_in_order(labels: Nodes, count: int) -> tuple[Counts, Nodes]:
    """The nodes by component, ascending inside one: those of c stand at `start[c]:start[c + 1]`."""
    start, order = np.zeros(count + 1, np.int64), np.empty(labels.size, np.int32)
    _sorted_by_label(labels, start, order)
    return start, order


def members_of(labels: Nodes, at_least: int = 1) -> list[Nodes]:
    """The nodes of each component of that size or larger, ascending; components by their smallest node."""
    sizes = np.bincount(labels, minlength=1)
    kept = np.flatnonzero(sizes[labels] >= at_least) if labels.size else np.empty(0, np.int64)
    if not kept.size:
        return []
    ordered = kept[np.argsort(labels[kept], kind="stable")].astype(np.int32)
    starts = np.flatnonzero(np.diff(labels[ordered])) + 1
    return sorted(np.split(ordered, starts), key=lambda members: int(members[0]))


@filling_kernel
def _union_find(sources: Nodes, targets: Nodes, parent: Nodes) -> int:
    for edge in range(sources.size):
        soon = min(edge + AHEAD, sources.size - 1)
        fetch_ahead(parent, sources[soon])
        fetch_ahead(parent, targets[soon])
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
        fetch_ahead(parent, parent[min(node + AHEAD, parent.size - 1)])
        # a parent is never larger than its child, so that its own root is known by now
        parent[node] = parent[parent[node]]
        count += parent[node] == node
    return count


@kernel_part
def _ends_first(pointers: Counts, labels: Nodes, order: Nodes) -> int:
    """Label every node that leads nowhere, a component by itself, and mark it as done; answers how many."""
    count = 0
    for node in range(labels.size):
        if pointers[node] == pointers[node + 1]:
            labels[node], order[node] = count, DONE
            count += 1
    return count


@kernel_part
def _closed(root: int, waiting: Nodes, size: int, label: int, labels: Nodes, order: Nodes) -> int:
    """Take the root and all that waits above it off the stack as one component; answers what is left."""
    member = -1
    while member != root:
        size -= 1
        member = waiting[size]
        labels[member], order[member] = label, DONE
    return size


@filling_kernel
def _tarjan(
    pointers: Counts,
    neighbours: Nodes,
    labels: Nodes,
    order: Nodes,
    waiting: Nodes,
    calls: Nodes,
    lowest: Nodes,
    next_slot: Counts,
) -> int:
    """Label the components; `order` holds zeros, the others are scratch, one entry a node."""
    count, visited, size = _ends_first(pointers, labels, order), 0, 0
    last_slot = neighbours.size - 1
    for start in range(labels.size):
        pending = False
        for slot in range(pointers[start], pointers[start + 1]):
            fetch_ahead(order, neighbours[min(slot + AHEAD, last_slot)])
            pending |= order[neighbours[slot]] != DONE
        if order[start]:
            continue
        if not pending:
            labels[start], order[start] = count, DONE
            count += 1
            continue
        visited += 1
        order[start] = lowest[0] = visited
        calls[0], next_slot[0], waiting[size] = start, pointers[start], start
        depth, size = 0, size + 1
        while depth >= 0:
            node, slot = calls[depth], next_slot[depth]
            if slot < pointers[node + 1]:
                next_slot[depth] = slot + 1
                other = neighbours[slot]
                if order[other] == 0:
                    visited, depth = visited + 1, depth + 1
                    order[other] = lowest[depth] = visited
                    calls[depth], next_slot[depth], waiting[size] = other, pointers[other], other
                    size += 1
                elif order[other] < lowest[depth]:
                    lowest[depth] = order[other]
                continue
            if lowest[depth] == order[node]:
                size = _closed(node, waiting, size, count, labels, order)
                count += 1
            depth -= 1
            if depth >= 0 and lowest[depth + 1] < lowest[depth]:
                lowest[depth] = lowest[depth + 1]
    return count


@filling_kernel
def _sorted_by_label(labels: Nodes, start: Counts, order: Nodes) -> None:
    for node in range(labels.size):
        start[labels[node] + 1] += 1
    for label in range(start.size - 1):
        start[label + 1] += start[label]
    for node in range(labels.size - 1, -1, -1):
        # filled from behind, so that `start` is moved back to where each part begins
        start[labels[node] + 1] -= 1
        order[start[labels[node] + 1]] = node
    for label in range(start.size - 1):
        start[label] = start[label + 1]
    start[start.size - 1] = labels.size
