"""A finding as bytes that are equal for equal findings, and the source lines and records that it rests on.

Left out is what only dresses a finding: sentences, words, and the present names of parties, which stand by
their ids. So a firm that takes another name tomorrow leaves yesterday's finding as it was.
"""

from __future__ import annotations

import json
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING, cast

from graph_service.answers.facts.parties import Party
from graph_service.answers.facts.provenance import Provenance
from graph_service.answers.facts.relations import Relation
from graph_service.answers.json_text import Json, jsonable

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

__all__ = ["Canonical", "canonical_bytes", "digest_of"]

DRESS = frozenset(
    ("proof", "name", "words", "sentence", "sentence_en", "notice", "disclaimer", "note", "meaning")
)
"""Fields that dress a finding, and those that end in `_zh`."""

DIGITS = 12
"""Significant digits of a figure that count: the last ones hang on the order in which terms were added."""

RECORD_IDS = {"ListFact": "id", "Penalty": "id", "GroundFact": "record_id"}
"""The field of each kind of dishonesty record that holds the id of its version."""


_ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":"))
_ATOMS = frozenset((str, int, bool, type(None)))


class Canonical:
    """Takes findings of one answer apart; what several of them rest on is taken apart once.

    Args:
        relations: the relations that the findings' `steps` name by number.
    """

    def __init__(self, relations: Sequence[Relation] = ()) -> None:
        self._relations = relations
        self._steps: dict[int, str] = {}
        self.lines: set[tuple[str, int]] = set()
        self.records: set[str] = set()

    def digest(self, finding: object) -> str:
        """The finding's digest; `lines` and `records` are then those of this finding."""
        self.lines, self.records = set(), set()
        return digest_of(self._plain(finding))

    def _plain(self, value: object) -> Json:
        kind = type(value)
        if kind in _ATOMS:
            return cast(Json, value)
        if kind is float:
            return float(f"{value:.{DIGITS}g}")
        if kind is tuple or kind is list:
            return [self._plain(item) for item in cast(Sequence[object], value)]
        if kind is Party:
            return cast(Party, value).id
        if isinstance(value, Mapping):
            return {str(key): self._plain(item) for key, item in value.items()}
        return self._fields(value, kind) if is_dataclass(value) else jsonable(value)

    def _fields(self, value: object, kind: type[object]) -> Json:
        if kind is Provenance:
            self._rests_on(cast(Provenance, value))
        if kind.__name__ in RECORD_IDS:
            self.records.add(str(getattr(value, RECORD_IDS[kind.__name__])))
        found = {name: self._plain(getattr(value, name)) for name in _counted(cast(Hashable, kind))}
        steps = found.get("steps")
        if self._relations and isinstance(steps, list) and steps and isinstance(steps[0], int):
            found["steps"] = [self._step(cast(int, number)) for number in steps]
        return found

    def _rests_on(self, one: Provenance) -> None:
        self.lines.add((one.load_id, one.row))

    def _step(self, number: int) -> str:
        one = self._relations[number]
        self._rests_on(one.provenance)
        if number not in self._steps:
            self._steps[number] = digest_of(self._plain(one))
        return self._steps[number]


def canonical_bytes(value: Json) -> bytes:
    """JSON with its keys in order and no blanks, in UTF-8."""
    return _ENCODER.encode(value).encode()


def digest_of(value: Json) -> str:
    """The sha256 of the value's canonical bytes, in hex."""
    return sha256(canonical_bytes(value)).hexdigest()


@cache
def _counted(kind: Hashable) -> tuple[str, ...]:
    """The names of a dataclass's fields that belong to what was found."""
    named = [one.name for one in fields(cast("type[DataclassInstance]", kind))]
    return tuple(name for name in named if name not in DRESS and not name.endswith("_zh"))
