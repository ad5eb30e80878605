"""Edges sorted by their first node: every node's neighbours side by side in memory."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analytics.arrays import Counts, Nodes, fetch_ahead, filling_kernel, nodes_checked, read_only

AHEAD = 32
"""Edges ahead that memory is asked for."""


@dataclass(frozen=True)
class Adjacency:
    """The neighbours of each node, in compressed rows.

    Attributes:
        pointers: row of node v is `pointers[v]:pointers[v + 1]`; one more than there are nodes.
        neighbours: the nodes at the other end, row by row.
        edges: for each neighbour the number of its edge in the columns given.
    """

    pointers: Counts
    neighbours: Nodes
    edges: Nodes

    @property
    def node_count(self) -> int:
        """How many nodes have a row."""
        return self.pointers.size - 1


def adjacency(rows: NDArray[np.integer], others: NDArray[np.integer], node_count: int) -> Adjacency:
    """Sort edges by `rows`, keeping their order inside a row; O(nodes + edges).

    Raises:
        ValueError: the columns differ in length, or a node number is out of range.
    """
    if rows.size != others.size:
        raise ValueError(f"got {rows.size} row nodes and {others.size} other nodes, expected as many of each")
    first = nodes_checked(rows, node_count, "rows")
    second = nodes_checked(others, node_count, "others")
    pointers, free = np.zeros(node_count + 1, np.int64), np.empty(node_count, np.int64)
    neighbours, edges = np.empty(first.size, np.int32), np.empty(first.size, np.int32)
    _counting_sort(first, second, pointers, neighbours, edges, free)
    return Adjacency(read_only(pointers), read_only(neighbours), read_only(edges))


def slots_of(pointers: Counts, rows: NDArray[np.integer]) -> tuple[Counts, Counts]:
    """The slots of several rows, row after row, and for each slot the place of its row in `rows`."""
    starts, sizes = pointers[rows], pointers[rows + 1] - pointers[rows]
    place = np.repeat(np.arange(rows.size), sizes)
    return np.arange(place.size) + (starts - np.cumsum(sizes) + sizes)[place], place


@filling_kernel
def _counting_sort(
    rows: Nodes, others: Nodes, pointers: Counts, neighbours: Nodes, edges: Nodes, free: Counts
) -> None:
    """Fill `pointers` (zeros, one more than nodes), `neighbours` and `edges`; `free` is scratch."""
    last = rows.size - 1
    for edge in range(rows.size):
        fetch_ahead(pointers, rows[min(edge + AHEAD, last)] + 1)
        pointers[rows[edge] + 1] += 1
    for node in range(free.size):
        pointers[node + 1] += pointers[node]
        free[node] = pointers[node]
    for edge in range(rows.size):
        fetch_ahead(free, rows[min(edge + 2 * AHEAD, last)])
        slot = free[rows[min(edge + AHEAD, last)]]
        fetch_ahead(neighbours, slot)
        fetch_ahead(edges, slot)
        slot = free[rows[edge]]
        free[rows[edge]] = slot + 1
        neighbours[slot] = others[edge]
        edges[slot] = edge
