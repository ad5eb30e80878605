"""The graph's enterprises as the register that lists are matched against, taken from a snapshot."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from analytics.arrays import Bools, Nodes
from analytics.matching.columns import FormerNames, Register
from analytics.matching.index import Index, index
from analytics.matching.name_columns import name_columns
from analytics.matching.part_keys import KEY
from analytics.matching.texts import folded_texts
from graph_service.snapshot.tables import Snapshot, column

NAME_SCHEME, NUMBER_SCHEME = "name", "reg"
"""How ids begin of those who are known by name and region, or by registration number."""


@dataclass(frozen=True)
class GraphRegister:
    """Enterprises by place: `subjects` are their numbers in the snapshot.

    `registered` says for every subject of the snapshot whether a registration of it has been loaded.
    """

    snapshot: Snapshot
    subjects: Nodes
    registered: Bools
    register: Register

    @cached_property
    def index(self) -> Index:
        """The register made ready; a second or so for a million enterprises."""
        return index(self.register)

    @cached_property
    def places(self) -> Nodes:
        """The place of every subject of the snapshot; -1 for one that is not in the register."""
        places = np.full(self.snapshot.subjects.num_rows, -1, np.int32)
        places[self.subjects] = np.arange(self.subjects.size, dtype=np.int32)
        return places

    def id(self, place: int) -> str:
        """The subject's id."""
        return str(self.snapshot.subjects["id"][int(self.subjects[place])].as_py())

    def name(self, number: int) -> str:
        """A name of the index: the present one of a place, or a former one behind them."""
        own = self.register.names
        return str(
            (own[number] if number < len(own) else self.register.former.names[number - len(own)]).as_py()
        )


def graph_register(snapshot: Snapshot, *, registered_only: bool = False) -> GraphRegister:
    """The enterprises of the snapshot.

    Those known by name and region alone are left out where somebody better known bears the name or a
    tolerated variant of it: they are to be matched, not matched against.

    Args:
        snapshot: the graph.
        registered_only: only those that a registration has been loaded of.
    """
    table, latest = snapshot.subjects, _latest(snapshot)
    ids = table["id"].combine_chunks()
    enterprise = ~column(table, "person").astype(np.bool_)
    registered = np.zeros(table.num_rows, np.bool_)
    registered[column(latest, "subject").astype(np.int64)] = True
    wanted = enterprise & registered if registered_only else enterprise & _well_known(table, registered)
    subjects = np.flatnonzero(wanted).astype(np.int32)
    rows = _row_of(latest, table.num_rows)[subjects]
    names = pc.coalesce(_at(latest["name"], rows), table["name"].take(pa.array(subjects)).combine_chunks())
    register = Register(
        codes=_codes(ids.take(pa.array(subjects))),
        registration_numbers=table["registration_no"].take(pa.array(subjects)).combine_chunks(),
        names=names,
        regions=_numbers(_at(latest["region_code"], rows)),
        founded=_numbers(_at(latest["established_on"], rows)),
        former=_former(snapshot.registrations, latest, subjects, table.num_rows),
    )
    return GraphRegister(snapshot, subjects, registered, register)


def id_parts(ids: pa.Array) -> tuple[pa.Array, pa.Array, pa.Array]:
    """Of ids: the unified code, the registration number, the region of a name; empty where another kind."""
    coded = _codes(ids)
    number = _behind(ids, f"{NUMBER_SCHEME}:")
    region = pc.utf8_slice_codeunits(_behind(ids, f"{NAME_SCHEME}:"), 0, 6)
    return coded, number, pc.if_else(pc.match_substring_regex(region, r"^\d{6}$"), region, "")


def _well_known(table: pa.Table, registered: Bools) -> Bools:
    """Who has a code, number or registration; of the others those whose name nobody of these bears."""
    named = pc.starts_with(table["id"], f"{NAME_SCHEME}:").to_numpy(zero_copy_only=False)
    known = registered | ~named
    unsure = np.flatnonzero(~known)
    if not unsure.size:
        return np.asarray(known)
    keys = name_columns(folded_texts(table["name"])).key(KEY)
    well_known = known.copy()
    well_known[unsure] = ~np.isin(keys[unsure], keys[known])
    return np.asarray(well_known)


def _latest(snapshot: Snapshot) -> pa.Table:
    """Of each subject the registration learnt last, in the order of subjects."""
    table = snapshot.registrations
    subject = column(table, "subject")
    order = np.lexsort((column(table, "row"), column(table, "learnt"), subject))
    last = np.append(subject[order][1:] != subject[order][:-1], True)[: order.size]
    return table.take(pa.array(order[last]))


def _former(every: pa.Table, latest: pa.Table, subjects: Nodes, count: int) -> FormerNames:
    """Names that registrations call former, and those of versions that another has followed.

    A former name was given up by the day of the renaming, or at the latest by the day from which the
    registration counts that calls it former; that of the foundation says nothing.
    """
    places = np.full(count, -1, np.int32)
    places[subjects] = np.arange(subjects.size, dtype=np.int32)
    said = latest.filter(pc.greater(pc.list_value_length(latest["former_names"]), 0))
    lists = said["former_names"].combine_chunks()
    parents = pc.list_parent_indices(lists).to_numpy(zero_copy_only=False)
    owner = column(said, "subject").astype(np.int64)
    days = ("renamed_on", "valid_from", "established_on")
    renamed, begun, founded = (column(said, name).astype(np.int32) for name in days)
    until = np.where(renamed > 0, renamed, np.where(begun > founded, begun, 0))
    older = _superseded(every, latest)
    owners = np.append(owner[parents], column(older, "subject").astype(np.int64))
    names = pa.concat_arrays([lists.flatten(), older["name"].combine_chunks()])
    kept = places[owners] >= 0
    return FormerNames(
        places[owners][kept],
        names.filter(pa.array(kept)),
        np.append(until[parents], column(older, "valid_to"))[kept].astype(np.int32),
    )


def _superseded(every: pa.Table, latest: pa.Table) -> pa.Table:
    """Versions with another name than the latest has."""
    name = latest["name"].take(pa.array(np.searchsorted(column(latest, "subject"), column(every, "subject"))))
    return every.filter(pc.not_equal(every["name"], name))


def _row_of(latest: pa.Table, count: int) -> NDArray[np.int64]:
    rows = np.full(count, -1, np.int64)
    rows[column(latest, "subject").astype(np.int64)] = np.arange(latest.num_rows)
    return rows


def _at(values: pa.ChunkedArray, rows: NDArray[np.int64]) -> pa.Array:
    """The values of these rows, null for row -1."""
    return values.combine_chunks().take(pa.array(rows, mask=rows < 0))


def _numbers(values: pa.Array) -> Nodes:
    """Whole numbers, 0 where there is none or a text is no number."""
    if pa.types.is_string(values.type):
        values = pc.if_else(pc.match_substring_regex(values, r"^\d{6}$"), values, None).cast(pa.int32())
    return np.asarray(pc.fill_null(values, 0).to_numpy(zero_copy_only=False), np.int32)


def _codes(ids: pa.Array) -> pa.Array:
    return pc.if_else(pc.match_substring_regex(ids, "^[0-9A-Z]{18}$"), ids, "")


def _behind(ids: pa.Array, scheme: str) -> pa.Array:
    return pc.if_else(pc.starts_with(ids, scheme), pc.utf8_slice_codeunits(ids, len(scheme)), "")
