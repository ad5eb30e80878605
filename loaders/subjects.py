"""The subjects that rows name, in columns, and the tables that hold each of them once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from analytics.codes import subject_kind
from graph_service.store.delivery import SubjectRows
from loaders.folding import folded_texts
from loaders.raw import Positions
from loaders.text_columns import Flags, filled_rows, replaced_by


@dataclass(frozen=True)
class Subjects:
    """One subject a row, in columns; null where a row names none in this role.

    `label` is the label of those that are no persons.
    """

    ids: pa.Array
    identity: pa.Array
    person: Flags
    name: pa.Array
    uscc: pa.Array
    registration_no: pa.Array
    id_masked: pa.Array
    within: pa.Array
    mask_key: pa.Array
    mask_keys: pa.Array
    label: str = "Enterprise"

    def only(self, kept: Flags) -> Subjects:
        """The subjects of the rows that are kept."""
        mask = pa.array(kept)
        columns = {name: getattr(self, name).filter(mask) for name in _COLUMNS}
        return replace(self, person=self.person[kept], **columns)


_COLUMNS = (
    "ids",
    "identity",
    "name",
    "uscc",
    "registration_no",
    "id_masked",
    "within",
    "mask_key",
    "mask_keys",
)


_OF_PERSONS = ("id_masked", "within", "mask_key", "mask_keys")


def no_texts(count: int) -> pa.Array:
    """A column of that many nulls."""
    return pa.nulls(count, pa.string())


def same_texts(word: str, count: int) -> pa.Array:
    """A column that says the same in every row."""
    return pa.DictionaryArray.from_arrays(np.zeros(count, dtype=np.int8), pa.array([word])).cast(pa.string())


def first_rows(keys: pa.Array, preferred: Flags) -> Positions:
    """The first row of every distinct key, a preferred one where there is any; null is no key."""
    encoded = keys.dictionary_encode()
    places = pc.fill_null(encoded.indices, -1).to_numpy(zero_copy_only=False)
    first = np.full(len(encoded.dictionary), -1, dtype=np.int64)
    choices = [np.flatnonzero(places >= 0)]
    if not preferred.all():
        choices.append(np.flatnonzero((places >= 0) & preferred))
    for rows in choices:
        # of several assignments to one place the last stands: going backwards, that is the first row
        first[places[rows[::-1]]] = rows[::-1]
    return np.sort(first[first >= 0])


def enterprise_rows(
    parties: Iterable[Subjects], *, registers: bool, former_names: pa.Array | None = None
) -> SubjectRows | None:
    """The organisations among the parties, each once; None where there are none.

    Names come with their folded forms for search; those of a registration carry its former names too.
    """
    tables = [_table(party, ~party.person, ("uscc", "registration_no")) for party in parties]
    if registers and tables and former_names is not None:
        tables[0] = tables[0].append_column("former_names", former_names)
    rows = _each_once(tables)
    if rows is None:
        return None
    folded = _folded_names(rows)
    columns = {name: rows[name] for name in ("id", "identity", "uscc", "registration_no", "name")}
    columns |= {"kind": _kinds(rows["uscc"].combine_chunks()), "names_folded": folded}
    if registers:
        columns["registered"] = pa.array(np.ones(rows.num_rows, dtype=np.bool_))
    return SubjectRows("Enterprise", pa.table(columns), authoritative=registers)


def person_rows(parties: Iterable[Subjects]) -> SubjectRows | None:
    """The natural persons among the parties, each once; None where there are none."""
    tables = [_table(party, party.person, _OF_PERSONS) for party in parties]
    rows = _each_once(tables)
    return None if rows is None else SubjectRows("Person", rows)


def _table(party: Subjects, wanted: Flags, more: tuple[str, ...]) -> pa.Table:
    columns = {"id": party.ids, "identity": party.identity, "name": party.name}
    table = pa.table(columns | {name: getattr(party, name) for name in more})
    return table if wanted.all() else table.filter(pa.array(wanted))


def _each_once(tables: list[pa.Table]) -> pa.Table | None:
    tables = [table for table in tables if table.num_rows]
    if not tables:
        return None
    rows = pa.concat_tables(tables, promote_options="default").combine_chunks()
    named = rows["name"].is_valid().to_numpy()
    found = first_rows(rows["id"].combine_chunks(), named)
    return rows.take(pa.array(found)).combine_chunks() if len(found) else None


def _kinds(codes: pa.Array) -> pa.Array:
    """The kind of subject that each code was given to; null without a code."""
    heads = pc.utf8_slice_codeunits(codes, 0, 2).dictionary_encode()
    found = [subject_kind(head) for head in heads.dictionary.to_pylist()]
    return pa.array([kind.kind if kind else None for kind in found], pa.string()).take(heads.indices)


def _folded_names(rows: pa.Table) -> pa.Array:
    names = rows["name"].combine_chunks()
    present = folded_texts(names)
    if "former_names" not in rows.column_names:
        return present
    former = rows["former_names"].combine_chunks()
    renamed = filled_rows(former)
    lists = former.take(pa.array(renamed))
    # each former name is folded by itself, so that the blank between two of them stays
    flat = pa.ListArray.from_arrays(lists.offsets, folded_texts(lists.flatten()))
    joined = pc.binary_join_element_wise(present.take(pa.array(renamed)), pc.binary_join(flat, " "), " ")
    return replaced_by(present, renamed, joined)


def list_rows(party: Subjects) -> SubjectRows:
    """The lists that definitions are about, each once."""
    table = pa.table({"id": party.ids, "name": party.name})
    rows = table.take(pa.array(first_rows(party.ids, party.name.is_valid().to_numpy(zero_copy_only=False))))
    return SubjectRows("List", rows, authoritative=True)
