"""Related clusters for exploration (探索): communities of typed relations by the Leiden method.

A community is a place to start looking, never a legal group: it has no controller, and another seed or
resolution draws other borders. Traag, Waltman and van Eck 2019 (Scientific Reports 9:5233).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from graspologic_native import leiden_csr

from analytics.adjacency import adjacency
from analytics.arrays import Floats, Nodes
from analytics.parallel_relations import gathered

LABEL = "探索：按关联疏密自动划分，不是集团认定"


@dataclass(frozen=True)
class Communities:
    """A division of the graph.

    Attributes:
        labels: community of each node, 0 and up in the order of their smallest nodes.
        count: how many there are.
        modularity: quality Q, at most 1.
        resolution: as given; higher makes smaller communities.
        seed: as given; the same seed gives the same division.
        label: to be shown with every use.
    """

    labels: Nodes
    count: int
    modularity: float
    resolution: float
    seed: int
    label: str = LABEL


def communities(
    sources: Nodes,
    targets: Nodes,
    weights: Floats,
    node_count: int,
    *,
    seed: int = 7,
    resolution: float = 1.0,
) -> Communities:
    """Divide an undirected graph; the weights of parallel edges add up, edges to oneself are left out.

    Args:
        sources: one end of each edge.
        targets: the other end.
        weights: how close the two are, over 0.
        node_count: how many nodes there are; those without an edge are communities of one.
        seed: where the method's random choices begin.
        resolution: over 0.
    """
    low, high = np.minimum(sources, targets), np.maximum(sources, targets)
    kept = np.flatnonzero(low != high)
    if not kept.size:
        return Communities(np.arange(node_count, dtype=np.int32), node_count, 0.0, resolution, seed)
    pairs = gathered(low[kept], high[kept], node_count)
    pair_of = np.repeat(np.arange(pairs.sources.size), np.diff(pairs.pointers))
    sums = np.bincount(pair_of, weights[kept][pairs.relations])
    rows = adjacency(
        np.append(pairs.sources, pairs.targets), np.append(pairs.targets, pairs.sources), node_count
    )
    modularity, found = leiden_csr(
        rows.pointers.copy(),
        rows.neighbours.copy(),
        np.append(sums, sums)[rows.edges],
        node_count,
        resolution=resolution,
        seed=seed,
    )
    labels = _numbered(found, node_count)
    return Communities(labels, int(labels.max()) + 1, float(modularity), resolution, seed)


def _numbered(found: dict[int, int], node_count: int) -> Nodes:
    """Communities in the order of their smallest nodes; a node that was left out is one by itself."""
    raw = np.arange(node_count, dtype=np.int64) + node_count
    raw[np.fromiter(found.keys(), np.int64, len(found))] = np.fromiter(found.values(), np.int64, len(found))
    _, first, inverse = np.unique(raw, return_index=True, return_inverse=True)
    rank = np.empty(first.size, np.int32)
    rank[np.argsort(first)] = np.arange(first.size, dtype=np.int32)
    return rank[inverse]
