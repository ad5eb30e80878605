"""The snapshot of a large county: read anew from the database, kept, opened, put together for a day."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from figures import line

from graph_service.beijing import beijing_today
from graph_service.snapshot.holdings import ownership_graph
from graph_service.snapshot.kept import keep_snapshot, open_snapshot
from graph_service.snapshot.read import read_snapshot
from graph_service.store.store import Store

ROUNDS = 3

Made = TypeVar("Made")


def measure(store: Store) -> None:
    """Print the best of ROUNDS for each step, wall and this process's CPU."""
    snapshot = _best("read anew", lambda: read_snapshot(store), "≤ 6 s for 1 M relations, two idle cores")
    relations = sum(table.num_rows for table in (snapshot.holdings, snapshot.roles, snapshot.guarantees))
    line("subjects and relations in it", f"{snapshot.subjects.num_rows:,} / {relations:,}", "-")
    with TemporaryDirectory() as folder:
        kept = Path(folder) / "snapshot"
        _best("written to its file", lambda: keep_snapshot(snapshot, kept), "-")
        _best("opened from its file", lambda: open_snapshot(kept), "≤ 0.2 s")
    _best("put together for a day", lambda: ownership_graph(snapshot, beijing_today()), "-")


def _best(what: str, work: Callable[[], Made], expected: str) -> Made:
    made, wall, cpu = work(), [], []
    for _ in range(ROUNDS):
        start, begun = time.perf_counter(), time.process_time()
        made = work()
        wall.append(time.perf_counter() - start)
        cpu.append(time.process_time() - begun)
    line(f"snapshot: {what}", f"{min(wall):.2f} s, {min(cpu):.2f} s CPU here", expected)
    return made
