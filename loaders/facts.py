"""Facts from rows: each FactMap of a layout becomes tables of one kind between subjects of one label each."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from graph_service.schema import ENDS, Edge, Property, fact
from graph_service.store.arrow_types import ARROW
from graph_service.store.delivery import FactRows
from loaders.layouts.model import FactMap, Layout, Stated
from loaders.rows import Rows
from loaders.subjects import Subjects, same_texts
from loaders.text_columns import Flags

STATED_NAME = "stated_name"


def stated_facts(rows: Rows, layout: Layout) -> tuple[Stated, ...]:
    """All facts that the rows state; kinds of fact that no row states are left out."""
    return tuple(
        Stated(facts, stated.derived)
        for stated in layout.facts
        for facts in _by_labels(rows, layout, stated)
        if facts.rows.num_rows
    )


def fields_needed(layout: Layout) -> frozenset[str] | None:
    """The fields that facts are made of; None where the layout's own functions may read any."""
    if layout.build or layout.completes:
        return None
    fields = {"former_names"}
    for stated in layout.facts:
        fields |= {own.name for own in _own(layout, stated)} | set(stated.valid_from)
        fields |= {stated.valid_to, stated.last_day, stated.when, stated.each, stated.filled}
        fields |= {field for _, field in stated.takes}
    return frozenset(fields)


def _by_labels(rows: Rows, layout: Layout, stated: FactMap) -> Iterator[FactRows]:
    """The fact's rows for every pair of labels among its parties."""
    table = _table(rows, layout, stated)
    states = _states(rows, stated)
    parties = [rows.parties[role] for role in stated.parties]
    for choice in product(*map(_kinds, parties)):
        wanted = states.copy()
        for party, person in zip(parties, choice, strict=True):
            wanted &= party.person == person
        labels = [_label(party, person) for party, person in zip(parties, choice, strict=True)] + [""]
        chosen = table if wanted.all() else table.filter(pa.array(wanted))
        yield FactRows(stated.name, labels[0], labels[1], _one_each(chosen, stated.each))


def _kinds(party: Subjects) -> list[bool]:
    """Whether organisations, persons or both stand in this role."""
    return [person for person, there in ((False, ~party.person), (True, party.person)) if there.any()]


def _label(party: Subjects, person: bool) -> str:
    return "Person" if person else party.label


def _states(rows: Rows, stated: FactMap) -> Flags:
    """Which rows state the fact: all its parties are there, and its flag and its list are not empty."""
    states = np.ones(len(rows), dtype=np.bool_)
    for role in stated.parties:
        states &= rows.parties[role].ids.is_valid().to_numpy(zero_copy_only=False)
    if stated.when:
        states &= pc.fill_null(rows.get(stated.when, pa.bool_()), False).to_numpy(zero_copy_only=False)
    for needed in filter(None, (stated.each, stated.filled)):
        states &= rows.get(needed).is_valid().to_numpy(zero_copy_only=False)
    return states


def _table(rows: Rows, layout: Layout, stated: FactMap) -> pa.Table:
    ends = ("source", "target") if isinstance(fact(stated.name), Edge) else ("subject",)
    columns = {end: rows.parties[role].ids for end, role in zip(ends, stated.parties, strict=True)}
    columns |= {own.name: _property(rows, own, stated) for own in _own(layout, stated)}
    if any(own.name == STATED_NAME for own in fact(stated.name).properties):
        columns[STATED_NAME] = _stated_name(rows.parties[stated.parties[0]])
    columns |= {"valid_from": _first_filled(rows, stated.valid_from), "valid_to": _valid_to(rows, stated)}
    return pa.table(columns | {"row": pa.array(rows.lines)})


def _stated_name(party: Subjects) -> pa.Array:
    """What whoever is told by a code or number is called beside it; null where the name itself tells."""
    coded = pc.or_(party.uscc.is_valid(), party.registration_no.is_valid())
    return pc.if_else(coded, party.name, pa.scalar(None, pa.string()))


def _own(layout: Layout, stated: FactMap) -> list[Property]:
    """The fact's properties that the layout has a field for, whether or not this file has the column.

    Files of one layout so give one shape of fact, and a column added or dropped corrects nothing.
    """
    fields = (
        {column.field for column in layout.columns} | set(layout.computed) | dict(layout.constants).keys()
    )
    declared = fact(stated.name)
    ends = () if isinstance(declared, Edge) or not declared.ends else ENDS
    wanted = (fields | {name for name, _ in (*stated.takes, *stated.given)}) - set(stated.without)
    return [own for own in (*declared.properties, *ends) if own.name in wanted]


def _property(rows: Rows, own: Property, stated: FactMap) -> pa.Array:
    given = dict(stated.given).get(own.name)
    if given is not None:
        return same_texts(given, len(rows))
    field = dict(stated.takes).get(own.name, own.name)
    return rows.get(field, pa.list_(pa.string()) if own.name == stated.each else ARROW[own.kind])


def _first_filled(rows: Rows, fields: tuple[str, ...]) -> pa.Array:
    found = [rows.get(name, pa.date32()) for name in fields]
    return pc.coalesce(*found) if found else pa.nulls(len(rows), pa.date32())


def _valid_to(rows: Rows, stated: FactMap) -> pa.Array:
    """The day from which the fact is no longer true; a term that includes its last day ends the day after."""
    if stated.last_day:
        days = pc.cast(rows.get(stated.last_day, pa.date32()), pa.int32())
        return pc.cast(pc.add(days, pa.scalar(1, pa.int32())), pa.date32())
    return _first_filled(rows, (stated.valid_to,) if stated.valid_to else ())


def _one_each(table: pa.Table, each: str) -> pa.Table:
    """One row for each text of the list column, which becomes a text column."""
    if not each or not table.num_rows:
        return table
    lists = table[each].combine_chunks()
    expanded = table.drop_columns([each]).take(pc.list_parent_indices(lists))
    return expanded.append_column(each, pc.list_flatten(lists))
