"""What changes when subjects' records change: their neighbourhood refreshed, and which customers move.

Only the nodes that the changed subjects' risk reaches are touched. One factor is taken out of each score and
another put in, in whole units, so that the answer equals a fresh computation bit for bit.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import numpy as np

from analytics.arrays import Counts, Floats, Nodes, read_only
from analytics.contagion import Contagion, path_back, score_of, scores_of, searched
from analytics.contagion_kernels import hazards_of_costs
from analytics.contagion_network import costs_of
from analytics.log_units import NO_COST

__all__ = ["Effect", "Refreshed", "effects", "refreshed"]


@dataclass(frozen=True)
class Refreshed:
    """The scores of the nodes that the changed subjects reach, ascending by node.

    Attributes:
        nodes: the nodes reached; a changed subject is among them only where another reaches it.
        before: −ln(1 − score) in whole units before the change.
        after: the same after it.
        top_sources: for each node its strongest sources after the change, strongest first; -1 for none.
        top_values: what each of them contributes, 0 to 1.
    """

    nodes: Nodes
    before: Counts
    after: Counts
    top_sources: Nodes
    top_values: Floats

    @property
    def scores(self) -> Floats:
        """The scores after the change, 0 to 1."""
        return scores_of(self.after)


@dataclass(frozen=True)
class Effect:
    """How one watched subject moves.

    Attributes:
        node: the watched subject.
        before: its score before, 0 to 1.
        after: its score after.
        path: nodes from a changed subject to it; of several the one that moves it most.
    """

    node: int
    before: float
    after: float
    path: tuple[int, ...]


@dataclass(frozen=True)
class _Reach:
    """What changed subjects reach: an entry for each pair of them."""

    changed: Nodes
    nodes: Nodes
    new_costs: Counts
    shifts: Counts
    arrivals: Counts
    log: tuple[Nodes, Nodes]


def refreshed(known: Contagion, severities: Mapping[int, float]) -> Refreshed:
    """The scores and strongest sources around subjects whose own severity is now another.

    Args:
        known: the whole graph as it was computed last.
        severities: every subject changed since then, with its severity now, 0 to 1 (0: repaired).

    Raises:
        ValueError: a severity is out of range, or there is no such node.
    """
    reach = _reach(known, severities)
    nodes, places = np.unique(reach.nodes, return_inverse=True)
    before = known.hazards[nodes]
    after = before.copy()
    np.add.at(after, places, reach.shifts)
    sources, values = _strongest(known, nodes, places, reach)
    return Refreshed(nodes, before, after, sources, values)


def effects(
    known: Contagion, severities: Mapping[int, float], watched: Collection[int]
) -> tuple[Effect, ...]:
    """Which watched subjects move if own severities become others, largest change first.

    A subject's own severity is no part of its own score: the subject itself moves only by the others.

    Raises:
        ValueError: a severity is out of range, or there is no such node.
    """
    reach = _reach(known, severities)
    seen = np.flatnonzero(np.isin(reach.nodes, np.fromiter(watched, np.int32, len(watched))))
    found = []
    for node in np.unique(reach.nodes[seen]).tolist():
        entries = seen[reach.nodes[seen] == node]
        before = int(known.hazards[node])
        after = before + int(reach.shifts[entries].sum())
        strongest = entries[np.argmax(np.abs(reach.shifts[entries]))]
        path = path_back(*reach.log, int(reach.arrivals[strongest]))[::-1]
        if after != before:
            found.append(Effect(node, score_of(before), score_of(after), path))
    return tuple(sorted(found, key=lambda effect: (-abs(effect.after - effect.before), effect.node)))


def _reach(known: Contagion, severities: Mapping[int, float]) -> _Reach:
    network, limit = known.network, known.network.spread.limit
    changed = np.array(sorted(severities), np.int32)
    if changed.size and not (changed[0] >= 0 and changed[-1] < network.node_count):
        raise ValueError(f"got nodes {changed.tolist()}, expected 0 to {network.node_count - 1}")
    old = known.sources.costs[changed]
    new = np.array([_cost(severities[int(node)]) for node in changed], np.int64)
    cheaper = np.minimum(old, new)
    kept = np.flatnonzero(cheaper <= limit)
    changed, old, new, cheaper = changed[kept], old[kept], new[kept], cheaper[kept]
    nodes, parents, costs, begins = searched(network, network.outward, changed, cheaper)
    search = np.repeat(np.arange(changed.size), np.diff(begins))
    arrivals = np.flatnonzero(costs[1:] >= 0)
    arrivals = arrivals[nodes[1:][arrivals] != changed[search[arrivals]]]
    search, arrivals = search[arrivals], arrivals + 1
    steps = costs[arrivals] - cheaper[search]
    new_costs = _within(steps, new[search], limit)
    shifts = _hazards(new_costs) - _hazards(_within(steps, old[search], limit))
    return _Reach(changed[search], nodes[arrivals], new_costs, shifts, arrivals, (nodes, parents))


def _strongest(known: Contagion, nodes: Nodes, places: Counts, reach: _Reach) -> tuple[Nodes, Floats]:
    """The strongest sources of each node: those known that did not change, and those that did."""
    owner, sources, costs = _unchanged(known, nodes, reach.changed)
    reached = np.flatnonzero(reach.new_costs < NO_COST)
    owner = np.append(owner, places[reached])
    sources = np.append(sources, reach.changed[reached])
    costs = np.append(costs, reach.new_costs[reached])
    order = np.lexsort((sources, costs, owner))
    owner, sources, costs = owner[order], sources[order], costs[order]
    place = np.arange(owner.size) - np.searchsorted(owner, owner)
    listed = np.flatnonzero(place < known.keep)
    top_sources = np.full((nodes.size, known.keep), -1, np.int32)
    top_values = np.zeros((nodes.size, known.keep))
    top_sources[owner[listed], place[listed]] = sources[listed]
    top_values[owner[listed], place[listed]] = scores_of(_hazards(costs[listed]))
    return top_sources, top_values


def _unchanged(known: Contagion, nodes: Nodes, changed: Nodes) -> tuple[Counts, Nodes, Counts]:
    """Owner, source and cost of the strongest arrivals whose source did not change.

    The whole list of a node is read only where a changed source was among its `keep` strongest ones.
    """
    rows = known.arrivals_by_node
    top = known.top_arrivals.reshape(-1, known.keep)[nodes]
    top_sources = known.source_of(top)
    moved = (top > 0) & np.isin(top_sources, changed)
    whole = moved.any(axis=1) & (top[:, -1] > 0)
    owner, place = np.nonzero((top > 0) & ~moved & ~whole[:, np.newaxis])
    longer = np.flatnonzero(whole)
    first = rows.pointers[nodes[longer]]
    counts = rows.pointers[nodes[longer] + 1] - first
    slots = np.arange(counts.sum()) + np.repeat(first - np.cumsum(counts) + counts, counts)
    others = np.flatnonzero(~np.isin(rows.neighbours[slots], changed))
    return (
        np.append(owner, np.repeat(longer, counts)[others]),
        np.append(top_sources[owner, place], rows.neighbours[slots[others]]),
        np.append(known.costs[top[owner, place]], known.costs[rows.edges[slots[others]]]),
    )


def _cost(severity: float) -> int:
    if not 0 <= severity <= 1:
        raise ValueError(f"got severity {severity}, expected 0 to 1")
    return int(costs_of(np.array([severity]))[0]) if severity > 0 else NO_COST


def _within(steps: Counts, starts: Counts, limit: int) -> Counts:
    """Total costs, `NO_COST` where they are over the limit."""
    return np.where(steps <= limit - starts, steps + np.minimum(starts, limit), NO_COST)


def _hazards(costs: Counts) -> Counts:
    hazards = np.zeros(costs.size, np.int64)
    finite = np.flatnonzero(costs < NO_COST)
    hazards[finite] = hazards_of_costs(read_only(costs[finite]))
    return hazards
