"""Where the parties of a network are drawn: the subject in the centre, the others in rings by hop."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import networkx as nx

__all__ = ["Place", "rings"]

_DAMPED = 0.7


@dataclass(frozen=True)
class Place:
    """Where a node is drawn, in pixels from the centre, y downwards."""

    x: float
    y: float


def rings(
    centre: str,
    nodes: Sequence[str],
    edges: Iterable[tuple[str, str]],
    *,
    spacing: float = 110.0,
    gap: float = 220.0,
    stretch: float = 1.5,
) -> dict[str, Place]:
    """A radial tree: each node on the ring of its hop, in the sector of the node it was reached from.

    Sectors grow with what is below them (less than in proportion, so that a small branch beside a big one
    keeps its place), and branches do not cross; a ring grows until its nodes are `spacing` apart, or three
    times as far as evenly spread nodes would need. The same input has the same places: nothing is random.
    Parties that no edge reaches stand on a ring outside. A radial tree as in G. M. Draper et al., "A Survey
    of Radial Methods for Information Visualization" (2009). O((nodes + edges) log nodes).

    Args:
        centre: the subject; must be among the nodes.
        nodes: ids, in the order in which neighbours are to be met.
        edges: pairs of ids; direction does not matter, pairs with an unknown end are left out.
        spacing: least distance of two nodes of a ring.
        gap: least distance of two rings.
        stretch: x over y, because labels are wide.

    Raises:
        ValueError: the centre is not among the nodes.
    """
    if centre not in nodes:
        raise ValueError(f"centre {centre!r} is not among the {len(nodes)} nodes")
    tree = _reach(centre, nodes, edges)
    levels = _levels(tree, centre, nodes)
    angles = _angles(tree, centre)
    places = {centre: Place(0.0, 0.0)}
    radius = 0.0
    for level in levels[1:]:
        turned = {node: angles.get(node, math.tau * i / len(level)) for i, node in enumerate(level)}
        radius = max(radius + gap, _radius(sorted(turned.values()), spacing))
        for node, angle in turned.items():
            places[node] = Place(
                round(radius * stretch * math.cos(angle), 1), round(radius * math.sin(angle), 1)
            )
    return places


def _reach(centre: str, nodes: Sequence[str], edges: Iterable[tuple[str, str]]) -> nx.DiGraph[str]:
    """The breadth-first tree from the centre, neighbours in the order of `nodes`."""
    rank = {node: i for i, node in enumerate(nodes)}
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(nodes)
    graph.add_edges_from((a, b) for a, b in edges if a in rank and b in rank)
    return nx.bfs_tree(graph, centre, sort_neighbors=lambda near: sorted(near, key=rank.__getitem__))


def _levels(tree: nx.DiGraph[str], centre: str, nodes: Sequence[str]) -> list[list[str]]:
    levels = [list(level) for level in nx.bfs_layers(tree, centre)]
    unreached = [node for node in nodes if node not in tree]
    return levels + ([unreached] if unreached else [])


def _radius(angles: Sequence[float], spacing: float) -> float:
    """Where the closest two of the angles are `spacing` apart; no more than three times the even radius."""
    even = len(angles) * spacing / math.tau
    gaps = [after - before for before, after in pairwise((*angles, angles[0] + math.tau))]
    return min(3 * even, spacing / min(gaps)) if len(angles) > 1 else 0.0


def _angles(tree: nx.DiGraph[str], centre: str) -> dict[str, float]:
    """The middle of each node's sector, in radians."""
    weight: dict[str, float] = {}
    for node in nx.dfs_postorder_nodes(tree, centre):
        weight[node] = max(1.0, sum(weight[child] for child in tree.successors(node)) ** _DAMPED)
    angles = {centre: 0.0}
    first, sector = {centre: -math.pi / 2}, {centre: math.tau}
    for node in nx.bfs_tree(tree, centre):
        start, below = first[node], sum(weight[child] for child in tree.successors(node))
        for child in tree.successors(node):
            sector[child] = sector[node] * weight[child] / below
            first[child], angles[child] = start, start + sector[child] / 2
            start += sector[child]
    return angles
