"""Reading a snapshot from the store: columns by page, in parallel sessions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import UTC, datetime
from functools import partial
from typing import TypeVar

import pyarrow as pa

from graph_service.schema_cypher_columns import fact_columns, subject_columns
from graph_service.snapshot.columns import LOADS, SUBJECT_COLUMNS, TABLES, FactColumns
from graph_service.snapshot.pages import (
    FactPage,
    SubjectPage,
    fact_page,
    relation_table,
    subject_page,
    subject_table,
)
from graph_service.snapshot.tables import LoadState, Snapshot, Stamp
from graph_service.store.driver import Row
from graph_service.store.store import Store

__all__ = ["load_state", "read_loads", "read_snapshot"]

PART_ROWS = 150_000
"""Rows of one query; bounds the memory in which the server collects them."""

SESSIONS = 3
"""Queries at once: two that the server works on while the answer of a third is unpacked."""

Page = TypeVar("Page", FactPage, SubjectPage)
Asked = list[Future[list[Page]]]


def read_snapshot(store: Store) -> Snapshot:
    """The whole graph as known now.

    It is read in several transactions; the loads are noted before the first of them, so that a load that
    goes on in between makes the snapshot stale and not wrong.
    """
    moment, loads = datetime.now(UTC), read_loads(store)
    with ThreadPoolExecutor(SESSIONS) as sessions:
        people = [one for label in SUBJECT_COLUMNS for one in _subjects(store, sessions, label)]
        facts = {
            name: [one for part in parts for one in _facts(store, sessions, name, part)]
            for name, parts in TABLES.items()
        }
        subjects, numbers = subject_table(list(_pages(people)))
        tables = {name: relation_table(name, _pages(asked), numbers, loads) for name, asked in facts.items()}
    return Snapshot(known_on=moment, subjects=subjects, loads=loads, **tables)


def load_state(store: Store) -> LoadState:
    """Which loads there are, as far as tells whether one has come; one small query."""
    [row] = store.rows("last_load")
    stamp = Stamp(str(row["load_id"] or ""), int(str(row["finished"])))
    return LoadState(stamp, int(str(row["begun"])))


def read_loads(store: Store) -> pa.Table:
    """Every load known, in the order in which they were begun."""
    columns = store.columns("snapshot_loads")
    table = pa.table({name: pa.array(columns[name], kind) for name, kind in LOADS.items()})
    return table.sort_by([("started", "ascending"), ("load_id", "ascending")])


def _subjects(store: Store, sessions: ThreadPoolExecutor, label: str) -> Asked[SubjectPage]:
    text = subject_columns(label, SUBJECT_COLUMNS[label])
    return _asked(store, sessions, label, text, partial(subject_page, label))


def _facts(store: Store, sessions: ThreadPoolExecutor, table: str, part: FactColumns) -> Asked[FactPage]:
    text = fact_columns(part.fact, part.properties)
    return _asked(store, sessions, part.fact, text, partial(fact_page, table, part))


def _asked(
    store: Store, sessions: ThreadPoolExecutor, name: str, text: str, made: Callable[[Row], Page]
) -> Asked[Page]:
    parts = 1 + store.size(name) // PART_ROWS

    def answered(part: int) -> list[Page]:
        return [made(row) for row in store.connection.stream(text, {"part": part, "parts": parts})]

    return [sessions.submit(answered, part) for part in range(parts)]


def _pages(asked: Iterable[Future[list[Page]]]) -> Iterator[Page]:
    for one in asked:
        yield from one.result()
