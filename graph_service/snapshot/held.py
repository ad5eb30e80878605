"""The snapshot that one process works on: opened once, renewed as soon as a load has come."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from threading import Lock
from typing import TypeVar, cast

from graph_service.settings import Settings, settings
from graph_service.snapshot.degrees import frozen_counts
from graph_service.snapshot.holdings import OwnershipGraph, ownership_graph
from graph_service.snapshot.kept import current_snapshot
from graph_service.snapshot.read import load_state, read_snapshot
from graph_service.snapshot.refresh import refreshed_snapshot
from graph_service.snapshot.tables import LoadState, Snapshot
from graph_service.store.store import Store

Made = TypeVar("Made")

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
        self._loads: LoadState | None = None
        self._once: dict[str, object] = {}
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

    def once(self, name: str, make: Callable[[], Made]) -> Made:
        """A value that is made once, and again only when a load has begun or ended since."""
        made = self._once  # another thread may put a new one in its place meanwhile
        if name not in made:
            made[name] = make()
        return cast(Made, made[name])

    def _current(self) -> Snapshot:
        loads = load_state(self.store)
        if loads != self._loads:
            self._loads, self._once = loads, {}
        if self._snapshot is None or self._snapshot.stamp != loads.stamp:
            self._graphs.clear()
            self._snapshot = self._renewed()
        frozen = None if self._folder is None else frozen_counts(self._folder)
        if self._snapshot.frozen is not frozen:
            self._snapshot = replace(self._snapshot, frozen=frozen)
        return self._snapshot

    def _renewed(self) -> Snapshot:
        if self._folder is not None:
            return current_snapshot(self.store, self._folder)
        known = self._snapshot
        return refreshed_snapshot(self.store, known) if known else read_snapshot(self.store)


def held_for(store: Store) -> HeldSnapshot:
    """The snapshot of this installation's database, opened from its file."""
    return HeldSnapshot(store, snapshot_folder(settings()))


def snapshot_folder(chosen: Settings) -> Path:
    """Where the snapshot of the database that the settings lead to is kept; one folder a database."""
    if chosen.neo4j_uri is None:
        return chosen.data_dir / "snapshot"
    return chosen.data_dir / f"snapshot-{sha256(chosen.neo4j_uri.encode()).hexdigest()[:12]}"
