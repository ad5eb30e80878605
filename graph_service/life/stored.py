"""Records as they stand in the graph, as columns: of some subjects, or all of them page by page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pyarrow as pa
import pyarrow.compute as pc

from graph_service.schema import fact_properties
from graph_service.schema_cypher import all_open_records, open_records
from graph_service.store.arrow_types import ARROW
from graph_service.store.store import Store

__all__ = ["HEAD", "stored_of", "stored_pages", "there_are"]

HEAD = ("id", "key", "subject", "person")
"""Columns before the properties asked for: the version, what it is a version of, whose it is."""

_LOOKUP = 10_000
_PAGE_ROWS = 20_000
_TIMEOUT = 600.0


def stored_of(
    store: Store, name: str, label: str, subjects: Sequence[str], properties: Sequence[str]
) -> pa.Table:
    """The open versions of records about these subjects, which all have this label."""
    text, parts = open_records(name, label, properties), []
    for start in range(0, len(subjects), _LOOKUP):
        params = {"ids": list(subjects[start : start + _LOOKUP])}
        found = store.connection.read_columns(text, params, _TIMEOUT)["rows"]
        assert isinstance(found, list)
        parts.append(_table(name, found, properties))
    return pa.concat_tables(parts or [_table(name, [], properties)])


def stored_pages(store: Store, name: str, properties: Sequence[str]) -> Iterator[pa.Table]:
    """All open versions of records of this kind, in pages of bounded size."""
    text = all_open_records(name, properties)
    for row in store.connection.stream(text, {"page_rows": _PAGE_ROWS}):
        found = row["rows"]
        assert isinstance(found, list)
        yield _table(name, found, properties)


def there_are(store: Store, name: str) -> bool:
    """Whether the graph has any record of this kind, open or not; answered from the database's own counts."""
    [row] = store.connection.read(f"MATCH (record:{name}) RETURN count(record) AS size", {}, _TIMEOUT)
    return row["size"] != 0


def _table(name: str, rows: list[list[object]], properties: Sequence[str]) -> pa.Table:
    kinds = {own.name: ARROW[own.kind] for own in fact_properties(name)}
    types = [pa.string(), pa.string(), pa.string(), pa.bool_(), *(kinds[one] for one in properties)]
    columns = list(zip(*rows, strict=True)) or [()] * len(types)
    arrays = [_array(values, kind) for values, kind in zip(columns, types, strict=True)]
    return pa.table(arrays, names=[*HEAD, *properties])


def _array(values: Sequence[object], kind: pa.DataType) -> pa.Array:
    """Days come as text: a driver's own day costs more than all else of a row."""
    if pa.types.is_date(kind):
        return pc.cast(pa.array(values, pa.string()), kind)
    return pa.array(values, kind)
