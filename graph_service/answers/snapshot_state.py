"""What the snapshot beside the data stands for, and from when the numbers at hubs are frozen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import numpy as np
import pyarrow.compute as pc

from graph_service.snapshot.degrees import frozen_counts
from graph_service.snapshot.frozen_counts import FrozenCounts
from graph_service.snapshot.kept import open_snapshot
from graph_service.snapshot.read import load_state
from graph_service.snapshot.tables import RELATIONS, Snapshot
from graph_service.store.store import Store


@dataclass(frozen=True)
class FrozenState:
    """Hub numbers frozen last: the day and load they were counted on, when, of how many subjects.

    `since` counts subjects that have come since and are not among them; null where no snapshot is kept.
    """

    day: date
    load: str
    moment: datetime
    subjects: int
    most: int
    since: int | None


@dataclass(frozen=True)
class SnapshotState:
    """The file of the snapshot; all but `folder`, `loads` and `frozen` are null where none is kept.

    `stale`: a load has begun or ended since it was read; the next question brings it up to date first.
    `loads` counts the finished loads of the graph as it stands, `known_loads` those in the snapshot.
    """

    sentence: str
    folder: str
    bytes: int | None
    known_on: datetime | None
    last_load: str | None
    known_loads: int | None
    loads: int
    stale: bool | None
    subjects: int | None
    rows: Mapping[str, int] | None
    frozen: FrozenState | None


def snapshot_state(store: Store, folder: Path) -> SnapshotState:
    """The state of the snapshot kept in the folder, as it lies there: nothing is read anew."""
    kept, counts, stamp = open_snapshot(folder), frozen_counts(folder), load_state(store).stamp
    frozen = None if counts is None else _frozen(counts, kept)
    stale = None if kept is None else kept.stamp != stamp
    return SnapshotState(
        sentence=_words(kept, stale=bool(stale), frozen=frozen),
        folder=str(folder),
        bytes=None if kept is None else sum(one.stat().st_size for one in folder.iterdir()),
        known_on=None if kept is None else kept.known_on,
        last_load=None if kept is None else kept.last_load,
        known_loads=None if kept is None else kept.stamp.finished,
        loads=stamp.finished,
        stale=stale,
        subjects=None if kept is None else kept.subjects.num_rows,
        rows=None if kept is None else {name: getattr(kept, name).num_rows for name in RELATIONS},
        frozen=frozen,
    )


def _frozen(counts: FrozenCounts, kept: Snapshot | None) -> FrozenState:
    known = None if kept is None else pc.is_in(kept.subjects["id"], value_set=counts.ids)
    since = None if known is None else int(len(known) - (pc.sum(known).as_py() or 0))
    most = int(np.max(counts.joined, initial=0))
    return FrozenState(counts.day, counts.load, counts.moment, len(counts.ids), most, since)


def _words(kept: Snapshot | None, *, stale: bool, frozen: FrozenState | None) -> str:
    if kept is None:
        state = "未见图快照文件；首次提问时读取"
    elif stale:
        state = f"图快照止于装载 {kept.last_load}，其后另有装载；下次提问前先更新"
    else:
        state = f"图快照为最新（装载 {kept.last_load}）"
    if frozen is None:
        return f"{state}；枢纽关联数未冻结，随装载变动"
    came = f"，其后新增主体 {frozen.since:,} 个按现数计" if frozen.since else ""
    return f"{state}；枢纽关联数冻结于 {frozen.day}（装载 {frozen.load}）{came}"
