"""Who of many subjects is directly related to somebody on a list, found in the columns of a snapshot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from analytics.arrays import Bools, Nodes
from graph_service.answers.as_of import AsOf
from graph_service.answers.facts.definitions import list_tiers
from graph_service.answers.profiles.finding import ENDED
from graph_service.snapshot.tables import Snapshot, column
from graph_service.store.store import Store

__all__ = ["Surroundings", "surroundings"]

NEIGHBOURS_EACH = 20
"""Listed parties of one subject that are shown; the lowest numbers of the snapshot first."""


@dataclass(frozen=True)
class Surroundings:
    """A day's graph as a review asks it; `red` are codes of lists that honour (守信激励)."""

    snapshot: Snapshot
    red: frozenset[str]

    @cached_property
    def listed(self) -> Bools:
        """Of every subject, whether an entry of it on other than red lists is in use."""
        records = self.snapshot.records
        entries = records.filter(
            pc.and_(
                pc.equal(records["type"], "ListEntry"),
                pc.invert(pc.is_in(records["list_code"], value_set=pa.array(sorted(self.red), pa.string()))),
            )
        )
        return _marked(self.snapshot, column(entries, "subject"))

    @cached_property
    def on_lists(self) -> Bools:
        """Of every subject, whether an entry of it on any list is in use."""
        return self._with_record("ListEntry")

    @cached_property
    def penalised(self) -> Bools:
        """Of every subject, whether a penalty of it is in use."""
        return self._with_record("Penalty")

    @cached_property
    def ended(self) -> Bools:
        """Of every subject, whether a registration of it says that it is no more, or no longer licensed."""
        registrations = self.snapshot.registrations
        said = pc.match_substring_regex(registrations["status"], "|".join(ENDED))
        return _marked(self.snapshot, column(registrations.filter(said), "subject"))

    @cached_property
    def registered(self) -> Bools:
        """Of every subject, whether a registration of it has been delivered."""
        return _marked(self.snapshot, column(self.snapshot.registrations, "subject"))

    def listed_neighbours(self, subjects: Sequence[int]) -> dict[int, list[int]]:
        """Of each of the subjects that has any, who is related to it and stands on a list."""
        one, other = self._pairs
        low, high = np.searchsorted(one, subjects, "left"), np.searchsorted(one, subjects, "right")
        return {
            subject: [int(found) for found in np.unique(other[first:end])[:NEIGHBOURS_EACH]]
            for subject, first, end in zip(subjects, low, high, strict=True)
            if end > first
        }

    def _with_record(self, kind: str) -> Bools:
        records = self.snapshot.records
        return _marked(self.snapshot, column(records.filter(pc.equal(records["type"], kind)), "subject"))

    @cached_property
    def _pairs(self) -> tuple[Nodes, Nodes]:
        """Everybody beside each listed party, ordered by the first."""
        tables = (self.snapshot.holdings, self.snapshot.roles, self.snapshot.guarantees)
        sources = np.concatenate([column(table, "source") for table in tables]).astype(np.int32)
        targets = np.concatenate([column(table, "target") for table in tables]).astype(np.int32)
        one, other = np.append(sources, targets), np.append(targets, sources)
        kept = self.listed[other] & (one != other)
        order = np.lexsort((other[kept], one[kept]))
        return one[kept][order], other[kept][order]


def surroundings(store: Store, snapshot: Snapshot, moment: AsOf) -> Surroundings:
    """The surroundings of everybody on the moment's day."""
    red = (code for code, tier in list_tiers(store, moment).items() if tier == "R")
    return Surroundings(snapshot.on(moment.true_on), frozenset(red))


def _marked(snapshot: Snapshot, subjects: NDArray[np.generic]) -> Bools:
    marks = np.zeros(snapshot.subjects.num_rows, np.bool_)
    marks[subjects.astype(np.int64)] = True
    return marks
