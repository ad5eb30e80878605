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
from analytics.what_if_kernels import Changes, Listed, Tops, listed_again

__all__ = ["Effect", "Refreshed", "effects", "refreshed"]


@dataclass(frozen=True)
class Refreshed:
    """The scores of the nodes that the changed subjects reach, ascending by node.

    Attributes:
        nodes: the nodes reached; a changed subject is among them only where another reaches it.
        before: −ln(1 − score) in whole units before the change.
        after: the same after it.
        top_sources: for each node its strongest sources after the change, strongest first; -1 for none.
        top_costs: −ln of what each of them contributes in whole units.
    """

    nodes: Nodes
    before: Counts
    after: Counts
    top_sources: Nodes
    top_costs: Counts

    @property
    def top_values(self) -> Floats:
        """What each of the strongest sources contributes, 0 to 1."""
        return scores_of(_hazards(self.top_costs.ravel())).reshape(self.top_costs.shape)

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
    return Refreshed(nodes, before, after, *_strongest(known, nodes, places, reach))


def effects(
    known: Contagion, severities: Mapping[int, float], watched: Collection[int] | None = None
) -> tuple[Effect, ...]:
    """Which watched subjects, of all where None, move if own severities become others.

    The largest change comes first. A subject's own severity is no part of its own score: the subject itself
    moves only by the others.

    Raises:
        ValueError: a severity is out of range, or there is no such node.
    """
    reach = _reach(known, severities)
    seen = np.arange(reach.nodes.size)
    if watched is not None:
        seen = np.flatnonzero(np.isin(reach.nodes, np.fromiter(watched, np.int32, len(watched))))
    # by node, the entry that moves it most first
    seen = seen[np.lexsort((-np.abs(reach.shifts[seen]), reach.nodes[seen]))]
    nodes, first = np.unique(reach.nodes[seen], return_index=True)
    before = known.hazards[nodes]
    after = before + (np.add.reduceat(reach.shifts[seen], first) if nodes.size else 0)
    moved = np.flatnonzero(after != before)
    found = [
        Effect(
            int(nodes[place]),
            score_of(int(before[place])),
            score_of(int(after[place])),
            path_back(*reach.log, int(reach.arrivals[seen[first[place]]]))[::-1],
        )
        for place in moved.tolist()
    ]
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


def _strongest(known: Contagion, nodes: Nodes, places: Counts, reach: _Reach) -> tuple[Nodes, Counts]:
    """The strongest sources of each node and their costs: those that did not change, and those that did."""
    now = np.flatnonzero(reach.new_costs < NO_COST)
    changes = Changes(np.unique(reach.changed), places[now], reach.changed[now], reach.new_costs[now])
    found = Listed(
        np.full(nodes.size * known.keep, -1, np.int32),
        np.full(nodes.size * known.keep, NO_COST, np.int64),
        np.zeros(nodes.size, np.uint8),
    )
    tops = Tops(known.width, known.top_arrivals, known.nodes, known.parents, known.costs)
    listed_again(tops, nodes, changes, found)
    sources, costs = found.sources.reshape(-1, known.keep), found.costs.reshape(-1, known.keep)
    for place in np.flatnonzero(found.short).tolist():
        sources[place], costs[place] = _from_whole_list(known, int(nodes[place]), place, changes)
    return sources, costs


def _from_whole_list(known: Contagion, node: int, place: int, changes: Changes) -> tuple[Nodes, Counts]:
    """The strongest sources of one node, from all that reach it."""
    rows = known.arrivals_by_node
    slots = slice(int(rows.pointers[node]), int(rows.pointers[node + 1]))
    stays = ~np.isin(rows.neighbours[slots], changes.changed)
    own = changes.places == place
    sources = np.append(rows.neighbours[slots][stays], changes.sources[own])
    costs = np.append(known.costs[rows.edges[slots][stays]], changes.costs[own])
    strongest = np.lexsort((sources, costs))[: known.keep]
    short = known.keep - strongest.size
    return np.append(sources[strongest], [-1] * short), np.append(costs[strongest], [NO_COST] * short)


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
