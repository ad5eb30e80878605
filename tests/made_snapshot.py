"""Snapshots made by hand: a row says only what matters, the other columns say nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime

import pyarrow as pa

from graph_service.snapshot.columns import (
    LOADS,
    TABLES,
    absent_column,
    in_order,
    subject_columns,
    table_columns,
)
from graph_service.snapshot.subjects import ordered_by_id
from graph_service.snapshot.tables import Snapshot

Rows = Sequence[Mapping[str, object]]


def made_snapshot(ids: Iterable[str], **tables: Rows) -> Snapshot:
    """Subjects of these ids, persons where the id begins with p:, and the relations given by table."""
    subjects = [{"id": one, "person": one.startswith("p:"), "name": one} for one in ids]
    loads = [{"load_id": "load", "source": "市监局", "started": 1_000_000, "finished": 2_000_000}]
    made = {name: in_order(name, _table(table_columns(name), tables.get(name, ()))) for name in TABLES}
    return Snapshot(
        known_on=datetime(2026, 7, 15, tzinfo=UTC),
        subjects=ordered_by_id(_table(subject_columns(), subjects)),
        loads=_table(LOADS, loads),
        **made,
    )


def _table(columns: Mapping[str, pa.DataType], rows: Rows) -> pa.Table:
    return pa.table({name: _column(name, kind, rows) for name, kind in columns.items()})


def _column(name: str, kind: pa.DataType, rows: Rows) -> pa.Array:
    absent = absent_column(kind, 1)[0].as_py()
    return pa.array([row.get(name, absent) for row in rows], kind)
