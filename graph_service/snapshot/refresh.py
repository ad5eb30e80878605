"""Bringing a snapshot up to date by the versions that loads have opened and closed since it was read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from analytics.arrays import Nodes
from graph_service.snapshot.changes import Changes, changes_since
from graph_service.snapshot.columns import SUBJECT_COLUMNS, TABLES, in_order
from graph_service.snapshot.pages import ClosedPage, FactPage, SubjectPage, relation_table
from graph_service.snapshot.read import read_loads, read_snapshot
from graph_service.snapshot.remaining import remaining
from graph_service.snapshot.sessions import Sessions, pages
from graph_service.snapshot.subject_rows import subjects_with
from graph_service.snapshot.tables import Snapshot
from graph_service.store.store import Store

__all__ = ["refreshed_snapshot"]

MOST = 1 / 3
"""Where more of the snapshot has changed than this part, it is read anew: that is quicker."""


@dataclass(frozen=True)
class _Read:
    """What was read again: versions opened and closed since by table, and the subjects that they join."""

    opened: dict[str, list[FactPage]]
    closed: dict[str, list[ClosedPage]]
    subjects: list[SubjectPage]


def refreshed_snapshot(store: Store, known: Snapshot) -> Snapshot:
    """What `read_snapshot` would give now; subjects and loads keep their numbers, new ones follow.

    It is read anew where much has changed, and where the graph has subjects that no change leads to. A name
    that came with a delivery which changed nothing else is noticed of those only who had none.
    """
    moment, changes = datetime.now(UTC), changes_since(known.loads, read_loads(store))
    if changes is None or changes.versions > MOST * known.rows:
        return read_snapshot(store)
    read = _read(store, known, changes)
    subjects, numbers = subjects_with(known, read.subjects)
    if subjects.num_rows != sum(map(store.size, SUBJECT_COLUMNS)):
        return read_snapshot(store)
    tables = {name: _renewed(name, known, changes, read, numbers) for name in TABLES}
    return Snapshot(known_on=moment, subjects=subjects, loads=changes.loads, **tables)


def _read(store: Store, known: Snapshot, changes: Changes) -> _Read:
    parts = [(name, part) for name in TABLES for part in TABLES[name] if part.fact in changes.facts]
    nameless = known.subjects.filter(pc.equal(known.subjects["name"], ""))["id"].to_pylist()
    with Sessions(store) as sessions:
        opened = [(name, sessions.opened(name, part, changes.load_ids)) for name, part in parts]
        closed = [(name, sessions.closed(part, changes.load_ids)) for name, part in parts]
        found = _Read({name: [] for name in TABLES}, {name: [] for name in TABLES}, [])
        for name, asked in opened:
            found.opened[name].extend(pages(asked))
        nodes = _nodes(found.opened.values())
        for label in SUBJECT_COLUMNS:
            found.subjects.extend(pages(sessions.some_subjects(label, nodes, nameless)))
        for name, gone in closed:
            found.closed[name].extend(pages(gone))
    return found


def _nodes(opened: Iterable[Sequence[FactPage]]) -> list[int]:
    """The store's numbers of all subjects that the versions join."""
    ends = [nodes for facts in opened for page in facts for nodes in page.ends.values()]
    found: list[int] = np.unique(np.concatenate([np.zeros(0, np.int64), *ends])).tolist()
    return found


def _renewed(name: str, known: Snapshot, changes: Changes, read: _Read, numbers: Nodes) -> pa.Table:
    """A relation without what is closed or read again, with what was opened."""
    before: pa.Table = getattr(known, name)
    fresh = relation_table(name, read.opened[name], numbers, changes.loads)
    stays = remaining(name, known, changes, read.closed[name], fresh)
    if not fresh.num_rows and stays.all():
        return before
    return in_order(name, pa.concat_tables([before.filter(pa.array(stays)), fresh]))
