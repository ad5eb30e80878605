"""Guarantee circles (担保圈): mutual guarantees, rings and joint circles, chains and stars, with exposure.

Mutual pairs come first: in Chinese guarantee networks mutual pairs and the triangles that hold them are the
risky motifs, cyclic triads the stable ones (arXiv 1806.04351).
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Literal

import numpy as np

from analytics.adjacency import Adjacency, adjacency, slots_of
from analytics.arrays import Floats, Nodes, nodes_checked
from analytics.components import components_in_order, members_of, strong_components
from analytics.cycle_kernels import deepest
from analytics.guarantee_sums import Exposure, PairSums, pair_sums
from analytics.parallel_relations import Pairs, gathered
from analytics.short_cycles import ShortCycles, short_cycles

__all__ = ["CIRCLE_WORDS", "Exposure", "GuaranteeCircle", "GuaranteeNetwork", "Star", "guarantee_network"]

CircleKind = Literal["mutual", "ring", "joint"]
CIRCLE_WORDS: dict[CircleKind, str] = {"mutual": "互保", "ring": "环形担保", "joint": "联保担保圈"}
LONGEST_CYCLE = 8
STAR_DEBTORS = 5


@dataclass(frozen=True)
class GuaranteeCircle:
    """Subjects that stand, directly or through others, guarantor for each other.

    Attributes:
        members: ascending.
        kind: "mutual" for two, "ring" where every member has one debtor inside, else "joint".
        mutual_pairs: pairs inside that guarantee each other.
        cycles: cycles inside, guarantor to debtor, from their smallest member; shortest first.
        cycles_complete_to: all cycles of up to so many members are listed.
        exposure: guarantees given by members to members.
        outward: guarantees given by members to others, which a fall of the circle would call.
    """

    members: tuple[int, ...]
    kind: CircleKind
    mutual_pairs: tuple[tuple[int, int], ...]
    cycles: tuple[tuple[int, ...], ...]
    cycles_complete_to: int
    exposure: Exposure
    outward: Exposure


@dataclass(frozen=True)
class Star:
    """A subject that stands guarantor for many (担保辐射).

    Attributes:
        guarantor: the subject.
        debtors: whom it guarantees, ascending.
        exposure: what it guarantees.
    """

    guarantor: int
    debtors: tuple[int, ...]
    exposure: Exposure


@dataclass(frozen=True)
class GuaranteeNetwork:
    """All circles, stars and chains of a guarantee network.

    Attributes:
        mutual_pairs: pairs that guarantee each other, smaller first.
        circles: strong components of two and more; those with mutual pairs first, then by exposure.
        stars: guarantors of five and more debtors, most debtors first.
        chain_depths: for each node the steps of the longest chain of guarantees (担保链) that it begins, a
            circle counted as one step-less knot.
    """

    mutual_pairs: tuple[tuple[int, int], ...]
    circles: tuple[GuaranteeCircle, ...]
    stars: tuple[Star, ...]
    chain_depths: Nodes


def guarantee_network(
    guarantors: Nodes,
    debtors: Nodes,
    amounts: Floats,
    node_count: int,
    *,
    cycle_cap: int = 1000,
    step_cap: int = 200_000,
) -> GuaranteeNetwork:
    """Find circles, stars and chains; O(guarantees + nodes) besides the cycles.

    Args:
        guarantors: who guarantees, a number for each guarantee; one for oneself is left out.
        debtors: whose debt.
        amounts: yuan; NaN where not disclosed.
        node_count: how many nodes there are.
        cycle_cap: most cycles listed of one circle.
        step_cap: most edges looked at for the cycles of one circle.
    """
    first = nodes_checked(guarantors, node_count, "guarantors")
    second = nodes_checked(debtors, node_count, "debtors")
    kept = np.flatnonzero(first != second)
    # few subjects of a register guarantee anything: the work is done on their own numbers, in the same order
    ids, number_of = _numbered(first[kept], second[kept], node_count)
    pairs = gathered(number_of[first[kept]], number_of[second[kept]], ids.size)
    graph = adjacency(pairs.sources, pairs.targets, ids.size)
    labels, count = strong_components(graph.pointers, graph.neighbours)
    components = members_of(labels, at_least=2)
    cycles = short_cycles(
        graph, labels, components, longest=LONGEST_CYCLE, cycle_cap=cycle_cap, step_cap=step_cap
    )
    sums = pair_sums(pairs, amounts[kept])
    mutual = _mutual_pairs(pairs, labels, ids)
    circles = _circles(components, cycles, mutual, graph, labels, sums, ids)
    chain_depths = np.zeros(node_count, np.int32)
    chain_depths[ids] = _chain_depths(graph, labels, count)
    return GuaranteeNetwork(
        mutual_pairs=tuple(sorted(pair for found in mutual.values() for pair in found)),
        circles=tuple(sorted(circles, key=_first_to_look_at)),
        stars=_stars(graph, sums, ids),
        chain_depths=chain_depths,
    )


def _numbered(first: Nodes, second: Nodes, node_count: int) -> tuple[Nodes, Nodes]:
    """The nodes that occur, ascending, and for each of them its place there."""
    occurs = np.zeros(node_count, np.bool_)
    occurs[first] = True
    occurs[second] = True
    ids = np.flatnonzero(occurs).astype(np.int32)
    number_of = np.full(node_count, -1, np.int32)
    number_of[ids] = np.arange(ids.size, dtype=np.int32)
    return ids, number_of


def _mutual_pairs(pairs: Pairs, labels: Nodes, ids: Nodes) -> dict[int, list[tuple[int, int]]]:
    """Mutual pairs by the strong component that they lie in."""
    inside = np.flatnonzero(labels[pairs.sources] == labels[pairs.targets])
    ends = list(zip(pairs.sources[inside].tolist(), pairs.targets[inside].tolist(), strict=True))
    known = set(ends)
    found = defaultdict(list)
    for low, high in ends:
        if low < high and (high, low) in known:
            found[int(labels[low])].append((int(ids[low]), int(ids[high])))
    return dict(found)


def _circles(
    components: list[Nodes],
    cycles: list[ShortCycles],
    mutual: dict[int, list[tuple[int, int]]],
    graph: Adjacency,
    labels: Nodes,
    sums: PairSums,
    ids: Nodes,
) -> list[GuaranteeCircle]:
    if not components:
        return []
    members, count = np.concatenate(components), len(components)
    circle_of = np.repeat(np.arange(count), [one.size for one in components])
    slots, member = slots_of(graph.pointers, members)
    circle = circle_of[member]
    inside = labels[graph.neighbours[slots]] == labels[members[member]]
    edges = graph.edges[slots]
    within = sums.exposures(edges[inside], circle[inside], count)
    outward = sums.exposures(edges[~inside], circle[~inside], count)
    edges_within = np.bincount(circle[inside], minlength=count).tolist()
    return [
        GuaranteeCircle(
            members=tuple(ids[components[at]].tolist()),
            kind=_kind(components[at].size, edges_within[at]),
            mutual_pairs=tuple(mutual.get(int(labels[components[at][0]]), ())),
            cycles=tuple(tuple(ids[list(cycle)].tolist()) for cycle in cycles[at].cycles),
            cycles_complete_to=cycles[at].complete_to,
            exposure=within[at],
            outward=outward[at],
        )
        for at in range(count)
    ]


def _kind(members: int, edges: int) -> CircleKind:
    if members == 2:
        return "mutual"
    return "ring" if edges == members else "joint"


def _first_to_look_at(circle: GuaranteeCircle) -> tuple[bool, float, tuple[int, ...]]:
    return not circle.mutual_pairs, -circle.exposure.amount, circle.members


def _stars(graph: Adjacency, sums: PairSums, ids: Nodes) -> tuple[Star, ...]:
    centres = np.flatnonzero(np.diff(graph.pointers) >= STAR_DEBTORS)
    slots, star = slots_of(graph.pointers, centres)
    exposures = sums.exposures(graph.edges[slots], star, centres.size)
    debtors, ends = ids[graph.neighbours[slots]].tolist(), np.cumsum(np.bincount(star)).tolist()
    stars = [
        Star(centre, tuple(debtors[begin:end]), exposure)
        for centre, begin, end, exposure in zip(
            ids[centres].tolist(), [0, *ends], ends, exposures, strict=False
        )
    ]
    return tuple(sorted(stars, key=lambda star: (-len(star.debtors), star.guarantor)))


def _chain_depths(graph: Adjacency, labels: Nodes, count: int) -> Nodes:
    _, order = components_in_order(labels, count)
    depths = np.zeros(count, np.int32)
    deepest(graph.pointers, graph.neighbours, labels, order, depths)
    return depths[labels]
