"""Edges sorted by their first node: every node's neighbours side by side in memory."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analytics.arrays import Counts, Nodes, kernel, nodes_checked, read_only


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
    pointers, neighbours, edges = _counting_sort(first, second, node_count)
    return Adjacency(read_only(pointers), read_only(neighbours), read_only(edges))


@kernel
def _counting_sort(rows: Nodes, others: Nodes, node_count: int) -> tuple[Counts, Nodes, Nodes]:
    pointers = np.zeros(node_count + 1, np.int64)
    for edge in range(rows.size):
        pointers[rows[edge] + 1] += 1
    for node in range(node_count):
        pointers[node + 1] += pointers[node]
    free = pointers[:-1].copy()
    neighbours = np.empty(rows.size, np.int32)
    edges = np.empty(rows.size, np.int32)
    for edge in range(rows.size):
        slot = free[rows[edge]]
        free[rows[edge]] = slot + 1
        neighbours[slot] = others[edge]
        edges[slot] = edge
    return pointers, neighbours, edges
