"""What a snapshot holds: subjects and relations as Arrow tables, with the load and moment they stand for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

RELATIONS = ("holdings", "roles", "guarantees", "records", "registrations", "concerts", "declarations")


@dataclass(frozen=True)
class Snapshot:
    """All that was known at one moment, whatever its days in the world.

    `subjects` has id, person, name, kind; a subject's number is its place there. A relation has `source` and
    `target` (int32 numbers), its own values, and `valid_from`, `valid_to` as yyyymmdd, 0 where not said;
    records have `subject`, `use_until`, `disputed` (an objection is pending) and what their severity follows
    from. A registration has `subject` and what the registrar says: texts empty, days 0 and capital NaN where
    it says nothing; of several versions that hold on one day the one with the highest (`learnt`, `row`) was
    learnt last. Concerts are agreements to act in concert (`company`: the id of the one that it is about,
    empty for all), declarations what enterprises say of who controls them.
    """

    last_load: str
    known_on: datetime
    subjects: pa.Table
    holdings: pa.Table
    roles: pa.Table
    guarantees: pa.Table
    records: pa.Table
    registrations: pa.Table
    concerts: pa.Table
    declarations: pa.Table

    def on(self, day: date) -> Snapshot:
        """The snapshot with only what is true in the world on this day, and records in use on it."""
        kept = {name: _true_on(getattr(self, name), number(day)) for name in RELATIONS}
        return Snapshot(self.last_load, self.known_on, self.subjects, **kept)


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
