"""Pages of columns as the store sends them, and the tables of a snapshot that they make up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

import numpy as np
import pyarrow as pa

from analytics.arrays import Counts, Nodes
from graph_service.schema import fact_properties, subject
from graph_service.snapshot.columns import (
    FactColumns,
    absent_column,
    arrow_column,
    empty_table,
    in_order,
    subject_columns,
    table_columns,
)
from graph_service.snapshot.subjects import ordered_by_id
from graph_service.store.driver import Row

__all__ = [
    "ClosedPage",
    "closed_page",
    "FactPage",
    "SubjectPage",
    "fact_page",
    "numbers_of",
    "relation_table",
    "subject_page",
    "subject_table",
]


@dataclass(frozen=True)
class SubjectPage:
    """Subjects of one label, with their numbers in the store, which hold for one reading only."""

    nodes: Counts
    rows: pa.Table


@dataclass(frozen=True)
class FactPage:
    """Versions that one load opened of one fact; `ends` are the store's numbers of subjects."""

    load_id: str
    ends: Mapping[str, Counts]
    rows: pa.Table


@dataclass(frozen=True)
class ClosedPage:
    """Closed versions of one fact: the load that delivered each, its ends by id, and what tells it apart."""

    part: FactColumns
    load_ids: list[str]
    ends: Mapping[str, list[str]]
    apart: list[list[str]]


def subject_page(label: str, row: Row) -> SubjectPage:
    """A row of `schema_cypher.subject_columns`."""
    kinds = {own.name: own for own in subject(label).properties}
    nodes = np.array(_list(row.pop("node")), np.int64)
    given = {name: arrow_column(_list(values), kinds[name]) for name, values in row.items()}
    given["person"] = pa.repeat(pa.scalar(label == "Person"), nodes.size)
    return SubjectPage(nodes, _filled(given, subject_columns(), nodes.size))


def fact_page(table: str, part: FactColumns, row: Row) -> FactPage:
    """A row of `schema_cypher.fact_columns`."""
    kinds = {own.name: own for own in fact_properties(part.fact)}
    load_id = str(row.pop("load_id"))
    ends = {end: np.array(_list(row.pop(end)), np.int64) for end in part.ends}
    size = ends[part.ends[0]].size
    names = {own: part.columns.get(own, own) for own in row}
    given = {names[own]: arrow_column(_list(values), kinds[own]) for own, values in row.items()}
    given["type"] = pa.repeat(pa.scalar(part.fact), size)
    own = {name: kind for name, kind in table_columns(table).items() if name not in _LATER | ends.keys()}
    return FactPage(load_id, ends, _filled(given, own, size))


def closed_page(part: FactColumns, row: Row) -> ClosedPage:
    """A row of `schema_cypher_columns.closed_versions`."""
    load_ids, apart = cast(list[str], row["load_id"]), cast(list[list[str]], row["apart"])
    return ClosedPage(part, load_ids, {end: cast(list[str], row[end]) for end in part.ends}, apart)


_LATER = {"load", "learnt"}
"""Columns that follow from the load."""


def subject_table(pages: Sequence[SubjectPage]) -> tuple[pa.Table, Nodes]:
    """The subjects in the order of the store's numbers, and for each of these the subject's own."""
    rows = pa.concat_tables([page.rows for page in pages])
    nodes = np.concatenate([page.nodes for page in pages])
    order = np.argsort(nodes, kind="stable")
    return ordered_by_id(rows.take(pa.array(order))), numbers_of(nodes[order])


def numbers_of(nodes: Counts, numbers: Nodes | None = None) -> Nodes:
    """For each of the store's numbers up to the highest its number, -1 where there is none.

    Args:
        nodes: the store's numbers.
        numbers: their numbers; where None their places.
    """
    found = np.full(int(nodes.max(initial=-1)) + 1, -1, np.int32)
    found[nodes] = np.arange(nodes.size) if numbers is None else numbers
    return found


def relation_table(name: str, pages: Iterable[FactPage], numbers: Nodes, loads: pa.Table) -> pa.Table:
    """The pages as one table in its order; what a load under way has just added between two new ends is left.

    Args:
        name: the relation.
        pages: of all its facts.
        numbers: as `numbers_of` gives them.
        loads: the loads known; the pages are of these.
    """
    places = {load: place for place, load in enumerate(loads["load_id"].to_pylist())}
    started = loads["started"].to_numpy()
    parts = [_numbered(page, numbers, places, started) for page in pages if page.load_id in places]
    kinds = table_columns(name)
    table = pa.concat_tables([empty_table(kinds), *(part.select(list(kinds)) for part in parts)])
    return in_order(name, table)


def _numbered(page: FactPage, numbers: Nodes, places: Mapping[str, int], started: Counts) -> pa.Table:
    rows, known = page.rows, np.ones(page.rows.num_rows, np.bool_)
    place = places[page.load_id]
    given = {"load": pa.repeat(pa.scalar(place, pa.int32()), rows.num_rows)}
    given["learnt"] = pa.repeat(pa.scalar(int(started[place]) // 1000, pa.int64()), rows.num_rows)
    for end, nodes in page.ends.items():
        found = np.where(nodes < numbers.size, numbers[np.minimum(nodes, numbers.size - 1)], -1)
        known &= found >= 0
        given[end] = pa.array(found, pa.int32())
    for name, column in given.items():
        rows = rows.append_column(name, column)
    return rows if known.all() else rows.filter(pa.array(known))


def _filled(given: Mapping[str, pa.Array], columns: Mapping[str, pa.DataType], size: int) -> pa.Table:
    return pa.table(
        {name: given[name] if name in given else absent_column(kind, size) for name, kind in columns.items()}
    )


def _list(value: object) -> list[object]:
    return cast(list[object], value)
