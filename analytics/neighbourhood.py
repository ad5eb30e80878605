"""The part of a holdings graph that one subject's figures depend on, cut out with its own numbering."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from analytics.arrays import Bools, Counts, Nodes, kernel
from analytics.holding_rows import HoldingRows
from analytics.holdings_graph import Holdings, build_holdings


@dataclass(frozen=True)
class Neighbourhood:
    """A smaller holdings graph; its node i is `nodes[i]` and its holding e is `edges[e]` of the whole.

    The subjects are its first nodes, in their order.
    """

    holdings: Holdings
    nodes: Nodes
    edges: Nodes

    def numbers(self) -> dict[int, int]:
        """The number here of each node of the whole."""
        return {node: at for at, node in enumerate(self.nodes.tolist())}

    def whole_nodes(self, nodes: Iterable[int]) -> tuple[int, ...]:
        """These nodes as the whole numbers them."""
        return tuple(int(self.nodes[node]) for node in nodes)

    def whole_edges(self, edges: Iterable[int]) -> tuple[int, ...]:
        """These holdings as the whole numbers them."""
        return tuple(int(self.edges[edge]) for edge in edges)


def upstream(holdings: Holdings, *companies: int) -> Neighbourhood:
    """The companies, everyone above them, and every holding among these that leads down to them."""
    return _cut_out(holdings, holdings.up, companies)


def downstream(holdings: Holdings, *holders: int) -> Neighbourhood:
    """The holders, every company below them, and every holding of theirs."""
    return _cut_out(holdings, holdings.down, holders)


def with_holdings(part: Neighbourhood, kept: Bools) -> Neighbourhood:
    """The same nodes with only those holdings."""
    whole = part.holdings
    holdings = build_holdings(
        whole.n,
        whole.owner[kept],
        whole.company[kept],
        whole.share[kept],
        share_min=whole.share_min[kept],
        share_max=whole.share_max[kept],
        persons=whole.persons,
    )
    return Neighbourhood(holdings, part.nodes, part.edges[kept])


def _cut_out(holdings: Holdings, rows: HoldingRows, subjects: tuple[int, ...]) -> Neighbourhood:
    first = np.array(list(dict.fromkeys(subjects)), np.int32)
    nodes, edges, near, far = _reached(rows.start, rows.node, rows.edge, first)
    owner, company = (far, near) if rows is holdings.up else (near, far)
    part = build_holdings(
        nodes.size,
        owner,
        company,
        holdings.share[edges],
        share_min=holdings.share_min[edges],
        share_max=holdings.share_max[edges],
        persons=None if holdings.persons is None else holdings.persons[nodes],
    )
    return Neighbourhood(part, nodes, edges)


@kernel
def _number(table: Counts, nodes: Nodes, count: int, node: int) -> int:
    """The number that the node has, else `count`, which it then has; `table` is a hash table of numbers."""
    slot = (node * 2654435761) & (table.size - 1)
    while table[slot] >= 0:
        if nodes[table[slot]] == node:
            return int(table[slot])
        slot = (slot + 1) & (table.size - 1)
    table[slot] = count
    nodes[count] = node
    return count


@kernel
def _reached(start: Counts, node: Nodes, edge: Nodes, first: Nodes) -> tuple[Nodes, Nodes, Nodes, Nodes]:
    """Nodes reached, holdings used, and each holding's near and far end by number.

    What is not reached costs nothing: numbers stand in a hash table that grows with the nodes.
    """
    nodes = np.empty(first.size + 64, np.int32)
    table = _rebuilt(256, nodes, 0)
    edges, near, far = np.empty(64, np.int32), np.empty(64, np.int32), np.empty(64, np.int32)
    count = filled = at = 0
    for subject in first:
        if 4 * count >= table.size:
            table = _rebuilt(4 * table.size, nodes, count)
        count += _number(table, nodes, count, subject) == count
    while at < count:
        for e in range(start[nodes[at]], start[nodes[at] + 1]):
            if count == nodes.size:
                nodes = _longer(nodes)
            if 4 * count >= table.size:
                table = _rebuilt(4 * table.size, nodes, count)
            if filled == edges.size:
                edges, near, far = _longer(edges), _longer(near), _longer(far)
            edges[filled], near[filled], far[filled] = edge[e], at, _number(table, nodes, count, node[e])
            count += far[filled] == count
            filled += 1
        at += 1
    return nodes[:count], edges[:filled], near[:filled], far[:filled]


@kernel
def _rebuilt(size: int, nodes: Nodes, count: int) -> Counts:
    table = np.full(size, -1, np.int64)
    for number in range(count):
        slot = (nodes[number] * 2654435761) & (size - 1)
        while table[slot] >= 0:
            slot = (slot + 1) & (size - 1)
        table[slot] = number
    return table


@kernel
def _longer(values: Nodes) -> Nodes:
    grown = np.empty(2 * values.size, values.dtype)
    grown[: values.size] = values
    return grown
