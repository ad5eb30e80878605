"""Relations between the same two nodes, gathered into one pair whose chances add up to a noisy-OR."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from analytics.adjacency import adjacency
from analytics.arrays import Bools, Counts, Floats, Nodes, kernel

UNITS = 2.0**40
CERTAIN = 40 * 2**40


@dataclass(frozen=True)
class Pairs:
    """Ordered pairs of nodes, sorted by source, then by target; each once.

    Attributes:
        sources: from which node the pair leads.
        targets: to which node it leads.
        pointers: rows of `relations`: pair i rests on `relations[pointers[i]:pointers[i + 1]]`.
        relations: numbers of the relations given.
    """

    sources: Nodes
    targets: Nodes
    pointers: Counts
    relations: Nodes

    def place(self, source: int, target: int) -> int | None:
        """The number of the pair; None where there is none."""
        first, last = np.searchsorted(self.sources, (source, source + 1))
        place = int(first) + int(np.searchsorted(self.targets[first:last], target))
        return place if place < last and self.targets[place] == target else None


def gathered(sources: Nodes, targets: Nodes, node_count: int) -> Pairs:
    """Gather relations by their ordered pair of ends; O(relations + nodes).

    Raises:
        ValueError: a node number is out of range.
    """
    by_target = adjacency(targets, sources, node_count)
    # two stable counting sorts: by target, then by source
    by_source = adjacency(by_target.neighbours, targets[by_target.edges], node_count)
    relations = by_target.edges[by_source.edges]
    row_sources = np.repeat(np.arange(node_count, dtype=np.int32), np.diff(by_source.pointers))
    first = np.ones(relations.size, np.bool_)
    first[1:] = (row_sources[1:] != row_sources[:-1]) | (np.diff(by_source.neighbours) != 0)
    starts = np.flatnonzero(first)
    return Pairs(
        sources=row_sources[starts],
        targets=by_source.neighbours[starts],
        pointers=np.append(starts, relations.size),
        relations=relations,
    )


def noisy_or(pairs: Pairs, chances: Floats, counted: Bools | None = None) -> Floats:
    """1 − Π(1 − p) over the relations of each pair, 0 to 1; the same in whatever order they come.

    Args:
        pairs: as `gathered` gives them.
        chances: p of each relation, 0 to 1.
        counted: the relations that count; all where None.
    """
    chosen = chances if counted is None else np.where(counted, chances, 0.0)
    return _noisy_or(pairs.pointers, pairs.relations, chosen)


@kernel
def _noisy_or(pointers: Counts, relations: Nodes, chances: Floats) -> Floats:
    answer = np.empty(pointers.size - 1, np.float64)
    for pair in range(answer.size):
        if pointers[pair + 1] == pointers[pair] + 1:
            answer[pair] = chances[relations[pointers[pair]]]
            continue
        hazard = 0
        for slot in range(pointers[pair], pointers[pair + 1]):
            chance = chances[relations[slot]]
            hazard += CERTAIN if chance >= 1.0 else int(round(-np.log1p(-chance) * UNITS))
        answer[pair] = -np.expm1(-hazard / UNITS)
    return answer
