"""The strongest sources of every node as columns, for files and tables: no object a row."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from analytics.arrays import Bytes, Counts, Floats, Nodes, filling_kernel, read_only
from analytics.contagion import Contagion, scores_of
from analytics.contagion_kernels import hazards_of_costs


@dataclass(frozen=True)
class ContributionColumns:
    """A row for each node and each of its listed sources, by node, then strongest first.

    Attributes:
        nodes: the subject.
        ranks: 0 for its strongest source.
        sources: the source.
        values: what it contributes, 0 to 1.
        shares: its part of the subject's score, 0 to 1; of all sources, not only of those listed.
        paths: nodes from the source to the subject, a row each, -1 behind the end.
    """

    nodes: Nodes
    ranks: Bytes
    sources: Nodes
    values: Floats
    shares: Floats
    paths: Nodes


def contribution_columns(result: Contagion) -> ContributionColumns:
    """Write out the listed sources of every node; O(nodes · sources listed · hops)."""
    top_arrivals = result.top_arrivals.reshape(-1, result.width)[:, : result.keep].ravel()
    listed = np.flatnonzero(top_arrivals)
    arrivals = top_arrivals[listed]
    hazards = hazards_of_costs(read_only(result.costs[arrivals]))
    nodes = (listed // result.keep).astype(np.int32)
    paths = _paths(result, arrivals)
    return ContributionColumns(
        nodes=nodes,
        ranks=(listed % result.keep).astype(np.uint8),
        sources=paths[:, 0].copy(),
        values=scores_of(hazards),
        shares=hazards / result.hazards[nodes],
        paths=paths,
    )


def source_counts(result: Contagion) -> Counts:
    """How many sources reach each node, listed or not."""
    return np.bincount(result.nodes[result.final_arrivals], minlength=result.network.node_count)


def _paths(result: Contagion, arrivals: Nodes) -> Nodes:
    paths = np.full((arrivals.size, result.network.spread.hops + 1), -1, np.int32)
    _followed(result.nodes, result.parents, arrivals, paths)
    return paths


@filling_kernel
def _followed(nodes: Nodes, parents: Nodes, arrivals: Nodes, paths: Nodes) -> None:
    """Follow each arrival back to its source; write the nodes on the way from the source on."""
    for row in range(arrivals.size):
        steps, at = -1, arrivals[row]
        while at >= 0:
            steps, at = steps + 1, parents[at]
        at = arrivals[row]
        for place in range(steps, -1, -1):
            paths[row, place], at = nodes[at], parents[at]
