"""Who a row names: an organisation by code, number or name; a person by digest, or inside one enterprise."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from analytics.codes import registration_number_fault, registration_number_valid, uscc_fault, uscc_valid
from graph_service.masked_persons import masked_ids
from loaders.folding import folded_texts
from loaders.kinds import document_kind, subject_is_person
from loaders.layouts.model import Party, PersonFields
from loaders.parsers.codes import checked_codes
from loaders.parsers.parsed import Fault, shifted, through_distinct
from loaders.person_numbers import Numbers, person_ids
from loaders.raw import Positions
from loaders.rows import Rows
from loaders.subjects import Subjects, no_texts, same_texts
from loaders.text_columns import Flags, cells_at, flags_at, nulled, replaced_by

_TOO_MUCH_HIDDEN = "自然人的证件号码遮盖过多，无法确定是谁；应为完整号码，或至少可见前 3 位和末 4 位"


def identified(rows: Rows, party: Party) -> Rows:
    """The rows with one more party: its subjects where they can be told, faults where they cannot."""
    if party.code:
        return _by_code(rows, party)
    if party.person is None:
        return _with_organisations(rows, party, np.ones(len(rows), dtype=np.bool_))
    person, rows = _persons_told(rows, party, party.person)
    rows = _with_organisations(rows, party, ~person)
    return _with_persons(rows, party, party.person, person)


def _by_code(rows: Rows, party: Party) -> Rows:
    """Identify by a code of a declared scheme, or by the code alone where the layout names no scheme."""
    codes = rows.get(party.code)
    subjects = Subjects(
        ids=pc.binary_join_element_wise(party.scheme, codes, ":") if party.scheme else codes,
        identity=same_texts(party.scheme, len(rows)),
        person=np.full(len(rows), party.label == "Person"),
        name=rows.get(party.name),
        uscc=no_texts(len(rows)),
        registration_no=no_texts(len(rows)),
        id_masked=no_texts(len(rows)),
        within=no_texts(len(rows)),
        mask_key=no_texts(len(rows)),
        mask_keys=no_texts(len(rows)),
        label=party.label,
    )
    return replace(rows, parties={**rows.parties, party.role: subjects})


def _with_organisations(rows: Rows, party: Party, wanted: Flags) -> Rows:
    """Identify the wanted rows by unified code, else by registration number, else by region and name."""
    rows, uscc, registration_no = _codes(rows, party, wanted)
    name = rows.get(party.name)
    coded = pc.coalesce(uscc, pc.binary_join_element_wise("reg", registration_no, ":"))
    bare = np.flatnonzero(wanted & coded.is_null().to_numpy(zero_copy_only=False) & ~rows.faulty())
    named = bare[name.is_valid().to_numpy(zero_copy_only=False)[bare]]
    region = pc.fill_null(cells_at(rows.get(party.region), named), "-")
    folded = folded_texts(cells_at(name, named))
    by_name = pc.binary_join_element_wise(pc.binary_join_element_wise("name", region, ":"), folded, "|")
    ids = replaced_by(coded, named, by_name)
    if not party.optional:
        missing = bare[~flags_at(len(rows), named)[bare]]
        reason = "缺少统一社会信用代码、注册号和名称，无法确定主体"
        rows = rows.with_faults(party.uscc or party.name, [Fault(int(row), reason) for row in missing])
    unwanted = np.flatnonzero(~wanted)
    subjects = Subjects(
        ids=nulled(ids, unwanted),
        identity=_identities(uscc, registration_no, ids),
        person=~wanted,
        name=name,
        uscc=uscc,
        registration_no=registration_no,
        id_masked=no_texts(len(rows)),
        within=no_texts(len(rows)),
        mask_key=no_texts(len(rows)),
        mask_keys=no_texts(len(rows)),
    )
    return replace(rows, parties={**rows.parties, party.role: subjects})


def _identities(uscc: pa.Array, registration_no: pa.Array, ids: pa.Array) -> pa.Array:
    kinds = np.where(registration_no.is_valid().to_numpy(zero_copy_only=False), 1, 2)
    kinds[uscc.is_valid().to_numpy(zero_copy_only=False)] = 0
    return pa.array(["uscc", "registration_no", "name_region"]).take(pa.array(kinds))


def _codes(rows: Rows, party: Party, wanted: Flags) -> tuple[Rows, pa.Array, pa.Array]:
    """The two codes of an organisation; a column shared with persons is checked here, for these rows only."""
    if party.person is None or party.person.number != party.uscc:
        return _own_codes(rows, party)
    numbers = nulled(rows.get(party.person.number), np.flatnonzero(~wanted))
    sizes = pc.fill_null(pc.binary_length(numbers), 0).to_numpy(zero_copy_only=False)
    long = checked_codes(nulled(numbers, np.flatnonzero(sizes == 15)), 18, uscc_valid, uscc_fault)
    short = checked_codes(
        nulled(numbers, np.flatnonzero(sizes != 15)), 15, registration_number_valid, registration_number_fault
    )
    rows = rows.with_faults(party.person.number, long.faults + short.faults)
    return rows, long.values, short.values


def _own_codes(rows: Rows, party: Party) -> tuple[Rows, pa.Array, pa.Array]:
    """Codes from columns of their own; a wrong registration number matters only without a unified code."""
    uscc, numbers = rows.get(party.uscc), rows.get(party.registration_no)
    if numbers.null_count == len(numbers):
        return rows, uscc, numbers
    found = checked_codes(numbers, 15, registration_number_valid, registration_number_fault)
    coded = uscc.is_valid().to_numpy(zero_copy_only=False)
    decisive = [fault for fault in found.faults if not coded[fault.row]]
    if len(decisive) < len(found.faults):
        count = len(found.faults) - len(decisive)
        rows = rows.finding(f"{count} 行的注册号不是有效的 15 位号码，未取用；主体以统一社会信用代码为准")
    return rows.with_faults(party.registration_no, decisive), uscc, found.values


def _persons_told(rows: Rows, party: Party, fields: PersonFields) -> tuple[Flags, Rows]:
    """Which rows name a natural person: by the kind stated, else by the document, else by the number.

    Where the layout states neither, whoever has no valid identity number is an organisation.
    """
    if party.label == "Person":
        return np.ones(len(rows), dtype=np.bool_), rows
    stated = through_distinct(rows.get(fields.kind), subject_is_person, pa.bool_()).values
    documents = through_distinct(rows.get(fields.document), document_kind, pa.string()).values
    by_document = pc.not_equal(documents, "organisation")
    told = pc.coalesce(stated, by_document)
    unknown = np.flatnonzero(told.is_null().to_numpy(zero_copy_only=False))
    guessed = _by_number(rows, fields, party, unknown)
    told = replaced_by(told, unknown, guessed)
    if fields.kind or fields.document:
        untold = told.is_null().to_numpy(zero_copy_only=False) & ~rows.faulty()
        rows = rows.refusing(
            fields.kind or fields.document, untold, "看不出是自然人还是单位；请填写类别或证件类型"
        )
    return pc.fill_null(told, False).to_numpy(zero_copy_only=False), rows


def _by_number(rows: Rows, fields: PersonFields, party: Party, unknown: Positions) -> pa.Array:
    """A valid resident identity number is a person's, a valid code an organisation's; else null."""
    numbers = cells_at(rows.get(fields.number), unknown)
    codes = cells_at(rows.get(party.uscc), unknown)
    organisation = (
        codes.is_valid() if party.uscc != fields.number else pa.array([False] * len(unknown), pa.bool_())
    )
    valid_code = checked_codes(numbers, 18, uscc_valid, uscc_fault).values.is_valid()
    number = person_ids(numbers, no_texts(len(unknown)), b"not kept", rows.today)
    person = pc.equal(number.kinds, "resident_id")
    told = pc.if_else(pc.or_(organisation, valid_code), False, pa.scalar(None, pa.bool_()))
    return pc.coalesce(told, pc.if_else(pc.fill_null(person, False), True, pa.scalar(None, pa.bool_())))


def _with_persons(rows: Rows, party: Party, fields: PersonFields, person: Flags) -> Rows:
    """Identify the persons: by the digest of their number, else by name inside the enterprise of the row."""
    wanted = np.flatnonzero(person)
    if not len(wanted):
        return rows
    rows = rows.refusing(party.name, person & _absent(rows.get(party.name)) & ~rows.faulty(), "缺少姓名")
    documents = through_distinct(
        cells_at(rows.get(fields.document), wanted), document_kind, pa.string()
    ).values
    numbers = person_ids(cells_at(rows.get(fields.number), wanted), documents, rows.id_key, rows.today)
    rows = rows.with_faults(fields.number, shifted(numbers.faults, wanted))
    name = cells_at(rows.get(party.name), wanted)
    within = cells_at(_enterprises(rows, fields), wanted)
    inside_one = pc.binary_join_element_wise(name, within, "@")
    masked = _by_mask(name, numbers, rows.id_key)
    ids = pc.coalesce(numbers.ids, inside_one, masked)
    identity = pc.if_else(inside_one.is_valid(), "within_enterprise", "masked_number")
    nobody = _absent(ids)
    rows = _known_somewhere(rows, fields.number, wanted[nobody], ~_absent(numbers.masks)[nobody])
    inside = pc.if_else(numbers.ids.is_null(), within, pa.scalar(None, pa.string()))
    before = rows.parties[party.role]
    subjects = replace(
        before,
        ids=replaced_by(before.ids, wanted, ids),
        identity=replaced_by(before.identity, wanted, pc.coalesce(numbers.kinds, identity)),
        id_masked=replaced_by(before.id_masked, wanted, numbers.masks),
        within=replaced_by(before.within, wanted, inside),
        mask_key=replaced_by(before.mask_key, wanted, numbers.mask_key),
        mask_keys=replaced_by(before.mask_keys, wanted, numbers.mask_keys),
    )
    return replace(rows, parties={**rows.parties, party.role: subjects})


def _by_mask(name: pa.Array, numbers: Numbers, id_key: bytes) -> pa.Array:
    """Ids of whoever stands behind one name and one mask, which may be several: they are only matched."""
    said = pc.binary_join_element_wise(name, numbers.masks, "|")
    told = numbers.mask_key.is_valid().to_numpy(zero_copy_only=False) & ~_absent(said)
    rows = np.flatnonzero(told)
    ids = pa.array(masked_ids(id_key, cells_at(said, rows).to_pylist()), pa.string())
    return replaced_by(no_texts(len(name)), rows, ids)


def _known_somewhere(rows: Rows, field: str, nobody: Positions, masked: Flags) -> Rows:
    """Refuse persons who can be told neither by a number nor inside an enterprise."""
    hidden = flags_at(len(rows), nobody[masked]) & ~rows.faulty()
    rows = rows.refusing(field, hidden, _TOO_MUCH_HIDDEN)
    missing = flags_at(len(rows), nobody[~masked]) & ~rows.faulty()
    return rows.refusing(field, missing, "自然人缺少证件号码，无法确定是谁")


def _enterprises(rows: Rows, fields: PersonFields) -> pa.Array:
    return rows.parties[fields.within].ids if fields.within else no_texts(len(rows))


def _absent(column: pa.Array) -> Flags:
    return np.asarray(column.is_null().to_numpy(zero_copy_only=False))
