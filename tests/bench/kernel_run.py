"""`python kernel_run.py GRAPH.npz`: CPU seconds of every kernel on one graph, and peak memory, as JSON."""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from circles import guarantees

from analytics.adjacency import adjacency
from analytics.components import strong_components, weak_components
from analytics.contagion import contagion
from analytics.contagion_network import ContagionNetwork, RiskSources, Spread, contagion_network, risk_sources
from analytics.control import control_pairs
from analytics.guarantee_circles import guarantee_network
from analytics.holdings_graph import build_holdings
from analytics.integrated import integrated_ownership
from analytics.penetrated_shares import penetrated_shares

ROUNDS = 5

Arrays = dict[str, np.ndarray]


def main() -> None:
    """Compile, then take the best of some rounds."""
    seconds = {}
    for name, work in _kernels(dict(np.load(sys.argv[1]))).items():
        work()
        seconds[name] = min(_cpu(work) for _ in range(ROUNDS))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    print(json.dumps({"seconds": seconds, "peak_rss": peak}))


def _kernels(g: Arrays) -> dict[str, Callable[[], object]]:
    nodes = int(g["N"])
    holdings = build_holdings(nodes, g["os"], g["od"], g["ow"])
    rows = adjacency(g["s"], g["d"], nodes)
    network, sources = _contagion(g, nodes)
    guarantors, debtors = guarantees(g)
    amounts = np.full(guarantors.size, 1e6)
    return {
        "weakly": lambda: weak_components(g["s"], g["d"], nodes),
        "strongly": lambda: strong_components(rows.pointers, rows.neighbours),
        "holdings arranged": lambda: _arranged(g, nodes),
        "ownership": lambda: penetrated_shares(holdings),
        "integrated": lambda: integrated_ownership(holdings),
        "control": lambda: control_pairs(holdings),
        "contagion": lambda: contagion(network, sources, keep=5),
        "guarantee circles": lambda: guarantee_network(guarantors, debtors, amounts, nodes),
    }


def _arranged(g: Arrays, nodes: int) -> object:
    """Both directions built and put into walking order: once a graph, so it stands apart from the kernels."""
    return build_holdings(nodes, g["os"], g["od"], g["ow"]).arranged


def _contagion(g: Arrays, nodes: int) -> tuple[ContagionNetwork, RiskSources]:
    """The floor's own network and its 10 % of risky enterprises."""
    first, second = np.append(g["s"], g["d"]), np.append(g["d"], g["s"])
    degrees = np.maximum(1, np.bincount(first, minlength=nodes))
    passed = np.append(g["w"], g["w"]).astype(np.float64) * 0.6 / degrees[first]
    severity = np.zeros(nodes)
    enterprises = int(g["NE"])
    severity[np.random.default_rng(1).choice(enterprises, enterprises // 10, replace=False)] = 0.6
    spread = Spread(hops=4, decay=1.0, cutoff=1e-3)
    return contagion_network(first, second, passed, nodes, spread), risk_sources(severity)


def _cpu(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


if __name__ == "__main__":
    main()
