"""A finding as bytes that are equal for equal findings, and the source lines and records that it rests on.

Left out is what only dresses a finding: sentences, words, and the present names of parties, which stand by
their ids. So a firm that takes another name tomorrow leaves yesterday's finding as it was.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from functools import cache, lru_cache
from hashlib import sha256
from json.encoder import encode_basestring
from math import isfinite
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Protocol, cast

from graph_service.answers.facts.parties import Party
from graph_service.answers.facts.provenance import Provenance
from graph_service.answers.facts.relations import Relation
from graph_service.answers.json_text import Json, jsonable

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

__all__ = ["Canonical", "canonical_text", "quoted"]

DRESS = frozenset(
    ("proof", "name", "words", "sentence", "sentence_en", "notice", "disclaimer", "note", "meaning")
)
"""Fields that dress a finding, and those that end in `_zh`."""

DIGITS = 12
"""Significant digits of a figure that count: the last ones hang on the order in which terms were added."""

RECORD_IDS = {"ListFact": "id", "Penalty": "id", "GroundFact": "record_id"}
"""The field of each kind of dishonesty record that holds the id of its version."""

STEPS = "steps"
"""The field of a finding that names relations by number."""

quoted: Callable[[str], str] = encode_basestring
"""A text as it stands in JSON."""

_ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":"))


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
        return quoted(value) if type(value) is str else _writer(cast(Hashable, type(value)))(self, value)

    def _of_list(self, values: Sequence[object]) -> str:
        return f"[{','.join([self.text(one) for one in values])}]"

    def _of_map(self, values: Mapping[object, object]) -> str:
        named = {str(key): item for key, item in values.items()}
        return f"{{{','.join([f'{quoted(key)}:{self.text(named[key])}' for key in sorted(named)])}}}"

    def _of_form(self, form: _Form, value: object) -> str:
        if form.record:
            self.records.add(str(getattr(value, form.record)))
        said = [self.text(item) for item in form.values(value)]
        if form.steps is not None:
            said.insert(form.steps, self._of_steps(value))
        return form.template % tuple(said)

    def _of_provenance(self, value: Provenance) -> str:
        self._rests_on(value)
        return self._of_form(_form(Provenance), value)

    def _of_steps(self, value: object) -> str:
        """The digests of the relations that a finding names by number, where there are any."""
        steps = cast(_WithSteps, value).steps
        said = [self._step(one) for one in steps] if self._relations else [self.text(one) for one in steps]
        return f"[{','.join(said)}]"

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
    return _kept_figure(value) if value else repr(value)  # 0.0 and -0.0 are equal and written differently


@lru_cache(maxsize=1 << 14)
def _kept_figure(value: float) -> str:
    if not isfinite(value):
        raise ValueError(f"{value} has no form in JSON")
    return repr(float(f"{value:.{DIGITS}g}"))


_WRITERS: Mapping[type, Callable[[Canonical, Any], str]] = {
    float: lambda _, value: _figure(value),
    int: lambda _, value: str(value),
    bool: lambda _, value: "true" if value else "false",
    type(None): lambda _, value: "null",
    tuple: Canonical._of_list,
    list: Canonical._of_list,
    date: lambda _, value: f'"{value.isoformat()}"',
    Party: lambda _, value: quoted(value.id),
    Provenance: Canonical._of_provenance,
}
"""How values are written; dataclasses and maps beside them, and all others as plain JSON."""


@cache
def _writer(kind: type) -> Callable[[Canonical, Any], str]:
    if kind in _WRITERS:
        return _WRITERS[kind]
    if is_dataclass(kind):
        form = _form(kind)
        return lambda read, value: read._of_form(form, value)
    if issubclass(kind, Mapping):
        return Canonical._of_map
    return lambda _, value: canonical_text(jsonable(value))


def canonical_text(value: Json) -> str:
    """JSON with its keys in order and no blanks."""
    return _ENCODER.encode(value)


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()


class _WithSteps(Protocol):
    """A finding that rests on relations by number."""

    @property
    def steps(self) -> Sequence[object]:
        """Their numbers, or the steps themselves."""


@dataclass(frozen=True)
class _Form:
    """How findings of one dataclass are written: what was found, by name, and where the steps stand in it."""

    template: str
    values: Callable[[object], tuple[object, ...]]
    steps: int | None
    record: str | None


@cache
def _form(kind: type[DataclassInstance]) -> _Form:
    named = [one.name for one in fields(kind)]
    names = sorted(name for name in named if name not in DRESS and not name.endswith("_zh"))
    return _Form(
        "{" + ",".join(f'"{name}":%s' for name in names) + "}",
        _getter([name for name in names if name != STEPS]),
        names.index(STEPS) if STEPS in names else None,
        RECORD_IDS.get(kind.__name__),
    )


def _getter(names: Sequence[str]) -> Callable[[object], tuple[object, ...]]:
    """The values of these names, as a tuple of however few."""
    if len(names) > 1:
        return cast("Callable[[object], tuple[object, ...]]", attrgetter(*names))
    return lambda value: tuple(getattr(value, name) for name in names)
