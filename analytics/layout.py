"""Where the parties of a network are drawn: the subject in the centre, the others in rings by hop."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

import networkx as nx

from analytics.layout_items import Extent
from analytics.layout_spread import spread

__all__ = ["Place", "circle", "rings"]

DAMPED = 0.7

STRETCH = 1.5
"""x over y, because labels are wide."""

HOP = 50.0
"""Between the last ring of a hop and the first of the next, so that their lines can be seen."""

PAD = 12.0
"""Between two boxes."""

ROOM = 400.0
"""By how much the rings of a hop may grow before it has one more."""


@dataclass(frozen=True)
class Place:
    """Where a node is drawn, in pixels from the centre, y downwards."""

    x: float
    y: float


def rings(
    centre: str, nodes: Sequence[str], edges: Iterable[tuple[str, str]], sizes: Mapping[str, Extent]
) -> dict[str, Place]:
    """A radial tree: each node in the ring of its hop, in the sector of the node it was reached from.

    Sectors grow with what is below them (less than in proportion, so that a small branch beside a big one
    keeps its place), and branches do not cross. A hop with more nodes than fit around its ring has several
    rings, so that the picture grows with the square root of the nodes. No box lies on another: each has a
    disc to itself. The same input has the same places: nothing is random. Parties that no edge reaches stand
    outside. After G. M. Draper et al., "A Survey of Radial Methods for Information Visualization" (2009).
    O((nodes + edges) log nodes).

    Args:
        centre: the subject; must be among the nodes.
        nodes: ids, in the order in which neighbours are to be met.
        edges: pairs of ids; direction does not matter, pairs with an unknown end are left out.
        sizes: the box of each node.

    Raises:
        ValueError: the centre is not among the nodes.
    """
    if centre not in nodes:
        raise ValueError(f"centre {centre!r} is not among the {len(nodes)} nodes")
    tree = _reach(centre, nodes, edges)
    levels = _levels(tree, centre, nodes)
    angles = _angles(tree, centre)
    discs = {node: math.hypot(sizes[node].breadth / STRETCH, sizes[node].depth) + PAD for node in nodes}
    places = {centre: Place(0.0, 0.0)}
    edge = discs[centre] / 2
    for level in levels[1:]:
        wanted = {node: angles.get(node, math.tau * i / len(level)) for i, node in enumerate(level)}
        widest = max(discs[node] for node in level)
        first = edge + HOP + widest / 2
        inner, around = _around(sorted(level, key=wanted.__getitem__), discs, first, widest)
        for ring, inside in enumerate(around):
            radius = inner + ring * widest
            for node, angle in zip(inside, _turned(inside, wanted, discs, radius), strict=True):
                places[node] = Place(
                    round(radius * STRETCH * math.cos(angle), 1), round(radius * math.sin(angle), 1)
                )
        edge = inner + (len(around) - 0.5) * widest
    return places


def circle(nodes: Sequence[str], sizes: Mapping[str, Extent]) -> dict[str, Place]:
    """The nodes around one ring, in their order from the top on, clockwise, each with a disc to itself.

    The ring is as small as that allows; a single node stands in its middle.
    """
    if len(nodes) < 2:
        return {node: Place(0.0, 0.0) for node in nodes}
    discs = [math.hypot(sizes[node].breadth / STRETCH, sizes[node].depth) for node in nodes]
    radius = max(max(discs) / 2, sum(discs) / math.tau)
    while sum(_angle(disc, radius) for disc in discs) > math.tau:
        radius *= 1.01
    spare = (math.tau - sum(_angle(disc, radius) for disc in discs)) / len(nodes)
    angle = -math.pi / 2
    places = {}
    for node, disc, after in zip(nodes, discs, (*discs[1:], discs[0]), strict=True):
        places[node] = Place(round(radius * STRETCH * math.cos(angle), 1), round(radius * math.sin(angle), 1))
        angle += (_angle(disc, radius) + _angle(after, radius)) / 2 + spare
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


def _angles(tree: nx.DiGraph[str], centre: str) -> dict[str, float]:
    """The middle of each node's sector, in radians."""
    weight: dict[str, float] = {}
    for node in nx.dfs_postorder_nodes(tree, centre):
        weight[node] = max(1.0, sum(weight[child] for child in tree.successors(node)) ** DAMPED)
    angles = {centre: 0.0}
    first, sector = {centre: -math.pi / 2}, {centre: math.tau}
    for node in nx.bfs_tree(tree, centre):
        start, below = first[node], sum(weight[child] for child in tree.successors(node))
        for child in tree.successors(node):
            sector[child] = sector[node] * weight[child] / below
            first[child], angles[child] = start, start + sector[child] / 2
            start += sector[child]
    return angles


def _around(
    level: Sequence[str], discs: Mapping[str, float], first: float, widest: float
) -> tuple[float, list[list[str]]]:
    """The radius of the innermost ring of a hop, and its nodes dealt out to as few rings as hold them.

    A ring may grow by ROOM before there is another: on one ring no line passes behind another's box.
    """
    count = 1
    while True:
        for grown in range(0, int(ROOM - (count - 1) * widest) + 1, 10) or (0,):
            dealt = _dealt(level, discs, [first + grown + ring * widest for ring in range(count)])
            if dealt:
                return first + grown, dealt
        count += 1


def _dealt(
    level: Sequence[str], discs: Mapping[str, float], radii: Sequence[float]
) -> list[list[str]] | None:
    """The nodes dealt out in turn to rings of these radii, each filled alike; null where they do not fit."""
    dealt: list[list[str]] = [[] for _ in radii]
    filled = [0.0] * len(radii)
    for node in level:
        taken = [fill + _angle(discs[node], radius) for fill, radius in zip(filled, radii, strict=True)]
        ring = taken.index(min(taken))
        if taken[ring] > math.tau:
            return None
        dealt[ring].append(node)
        filled[ring] = taken[ring]
    return dealt


def _angle(disc: float, radius: float) -> float:
    """What a disc takes of its ring; discs that far apart do not meet, since the arcsine is convex."""
    return 2 * math.asin(disc / (2 * radius))


def _turned(
    inside: Sequence[str], wanted: Mapping[str, float], discs: Mapping[str, float], radius: float
) -> list[float]:
    """The angles of a ring's nodes: as near as can be to the wanted ones, discs apart."""
    takes = [_angle(discs[node], radius) for node in inside]
    apart = [(one + other) / 2 for one, other in pairwise((takes[-1], *takes))]
    angles = spread([wanted[node] for node in inside], [1.0] * len(inside), apart)
    if angles[-1] - angles[0] <= math.tau - apart[0]:
        return angles
    loose = (math.tau - sum(apart)) / len(inside)
    steps = accumulate((gap + loose for gap in apart[1:]), initial=0.0)
    return [wanted[inside[0]] + step for step in steps]
