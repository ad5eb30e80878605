"""The kernels on a large synthetic graph, in CPU seconds, beside plain C kernels where these are at hand."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
from figures import line

from analytics.adjacency import adjacency
from analytics.components import strong_components, weak_components
from analytics.contagion import contagion
from analytics.contagion_network import ContagionNetwork, RiskSources, Spread, contagion_network, risk_sources
from analytics.control import control_pairs
from analytics.holdings_graph import build_holdings
from analytics.integrated import integrated_ownership
from analytics.routes import penetrated_shares

ROUNDS = 3
EXPECTED = {
    "weakly": 3.0,
    "strongly": 3.0,
    "ownership": 2.0,
    "integrated": 2.0,
    "control": 2.0,
    "contagion": 2.0,
}
"""How many times the floor each kernel may take, by the first word of the floor's own line."""

_LINE = re.compile(r"^(\w+).*?(\d+\.\d+) s\b", re.MULTILINE)
"""A line of the floor's: what, and CPU seconds."""

Arrays = dict[str, np.ndarray]


def measure(floor: Path, folder: Path, size: str = "county") -> None:
    """Run floor and kernels on the same graph in the same minute; `floor` holds graph.py and floor.py."""
    graph = folder / f"{size}.npz"
    if not graph.is_file():
        folder.mkdir(parents=True, exist_ok=True)
        subprocess.run([sys.executable, str(floor / "graph.py"), size, str(folder)], check=True)
    raw = _floor_seconds(floor, graph)
    for name, work in _kernels(dict(np.load(graph))).items():
        work()
        seconds = min(_cpu(work) for _ in range(ROUNDS))
        figure = f"{seconds:.3f} s, floor {raw[name]:.3f} s ({seconds / raw[name]:.2f}x)"
        line(f"kernel: {name}, {size}", figure, f"≤ {EXPECTED[name]:g}x")


def _kernels(g: Arrays) -> dict[str, Callable[[], object]]:
    nodes = int(g["N"])
    holdings = build_holdings(nodes, g["os"], g["od"], g["ow"])
    rows = adjacency(g["s"], g["d"], nodes)
    network, sources = _contagion(g, nodes)
    return {
        "weakly": lambda: weak_components(g["s"], g["d"], nodes),
        "strongly": lambda: strong_components(rows.pointers, rows.neighbours),
        "ownership": lambda: penetrated_shares(holdings),
        "integrated": lambda: integrated_ownership(holdings),
        "control": lambda: control_pairs(holdings),
        "contagion": lambda: contagion(network, sources, keep=5),
    }


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


def _floor_seconds(floor: Path, graph: Path) -> dict[str, float]:
    """The floor's CPU seconds by the first word of each line."""
    text = subprocess.run(
        [sys.executable, str(floor / "floor.py"), str(graph)], check=True, capture_output=True, text=True
    ).stdout
    return {found[1]: float(found[2]) for found in _LINE.finditer(text)}


def _cpu(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start
