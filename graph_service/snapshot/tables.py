"""What a snapshot holds: subjects and relations as Arrow tables, with the load and moment they stand for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property

import pyarrow as pa
import pyarrow.compute as pc

from graph_service.snapshot.columns import TABLES, column, number, true_on
from graph_service.snapshot.frozen_counts import FrozenCounts
from graph_service.snapshot.statements import Statements
from graph_service.snapshot.subjects import Subjects

__all__ = ["RELATIONS", "LoadState", "Snapshot", "Stamp", "column", "number"]

RELATIONS = tuple(TABLES)


@dataclass(frozen=True)
class Stamp:
    """What tells whether a load has come: the id of the one that finished last, and how many have."""

    last_load: str
    finished: int


@dataclass(frozen=True)
class LoadState:
    """The stamp of the graph as it stands, and how many loads have begun."""

    stamp: Stamp
    begun: int


@dataclass(frozen=True)
class Snapshot:
    """All that was known at one moment, whatever its days in the world.

    `subjects` has id, person, name, and by what the subject is told from others; a subject's number is its
    place there (`directory` asks it). A relation has `source` and `target` (int32 numbers; `subject` of a
    record), its `type`, what the schema declares of it, `valid_from`, `valid_to` as yyyymmdd, and the `load`
    (place in `loads`) and `row` that it comes from; days are 0, texts empty, numbers NaN and counts -1 where
    nothing is said. Rows ascend by their ends. Records have `use_until`, `disputed` (an objection is pending)
    and what their severity follows from; registrations what the registrar says: of several that hold on one
    day the one with the highest (`learnt`, `row`) was learnt last. Concerts are agreements to act in concert
    (`company`: the id of the one that it is about, empty for all), declarations what enterprises say of who
    controls them. `frozen` are the numbers at hubs that were frozen last, whatever the snapshot has itself.
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
    frozen: FrozenCounts | None = None

    @cached_property
    def directory(self) -> Subjects:
        """The subjects by id and by number."""
        return Subjects(self.subjects)

    @cached_property
    def statements(self) -> Statements:
        """What sources say of pairs of subjects."""
        return Statements({name: getattr(self, name) for name in RELATIONS}, self.loads)

    @cached_property
    def stamp(self) -> Stamp:
        """By which `read.load_state` tells whether the snapshot still is the newest."""
        finished = self.loads.filter(pc.greater(self.loads["finished"], 0))
        ordered = finished.sort_by([("finished", "ascending"), ("load_id", "ascending")])
        last = ordered["load_id"][-1].as_py() if ordered.num_rows else ""
        return Stamp(str(last), int(finished.num_rows))

    @property
    def rows(self) -> int:
        """How many versions of facts it holds."""
        return sum(getattr(self, name).num_rows for name in RELATIONS)

    @property
    def last_load(self) -> str:
        """The id of the load that finished last; empty where none has."""
        return self.stamp.last_load

    def on(self, day: date) -> Snapshot:
        """The snapshot with only what is true in the world on this day, and records in use on it."""
        kept = {name: true_on(getattr(self, name), number(day)) for name in RELATIONS}
        return replace(self, **kept)
