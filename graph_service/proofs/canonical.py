"""A finding as bytes that are equal for equal findings, and the source lines and records that it rests on.

Left out is what only dresses a finding: sentences, words, and the present names of parties, which stand by
their ids. So a firm that takes another name tomorrow leaves yesterday's finding as it was.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from functools import cache
from hashlib import sha256
from json.encoder import encode_basestring
from math import isfinite
from operator import attrgetter
from typing import cast

from graph_service.answers.facts.parties import Party
from graph_service.answers.facts.provenance import Provenance
from graph_service.answers.facts.relations import Relation
from graph_service.answers.json_text import Json, jsonable

__all__ = ["Canonical", "canonical_text", "quoted"]

DRESS = frozenset(
    ("proof", "name", "words", "sentence", "sentence_en", "notice", "disclaimer", "note", "meaning")
)
"""Fields that dress a finding, and those that end in `_zh`."""

DIGITS = 12
"""Significant digits of a figure that count: the last ones hang on the order in which terms were added."""

RECORD_IDS = {"ListFact": "id", "Penalty": "id", "GroundFact": "record_id"}
"""The field of each kind of dishonesty record that holds the id of its version."""

quoted: Callable[[str], str] = encode_basestring
"""A text as it stands in JSON."""

_ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":"))
_FIXED = {None: "null", True: "true", False: "false"}


class Canonical:
    """Takes findings of one answer apart; what several of them rest on is taken apart once.

    The text is written at once, with no plain data between: an answer may have a thousand findings.

    Args:
        relations: the relations that the findings' `steps` name by number.
    """

    def __init__(self, relations: Sequence[Relation] = ()) -> None:
        self._relations = relations
        self._steps: dict[int, str] = {}
        self.lines: set[tuple[str, int]] = set()
        self.records: set[str] = set()

    def digest(self, finding: object) -> str:
        """The sha256 of the finding's text, in hex; `lines` and `records` are then those of this finding."""
        self.lines, self.records = set(), set()
        return _digest(self.text(finding))

    def text(self, value: object) -> str:
        """The value's canonical text without what dresses it. Raises ValueError for what is no number."""
        kind = type(value)
        if kind is str:
            return quoted(cast(str, value))
        if value is None or kind is bool:
            return _FIXED[cast("bool | None", value)]
        if kind is int:
            return str(value)
        if kind is float:
            return _figure(cast(float, value))
        if kind is tuple or kind is list:
            return f"[{','.join([self.text(item) for item in cast(Sequence[object], value)])}]"
        if kind is Party:
            return quoted(cast(Party, value).id)
        form = _form(cast(Hashable, kind))
        return self._of_form(form, value) if form else self._other(value)

    def _other(self, value: object) -> str:
        if isinstance(value, Mapping):
            named = {str(key): item for key, item in value.items()}
            return f"{{{','.join([f'{quoted(key)}:{self.text(named[key])}' for key in sorted(named)])}}}"
        return f'"{value.isoformat()}"' if type(value) is date else canonical_text(jsonable(value))

    def _of_form(self, form: _Form, value: object) -> str:
        if isinstance(value, Provenance):
            self._rests_on(value)
        if form.record:
            self.records.add(str(getattr(value, form.record)))
        held = form.values(value)
        said = [self.text(item) for item in held]
        if form.steps is not None and self._relations:
            steps = cast("Sequence[object]", held[form.steps])
            said[form.steps] = f"[{','.join([self._step(one) for one in steps])}]"
        return form.template % tuple(said)

    def _rests_on(self, one: Provenance) -> None:
        self.lines.add((one.load_id, one.row))

    def _step(self, one: object) -> str:
        """The digest of the relation of this number; a step that is none stands for itself."""
        if type(one) is not int:
            return self.text(one)
        relation = self._relations[one]
        self._rests_on(relation.provenance)
        if one not in self._steps:
            self._steps[one] = f'"{_digest(self.text(relation))}"'
        return self._steps[one]


def _figure(value: float) -> str:
    if not isfinite(value):
        raise ValueError(f"{value} has no form in JSON")
    return repr(float(f"{value:.{DIGITS}g}"))


def canonical_text(value: Json) -> str:
    """JSON with its keys in order and no blanks."""
    return _ENCODER.encode(value)


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()


@dataclass(frozen=True)
class _Form:
    """How findings of one dataclass are written: what belongs to what was found, by name."""

    template: str
    values: Callable[[object], tuple[object, ...]]
    steps: int | None
    record: str | None


@cache
def _form(kind: Hashable) -> _Form | None:
    """The form of a dataclass; None for all other types."""
    if not is_dataclass(kind):
        return None
    named = [one.name for one in fields(kind)]
    names = sorted(name for name in named if name not in DRESS and not name.endswith("_zh"))
    return _Form(
        "{" + ",".join(f'"{name}":%s' for name in names) + "}",
        _getter(names),
        names.index("steps") if "steps" in names else None,
        RECORD_IDS.get(cast(type, kind).__name__),
    )


def _getter(names: Sequence[str]) -> Callable[[object], tuple[object, ...]]:
    """The values of these names, as a tuple of however few."""
    if len(names) > 1:
        return cast("Callable[[object], tuple[object, ...]]", attrgetter(*names))
    return lambda value: tuple(getattr(value, name) for name in names)
