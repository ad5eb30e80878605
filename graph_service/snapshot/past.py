"""The graph as it was known at a moment, for questions that are asked again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pyarrow as pa
import pyarrow.compute as pc

from graph_service.beijing import beijing_today
from graph_service.snapshot.held import HeldSnapshot
from graph_service.snapshot.read import read_snapshot
from graph_service.snapshot.tables import Snapshot, number
from graph_service.store.store import Store

__all__ = ["held_then", "in_use_now"]

_AT_ONCE = 5_000
_BEGIN = datetime(1970, 1, 1, tzinfo=UTC)


class _HeldThen(HeldSnapshot):
    """Hands out one moment's graph, whatever is loaded since."""

    def __init__(self, store: Store, snapshot: Snapshot) -> None:
        super().__init__(store)
        self._then = snapshot

    def _current(self) -> Snapshot:
        return self._then


def held_then(store: Store, held: HeldSnapshot, known_on: datetime, *, with_ended: bool) -> HeldSnapshot:
    """The graph as known at the moment: the one at hand where nothing was loaded since, else read anew.

    Args:
        store: the graph.
        held: the process's snapshot.
        known_on: the moment.
        with_ended: whether records stay in it that are in use no more; for audit alone.
    """
    current = held.current()
    if not current.loads.num_rows or pc.max(current.loads["started"]).as_py() <= _microseconds(known_on):
        return held
    then = replace(read_snapshot(store, known_on), frozen=current.frozen)
    return _HeldThen(store, then if with_ended else _without_ended(store, current, then))


def in_use_now(store: Store, records: list[str]) -> frozenset[str]:
    """Those of the versions of records whose record, in whatever version, is in use today."""
    now, today = datetime.now(UTC), beijing_today()
    return frozenset(
        str(row["id"])
        for part in _parts(records)
        for row in store.rows("records_in_use", ids=part, true_on=today, known_on=now)
    )


def _without_ended(store: Store, current: Snapshot, then: Snapshot) -> Snapshot:
    """The graph of then without the records that nobody may use today."""
    known = then.records["record"]
    stays = pc.is_in(known, value_set=_in_use(current).combine_chunks())
    others = known.filter(pc.invert(stays)).to_pylist()
    allowed = pa.array(sorted(in_use_now(store, others)), pa.string())
    kept = pc.or_(stays, pc.is_in(known, value_set=allowed))
    return replace(then, records=then.records.filter(kept))


def _in_use(current: Snapshot) -> pa.ChunkedArray:
    records = current.records
    today = number(beijing_today())
    open_ = pc.or_(pc.equal(records["use_until"], 0), pc.greater(records["use_until"], today))
    return records.filter(open_)["record"]


def _parts(records: list[str]) -> Iterator[list[str]]:
    for start in range(0, len(records), _AT_ONCE):
        yield records[start : start + _AT_ONCE]


def _microseconds(moment: datetime) -> int:
    return (moment - _BEGIN) // timedelta(microseconds=1)
