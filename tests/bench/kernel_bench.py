"""The kernels on a large synthetic graph, in CPU seconds, beside plain C kernels where these are at hand."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import circles
from figures import line

EXPECTED = {
    "weakly": 3.0,
    "strongly": 3.0,
    "ownership": 2.0,
    "integrated": 2.0,
    "control": 2.0,
    "contagion": 2.0,
    "guarantee circles": 3.0,
}
"""How many times the floor each kernel may take, by the first word of the floor's own line.

Guarantee circles are held against the floor's rows and strong components of the same guarantees and a plain
listing of their cycles (circles.py, cycles.c); exposures, stars and chains, which only the kernel finds,
are counted to its charge.
"""

GROWTH = 9.0
"""How many times the county's seconds the city may take: it has 8 times the relations."""
MOST_MEMORY = 6.0
"""GiB of memory that the measures of a city may need at their peak."""

_LINE = re.compile(r"^(\w+).*?(\d+\.\d+) s\b", re.MULTILINE)
"""A line of the floor's: what, and CPU seconds."""

Seconds = dict[str, float]


def measure(floor: Path, folder: Path, size: str = "county") -> None:
    """Run floor and kernels on the same graph in the same minute; a city is held against the county too.

    Args:
        floor: holds graph.py and floor.py.
        folder: where the graphs are kept.
        size: "county" or "city".
    """
    raw, ours = _measured(floor, folder, "county")
    if size == "county":
        return
    raw_large, large = _measured(floor, folder, size)
    for name, seconds in large.items():
        beside = f", floor {raw_large[name] / raw[name]:.1f}x" if name in raw else ""
        figure = f"{seconds / ours[name]:.1f}x{beside}"
        line(f"growth: {name}, {size} over county", figure, f"≤ {GROWTH:g}x")


def measure_alone(graph: Path, name: str) -> None:
    """Run the kernels on a graph where the floor is not at hand: their own figures."""
    found = _kernels(graph)
    for kernel, seconds in found["seconds"].items():
        line(f"kernel: {kernel}, {name}", f"{seconds:.3f} CPU-s", "-")
    line(f"kernels, {name}: peak memory", f"{found['peak_rss'] / 2**30:.1f} GiB", "-")


def graph_file(floor: Path, folder: Path, size: str) -> Path:
    """The synthetic graph of this size, written once."""
    graph = folder / f"{size}.npz"
    if not graph.is_file():
        folder.mkdir(parents=True, exist_ok=True)
        subprocess.run([sys.executable, str(floor / "graph.py"), size, str(folder)], check=True)
    return graph


def _measured(floor: Path, folder: Path, size: str) -> tuple[Seconds, Seconds]:
    """The floor's seconds and ours, printed as well."""
    graph = graph_file(floor, folder, size)
    raw = _floor_seconds(floor, graph)
    found = _kernels(graph)
    for name, seconds in found["seconds"].items():
        if name in raw:
            figure = f"{seconds:.3f} CPU-s, floor {raw[name]:.3f} s ({seconds / raw[name]:.2f}x)"
            line(f"kernel: {name}, {size}", figure, f"≤ {EXPECTED[name]:g}x")
        else:
            line(f"kernel: {name}, {size}", f"{seconds:.3f} CPU-s", "once a graph")
    line(f"kernels, {size}: peak memory", f"{found['peak_rss'] / 2**30:.1f} GiB", f"≤ {MOST_MEMORY:g} GiB")
    return raw, found["seconds"]


def _floor_seconds(floor: Path, graph: Path) -> Seconds:
    """The floor's CPU seconds by the first word of each line, and those of guarantee circles."""
    text = _output(str(floor / "floor.py"), str(graph))
    seconds = {found[1]: float(found[2]) for found in _LINE.finditer(text)}
    return seconds | {"guarantee circles": circles.floor_seconds(floor, graph)}


def _kernels(graph: Path) -> dict[str, Any]:
    """CPU seconds of each kernel and the peak of memory, in a process of their own."""
    found: dict[str, Any] = json.loads(_output(str(Path(__file__).with_name("kernel_run.py")), str(graph)))
    return found


def _output(*command: str) -> str:
    return subprocess.run([sys.executable, *command], check=True, capture_output=True, text=True).stdout
