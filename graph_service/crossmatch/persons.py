"""Persons of a list matched by number, or by name and masked number, with the persons of the graph.

A whole number is digested with the key of this installation and goes no further. The graph itself keeps the
first and last character of a number at most, so that a masked row is rarely enough here: then nobody is
named, whatever the name.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import pyarrow as pa

from analytics.codes import normal_code, resident_id_expanded, resident_id_fault
from analytics.matching.persons import PersonHits, Persons, matched_persons
from graph_service.keyed_digest import keyed_digests
from graph_service.secret_key import id_key
from graph_service.store.store import Store

MOST = 100_000
"""Persons read for one list."""
_WIDTH = 18
_NO_KEYS = np.zeros(0, np.int32)


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
    masks = [text if "*" in text and len(text) == _WIDTH else "" for text in texts]
    listed = _persons(list(names), own, masks)
    asked = {"names": sorted(set(names) - {""}), "ids": sorted(set(own) - {""})}
    rows = store.rows("match_persons", row_cap=MOST, **asked)
    ids, called = (tuple(str(row[column]) for row in rows) for column in ("id", "name"))
    known = [id_ if id_.startswith("p:") else "" for id_ in ids]
    register = _persons(list(called), known, [str(row["id_masked"]) for row in rows])
    return MatchedPersons(matched_persons(listed, register, store.size("Person")), ids, called, faults)


def _persons(names: list[str], digests: list[str], masks: list[str]) -> Persons:
    named, numbered, masked = (pa.array(values, pa.string()) for values in (names, digests, masks))
    return Persons(named, numbered, masked, pa.array([], pa.string()), _NO_KEYS)


def _fault(number: str, today: date) -> str | None:
    return resident_id_fault(number, today) if number and "*" not in number else None
