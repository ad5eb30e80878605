"""The guarantee network of the kernel bench, with circles planted, and plain C that finds them."""

from __future__ import annotations

import ctypes
import subprocess
import tempfile
import time
from pathlib import Path

import numpy as np

GUARANTEE = 3
LONGEST, CYCLE_CAP, STEP_CAP = 8, 1000, 200_000
ROUNDS = 3


def guarantees(g: dict[str, np.ndarray]) -> tuple[np.ndarray, np.ndarray]:
    """Guarantors and debtors: those of the graph, which have hardly a circle, and circles planted among them.

    As many mutual pairs, rings of three and five, and one knot, as the graph's generator plants in ownership.
    """
    kept, enterprises, random = g["t"] == GUARANTEE, int(g["NE"]), np.random.default_rng(3)
    first, second = [g["s"][kept]], [g["d"][kept]]
    for length, count in ((2, enterprises // 1000), (3, enterprises // 5000), (5, enterprises // 20000)):
        rings = random.integers(0, enterprises, (count, length))
        first.append(rings.ravel())
        second.append(np.roll(rings, -1, axis=1).ravel())
    knot = random.integers(0, enterprises, 60)
    first.append(knot[random.integers(0, 60, 150)])
    second.append(knot[random.integers(0, 60, 150)])
    ends = np.concatenate(first).astype(np.int32), np.concatenate(second).astype(np.int32)
    apart = ends[0] != ends[1]
    return ends[0][apart], ends[1][apart]


def floor_seconds(floor: Path, graph: Path) -> float:
    """CPU seconds of the floor's rows and strong components, and of a plain bounded listing of cycles."""
    g = dict(np.load(graph))
    first, second = guarantees(g)
    library, nodes = _library(floor), int(g["N"])
    return min(_timed(library, first, second, nodes) for _ in range(ROUNDS))


def _timed(library: ctypes.CDLL, first: np.ndarray, second: np.ndarray, nodes: int) -> float:
    start = time.process_time()
    pointers, neighbours = np.empty(nodes + 1, np.int64), np.empty(first.size, np.int32)
    weights, label = np.ones(first.size), np.empty(nodes, np.int32)
    long = ctypes.c_int64
    library.csr(
        long(nodes), long(first.size), *map(_at, (first, second, weights, pointers, neighbours)), None
    )
    library.scc(long(nodes), *map(_at, (pointers, neighbours, label)))
    sizes, out = np.bincount(label).astype(np.int32), np.empty(1_000_000, np.int32)
    found = library.cycles(
        long(nodes),
        *map(_at, (pointers, neighbours, label, sizes)),
        LONGEST,
        long(CYCLE_CAP),
        long(STEP_CAP),
        _at(out),
        long(out.size),
    )
    if found < 0:
        raise RuntimeError(f"got more than {out.size} nodes in cycles, expected room for all")
    return time.process_time() - start


def _library(floor: Path) -> ctypes.CDLL:
    built = Path(tempfile.mkdtemp()) / "circles.so"
    sources = [str(floor / "floor.c"), str(Path(__file__).with_name("cycles.c"))]
    flags = ["-O3", "-march=native", "-fopenmp", "-shared", "-fPIC"]
    subprocess.run(["gcc", *flags, *sources, "-o", str(built), "-lm"], check=True)
    library = ctypes.CDLL(str(built))
    library.scc.restype = library.cycles.restype = ctypes.c_int64
    return library


def _at(array: np.ndarray) -> ctypes.c_void_p:
    return array.ctypes.data_as(ctypes.c_void_p)
