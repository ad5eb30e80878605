"""The network along which risk may pass: for each ordered pair of nodes what one step costs."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analytics.adjacency import adjacency
from analytics.arrays import Counts, Floats, Nodes, nodes_checked, read_only
from analytics.contagion_kernels import sort_rows
from analytics.log_units import NO_COST, UNITS
from analytics.parallel_relations import gathered, noisy_or

__all__ = [
    "ContagionNetwork",
    "RiskSources",
    "Rows",
    "Spread",
    "contagion_network",
    "costs_of",
    "risk_sources",
]


@dataclass(frozen=True)
class Spread:
    """How far risk is followed.

    Attributes:
        hops: most steps on a path (H).
        decay: factor for each step (δ), over 0, at most 1.
        cutoff: contributions below this are dropped (ε), over 0.
    """

    hops: int = 4
    decay: float = 0.9
    cutoff: float = 1e-3

    def __post_init__(self) -> None:
        if not (self.hops >= 1 and 0 < self.decay <= 1 and 0 < self.cutoff < 1):
            raise ValueError(f"got {self}, expected hops >= 1, 0 < decay <= 1 and 0 < cutoff < 1")

    @property
    def limit(self) -> int:
        """The cost of the cutoff, in units; a few units over, so that the cutoff itself is kept."""
        return int(-math.log(self.cutoff) * UNITS) + 8


@dataclass(frozen=True)
class Rows:
    """Neighbours of each node with the cost of a step in units of −ln, the costs of a row ascending."""

    pointers: Counts
    neighbours: Nodes
    costs: Counts


@dataclass(frozen=True)
class ContagionNetwork:
    """Steps out of each node and steps into it, the decay of one step counted in.

    Attributes:
        spread: how far risk is followed.
        outward: node to those that its risk reaches.
        inward: node to those whose risk reaches it.
    """

    spread: Spread
    outward: Rows
    inward: Rows

    @property
    def node_count(self) -> int:
        """How many nodes there are."""
        return self.outward.pointers.size - 1


@dataclass(frozen=True)
class RiskSources:
    """Own severity of every node, 0 to 1, and its cost in units of −ln; `nodes` are those above 0."""

    severity: Floats
    costs: Counts
    nodes: Nodes

    def with_severity(self, node: int, severity: float) -> RiskSources:
        """The same sources with another severity of one node."""
        changed = self.severity.copy()
        changed[node] = severity
        return risk_sources(changed)


def contagion_network(
    sources: NDArray[np.integer],
    targets: NDArray[np.integer],
    transmission: Floats,
    node_count: int,
    spread: Spread = Spread(),
) -> ContagionNetwork:
    """Build the network from steps source → target with their transmission (q), 0 to 1.

    Parallel steps are merged by noisy-OR; steps of a node to itself and steps of transmission 0 are dropped.

    Raises:
        ValueError: a transmission is outside 0 to 1, or a node number is out of range.
    """
    if transmission.size and not (transmission.min() >= 0 and transmission.max() <= 1):
        raise ValueError(
            f"got transmissions from {transmission.min()} to {transmission.max()}, expected 0 to 1"
        )
    first = nodes_checked(sources, node_count, "sources")
    second = nodes_checked(targets, node_count, "targets")
    kept = np.flatnonzero((transmission > 0) & (first != second))
    pairs = gathered(first[kept], second[kept], node_count)
    chances = noisy_or(pairs, np.ascontiguousarray(transmission[kept]))
    return network_of_pairs(pairs.sources, pairs.targets, chances, node_count, spread)


def network_of_pairs(
    sources: Nodes, targets: Nodes, chances: Floats, node_count: int, spread: Spread
) -> ContagionNetwork:
    """The network of ordered pairs, each given once, sorted by source; chances are 0 to 1."""
    kept = np.flatnonzero((chances * spread.decay >= spread.cutoff * (1 - 1e-12)) & (sources != targets))
    first, second = read_only(sources[kept]), read_only(targets[kept])
    costs = costs_of(chances[kept] * spread.decay)
    return ContagionNetwork(
        spread=spread,
        outward=_rows(first, second, costs, node_count),
        inward=_rows(second, first, costs, node_count),
    )


def risk_sources(severity: Floats) -> RiskSources:
    """Read own severities, 0 to 1 a node.

    Raises:
        ValueError: a severity is outside 0 to 1.
    """
    if severity.size and not (severity.min() >= 0 and severity.max() <= 1):
        raise ValueError(f"got severities from {severity.min()} to {severity.max()}, expected 0 to 1")
    nodes = np.flatnonzero(severity > 0).astype(np.int32)
    costs = np.full(severity.size, NO_COST, np.int64)
    costs[nodes] = costs_of(severity[nodes])
    return RiskSources(severity, costs, nodes)


def costs_of(chances: Floats) -> Counts:
    """−ln of each chance in whole units; the chances are over 0."""
    return np.asarray(np.rint(-np.log(chances) * UNITS), dtype=np.int64)


def _rows(rows: Nodes, others: Nodes, costs: Counts, node_count: int) -> Rows:
    grouped = adjacency(rows, others, node_count)
    neighbours, row_costs = grouped.neighbours.copy(), costs[grouped.edges]
    sort_rows(grouped.pointers, neighbours, row_costs)
    return Rows(grouped.pointers, read_only(neighbours), read_only(row_costs))
