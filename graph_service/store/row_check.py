"""Rows held against the schema before they are written: names, types, required values, ranges."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pyarrow as pa
import pyarrow.compute as pc

from graph_service.errors import SchemaViolation
from graph_service.schema import Edge, Property, fact, fact_properties, subject
from graph_service.store.delivery import FactRows, Parcel, SubjectRows

_FITS: dict[str, Callable[[pa.DataType], bool]] = {
    "text": pa.types.is_string,
    "texts": lambda kind: pa.types.is_list(kind) and pa.types.is_string(kind.value_type),
    "integer": pa.types.is_integer,
    "number": pa.types.is_floating,
    "date": pa.types.is_date,
    "datetime": pa.types.is_timestamp,
    "flag": pa.types.is_boolean,
}
_WRITERS_OWN = frozenset({"id", "key", "content", "source", "load_id", "known_from"})
"""Filled in by the writer itself, after this check."""


def check_rows(parcel: Parcel) -> None:
    """Every subject and fact of the parcel is as declared.

    Raises:
        SchemaViolation: naming what is declared otherwise, for the loader's author: users' values are checked
            by the loaders before.
    """
    faults = [fault for rows in parcel.subjects for fault in _subject_faults(rows)]
    faults += [fault for rows in parcel.facts for fault in _fact_faults(rows)]
    if faults:
        raise SchemaViolation("; ".join(faults))


def _subject_faults(subjects: SubjectRows) -> Iterator[str]:
    yield from _faults(subjects.label, subjects.rows, subject(subjects.label).properties, frozenset())


def _fact_faults(facts: FactRows) -> Iterator[str]:
    declared = fact(facts.name)
    ends = ("source", "target") if isinstance(declared, Edge) else ("subject",)
    yield from (f"{facts.name}.{end} is not given" for end in ends if end not in facts.rows.column_names)
    known = tuple(p for p in fact_properties(facts.name) if p.name not in ends)
    rows = facts.rows.drop_columns([end for end in ends if end in facts.rows.column_names])
    yield from _faults(facts.name, rows, known, _WRITERS_OWN)


def _faults(
    name: str, rows: pa.Table, declared: tuple[Property, ...], later: frozenset[str]
) -> Iterator[str]:
    properties = {p.name: p for p in declared}
    for column in rows.column_names:
        if column not in properties:
            yield f"{name}.{column} is not declared"
        else:
            yield from _column_faults(name, properties[column], rows[column])
    given = set(rows.column_names)
    yield from (
        f"{name}.{p.name} is required" for p in declared if p.required and p.name not in given | later
    )


def _column_faults(name: str, declared: Property, column: pa.ChunkedArray) -> Iterator[str]:
    if not pa.types.is_null(column.type) and not _FITS[declared.kind](column.type):
        yield f"{name}.{declared.name} is {column.type}, declared {declared.kind}"
        return
    if declared.required and column.null_count:
        yield f"{name}.{declared.name} is required and null in {column.null_count} rows"
    if declared.words:
        known = pa.array([value for value, _ in declared.words])
        strange = pc.unique(column.filter(pc.invert(pc.is_in(column, known)))).drop_null().to_pylist()
        yield from (
            f"{name}.{declared.name} is {value!r}, declared are {known.to_pylist()}" for value in strange
        )
    if declared.low is None and declared.high is None or column.null_count == len(column):
        return
    low, high = (pc.min_max(column)[side].as_py() for side in ("min", "max"))
    if declared.low is not None and low < declared.low:
        yield f"{name}.{declared.name} is {low}, should be at least {declared.low:g}"
    if declared.high is not None and high > declared.high:
        yield f"{name}.{declared.name} is {high}, should be at most {declared.high:g}"
