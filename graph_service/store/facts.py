"""What tells one fact from another, and one version of a fact from the next."""

from __future__ import annotations

from hashlib import blake2b

import pyarrow as pa
import pyarrow.compute as pc

from graph_service.schema import Edge, fact, fact_properties

_SEPARATOR = "|"
_NOT_CONTENT = frozenset({"row", "source", "target", "subject"})


def fact_keys(name: str, rows: pa.Table, source: str) -> pa.Array:
    """Text keys `source|kind|parties|what tells apart`; equal keys are versions of one fact.

    Args:
        name: record label or edge type.
        rows: with `source` and `target`, or `subject`, and the properties in the schema's `told_apart_by`.
        source: who supplied the rows.
    """
    declared = fact(name)
    ends = ("source", "target") if isinstance(declared, Edge) else ("subject",)
    parts = [rows[end] for end in ends] + [_apart(rows, names) for names in declared.told_apart_by]
    texts = [pc.fill_null(pc.cast(part, pa.string()), "") for part in parts]
    prefix = pa.scalar(f"{source}{_SEPARATOR}{name}")
    joined = pc.binary_join_element_wise(prefix, *texts, _SEPARATOR)
    return joined.combine_chunks() if isinstance(joined, pa.ChunkedArray) else joined


def contents(name: str, rows: pa.Table) -> list[str]:
    """A digest of what the source said in each row, without where and without what is computed."""
    computed = {own.name for own in fact_properties(name) if own.computed}
    names = sorted(set(rows.column_names) - _NOT_CONTENT - computed)
    texts = [_text(rows[column]) for column in names]
    joined = pc.binary_join_element_wise(*texts, "\x1f") if texts else pa.array([""] * rows.num_rows)
    heads = "\x1e".join(names).encode()
    return [blake2b(line.encode(), digest_size=8, key=heads[:64]).hexdigest() for line in joined.to_pylist()]


def record_ids(keys: list[str], load_id: str) -> list[str]:
    """The id of each record version: a digest of what the fact is and the load that opens it."""
    salt = load_id.encode()
    return [blake2b(key.encode(), digest_size=10, key=salt).hexdigest() for key in keys]


def _apart(rows: pa.Table, names: str) -> pa.ChunkedArray:
    columns = [pc.cast(rows[name], pa.string()) for name in names.split("|") if name in rows.column_names]
    return pc.coalesce(*columns) if columns else pa.chunked_array([pa.nulls(rows.num_rows, pa.string())])


def _text(column: pa.ChunkedArray) -> pa.ChunkedArray:
    if pa.types.is_list(column.type):
        column = pc.binary_join(column, "\x1d")
    return pc.fill_null(pc.cast(column, pa.string()), "\x00")
