"""Reading a snapshot from the store, whole."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

import pyarrow as pa
import pyarrow.compute as pc

from graph_service.snapshot.columns import LOADS, SUBJECT_COLUMNS, TABLES
from graph_service.snapshot.pages import relation_table, subject_table
from graph_service.snapshot.sessions import Sessions, pages
from graph_service.snapshot.tables import LoadState, Snapshot, Stamp
from graph_service.store.store import Store

__all__ = ["load_state", "read_loads", "read_snapshot", "read_tables"]

_BEGIN = datetime(1970, 1, 1, tzinfo=UTC)


def read_snapshot(store: Store, known_on: datetime | None = None) -> Snapshot:
    """The whole graph as known now, or as it was known at that moment.

    It is read in several transactions; the loads are noted before the first of them, so that a load that
    goes on in between makes the snapshot stale and not wrong. Subjects have no clock: all are in it.
    """
    moment, loads = known_on or datetime.now(UTC), read_loads(store)
    if known_on:
        begun = (known_on - _BEGIN) // timedelta(microseconds=1)
        loads = loads.filter(pc.less_equal(loads["started"], begun))
    return Snapshot(known_on=moment, loads=loads, **read_tables(store, TABLES, loads, known_on))


def read_tables(
    store: Store, names: Iterable[str], loads: pa.Table, known_on: datetime | None = None
) -> dict[str, pa.Table]:
    """The `subjects` and these tables, as known now or at that moment; see `read_snapshot`."""
    with Sessions(store) as sessions:
        people = [one for label in SUBJECT_COLUMNS for one in sessions.subjects(label)]
        facts = {
            name: [one for part in TABLES[name] for one in sessions.facts(name, part, known_on)]
            for name in names
        }
        subjects, numbers = subject_table(list(pages(people)))
        tables = {name: relation_table(name, pages(asked), numbers, loads) for name, asked in facts.items()}
    return {"subjects": subjects, **tables}


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
