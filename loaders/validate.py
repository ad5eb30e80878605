"""Validation: from columns of text to checked rows, their facts and subjects, and everything refused."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

import numpy as np
import pyarrow as pa

from analytics.identity_text import without_numbers
from graph_service.store.delivery import Parcel, SubjectRows
from loaders.duplicates import without_repetition
from loaders.facts import fields_needed, stated_facts
from loaders.identity import identified
from loaders.layouts.model import Layout, Rule
from loaders.layouts.rules import in_order
from loaders.memory import kept_memory
from loaders.money import with_currency
from loaders.parsers.parsed import Parsed, Reading
from loaders.raw import WHOLE_ROW, RawTable, Reject
from loaders.recognise import Found, Recognised
from loaders.rows import FieldFault, Rows
from loaders.shown import shown_value
from loaders.subjects import enterprise_rows, list_rows, person_rows, same_texts
from loaders.text_columns import trimmed


@dataclass(frozen=True)
class Checked:
    """A file that has been checked: what it yields, what was refused (by row), remarks on the whole.

    `read` = `accepted` + `rejected`, counted in rows; `rejects` may hold several cells of one row.
    """

    parcel: Parcel
    read: int
    accepted: int
    rejected: int
    rejects: tuple[Reject, ...]
    findings: tuple[str, ...]


@kept_memory()
def checked(table: RawTable, known: Recognised, *, source: str, id_key: bytes, today: date) -> Checked:
    """Check a table against its layout.

    Args:
        table: the text.
        known: its layout and columns.
        source: who supplied it; facts are told apart within one source.
        id_key: key for digests of identity numbers.
        today: no past day lies after it.
    """
    layout = known.layout
    rows = _read(table, known, id_key, today)
    for party in layout.parties:
        rows = identified(rows, party)
    for rule in (*_orders(known), *layout.rules):
        rows = rule(rows)
    refused = rows.faulty()
    faults = _rejects(table, rows, known)
    good = rows.only(~refused, fields_needed(layout))
    for complete in layout.completes:
        good = complete(good)
    good, parcel, repeated = _parcel(good, layout, source)
    twice = tuple(Reject(table.file, line, WHOLE_ROW, "", why) for line, why in sorted(repeated.items()))
    rejected = len(table.rejects) + int(refused.sum()) + len(repeated)
    rejects = sorted((*table.rejects, *faults, *twice), key=lambda reject: reject.line)
    accepted = len(good)
    if table.read != accepted + rejected:
        raise AssertionError(f"{table.file}: read {table.read}, accepted {accepted}, rejected {rejected}")
    return Checked(parcel, table.read, accepted, rejected, tuple(rejects), good.findings)


def _read(table: RawTable, known: Recognised, id_key: bytes, today: date) -> Rows:
    """The columns as values, with a fault for every cell that cannot be read or is missing."""
    rows = Rows({}, {}, table.lines, today, id_key)
    stated: dict[str, pa.Array | None] = {}
    for name, found in known.found.items():
        cells = trimmed(table.columns[found.position])
        parsed = found.column.parse(cells, Reading(found.unit, today))
        rows = _with_column(rows, name, cells, parsed, found)
        stated[name] = parsed.currency
    for name, word in known.layout.constants:
        rows = rows.with_columns(**{name: same_texts(word, len(rows))})
    for amount, field in known.layout.money:
        rows = with_currency(rows, amount, field, stated.get(amount))
    return rows


def _with_column(rows: Rows, name: str, cells: pa.Array, parsed: Parsed, found: Found) -> Rows:
    rows = replace(rows.with_columns(**{name: parsed.values}), cells={**rows.cells, name: cells})
    rows = rows.with_faults(name, parsed.faults)
    if not found.column.required or not parsed.values.null_count:
        return rows
    empty = cells.is_null().to_numpy(zero_copy_only=False)
    return rows.refusing(name, empty, "必填项为空")


def _orders(known: Recognised) -> list[Rule]:
    headings = {field: found.heading for field, found in known.found.items()}
    pairs = [pair for pair in known.layout.in_order if headings.keys() >= set(pair)]
    return [in_order(earlier, later, headings) for earlier, later in pairs]


def _rejects(table: RawTable, rows: Rows, known: Recognised) -> list[Reject]:
    return [_reject(table.file, rows, fault, known) for fault in rows.faults]


def _reject(file: str, rows: Rows, fault: FieldFault, known: Recognised) -> Reject:
    found = known.found.get(fault.field)
    heading = found.heading if found else fault.field
    cell = rows.cells[fault.field][fault.row].as_py() if found else None
    value = shown_value(cell, personal=found.column.personal) if found and cell else ""
    return Reject(file, int(rows.lines[fault.row]), heading, value, without_numbers(fault.reason))


def _parcel(rows: Rows, layout: Layout, source: str) -> tuple[Rows, Parcel, dict[int, str]]:
    """The rows that say something new, what they yield, and the lines of the others with the reason."""
    built = layout.build(rows) if layout.build else None
    stated = built[1] if built else stated_facts(rows, layout)
    repeated = without_repetition(stated, source)
    rows = built[0] if built else rows
    if repeated.refused:
        rows = rows.only(~np.isin(rows.lines, list(repeated.refused)))
    subjects = built[2] if built else _subjects(rows, layout)
    return rows, Parcel(subjects, repeated.facts), repeated.refused


def _subjects(rows: Rows, layout: Layout) -> tuple[SubjectRows, ...]:
    parties = list(rows.parties.values())
    found = [list_rows(party) for party in parties if party.label == "List"]
    others = [party for party in parties if party.label != "List"]
    former = rows.columns.get("former_names") if layout.registers else None
    for more in (
        enterprise_rows(others, registers=layout.registers, former_names=former),
        person_rows(others),
    ):
        if more is not None:
            found.append(more)
    return tuple(found)
