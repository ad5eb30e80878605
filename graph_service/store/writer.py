"""The writer: a delivery is held against what is open in the graph, and only the difference is written.

A load can be killed at any moment and run again: a batch is one transaction that also counts itself on the
load, so that none is committed twice, and a second run finds what the first left and goes on from there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from itertools import count

import pyarrow as pa

from graph_service.life.follow_ups import Reopened, waiting_words
from graph_service.schema_cypher import (
    close_facts,
    indexes_caught_up,
    merge_subjects,
    open_facts,
    reopen_records,
)
from graph_service.store.delivery import Delivery, FactRows, Outcome, Parcel, SubjectRows
from graph_service.store.differences import Differences, Open, differences
from graph_service.store.driver import Row
from graph_service.store.loads import Load, begin, finish, step
from graph_service.store.row_check import check_rows
from graph_service.store.store import Store

BATCH = 5_000
"""Rows a transaction; bounds the memory of both sides."""

Progress = Callable[[int, int], None]
Statement = tuple[str, Row]


@dataclass(frozen=True)
class _Batch:
    statements: list[Statement]
    rows: int
    opened: int = 0
    closed: int = 0
    counted: bool = True


def write(store: Store, delivery: Delivery, parcel: Parcel, on_progress: Progress | None = None) -> Outcome:
    """Take one file's subjects and facts into the graph.

    The same file again changes nothing; a corrected row closes the version it corrects and opens its own; a
    full delivery closes what this feed (source and layout) opened and the file no longer carries.

    Args:
        store: the graph.
        delivery: the file.
        parcel: its subjects and facts, each fact once.
        on_progress: called with rows done and rows in all.

    Raises:
        SchemaViolation: the parcel is not as the schema declares, or holds a fact twice.
    """
    check_rows(parcel)
    kinds = sorted({facts.name for facts in parcel.facts})
    load = begin(store, delivery, kinds)
    if load is None:
        return Outcome(
            "", unchanged=True, opened=0, closed=0, kept=sum(f.rows.num_rows for f in parcel.facts)
        )
    changes = differences(store, delivery, load, parcel)
    total = sum(s.rows.num_rows for s in parcel.subjects) + changes.rows
    _commit(
        store, load, _batches(load, parcel, changes), lambda done: on_progress and on_progress(done, total)
    )
    store.connection.run(indexes_caught_up())
    opened, closed = finish(store, load)
    remarks = waiting_words(changes.waiting)
    return Outcome(load.id, unchanged=False, opened=opened, closed=closed, kept=changes.kept, remarks=remarks)


def reopen(
    store: Store,
    delivery: Delivery,
    changes: Callable[[Load], Iterable[Reopened]],
    on_progress: Progress | None = None,
) -> Outcome:
    """Give records that are there other ends, in a load of its own that states no facts.

    Args:
        store: the graph.
        delivery: stands for what changed the ends; delivered again with nothing in between, it does nothing.
        changes: the versions to close and open again, asked for once the load has its id.
        on_progress: called with versions done, twice, as what comes is not known before.
    """
    load = begin(store, delivery, [])
    if load is None:
        return Outcome("", unchanged=True, opened=0, closed=0, kept=0)
    batches = (batch for one in changes(load) for batch in _reopen_batches(load, one))
    _commit(store, load, batches, lambda done: on_progress and on_progress(done, done))
    opened, closed = finish(store, load)
    return Outcome(load.id, unchanged=False, opened=opened, closed=closed, kept=0)


def _batches(load: Load, parcel: Parcel, changes: Differences) -> Iterator[_Batch]:
    for subjects in parcel.subjects:
        yield from _subject_batches(subjects)
    # before the events themselves: a load killed between the two still finds the events to be new
    for one in changes.reopened:
        yield from _reopen_batches(load, one)
    for facts, rows, corrected in changes.opened:
        yield from _open_batches(load, facts, rows, corrected)
    for name, versions in changes.missing:
        yield from _close_batches(load, name, versions)


def _subject_batches(subjects: SubjectRows) -> Iterator[_Batch]:
    columns = tuple(name for name in subjects.rows.column_names if name != "id")
    text = merge_subjects(subjects.label, columns)
    table = subjects.rows.select(["id", *columns])
    for rows in _slices(table):
        params: Row = {"rows": rows, "authoritative": subjects.authoritative}
        yield _Batch([(text, params)], len(rows), counted=False)


def _open_batches(load: Load, facts: FactRows, rows: pa.Table, corrected: frozenset[str]) -> Iterator[_Batch]:
    ends = [name for name in ("source", "target", "subject") if name in rows.column_names]
    filled = [n for n in rows.column_names if n not in ends and rows[n].null_count < rows.num_rows]
    table = rows.select([*ends, *filled])
    opening = open_facts(facts.name, facts.source_label, facts.target_label, tuple(filled))
    closing = close_facts(facts.name, facts.source_label, facts.target_label)
    shared = {"source": load.source, "load_id": load.id, "known_from": load.started}
    key = len(ends) + filled.index("key")
    for batch in _slices(table):
        old = (
            [[row[key], row[0], row[len(ends) - 1]] for row in batch if row[key] in corrected]
            if corrected
            else []
        )
        statements: list[Statement] = [(opening, {"rows": batch, **shared})]
        if old:
            statements.insert(0, (closing, {"rows": old, "load_id": load.id, "known_from": load.started}))
        yield _Batch(statements, len(batch), opened=len(batch), closed=len(old))


def _reopen_batches(load: Load, one: Reopened) -> Iterator[_Batch]:
    text = reopen_records(one.name, one.columns)
    for start in range(0, len(one.rows), BATCH):
        part = one.rows[start : start + BATCH]
        params: Row = {"rows": part, "load_id": load.id, "known_from": load.started}
        yield _Batch([(text, params)], len(part), opened=len(part), closed=len(part))


def _close_batches(load: Load, name: str, versions: list[Open]) -> Iterator[_Batch]:
    labels = sorted({(version.source_label, version.target_label) for version in versions})
    for source_label, target_label in labels:
        rows = [
            [v.key, v.source, v.target]
            for v in versions
            if (v.source_label, v.target_label) == (source_label, target_label)
        ]
        text = close_facts(name, source_label, target_label)
        for start in range(0, len(rows), BATCH):
            part = rows[start : start + BATCH]
            params: Row = {"rows": part, "load_id": load.id, "known_from": load.started}
            yield _Batch([(text, params)], len(part), closed=len(part))


def _slices(table: pa.Table) -> Iterator[list[tuple[object, ...]]]:
    for start in range(0, table.num_rows, BATCH):
        part = table.slice(start, BATCH)
        yield list(zip(*(column.to_pylist() for column in part.columns), strict=True))


def _commit(store: Store, load: Load, batches: Iterable[_Batch], done: Callable[[int], object]) -> None:
    """Commit the batches in order; the next one is made ready while the database works on the last."""
    numbers, rows = count(load.batch), 0
    with ThreadPoolExecutor(max_workers=1) as one:
        pending: Future[None] | None = None
        for batch in batches:
            if pending:
                pending.result()
                done(rows)
            number = next(numbers) if batch.counted else None
            pending = one.submit(_commit_one, store, load, batch, number)
            rows += batch.rows
        if pending:
            pending.result()
            done(rows)


def _commit_one(store: Store, load: Load, batch: _Batch, number: int | None) -> None:
    if number is None:
        store.connection.write(batch.statements)
    else:
        guard = step(load, number, batch.opened, batch.closed)
        store.connection.write_once(guard, batch.statements)
