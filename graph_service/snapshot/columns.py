"""The columns of a snapshot: which facts make up a table, and how each kind of value stands in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from analytics.arrays import Counts, Nodes
from graph_service.schema import Edge, Property, fact, fact_properties, subject
from graph_service.schema_types import Kind

__all__ = [
    "LOADS",
    "SUBJECT_COLUMNS",
    "TABLES",
    "FactColumns",
    "absent_column",
    "arrow_column",
    "column",
    "empty_table",
    "in_order",
    "integers",
    "number",
    "subject_columns",
    "table_columns",
    "true_on",
]

ARROW: Mapping[Kind, pa.DataType] = {
    "text": pa.string(),
    "number": pa.float64(),
    "integer": pa.int64(),
    "date": pa.int32(),
    "flag": pa.bool_(),
    "texts": pa.list_(pa.string()),
}

SUBJECT_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "Enterprise": ("id", "name", "identity", "kind", "uscc", "registration_no", "registered"),
    "Person": ("id", "name", "identity", "id_masked", "within"),
}
"""What is kept of each subject; the columns of the other label are empty."""

LOADS = {
    "load_id": pa.string(),
    "source": pa.string(),
    "started": pa.int64(),
    "finished": pa.int64(),
    "changed": pa.int64(),
    "feed": pa.string(),
    "kinds": pa.string(),
}
"""The columns of the loads; a fact's `load` is the place of its load here. Times are microseconds UTC."""

DAYS = ("valid_from", "valid_to")


@dataclass(frozen=True)
class FactColumns:
    """One kind of fact in a table: its own properties, and the column that each becomes."""

    fact: str
    columns: Mapping[str, str]

    @property
    def is_edge(self) -> bool:
        """Whether it joins two subjects."""
        return isinstance(fact(self.fact), Edge)

    @property
    def ends(self) -> tuple[str, ...]:
        """The columns with numbers of subjects."""
        return ("source", "target") if self.is_edge else ("subject",)

    @property
    def apart(self) -> tuple[str, ...]:
        """What tells versions of the same load and ends apart."""
        return ("id",) if "id" in self.columns else fact(self.fact).told_apart_by

    @property
    def properties(self) -> tuple[str, ...]:
        """All that is read of a version."""
        return (*self.columns, "row", *DAYS)


def _edges(*names: str) -> tuple[FactColumns, ...]:
    """Edges with all that the schema declares of them, so that a relation can be told from its columns."""
    return tuple(FactColumns(name, {own.name: own.name for own in _own(name)}) for name in names)


def _own(name: str) -> Sequence[Property]:
    return fact(name).properties


def _record(name: str, *properties: str, **renamed: str) -> FactColumns:
    return FactColumns(name, {own: own for own in properties} | renamed)


TABLES: Mapping[str, tuple[FactColumns, ...]] = {
    "registrations": (
        _record(
            "Registration",
            *("name", "region_code", "industry", "address", "phone", "email", "insured_staff"),
            *("legal_form", "registered_capital", "currency", "status", "authority"),
            *("established_on", "deregistered_on", "former_names", "renamed_on"),
        ),
    ),
    "holdings": _edges("HOLDS"),
    "roles": _edges("LEGAL_REP_OF", "EXECUTIVE_OF", "BRANCH_OF"),
    "guarantees": _edges("GUARANTEES"),
    "records": (
        _record("Penalty", "level", "use_until", "disputed", id="record", decided_on="since"),
        _record("ListEntry", "list_code", "use_until", "disputed", id="record", listed_on="since"),
    ),
    "concerts": _edges("ACTS_WITH"),
    "declarations": _edges("DECLARED_CONTROLLER_OF"),
}
"""The relations of a snapshot, and the facts that each holds; read in this order, the longest first."""


def table_columns(name: str) -> dict[str, pa.DataType]:
    """The columns of a relation with their types: ends, which fact it is, its own values, its provenance."""
    parts = TABLES[name]
    kinds = {own.name: own.kind for part in parts for own in fact_properties(part.fact)}
    values = {column: ARROW[kinds[own]] for part in parts for own, column in part.columns.items()}
    return {
        **dict.fromkeys(parts[0].ends, pa.int32()),
        "type": pa.string(),
        **values,
        "load": pa.int32(),
        "learnt": pa.int64(),
        "row": pa.int64(),
        **dict.fromkeys(DAYS, pa.int32()),
    }


def in_order(name: str, table: pa.Table) -> pa.Table:
    """The table with its rows in the one order of its content, whatever the order they were read in."""
    apart = dict.fromkeys(part.columns[own] for part in TABLES[name] for own in part.apart)
    keys = [*TABLES[name][0].ends, "type", "load", "row", *apart]
    return table.sort_by([(key, "ascending") for key in keys]).combine_chunks()


def subject_columns() -> dict[str, pa.DataType]:
    """The columns of the subjects with their types."""
    kinds = {own.name: own.kind for label in SUBJECT_COLUMNS for own in subject(label).properties}
    names = dict.fromkeys(name for names in SUBJECT_COLUMNS.values() for name in names)
    return {"id": pa.string(), "person": pa.bool_(), **{name: ARROW[kinds[name]] for name in names}}


def empty_table(columns: Mapping[str, pa.DataType]) -> pa.Table:
    """A table of these columns without rows."""
    return pa.table({name: pa.array([], kind) for name, kind in columns.items()})


def arrow_column(values: Sequence[object], own: Property) -> pa.Array:
    """A property's values as they were sent (see `schema_cypher.fact_columns`), as a column of the snapshot.

    Days become yyyymmdd, 0 where not said; numbers are NaN where not said, whole numbers -1, texts empty.
    """
    if own.kind == "date":
        return pa.array(yyyymmdd(np.array(values, np.int64)))
    column = pa.array(values, ARROW[own.kind])
    if own.kind == "number":
        column = pc.if_else(pc.less(column, 0.0), pa.scalar(float("nan")), column)
    return column


def absent_column(kind: pa.DataType, size: int) -> pa.Array:
    """A column of so many rows that say nothing."""
    if pa.types.is_list(kind):
        return pa.array([[]] * size, kind)
    value: object = "" if kind == pa.string() else float("nan") if kind == pa.float64() else 0
    return pa.repeat(pa.scalar(False if kind == pa.bool_() else value, kind), size)


def yyyymmdd(days: Counts) -> Nodes:
    """Days given as year · 1000 + day of the year as yyyymmdd; 0 stays."""
    years = (days // 1000 - 1970).astype("datetime64[Y]")
    dates = years.astype("datetime64[D]") + (days % 1000 - 1)
    months = dates.astype("datetime64[M]")
    month = months.astype(np.int64) % 12 + 1
    day = (dates - months.astype("datetime64[D]")).astype(np.int64) + 1
    return np.where(days == 0, 0, days // 1000 * 10_000 + month * 100 + day).astype(np.int32)


def number(day: date) -> int:
    """The day as yyyymmdd."""
    return day.year * 10_000 + day.month * 100 + day.day


def column(table: pa.Table, name: str) -> npt.NDArray[np.generic]:
    """A numeric column as a numpy array, without a copy where it lies in one piece."""
    chunks = table[name]
    whole = chunks.chunk(0) if chunks.num_chunks == 1 else chunks.combine_chunks()
    found: npt.NDArray[np.generic] = whole.to_numpy(zero_copy_only=False)
    return found


def integers(table: pa.Table, name: str) -> npt.NDArray[np.integer]:
    """A column of whole numbers as a numpy array, without a copy where it lies in one piece."""
    found: npt.NDArray[np.integer] = column(table, name)  # type: ignore[assignment]
    return found


def true_on(table: pa.Table, day: int) -> pa.Table:
    """The rows that hold in the world on the day (yyyymmdd), and may be used on it."""
    begun = pc.less_equal(table["valid_from"], day)
    running = pc.or_(pc.equal(table["valid_to"], 0), pc.greater(table["valid_to"], day))
    kept = pc.and_(begun, running)
    if "use_until" in table.column_names:
        kept = pc.and_(kept, pc.or_(pc.equal(table["use_until"], 0), pc.greater(table["use_until"], day)))
    return table if pc.all(kept).as_py() else table.filter(kept)
