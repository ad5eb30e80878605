"""The part of a holdings graph that one subject's figures depend on, cut out with its own numbering."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from analytics.arrays import Bools, Counts, Nodes, kernel
from analytics.holdings_graph import HoldingRows, Holdings, build_holdings

MAX_NODES = 100_000


@dataclass(frozen=True)
class Neighbourhood:
    """A smaller holdings graph; its node i is `nodes[i]` and its holding e is `edges[e]` of the whole.

    The subjects are its first nodes, in their order. `complete` is False where the walk stopped at its cap
    of nodes.
    """

    holdings: Holdings
    nodes: Nodes
    edges: Nodes
    complete: bool

    def numbers(self) -> dict[int, int]:
        """The number here of each node of the whole."""
        return {node: at for at, node in enumerate(self.nodes.tolist())}

    def whole_nodes(self, nodes: Iterable[int]) -> tuple[int, ...]:
        """These nodes as the whole numbers them."""
        return tuple(int(self.nodes[node]) for node in nodes)

    def whole_edges(self, edges: Iterable[int]) -> tuple[int, ...]:
        """These holdings as the whole numbers them."""
        return tuple(int(self.edges[edge]) for edge in edges)


def upstream(holdings: Holdings, *companies: int, max_nodes: int = MAX_NODES) -> Neighbourhood:
    """The companies, everyone above them, and every holding among these that leads down to them."""
    return _cut_out(holdings, holdings.up, companies, max_nodes)


def downstream(holdings: Holdings, *holders: int, max_nodes: int = MAX_NODES) -> Neighbourhood:
    """The holders, every company below them, and every holding of theirs."""
    return _cut_out(holdings, holdings.down, holders, max_nodes)


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
    return Neighbourhood(holdings, part.nodes, part.edges[kept], part.complete)


def _cut_out(
    holdings: Holdings, rows: HoldingRows, subjects: tuple[int, ...], max_nodes: int
) -> Neighbourhood:
    first = np.array(list(dict.fromkeys(subjects)), np.int32)
    seen = np.zeros(holdings.n, np.int32)  # numpy leaves untouched pages unwritten, a kernel would not
    nodes, edges, complete = _reached(rows.start, rows.node, rows.edge, first, max_nodes, seen)
    part = build_holdings(
        nodes.size,
        seen[holdings.owner[edges]] - 1,
        seen[holdings.company[edges]] - 1,
        holdings.share[edges],
        share_min=holdings.share_min[edges],
        share_max=holdings.share_max[edges],
        persons=None if holdings.persons is None else holdings.persons[nodes],
    )
    return Neighbourhood(part, nodes, edges, bool(complete))


@kernel
def _reached(
    start: Counts, node: Nodes, edge: Nodes, first: Nodes, max_nodes: int, seen: Nodes
) -> tuple[Nodes, Nodes, bool]:
    nodes = np.empty(64 + 2 * first.size, np.int32)
    edges = np.empty(64, np.int32)
    nodes[: first.size] = first
    for i in range(first.size):
        seen[first[i]] = i + 1
    count, filled, at, complete = first.size, 0, 0, True
    while at < count:
        for e in range(start[nodes[at]], start[nodes[at] + 1]):
            other = node[e]
            if seen[other] == 0:
                if count == max_nodes:
                    complete = False
                    continue
                if count == nodes.size:
                    nodes = _longer(nodes)
                nodes[count] = other
                count += 1
                seen[other] = count
            if filled == edges.size:
                edges = _longer(edges)
            edges[filled] = edge[e]
            filled += 1
        at += 1
    return nodes[:count], edges[:filled], complete


@kernel
def _longer(values: Nodes) -> Nodes:
    grown = np.empty(2 * values.size, values.dtype)
    grown[: values.size] = values
    return grown
