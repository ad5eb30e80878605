"""Relations between the same two nodes, gathered into one pair whose chances add up to a noisy-OR."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from analytics.adjacency import adjacency
from analytics.arrays import Bools, Counts, Floats, Nodes, kernel, read_only
from analytics.log_units import CERTAIN, UNITS


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
    rows = adjacency(sources, targets, node_count)
    neighbours, relations = rows.neighbours.copy(), rows.edges.copy()
    _sort_rows(rows.pointers, neighbours, relations)
    pair_sources, pair_targets, pointers = _distinct(rows.pointers, neighbours)
    return Pairs(read_only(pair_sources), read_only(pair_targets), read_only(pointers), read_only(relations))


def noisy_or(pairs: Pairs, chances: Floats, counted: Bools | None = None) -> Floats:
    """1 − Π(1 − p) over the relations of each pair, 0 to 1; the same in whatever order they come.

    Args:
        pairs: as `gathered` gives them.
        chances: p of each relation, 0 to 1.
        counted: the relations that count; all where None.
    """
    chosen = chances if counted is None else np.where(counted, chances, 0.0)
    return _noisy_or(pairs.pointers, pairs.relations, read_only(chosen))


@kernel
def _sort_rows(pointers: Counts, neighbours: Nodes, relations: Nodes) -> None:
    """Put each row in the order of its neighbours, in place; equal ones keep their order."""
    for node in range(pointers.size - 1):
        first, last = pointers[node], pointers[node + 1]
        if last - first > 16:
            order = np.argsort(neighbours[first:last], kind="mergesort")
            neighbours[first:last] = neighbours[first:last][order]
            relations[first:last] = relations[first:last][order]
            continue
        for slot in range(first + 1, last):
            neighbour, relation = neighbours[slot], relations[slot]
            place = slot
            while place > first and neighbours[place - 1] > neighbour:
                neighbours[place], relations[place] = neighbours[place - 1], relations[place - 1]
                place -= 1
            neighbours[place], relations[place] = neighbour, relation


@kernel
def _distinct(pointers: Counts, neighbours: Nodes) -> tuple[Nodes, Nodes, Counts]:
    """Ends of each distinct pair, and where its relations begin, with the end last."""
    sources, targets = np.empty(neighbours.size, np.int32), np.empty(neighbours.size, np.int32)
    starts = np.empty(neighbours.size + 1, np.int64)
    count = 0
    for node in range(pointers.size - 1):
        for slot in range(pointers[node], pointers[node + 1]):
            if slot == pointers[node] or neighbours[slot] != neighbours[slot - 1]:
                sources[count], targets[count], starts[count] = node, neighbours[slot], slot
                count += 1
    starts[count] = neighbours.size
    return sources[:count].copy(), targets[:count].copy(), starts[: count + 1].copy()


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
