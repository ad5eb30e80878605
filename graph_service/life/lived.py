"""Records with all that is known of their life: what their source said, the rules, and the events."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from graph_service.life.ends import COMPUTED, INPUTS, record_life
from graph_service.life.events import EventBook, earlier
from graph_service.life.references import record_references
from graph_service.schema import fact_properties
from graph_service.store.arrow_types import ARROW

__all__ = ["LIFE", "NEEDED", "lived", "with_events"]

_NAMED = {"Penalty": ("decision_no",), "ListEntry": ("list_code", "entry_no", "listed_on")}
NEEDED = {name: tuple(dict.fromkeys((*_NAMED[name], *INPUTS[name]))) for name in INPUTS}
"""By kind of record, the properties that its life and its references follow from."""
LIFE = {name: (*computed, "disputed") for name, computed in COMPUTED.items()}
"""By kind of record, the properties that `lived` works out."""


def lived(name: str, rows: pa.Table, book: EventBook) -> pa.Table:
    """The `LIFE` of records of one kind, as columns.

    Args:
        name: Penalty or ListEntry.
        rows: `subject`, `person` and the properties `NEEDED`, those that nobody has may lack.
        book: the events known of them.
    """
    whole = _with_absent(name, rows)
    effects = [
        book.of(values["subject"], record_references(name, values))
        for values in whole.select(["subject", *_NAMED[name]]).to_pylist()
    ]
    for column in ("repaired_on", "annulled_on"):
        stated = whole[column].to_pylist()
        days = [earlier(own, getattr(one, column)) for own, one in zip(stated, effects, strict=True)]
        place = whole.column_names.index(column)
        whole = whole.set_column(place, column, pa.array(days, pa.date32()))
    computed = record_life(name, lambda one: whole[one].combine_chunks(), whole["person"].combine_chunks())
    disputed = pa.array([one.disputed or None for one in effects], pa.bool_())
    return pa.table({**computed, "disputed": disputed})


def with_events(name: str, rows: pa.Table, book: EventBook, *, person: bool) -> pa.Table:
    """Delivered rows in which the events known of a record have taken their effect.

    Rows of which no event is known stay as they are.
    """
    places = list(_concerned(name, rows, book))
    if not places:
        return rows
    part = rows.take(pa.array(places))
    part = part.append_column("person", pa.array([person] * len(places)))
    found = lived(name, part, book)
    chosen = np.zeros(rows.num_rows, np.bool_)
    chosen[places] = True
    for column in found.column_names:
        rows = _replaced(rows, column, pa.array(chosen), found[column].combine_chunks())
    return rows


def _concerned(name: str, rows: pa.Table, book: EventBook) -> Iterable[int]:
    """The places of rows that an event is about."""
    near = pc.indices_nonzero(pc.is_in(rows["subject"], value_set=pa.array(book.subjects, pa.string())))
    named = _with_absent(name, rows.take(near)).select(["subject", *_NAMED[name]])
    for place, values in zip(near.to_pylist(), named.to_pylist(), strict=True):
        if any((values["subject"], one) in book.effects for one in record_references(name, values)):
            yield place


def _with_absent(name: str, rows: pa.Table) -> pa.Table:
    kinds = {own.name: ARROW[own.kind] for own in fact_properties(name)}
    for column in NEEDED[name]:
        if column not in rows.column_names:
            rows = rows.append_column(column, pa.nulls(rows.num_rows, kinds[column]))
    return rows


def _replaced(rows: pa.Table, column: str, chosen: pa.Array, values: pa.Array) -> pa.Table:
    if column not in rows.column_names:
        rows = rows.append_column(column, pa.nulls(rows.num_rows, values.type))
    place = rows.column_names.index(column)
    before = rows[column].combine_chunks().cast(values.type)
    return rows.set_column(place, column, pc.replace_with_mask(before, chosen, values))
