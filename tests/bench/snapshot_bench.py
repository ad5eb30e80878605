"""The snapshot of a large county: read anew from the database, kept, opened, put together for a day."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

import pyarrow as pa
from figures import line

from graph_service.beijing import beijing_today
from graph_service.snapshot.columns import TABLES
from graph_service.snapshot.holdings import ownership_graph
from graph_service.snapshot.kept import keep_snapshot, open_snapshot
from graph_service.snapshot.read import read_loads, read_snapshot, read_tables
from graph_service.store.store import Store

ROUNDS = 3
RELATIONS = tuple(name for name, parts in TABLES.items() if parts[0].is_edge)

Made = TypeVar("Made")


def measure(store: Store) -> None:
    """Print the best of ROUNDS for each step, wall and this process's CPU."""
    tables = _best("subjects and relations read anew", lambda: _relations(store), "≤ 6 s for 1 M, idle")
    relations = sum(tables[name].num_rows for name in RELATIONS)
    snapshot = _best("all read anew, with registrations and records", lambda: read_snapshot(store), "-")
    line("subjects and relations in it", f"{snapshot.subjects.num_rows:,} / {relations:,}", "-")
    with TemporaryDirectory() as folder:
        kept = Path(folder) / "snapshot"
        _best("written to its file", lambda: keep_snapshot(snapshot, kept), "-")
        _best("opened from its file", lambda: open_snapshot(kept), "≤ 0.2 s")
    _best("put together for a day", lambda: ownership_graph(snapshot, beijing_today()), "-")


def _relations(store: Store) -> dict[str, pa.Table]:
    return read_tables(store, RELATIONS, read_loads(store))


def _best(what: str, work: Callable[[], Made], expected: str) -> Made:
    made, wall, cpu = work(), [], []
    for _ in range(ROUNDS):
        start, begun = time.perf_counter(), time.process_time()
        made = work()
        wall.append(time.perf_counter() - start)
        cpu.append(time.process_time() - begun)
    line(f"snapshot: {what}", f"{min(wall):.2f} s, {min(cpu):.2f} s CPU here", expected)
    return made
