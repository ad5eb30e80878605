"""The snapshot that one process works on: opened once, renewed as soon as a load has come."""

from __future__ import annotations

from datetime import date
from hashlib import sha256
from pathlib import Path
from threading import Lock

from graph_service.settings import Settings
from graph_service.snapshot.holdings import OwnershipGraph, ownership_graph
from graph_service.snapshot.kept import current_snapshot
from graph_service.snapshot.read import last_load, read_snapshot
from graph_service.snapshot.tables import Snapshot
from graph_service.store.store import Store

DAYS_HELD = 4
"""Graphs of that many days are kept at once."""


class HeldSnapshot:
    """Hands out the graph of a day, and never one that a load has made stale.

    Args:
        store: the graph.
        folder: where the snapshot's file is kept; None keeps none, and the graph is read at the first use.
    """

    def __init__(self, store: Store, folder: Path | None = None) -> None:
        self.store = store
        self._folder = folder
        self._lock = Lock()
        self._snapshot: Snapshot | None = None
        self._graphs: dict[date, OwnershipGraph] = {}

    def current(self) -> Snapshot:
        """The snapshot of the graph as it stands; one small query where no load has come."""
        with self._lock:
            return self._current()

    def on(self, day: date) -> OwnershipGraph:
        """Who holds what on the day, as known now."""
        with self._lock:
            snapshot = self._current()
            if day not in self._graphs:
                while len(self._graphs) >= DAYS_HELD:
                    self._graphs.pop(next(iter(self._graphs)))
                self._graphs[day] = ownership_graph(snapshot, day)
            return self._graphs[day]

    def _current(self) -> Snapshot:
        if self._snapshot is None or self._snapshot.stamp != last_load(self.store):
            self._graphs.clear()
            self._snapshot = (
                read_snapshot(self.store)
                if self._folder is None
                else current_snapshot(self.store, self._folder)
            )
        return self._snapshot


def snapshot_folder(chosen: Settings) -> Path:
    """Where the snapshot of the database that the settings lead to is kept; one folder a database."""
    if chosen.neo4j_uri is None:
        return chosen.data_dir / "snapshot"
    return chosen.data_dir / f"snapshot-{sha256(chosen.neo4j_uri.encode()).hexdigest()[:12]}"
