"""Associated-party contagion (关联传导): a noisy-OR over sources of the best path from each.

C(v) = 1 − Π over sources s ≠ v of (1 − a_s · R_s(v)), where a_s is the severity of the records in force of s
and R_s(v) the largest product of transmissions over paths of at most H steps, each step decayed by δ.
It rises with every record and every transmission, cycles add nothing, each source has one path, and the
shares ln(1 − c_s) / Σ ln(1 − c) add to 100 %. It is a reason to look (核查理由), not a forecast.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from analytics.adjacency import Adjacency, adjacency
from analytics.arrays import Counts, Floats, Nodes, read_only
from analytics.contagion_kernels import Log, Steps, hazards_of_costs, searches, summed
from analytics.contagion_network import ContagionNetwork, RiskSources, Rows
from analytics.log_units import UNITS

__all__ = [
    "Contagion",
    "Contribution",
    "SubjectContagion",
    "contagion",
    "contagion_of",
    "score_without",
    "searched",
    "top_contributions",
]

SPARE = 1
"""Sources listed of each node beyond those shown."""


@dataclass(frozen=True)
class Contribution:
    """What one source adds to one subject.

    Attributes:
        source: node with records in force.
        value: a_s · R_s(v), 0 to 1.
        share: its part of the score on the log scale, 0 to 1; the shares of all sources add to 1.
        path: nodes from the source to the subject, both included.
        hazard: −ln(1 − value) in whole units of 2⁻⁴⁰.
    """

    source: int
    value: float
    share: float
    path: tuple[int, ...]
    hazard: int


@dataclass(frozen=True)
class SubjectContagion:
    """The contagion of one subject, its own severity apart.

    Attributes:
        node: the subject.
        own_severity: a of its own records in force; no part of the score.
        score: C, 0 to 1.
        contributions: every source that reaches it, strongest first.
        hazard: −ln(1 − score) in whole units of 2⁻⁴⁰.
    """

    node: int
    own_severity: float
    score: float
    contributions: tuple[Contribution, ...]
    hazard: int


@dataclass(frozen=True)
class Contagion:
    """The contagion of every node of a network.

    Attributes:
        network: the network it was computed on.
        sources: the severities it was computed from.
        hazards: −ln(1 − score) of each node in whole units of 2⁻⁴⁰.
        keep: how many sources are shown of each node.
        top_arrivals: `width` arrivals for each node, strongest first; 0 where there are fewer. One more is
            listed than shown, to take the place of a source that changes.
        nodes, parents, costs, begins: the log of arrivals, see `contagion_kernels.Log`.
    """

    network: ContagionNetwork
    sources: RiskSources
    hazards: Counts
    keep: int
    top_arrivals: Nodes
    nodes: Nodes
    parents: Nodes
    costs: Counts
    begins: Counts

    @property
    def scores(self) -> Floats:
        """C of each node, 0 to 1."""
        return scores_of(self.hazards)

    @property
    def width(self) -> int:
        """How many arrivals are listed of each node."""
        return self.keep + SPARE

    @cached_property
    def arrivals_by_node(self) -> Adjacency:
        """For each node the sources that reach it (neighbours) and the arrivals they reach it by (edges)."""
        arrivals = self.final_arrivals
        rows = adjacency(self.nodes[arrivals], self.source_of(arrivals), self.network.node_count)
        return Adjacency(rows.pointers, rows.neighbours, arrivals[rows.edges])

    @property
    def final_arrivals(self) -> Nodes:
        """The arrivals that no later layer undercut, where no search began."""
        final = self.costs >= 0
        final[self.begins[:-1]] = final[0] = False
        return np.flatnonzero(final).astype(np.int32)

    def source_of(self, arrivals: Nodes) -> Nodes:
        """The source that each arrival began at; meaningless for arrival 0."""
        search = np.searchsorted(self.begins, arrivals, side="right") - 1
        first = self.begins[np.maximum(search, 0)]
        return self.nodes[np.minimum(first, self.nodes.size - 1)]  # no search began where nobody is risky


def contagion(network: ContagionNetwork, sources: RiskSources, keep: int = 5) -> Contagion:
    """The contagion of every node, with its `keep` strongest sources; O(Σ of the sources' neighbourhoods)."""
    limit = network.spread.limit
    starts = sources.nodes[sources.costs[sources.nodes] <= limit]
    log = searched(network, network.outward, starts, sources.costs[starts])
    hazards = np.zeros(network.node_count, np.int64)
    top_arrivals = np.zeros(network.node_count * (keep + SPARE), np.int32)
    summed(log, hazards, top_arrivals, keep + SPARE)
    return Contagion(network, sources, hazards, keep, top_arrivals, *log)


def contagion_of(network: ContagionNetwork, sources: RiskSources, node: int) -> SubjectContagion:
    """The contagion of one subject with all its sources; equal bit for bit to that of the whole graph.

    Raises:
        ValueError: there is no such node.
    """
    if not 0 <= node < network.node_count:
        raise ValueError(f"got node {node}, expected 0 to {network.node_count - 1}")
    limit = network.spread.limit
    start = np.array([node], np.int32)
    nodes, parents, costs, _ = searched(network, network.inward, start, np.zeros(1, np.int64))
    reached = np.flatnonzero((costs >= 0) & (sources.costs[nodes] <= limit - np.maximum(costs, 0)))
    reached = reached[(reached > 0) & (nodes[reached] != node)]
    totals = costs[reached] + sources.costs[nodes[reached]]
    order = np.lexsort((nodes[reached], totals))
    paths = [path_back(nodes, parents, int(arrival)) for arrival in reached[order]]
    contributions = _contributions(totals[order], paths)
    hazard = sum(one.hazard for one in contributions)
    return SubjectContagion(node, float(sources.severity[node]), score_of(hazard), contributions, hazard)


def top_contributions(result: Contagion, node: int) -> tuple[Contribution, ...]:
    """The strongest sources of one node of a whole-graph result; their shares are of the whole score."""
    first = node * result.width
    arrivals = [int(arrival) for arrival in result.top_arrivals[first : first + result.keep] if arrival]
    paths = [path_back(result.nodes, result.parents, arrival)[::-1] for arrival in arrivals]
    return _contributions(result.costs[arrivals], paths, total=int(result.hazards[node]))


def score_without(subject: SubjectContagion, source: int) -> float:
    """The score had the source no record in force: its one factor divided out, exactly as if recomputed."""
    taken = sum(one.hazard for one in subject.contributions if one.source == source)
    return score_of(subject.hazard - taken)


def score_of(hazard: int) -> float:
    """1 − e^−hazard, the hazard in whole units of 2⁻⁴⁰."""
    return float(scores_of(np.array([hazard]))[0])


def scores_of(hazards: Counts) -> Floats:
    """1 − e^−hazard of each hazard in whole units of 2⁻⁴⁰."""
    return np.asarray(-np.expm1(-hazards / UNITS) + 0.0, dtype=np.float64)


def path_back(nodes: Nodes, parents: Nodes, arrival: int) -> tuple[int, ...]:
    """The nodes from an arrival back to where its search began."""
    path = []
    while arrival >= 0:
        path.append(int(nodes[arrival]))
        arrival = int(parents[arrival])
    return tuple(path)


def searched(network: ContagionNetwork, rows: Rows, starts: Nodes, start_costs: Counts) -> Log:
    """Search the rows of a network, outward or inward, as far as its spread says; see `searches`."""
    return searches(
        Steps(rows.pointers, rows.neighbours, rows.costs),
        read_only(starts),
        read_only(start_costs),
        hops=network.spread.hops,
        limit=network.spread.limit,
        node_count=network.node_count,
    )


def _contributions(
    costs: Counts, paths: list[tuple[int, ...]], total: int | None = None
) -> tuple[Contribution, ...]:
    hazards = hazards_of_costs(read_only(costs)).tolist()
    whole = total if total is not None else sum(hazards)
    return tuple(
        Contribution(path[0], score_of(hazard), hazard / whole if whole else 0.0, path, hazard)
        for path, hazard in zip(paths, hazards, strict=True)
    )
