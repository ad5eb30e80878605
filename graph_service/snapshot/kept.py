"""A snapshot kept as files beside the data, memory-mapped when it is opened again."""

from __future__ import annotations

import json
import shutil
import tempfile
from datetime import datetime
from pathlib import Path

import pyarrow as pa
from pyarrow import ipc

from graph_service.snapshot.read import load_state, read_snapshot
from graph_service.snapshot.refresh import refreshed_snapshot
from graph_service.snapshot.tables import RELATIONS, Snapshot
from graph_service.store.store import Store

_FORMAT = 8
_TABLES = ("subjects", "loads", *RELATIONS)


def current_snapshot(store: Store, folder: Path) -> Snapshot:
    """The snapshot of the graph as it stands: from its file, brought up to date where a load came since.

    Args:
        store: the graph.
        folder: where the file is kept; one graph, one folder.
    """
    kept = open_snapshot(folder)
    if kept and kept.stamp == load_state(store).stamp:
        return kept
    fresh = refreshed_snapshot(store, kept) if kept else read_snapshot(store)
    keep_snapshot(fresh, folder)
    return fresh


def keep_snapshot(snapshot: Snapshot, folder: Path) -> None:
    """Write the snapshot whole and put it in the place of the one before."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    made = Path(tempfile.mkdtemp(prefix=f"{folder.name}.", dir=folder.parent))
    for name in _TABLES:
        table: pa.Table = getattr(snapshot, name)
        with ipc.new_file(str(made / f"{name}.arrow"), table.schema) as file:
            file.write_table(table.combine_chunks())
    about = {"format": _FORMAT, "known_on": snapshot.known_on.isoformat()}
    (made / "about.json").write_text(json.dumps(about), encoding="utf-8")
    if folder.exists():
        shutil.rmtree(folder.replace(made.with_suffix(".old")))
    made.rename(folder)


def open_snapshot(folder: Path) -> Snapshot | None:
    """The snapshot kept in this folder, memory-mapped; None where there is none of this program's format."""
    path = folder / "about.json"
    if not path.is_file():
        return None
    about = json.loads(path.read_text(encoding="utf-8"))
    if about.get("format") != _FORMAT:
        return None
    tables = {
        name: ipc.open_file(pa.memory_map(str(folder / f"{name}.arrow"))).read_all() for name in _TABLES
    }
    return Snapshot(known_on=datetime.fromisoformat(about["known_on"]), **tables)
