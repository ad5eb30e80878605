"""Identity numbers of natural persons: checked, digested, masked; the clear number ends here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from analytics.codes import masked_id, resident_id_expanded, resident_id_fault, resident_id_valid
from analytics.matching.masks import MASK_FORMS, mask_form
from graph_service.keyed_digest import keyed_digests
from graph_service.masked_persons import mask_digests
from loaders.parsers.codes import LOST_DIGITS, SCIENTIFIC, fixed_width, of_width
from loaders.parsers.parsed import Fault, through_distinct
from loaders.raw import Positions
from loaders.text_columns import Flags, cells_at, filled_rows, flags_at, octets_of, offsets_of, replaced_by

RESIDENT, OTHER = "resident_id", "other_document"
_STAR = ord("*")
_WIDTH = 18


@dataclass(frozen=True)
class Numbers:
    """What became of a column of numbers: ids, masks and kinds of document, null where there is no number.

    `mask_key` is the digest of the mask under which a number arrived; `mask_keys` are, of a whole number,
    those of all masks under which it may arrive elsewhere, with blanks between them.
    """

    ids: pa.Array
    masks: pa.Array
    kinds: pa.Array
    mask_key: pa.Array
    mask_keys: pa.Array
    faults: tuple[Fault, ...]


def person_ids(numbers: pa.Array, documents: pa.Array, id_key: bytes, today: date) -> Numbers:
    """Ids of the form `p:<32 hex digits>` from canonical numbers and the kind of their document.

    A resident identity number is checked by GB 11643; a number of another document is taken as it stands.
    A number that arrives masked identifies nobody: it has a mask and no id. Reasons never repeat a number.

    Args:
        numbers: canonical text, null where there is none.
        documents: "resident_id", "other_document" or null; without it a number of 15 or 18 characters is
            read as a resident identity number.
        id_key: key of the digest (HMAC-SHA256).
        today: no birth lies after it.
    """
    masked = pc.fill_null(pc.match_substring(numbers, "*"), False).to_numpy(zero_copy_only=False)
    clear = numbers.is_valid().to_numpy(zero_copy_only=False) & ~masked
    resident = clear & _resident(numbers, documents)
    faults, wrong = _wrong_residents(numbers, np.flatnonzero(resident), today)
    other = clear & ~resident
    kinds = np.where(resident, 0, 1)
    usable = np.flatnonzero(clear & ~wrong)
    digested = _digests(numbers, resident, usable, id_key)
    nothing = pa.nulls(len(numbers), pa.string())
    hidden, whole = np.flatnonzero(masked), np.flatnonzero(resident & ~wrong)
    return Numbers(
        ids=replaced_by(nothing, usable, digested),
        masks=_masks(numbers),
        kinds=replaced_by(nothing, usable, pa.array([RESIDENT, OTHER]).take(pa.array(kinds[usable]))),
        mask_key=_mask_key(numbers, hidden, id_key),
        mask_keys=_mask_keys(numbers, whole, id_key),
        faults=faults + _lost(numbers, np.flatnonzero(other)),
    )


def _resident(numbers: pa.Array, documents: pa.Array) -> Flags:
    sizes = np.diff(offsets_of(numbers)) if len(numbers) else np.zeros(0)
    by_shape = documents.is_null().to_numpy(zero_copy_only=False) & ((sizes == _WIDTH) | (sizes == 15))
    stated = pc.fill_null(pc.equal(documents, RESIDENT), False).to_numpy(zero_copy_only=False)
    return np.asarray(stated | by_shape)


def _wrong_residents(numbers: pa.Array, rows: Positions, today: date) -> tuple[tuple[Fault, ...], Flags]:
    wrong = np.zeros(len(numbers), dtype=np.bool_)
    wrong[rows] = True
    picked = cells_at(numbers, rows)
    whole = of_width(picked, _WIDTH)
    part = cells_at(picked, whole)
    valid = resident_id_valid(fixed_width(part, _WIDTH), today)
    wrong[rows[whole]] = ~valid
    suspects = np.flatnonzero(wrong)
    faults = []
    for row, number in zip(suspects.tolist(), cells_at(numbers, suspects).to_pylist(), strict=True):
        reason = LOST_DIGITS if SCIENTIFIC.fullmatch(number) else resident_id_fault(number, today)
        wrong[row] = reason is not None
        if reason is not None:
            faults.append(Fault(row, f"公民身份号码有误：{reason}"))
    return tuple(faults), wrong


def _lost(numbers: pa.Array, rows: Positions) -> tuple[Fault, ...]:
    texts = cells_at(numbers, rows).to_pylist()
    return tuple(
        Fault(row, LOST_DIGITS)
        for row, text in zip(rows.tolist(), texts, strict=True)
        if SCIENTIFIC.fullmatch(text)
    )


def _digests(numbers: pa.Array, resident: Flags, rows: Positions, id_key: bytes) -> pa.Array:
    """The ids of these rows; residents and others are digested under different words and never meet."""
    ids = pa.nulls(len(numbers), pa.string())
    for word, wanted in ((RESIDENT, resident), (OTHER, ~resident)):
        some = rows[wanted[rows]]
        encoded = cells_at(numbers, some).dictionary_encode()
        texts = encoded.dictionary.to_pylist()
        if word == RESIDENT and (np.diff(offsets_of(encoded.dictionary)) != _WIDTH).any():
            texts = [resident_id_expanded(text) for text in texts]
        digests = pa.array(keyed_digests(id_key, f"{word}:", texts), pa.string())
        ids = replaced_by(ids, some, digests.take(encoded.indices))
    return pc.binary_join_element_wise("p", cells_at(ids, rows), ":")


def _mask_key(numbers: pa.Array, rows: Positions, id_key: bytes) -> pa.Array:
    """The digests of numbers that arrived masked; null where the mask shows less than any form."""
    forms = [mask_form(text) for text in cells_at(numbers, rows).to_pylist()]
    keys = mask_digests(id_key, [form or "" for form in forms])
    told = [key if form else None for key, form in zip(keys, forms, strict=True)]
    return replaced_by(pa.nulls(len(numbers), pa.string()), rows, pa.array(told, pa.string()))


def _mask_keys(numbers: pa.Array, rows: Positions, id_key: bytes) -> pa.Array:
    """The digests of all forms of these whole numbers, with blanks between them."""
    texts = cells_at(numbers, rows)
    if len(of_width(texts, _WIDTH)) < len(texts):
        texts = pa.array([resident_id_expanded(text) for text in texts.to_pylist()], pa.string())
    keys = [_form_keys(texts, head, tail, id_key) for head, tail in MASK_FORMS]
    return replaced_by(pa.nulls(len(numbers), pa.string()), rows, pc.binary_join_element_wise(*keys, " "))


def _form_keys(numbers: pa.Array, head: int, tail: int, id_key: bytes) -> pa.Array:
    """The digest of each number masked so; a mask that many numbers share is digested once."""
    shown = (pc.utf8_slice_codeunits(numbers, 0, head), pc.utf8_slice_codeunits(numbers, _WIDTH - tail))
    encoded = pc.binary_join_element_wise(*shown, "*" * (_WIDTH - head - tail)).dictionary_encode()
    digests = mask_digests(id_key, encoded.dictionary.to_pylist())
    return pa.array(digests, pa.string()).take(encoded.indices)


def _masks(numbers: pa.Array) -> pa.Array:
    """First and last character of every number; numbers of 18 characters all at once."""
    rows = of_width(numbers, _WIDTH) if len(numbers) else np.zeros(0, dtype=np.int64)
    part = cells_at(numbers, rows)
    octets = octets_of(part)[: len(rows) * _WIDTH].reshape(len(rows), _WIDTH).copy()
    octets[:, 1:-1] = _STAR
    offsets = np.arange(0, (len(rows) + 1) * _WIDTH, _WIDTH, dtype=np.int32)
    wide = pa.StringArray.from_buffers(len(rows), pa.py_buffer(offsets), pa.py_buffer(octets))
    filled = filled_rows(numbers)
    rest = filled[~flags_at(len(numbers), rows)[filled]]
    masks = replaced_by(pa.nulls(len(numbers), pa.string()), rows, wide)
    return replaced_by(masks, rest, through_distinct(cells_at(numbers, rest), _mask, pa.string()).values)


def _mask(number: str) -> str:
    return masked_id(number) if "*" not in number else number
