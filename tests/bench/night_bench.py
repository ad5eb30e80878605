"""Night runs: of the large county, and of the kernels' synthetic graph; whole, by parts, and their memory."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from figures import line

SECONDS = 2.0
"""How long the whole run may take once the snapshot is open, on two cores."""
SHOWN = 8


def measure(what: str, folder: Path, graph: Path | None = None) -> None:
    """Run it in a process of its own and print the best round.

    Args:
        what: whose night run it is.
        folder: where the runs are written.
        graph: GRAPH.npz; None: the graph of this installation.
    """
    script, asked = (
        Path(__file__).with_name("night_rounds.py"),
        [str(folder), *([str(graph)] if graph else [])],
    )
    printed = subprocess.run(
        [sys.executable, str(script), *asked], check=True, capture_output=True, text=True
    )
    found = json.loads(printed.stdout)
    best = min(found["rounds"], key=lambda one: one["wall"])
    figure = f"{best['wall']:.2f} s wall, {best['cpu']:.2f} s CPU"
    line(f"{what}: {found['enterprises']:,} enterprises", figure, f"≤ {SECONDS:g} s wall")
    first = found["rounds"][0]
    line(f"{what}, with the kernels' code to load", f"{first['wall']:.2f} s wall", "-")
    for part, seconds in list(best["parts"].items())[:SHOWN]:
        line(f"{what}: {part}", f"{seconds:.3f} s", "side by side in two threads")
    line(f"{what}: written", f"{found['rows']:,} rows, {found['bytes'] / 1e6:.0f} MB", "-")
    memory = f"{found['peak'] / 2**20:,.0f} MiB, snapshot {found['opened'] / 2**20:,.0f} MiB"
    line(f"{what}: peak memory", memory, "-")
