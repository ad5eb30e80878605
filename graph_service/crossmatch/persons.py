"""Persons of a list matched by number, or by name and masked number, with the persons of the graph.

A whole number is digested with the key of this installation and goes no further. Of a number the graph keeps
the first and last character, and digests of the masks it may come as: a masked row is met by its digest.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import pyarrow as pa

from analytics.codes import normal_code, resident_id_expanded, resident_id_fault
from analytics.matching.masks import mask_form
from analytics.matching.persons import PersonHits, Persons, matched_persons
from graph_service.keyed_digest import keyed_digests
from graph_service.masked_persons import MASKED, mask_digests
from graph_service.secret_key import id_key
from graph_service.store.driver import Row
from graph_service.store.store import Store

MOST = 100_000
"""Persons read for one list."""
_WIDTH = 18


@dataclass(frozen=True)
class MatchedPersons:
    """Hits, and ids and names of the graph's persons by place; `faults` are rows whose number is wrong."""

    hits: PersonHits
    ids: tuple[str, ...]
    names: tuple[str, ...]
    faults: dict[int, str]


def match_persons(store: Store, names: Sequence[str], numbers: Sequence[str], today: date) -> MatchedPersons:
    """Match rows of name and identity number, whole or masked; a name alone is never a hit."""
    texts = [normal_code(number) for number in numbers]
    wrong = {row: _fault(text, today) for row, text in enumerate(texts)}
    faults = {row: fault for row, fault in wrong.items() if fault}
    whole = [text and "*" not in text and row not in faults for row, text in enumerate(texts)]
    digests = keyed_digests(id_key(), "resident_id:", [resident_id_expanded(t) for t in texts])
    own = [f"p:{one}" if is_whole else "" for one, is_whole in zip(digests, whole, strict=True)]
    forms = [mask_form(text) or "" for text in texts]
    masks = [form or _shown(text) for form, text in zip(forms, texts, strict=True)]
    keys = [(key,) if form else () for key, form in zip(mask_digests(id_key(), forms), forms, strict=True)]
    listed = persons(list(names), own, masks, keys)
    asked = {"names": sorted(set(names) - {""}), "ids": sorted(set(own) - {""})}
    rows = [one for one in store.rows("match_persons", row_cap=MOST, **asked) if not _masked(one)]
    ids, called = (tuple(str(row[column]) for row in rows) for column in ("id", "name"))
    known = [id_ if id_.startswith("p:") else "" for id_ in ids]
    register = persons(
        list(called),
        known,
        [str(row["id_masked"]) for row in rows],
        [tuple(str(row["mask_keys"]).split()) for row in rows],
    )
    return MatchedPersons(matched_persons(listed, register, store.size("Person")), ids, called, faults)


def persons(
    names: Sequence[str], digests: Sequence[str], masks: Sequence[str], keys: Sequence[Sequence[str]]
) -> Persons:
    """Persons as columns; `keys` are the digests of masks known of each."""
    named, numbered, masked = (pa.array(values, pa.string()) for values in (names, digests, masks))
    key_rows = np.repeat(np.arange(len(keys), dtype=np.int32), [len(one) for one in keys])
    return Persons(named, numbered, masked, pa.array([k for one in keys for k in one], pa.string()), key_rows)


def _shown(number: str) -> str:
    """A masked number that can be compared character by character; empty for another."""
    return number if "*" in number and len(number) == _WIDTH else ""


def _masked(row: Row) -> bool:
    """Whoever only a list names is to be matched, not matched against."""
    return str(row["id"]).startswith(MASKED)


def _fault(number: str, today: date) -> str | None:
    return resident_id_fault(number, today) if number and "*" not in number else None
