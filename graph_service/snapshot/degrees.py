"""How many others each subject was joined to, frozen for a release: what thins risk out at hubs."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import lru_cache
from pathlib import Path

import pyarrow as pa
from pyarrow import ipc

from analytics.transmission import both_ways, joined_subjects
from graph_service.errors import UnreadableFile
from graph_service.snapshot.frozen_counts import FrozenCounts
from graph_service.snapshot.relations import dated_relations, relations_once
from graph_service.snapshot.tables import Snapshot

__all__ = ["freeze_counts", "frozen_counts", "keep_counts"]

_FORMAT = "1"


def freeze_counts(snapshot: Snapshot, day: date) -> FrozenCounts:
    """The counts of the day as the snapshot has them, frozen now."""
    count = snapshot.subjects.num_rows
    relations = relations_once(dated_relations(snapshot.on(day)).relations, count)
    ids = snapshot.subjects["id"].combine_chunks()
    joined = joined_subjects(both_ways(relations, count), count)
    return FrozenCounts(day, snapshot.last_load, datetime.now(UTC), ids, joined)


def keep_counts(counts: FrozenCounts, folder: Path) -> None:
    """Put the counts in the place of those frozen before, whole; `folder` is that of the snapshot."""
    path = _path(folder)
    path.parent.mkdir(parents=True, exist_ok=True)
    about = {
        "format": _FORMAT,
        "day": counts.day.isoformat(),
        "load": counts.load,
        "moment": counts.moment.isoformat(),
    }
    table = pa.table({"id": counts.ids, "joined": counts.joined}).replace_schema_metadata(about)
    made = path.with_suffix(".new")
    with ipc.new_file(str(made), table.schema) as file:
        file.write_table(table)
    made.replace(path)


def frozen_counts(folder: Path) -> FrozenCounts | None:
    """The counts frozen last beside this snapshot, memory-mapped; None where none were.

    Raises:
        UnreadableFile: they were written by another version of this program.
    """
    path = _path(folder)
    return _opened(path, path.stat().st_mtime_ns) if path.is_file() else None


def _path(folder: Path) -> Path:
    return folder.with_name(f"{folder.name}-degrees.arrow")


@lru_cache(maxsize=2)
def _opened(path: Path, changed: int) -> FrozenCounts:
    table = ipc.open_file(pa.memory_map(str(path))).read_all().combine_chunks()
    about = {name.decode(): value.decode() for name, value in (table.schema.metadata or {}).items()}
    if about.get("format") != _FORMAT:
        raise UnreadableFile(
            f"{path} 由另一版本的程序写成（格式 {about.get('format')}，应为 {_FORMAT}）；"
            "请运行 xinmai snapshot freeze 重新冻结"
        )
    return FrozenCounts(
        day=date.fromisoformat(about["day"]),
        load=about["load"],
        moment=datetime.fromisoformat(about["moment"]),
        ids=table["id"].combine_chunks(),
        joined=table["joined"].to_numpy(),
    )
