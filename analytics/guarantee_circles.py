"""Guarantee circles (担保圈): mutual guarantees, rings and joint circles, chains and stars, with exposure.

Mutual pairs come first: in Chinese guarantee networks mutual pairs and the triangles that hold them are the
risky motifs, cyclic triads the stable ones (arXiv 1806.04351).
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from analytics.adjacency import Adjacency, adjacency
from analytics.arrays import Counts, Floats, Nodes, kernel, nodes_checked
from analytics.components import members_of, strong_components
from analytics.parallel_relations import Pairs, gathered
from analytics.short_cycles import ShortCycles, short_cycles

__all__ = ["CIRCLE_WORDS", "Exposure", "GuaranteeCircle", "GuaranteeNetwork", "Star", "guarantee_network"]

CircleKind = Literal["mutual", "ring", "joint"]
CIRCLE_WORDS: dict[CircleKind, str] = {"mutual": "互保", "ring": "环形担保", "joint": "联保担保圈"}
LONGEST_CYCLE = 8
STAR_DEBTORS = 5


@dataclass(frozen=True)
class Exposure:
    """What is guaranteed along some edges.

    Attributes:
        amount: sum of the amounts known, in yuan.
        guarantees: how many guarantees there are.
        undisclosed: of them, how many have no amount; the true sum is higher.
    """

    amount: float
    guarantees: int
    undisclosed: int


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
    labels, _ = strong_components(graph.pointers, graph.neighbours)
    components = members_of(labels, at_least=2)
    cycles = short_cycles(
        graph, labels, components, longest=LONGEST_CYCLE, cycle_cap=cycle_cap, step_cap=step_cap
    )
    sums = _PairSums.of(pairs, amounts[kept])
    mutual = _mutual_pairs(pairs, labels, ids)
    circles = _circles(components, cycles, mutual, graph, labels, sums, ids)
    chain_depths = np.zeros(node_count, np.int32)
    chain_depths[ids] = _chain_depths(graph.pointers, graph.neighbours, labels)
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


@dataclass(frozen=True)
class _PairSums:
    amounts: Floats
    guarantees: Counts
    undisclosed: Counts

    @staticmethod
    def of(pairs: Pairs, amounts: Floats) -> _PairSums:
        """Add up the guarantees of each pair."""
        pair_of = np.repeat(np.arange(pairs.sources.size), np.diff(pairs.pointers))
        of_relation = amounts[pairs.relations]
        unknown = np.isnan(of_relation)
        size = pairs.sources.size
        return _PairSums(
            amounts=np.bincount(pair_of, np.where(unknown, 0.0, of_relation), minlength=size).astype(
                np.float64
            ),
            guarantees=np.bincount(pair_of, minlength=size),
            undisclosed=np.bincount(pair_of, unknown, minlength=size).astype(np.int64),
        )

    def exposure(self, pairs: NDArray[np.integer]) -> Exposure:
        """What the guarantees of some pairs come to."""
        return Exposure(
            amount=float(self.amounts[pairs].sum()),
            guarantees=int(self.guarantees[pairs].sum()),
            undisclosed=int(self.undisclosed[pairs].sum()),
        )


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
    sums: _PairSums,
    ids: Nodes,
) -> list[GuaranteeCircle]:
    circles = []
    for members, found in zip(components, cycles, strict=True):
        slots = np.concatenate([np.arange(graph.pointers[one], graph.pointers[one + 1]) for one in members])
        inside = labels[graph.neighbours[slots]] == labels[members[0]]
        circles.append(
            GuaranteeCircle(
                members=tuple(ids[members].tolist()),
                kind=_kind(members.size, int(inside.sum())),
                mutual_pairs=tuple(mutual.get(int(labels[members[0]]), ())),
                cycles=tuple(tuple(ids[list(cycle)].tolist()) for cycle in found.cycles),
                cycles_complete_to=found.complete_to,
                exposure=sums.exposure(graph.edges[slots[inside]]),
                outward=sums.exposure(graph.edges[slots[~inside]]),
            )
        )
    return circles


def _kind(members: int, edges: int) -> CircleKind:
    if members == 2:
        return "mutual"
    return "ring" if edges == members else "joint"


def _first_to_look_at(circle: GuaranteeCircle) -> tuple[bool, float, tuple[int, ...]]:
    return not circle.mutual_pairs, -circle.exposure.amount, circle.members


def _stars(graph: Adjacency, sums: _PairSums, ids: Nodes) -> tuple[Star, ...]:
    centres = np.flatnonzero(np.diff(graph.pointers) >= STAR_DEBTORS)
    stars = []
    for centre in centres.tolist():
        slots = np.arange(graph.pointers[centre], graph.pointers[centre + 1])
        debtors = tuple(ids[graph.neighbours[slots]].tolist())
        stars.append(Star(int(ids[centre]), debtors, sums.exposure(graph.edges[slots])))
    return tuple(sorted(stars, key=lambda star: (-len(star.debtors), star.guarantor)))


@kernel
def _chain_depths(pointers: Counts, neighbours: Nodes, labels: Nodes) -> Nodes:
    """Components are numbered with the ends of chains first, so that one pass in that order is enough."""
    node_count = labels.size
    depth_of = np.zeros(node_count, np.int32)
    first, order = np.zeros(node_count + 1, np.int64), np.empty(node_count, np.int32)
    for node in range(node_count):
        first[labels[node] + 1] += 1
    first = np.cumsum(first)
    for node in range(node_count):
        order[first[labels[node]]] = node
        first[labels[node]] += 1
    for place in range(node_count):
        guarantor = order[place]
        label = labels[guarantor]
        for slot in range(pointers[guarantor], pointers[guarantor + 1]):
            other = labels[neighbours[slot]]
            if other != label:
                depth_of[label] = max(depth_of[label], depth_of[other] + 1)
    return depth_of[labels]
