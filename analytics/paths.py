"""Paths between two subjects and inside a set of them: the shortest or the strongest, with what was cut.

"Nothing found" comes with a certificate: how far the search went, how many nodes it saw, which hubs it did
not walk through, which kinds and which day were asked for.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np

from analytics.adjacency import Adjacency, adjacency
from analytics.arrays import Bytes, Counts, Floats, Nodes, nodes_checked, read_only
from analytics.components import weak_components
from analytics.log_units import UNITS
from analytics.path_answer import Certificate, Connection, Connections, PathQuestion, PathStep
from analytics.path_kernels import Asked, Log, Walkable, half_searches, meetings

__all__ = [
    "Certificate",
    "Connection",
    "Connections",
    "PathQuestion",
    "PathStep",
    "RelationGraph",
    "connections",
    "path_between",
    "relation_graph",
]

MOST_SUBJECTS = 500
_HOP = 2**52
"""More than any strength can cost, so that fewer relations always win where the shortest way is asked for."""
_FAINT = 1e-12


@dataclass(frozen=True)
class RelationGraph:
    """Relations to walk over in either direction.

    Attributes:
        rows: neighbours of each node; every relation stands twice.
        sources, targets: its two ends.
        kinds: number of its kind in `kind_names`.
        valid_from, valid_to: first day and first day no longer, yyyymmdd; 0 where not said.
        strengths: how strong it is, over 0 to 1 (see `analytics.transmission`).
    """

    rows: Adjacency
    sources: Nodes
    targets: Nodes
    kinds: Bytes
    kind_names: tuple[str, ...]
    valid_from: Nodes
    valid_to: Nodes
    strengths: Floats
    costs: Counts


def relation_graph(
    sources: Nodes,
    targets: Nodes,
    kinds: Bytes,
    kind_names: tuple[str, ...],
    valid_from: Nodes,
    valid_to: Nodes,
    strengths: Floats,
    node_count: int,
) -> RelationGraph:
    """Sort relations for walking; see `RelationGraph` for the columns.

    Raises:
        ValueError: a node number or a strength is out of range.
    """
    first = nodes_checked(sources, node_count, "sources")
    second = nodes_checked(targets, node_count, "targets")
    if strengths.size and not (strengths.min() >= 0 and strengths.max() <= 1):
        raise ValueError(f"got strengths from {strengths.min()} to {strengths.max()}, expected 0 to 1")
    rows = adjacency(np.append(first, second), np.append(second, first), node_count)
    # one unit a step keeps a way from turning in circles at no cost
    costs = np.rint(-np.log(np.maximum(strengths, _FAINT)) * UNITS).astype(np.int64) + 1
    return RelationGraph(
        rows=rows,
        sources=first,
        targets=second,
        kinds=read_only(np.ascontiguousarray(kinds, np.uint8)),
        kind_names=kind_names,
        valid_from=read_only(np.ascontiguousarray(valid_from, np.int32)),
        valid_to=read_only(np.ascontiguousarray(valid_to, np.int32)),
        strengths=strengths,
        costs=read_only(costs),
    )


def path_between(
    graph: RelationGraph, first: int, second: int, question: PathQuestion, sources: Sequence[str] = ()
) -> tuple[Connection | None, Certificate]:
    """The best path between two subjects, or None, and how far was looked."""
    answer = connections(graph, (first, second), question, sources)
    return (answer.found[0] if answer.found else None), answer.certificate


def connections(
    graph: RelationGraph,
    subjects: Collection[int],
    question: PathQuestion,
    sources: Sequence[str] = (),
    *,
    listed: int = 2000,
) -> Connections:
    """What connects up to 500 subjects with each other: a search of half the hops from each, then meetings.

    Args:
        graph: what to walk over.
        subjects: nodes; doubles count once.
        question: how to walk.
        sources: which deliveries the graph was made of, for the certificate.
        listed: most paths written out.

    Raises:
        ValueError: fewer than two or more than 500 subjects, an unknown subject, or an unknown kind.
    """
    starts = _checked(graph, subjects, question)
    (nodes, parents, walked, depths, costs, begins), looked, full = _searched(graph, starts, question)
    is_hub = np.diff(graph.rows.pointers) > question.hub_cap
    search = np.repeat(np.arange(starts.size, dtype=np.int32), np.diff(begins))
    order = np.argsort(nodes[1:], kind="stable") + 1
    best, low, high = meetings(
        order, nodes, np.append(np.int32(-1), search), depths, costs, is_hub, starts.size, question.hops
    )
    places = np.flatnonzero((best >= 0) & (best <= _limit(question)))
    places = places[np.argsort(best[places], kind="stable")]
    found = [
        _connection(graph, starts, int(place), (nodes, parents, walked), int(low[place]), int(high[place]))
        for place in places[:listed]
    ]
    seen = np.unique(nodes[1:])
    certificate = Certificate(
        question=question,
        sources=tuple(sources),
        nodes_seen=int(seen.size),
        relations_looked_at=looked,
        hubs_cut=_with_degrees(graph, np.setdiff1d(seen[is_hub[seen]], starts)),
        complete=not full,
    )
    pairs = starts.size * (starts.size - 1) // 2
    return Connections(tuple(found), int(places.size), pairs, _clusters(starts, places), certificate)


def _searched(graph: RelationGraph, starts: Nodes, question: PathQuestion) -> tuple[Log, int, bool]:
    costs = read_only(graph.costs + _HOP if question.order == "shortest" else graph.costs)
    rows = graph.rows
    walkable = Walkable(
        rows.pointers,
        rows.neighbours,
        rows.edges,
        graph.kinds,
        graph.valid_from,
        graph.valid_to,
        costs,
    )
    kinds = _asked(graph, question)
    hops = (question.hops + 1) // 2
    asked = Asked(kinds, question.day or 0, question.hub_cap, hops, _limit(question))
    log = _log(question.most_arrivals, starts.size)
    looked, full = half_searches(walkable, asked, starts, log, np.zeros(rows.node_count, np.int32))
    return _filled(log, int(log.begins[-1])), looked, full


def _log(most: int, searches: int) -> Log:
    """Room for so many arrivals; memory is taken up only as they come."""
    nodes, parents, walked = (np.empty(most, np.int32) for _ in range(3))
    return Log(
        nodes,
        parents,
        walked,
        np.empty(most, np.uint8),
        np.empty(most, np.int64),
        np.empty(searches + 1, np.int64),
    )


def _filled(log: Log, size: int) -> Log:
    return Log(
        log.nodes[:size],
        log.parents[:size],
        log.walked[:size],
        log.depths[:size],
        log.costs[:size],
        log.begins,
    )


def _checked(graph: RelationGraph, subjects: Collection[int], question: PathQuestion) -> Nodes:
    starts = np.unique(np.fromiter(subjects, np.int64, len(subjects)))
    if not 2 <= starts.size <= MOST_SUBJECTS:
        raise ValueError(f"got {starts.size} different subjects, expected 2 to {MOST_SUBJECTS}")
    unknown = (question.kinds or frozenset()) - set(graph.kind_names)
    if unknown:
        raise ValueError(f"got kinds {sorted(unknown)}, expected some of {', '.join(graph.kind_names)}")
    return nodes_checked(starts, graph.rows.node_count, "subjects")


def _asked(graph: RelationGraph, question: PathQuestion) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
    asked = np.zeros(256, np.bool_)
    for number, name in enumerate(graph.kind_names):
        asked[number] = question.kinds is None or name in question.kinds
    return asked


def _limit(question: PathQuestion) -> int:
    """The dearest way allowed; a unit a hop is what rounding and the toll of a step may add."""
    if question.order == "shortest":
        return (question.hops + 1) * _HOP
    return int(-np.log(question.weakest) * UNITS) + 2 * question.hops


def _connection(
    graph: RelationGraph,
    starts: Nodes,
    place: int,
    log: tuple[Nodes, Nodes, Nodes],
    low: int,
    high: int,
) -> Connection:
    steps = tuple(_steps_to(graph, log, low)) + tuple(
        PathStep(step.end, step.start, step.relation, not step.forward)
        for step in reversed(_steps_to(graph, log, high))
    )
    strength = float(np.prod([graph.strengths[step.relation] for step in steps]))
    return Connection(int(starts[place // starts.size]), int(starts[place % starts.size]), steps, strength)


def _steps_to(graph: RelationGraph, log: tuple[Nodes, Nodes, Nodes], arrival: int) -> list[PathStep]:
    """The steps from where the search began to an arrival."""
    nodes, parents, walked = log
    steps = []
    while parents[arrival] >= 0:
        before, edge = int(parents[arrival]), int(walked[arrival])
        relation = edge % graph.kinds.size
        steps.append(PathStep(int(nodes[before]), int(nodes[arrival]), relation, edge < graph.kinds.size))
        arrival = before
    return steps[::-1]


def _with_degrees(graph: RelationGraph, hubs: Nodes) -> tuple[tuple[int, int], ...]:
    degrees = np.diff(graph.rows.pointers)[hubs]
    return tuple(sorted(zip(hubs.tolist(), degrees.tolist(), strict=True), key=lambda one: (-one[1], one[0])))


def _clusters(starts: Nodes, places: Counts) -> tuple[tuple[int, ...], ...]:
    labels, _ = weak_components(places // starts.size, places % starts.size, starts.size)
    members = [tuple(starts[labels == label].tolist()) for label in np.unique(labels)]
    return tuple(sorted((one for one in members if len(one) > 1), key=lambda one: (-len(one), one)))
