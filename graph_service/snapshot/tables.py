"""What a snapshot holds: subjects and relations as Arrow tables, with the load and moment they stand for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from graph_service.snapshot.columns import TABLES

RELATIONS = tuple(TABLES)


@dataclass(frozen=True)
class Stamp:
    """What tells whether a load has come: the id of the one that finished last, and how many have."""

    last_load: str
    finished: int


@dataclass(frozen=True)
class Snapshot:
    """All that was known at one moment, whatever its days in the world.

    `subjects` has id, person, name, and by what the subject is told from others; a subject's number is its
    place there. A relation has `source` and `target` (int32 numbers; `subject` of a record), its `type`, what
    the schema declares of it, `valid_from`, `valid_to` as yyyymmdd, and the `load` (place in `loads`) and
    `row` that it comes from; days are 0, texts empty, numbers NaN and counts -1 where nothing is said.
    Records have `use_until`, `disputed` (an objection is pending) and what their severity follows from;
    registrations what the registrar says: of several that hold on one day the one with the highest (`learnt`,
    `row`) was learnt last. Concerts are agreements to act in concert (`company`: the id of the one that it is
    about, empty for all), declarations what enterprises say of who controls them.
    """

    known_on: datetime
    subjects: pa.Table
    loads: pa.Table
    holdings: pa.Table
    roles: pa.Table
    guarantees: pa.Table
    records: pa.Table
    registrations: pa.Table
    concerts: pa.Table
    declarations: pa.Table

    @property
    def stamp(self) -> Stamp:
        """By which `read.last_load` tells whether the snapshot still is the newest."""
        finished = self.loads.filter(pc.greater(self.loads["finished"], 0))
        ordered = finished.sort_by([("finished", "ascending"), ("load_id", "ascending")])
        last = ordered["load_id"][-1].as_py() if ordered.num_rows else ""
        return Stamp(str(last), int(finished.num_rows))

    @property
    def last_load(self) -> str:
        """The id of the load that finished last; empty where none has."""
        return self.stamp.last_load

    def on(self, day: date) -> Snapshot:
        """The snapshot with only what is true in the world on this day, and records in use on it."""
        kept = {name: _true_on(getattr(self, name), number(day)) for name in RELATIONS}
        return replace(self, **kept)


def number(day: date) -> int:
    """The day as yyyymmdd."""
    return day.year * 10_000 + day.month * 100 + day.day


def column(table: pa.Table, name: str) -> npt.NDArray[np.generic]:
    """A numeric column as a numpy array, without a copy where it lies in one piece."""
    chunks = table[name]
    whole = chunks.chunk(0) if chunks.num_chunks == 1 else chunks.combine_chunks()
    found: npt.NDArray[np.generic] = whole.to_numpy(zero_copy_only=False)
    return found


def _true_on(table: pa.Table, day: int) -> pa.Table:
    begun = pc.less_equal(table["valid_from"], day)
    running = pc.or_(pc.equal(table["valid_to"], 0), pc.greater(table["valid_to"], day))
    kept = pc.and_(begun, running)
    if "use_until" in table.column_names:
        kept = pc.and_(kept, pc.or_(pc.equal(table["use_until"], 0), pc.greater(table["use_until"], day)))
    return table if pc.all(kept).as_py() else table.filter(kept)
