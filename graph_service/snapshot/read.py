"""Reading a snapshot from the store: columns by page, ids turned into numbers."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

import pyarrow as pa
import pyarrow.compute as pc

from graph_service.snapshot.tables import Snapshot
from graph_service.store.store import Store

PAGE_ROWS = 20_000
"""Rows of one file in a page; bounds the size of one answer record."""

_TYPES: dict[str, pa.DataType] = {
    **dict.fromkeys(("ratio", "ratio_min", "ratio_max", "amount", "registered_capital"), pa.float64()),
    **dict.fromkeys(("valid_from", "valid_to", "use_until", "since"), pa.int32()),
    **dict.fromkeys(("established_on", "deregistered_on"), pa.int32()),
    "learnt": pa.int64(),
    "row": pa.int64(),
    "person": pa.bool_(),
    "disputed": pa.bool_(),
}
_UNKNOWN = ("ratio", "ratio_min", "ratio_max", "amount", "registered_capital")
_PAIR, _SUBJECT = ("source", "target"), ("subject",)
_RELATIONS = (
    ("holdings", _PAIR, ("ratio", "ratio_min", "ratio_max", "interest", "learnt", "row")),
    ("roles", _PAIR, ("type", "position")),
    ("guarantees", _PAIR, ("amount",)),
    ("records", _SUBJECT, ("record", "kind", "level", "list_code", "since", "use_until", "disputed")),
    (
        "registrations",
        _SUBJECT,
        ("name", "region_code", "industry", "address", "phone", "legal_form", "registered_capital")
        + ("currency", "status", "authority", "established_on", "deregistered_on", "learnt", "row"),
    ),
    ("concerts", _PAIR, ("agreement", "company")),
    ("declarations", _PAIR, ("declared",)),
)
"""Each relation with its ends and its own columns."""


def read_snapshot(store: Store, known_on: datetime | None = None) -> Snapshot:
    """The whole graph as known at that moment, by default now.

    It is read in several transactions; the last load is noted before the first of them, so that a load that
    comes in between makes the snapshot stale and not wrong.
    """
    moment = known_on or datetime.now(UTC)
    load = last_load(store)
    subjects = _table(store.columns("snapshot_subjects"))
    ids = subjects["id"].combine_chunks()
    tables = {
        name: _numbered(store.pages(f"snapshot_{name}", known_on=moment, page_rows=PAGE_ROWS), ids, ends, own)
        for name, ends, own in _RELATIONS
    }
    return Snapshot(last_load=load, known_on=moment, subjects=subjects, **tables)


def last_load(store: Store) -> str:
    """The id of the load that finished last; empty where there is none."""
    rows = store.rows("last_load")
    return str(rows[0]["load_id"]) if rows else ""


def _numbered(
    pages: Iterable[dict[str, list[object]]], ids: pa.Array, ends: tuple[str, ...], own: tuple[str, ...]
) -> pa.Table:
    """The pages as one table, the ends as numbers of subjects."""
    names = (*ends, *own, "valid_from", "valid_to")
    tables = [_table({name: page[name] for name in names}) for page in pages]
    empty = pa.table({name: pa.array([], _TYPES.get(name, pa.string())) for name in names})
    table = pa.concat_tables(tables or [empty]).combine_chunks()
    for name in ends:
        numbers = pc.index_in(table[name], value_set=ids).cast(pa.int32())
        table = table.set_column(table.column_names.index(name), name, numbers)
    return table


def _table(columns: dict[str, list[object]]) -> pa.Table:
    arrays = {name: pa.array(values, _TYPES.get(name, pa.string())) for name, values in columns.items()}
    for name in set(_UNKNOWN) & arrays.keys():
        arrays[name] = pc.if_else(pc.less(arrays[name], 0.0), pa.scalar(float("nan")), arrays[name])
    return pa.table(arrays)
