"""What sources say of pairs of subjects: the rows of a snapshot's relations, found by both ends."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from analytics.arrays import Counts
from graph_service.snapshot.columns import TABLES, integers, number, true_on

__all__ = ["Statement", "Statements"]

TABLE_OF = {part.fact: name for name, parts in TABLES.items() for part in parts if part.is_edge}
"""The table that each type of relation stands in."""

_NOT_SAID = frozenset(("source", "target", "subject", "type", "load", "learnt"))

_BEGIN = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Statement:
    """One version of a relation: its ends by number, its type, and its properties as the graph has them."""

    source: int
    target: int
    type: str
    said: Mapping[str, object]


class Statements:
    """The relations of a snapshot by pair and day; O(log relations) a pair.

    Args:
        tables: the relations, of every day.
        loads: what the facts came with.
    """

    def __init__(self, tables: Mapping[str, pa.Table], loads: pa.Table) -> None:
        self._tables, self._loads = tables, loads
        self._keys: dict[str, Counts] = {}
        self._origins: dict[int, Mapping[str, object]] = {}

    def between(self, pairs: Iterable[tuple[int, int]], types: Iterable[str], day: date) -> list[Statement]:
        """All of these types that holds on the day and leads from the first of a pair to the second."""
        asked, wanted = _pair_keys(pairs), frozenset(types)
        tables = dict.fromkeys(TABLE_OF[one] for one in wanted)
        found = (self._rows(name, asked, number(day)) for name in tables)
        return [one for rows in found for one in self._statements(rows) if one.type in wanted]

    def about(self, name: str, subjects: Iterable[int], day: date) -> pa.Table:
        """The records or registrations of these subjects that hold, and are in use, on the day."""
        table = self._tables[name]
        asked = np.unique(np.fromiter(subjects, np.int32))
        return _standing(table, integers(table, "subject"), asked, number(day))

    def registrations(self, subjects: Iterable[int], day: date) -> dict[int, Mapping[str, object]]:
        """What the registration last learnt of each subject says, of those that have one on the day."""
        rows = self.about("registrations", subjects, day)
        order = [("learnt", "ascending"), ("row", "ascending")]
        ordered = rows.sort_by(order) if rows.num_rows else rows
        return dict(zip(ordered["subject"].to_pylist(), self._said(ordered), strict=True))

    def _rows(self, name: str, asked: Counts, day: int) -> pa.Table:
        table = self._tables[name]
        if name not in self._keys:
            self._keys[name] = _joined(integers(table, "source"), integers(table, "target"))
        return _standing(table, self._keys[name], asked, day)

    def _statements(self, rows: pa.Table) -> list[Statement]:
        own = (rows[name].to_pylist() for name in ("source", "target", "type"))
        return list(map(Statement, *own, self._said(rows)))

    def _said(self, rows: pa.Table) -> list[Mapping[str, object]]:
        """The properties of each row as the graph has them, and where it comes from."""
        names = [name for name in rows.column_names if name not in _NOT_SAID]
        columns = [_told(rows[name]) for name in names]
        origins = map(self._origin, rows["load"].to_pylist())
        return [
            {**dict(zip(names, row, strict=True)), **origin}
            for row, origin in zip(zip(*columns, strict=True), origins, strict=True)
        ]

    def _origin(self, load: int) -> Mapping[str, object]:
        """What every fact of a load says of where it comes from."""
        if load not in self._origins:
            row = self._loads.slice(load, 1).to_pylist()[0]
            started = _BEGIN + timedelta(microseconds=row["started"])
            self._origins[load] = {"source": row["source"], "load_id": row["load_id"], "known_from": started}
        return self._origins[load]


def _standing(table: pa.Table, keys: NDArray[np.integer], asked: NDArray[np.integer], day: int) -> pa.Table:
    """The rows whose key, which ascends, is asked for, and that stand on the day."""
    first, end = np.searchsorted(keys, asked, "left"), np.searchsorted(keys, asked, "right")
    sizes = end - first
    places = np.arange(sizes.sum()) + np.repeat(first - np.cumsum(sizes) + sizes, sizes)
    return true_on(table.take(pa.array(places)), day)


def _pair_keys(pairs: Iterable[tuple[int, int]]) -> Counts:
    ends = np.array(list(dict.fromkeys(pairs)), np.int64).reshape(-1, 2)
    return np.sort(_joined(ends[:, 0], ends[:, 1]))


def _joined(sources: NDArray[np.integer], targets: NDArray[np.integer]) -> Counts:
    """The two ends of each relation as one number, which ascends as the relations of a snapshot do."""
    return (sources.astype(np.int64) << 32) | targets


def _told(column: pa.ChunkedArray) -> list[object]:
    """A column's values as the graph has them, null where it says nothing."""
    values: list[object] = column.to_pylist()
    if column.type == pa.int32():
        return [_day(value) for value in values]
    if column.type == pa.float64():
        return [value if value == value else None for value in values]
    absent = -1 if column.type == pa.int64() else ""
    return [value if value != absent else None for value in values]


@lru_cache(maxsize=4096)
def _day(yyyymmdd: int) -> date | None:
    return date(yyyymmdd // 10_000, yyyymmdd // 100 % 100, yyyymmdd % 100) if yyyymmdd else None
