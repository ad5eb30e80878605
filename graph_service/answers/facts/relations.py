"""A relation between two parties, with its direction in words and where it comes from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from string import Formatter

from graph_service.answers.facts.parties import Party
from graph_service.answers.facts.provenance import Provenance, provenance
from graph_service.answers.facts.values import Value, plain
from graph_service.schema import Edge, Property, fact

_ENDS = frozenset(("source", "target"))


@dataclass(frozen=True)
class Relation:
    """One relation as it stood: `properties` are the schema's for its type, null where not disclosed."""

    type: str
    type_zh: str
    source: Party
    target: Party
    sentence: str
    sentence_en: str
    properties: Mapping[str, Value]
    provenance: Provenance


def relation(type_name: str, source: Party, target: Party, values: Mapping[str, object]) -> Relation:
    """The relation of an edge's properties. Raises KeyError for a type that the schema does not declare."""
    declared = fact(type_name)
    if not isinstance(declared, Edge):
        raise KeyError(f"{type_name} is not a relation")
    properties = {p.name: plain(values.get(p.name)) for p in declared.properties}
    return Relation(
        type_name,
        declared.zh,
        source,
        target,
        sentence(declared, source.name, target.name, properties, zh=True),
        sentence(declared, source.name, target.name, properties, zh=False),
        properties,
        provenance(values),
    )


def sentence(declared: Edge, source: str, target: str, properties: Mapping[str, Value], *, zh: bool) -> str:
    """The schema's sentence filled in; a share that is not disclosed is said to be so, never 0."""
    ends = {"source": source, "target": target}
    pieces_ = _pieces(declared, properties, zh)
    return "".join(ends.get(word, word) if is_end else word for word, is_end in pieces_)


def pieces(one: Relation) -> list[str | Party]:
    """The Chinese sentence in pieces: words, and the two parties where they stand in it."""
    declared = fact(one.type)
    if not isinstance(declared, Edge):
        raise KeyError(f"{one.type} is not a relation")
    ends = {"source": one.source, "target": one.target}
    return [ends[word] if is_end else word for word, is_end in _pieces(declared, one.properties, zh=True)]


def _pieces(declared: Edge, properties: Mapping[str, Value], zh: bool) -> Iterator[tuple[str, bool]]:
    """The sentence's words and fields in order; True marks `source` and `target`."""
    for words, own, spec in _form(declared.type, zh):
        if own is not None:
            yield _spoken(own, spec, properties, zh), False
        else:
            yield words, words in _ENDS


@cache
def _form(type_name: str, zh: bool) -> tuple[tuple[str, Property | None, str], ...]:
    """The sentence of a type in pieces: words and ends, and properties with how they are written."""
    declared = fact(type_name)
    if not isinstance(declared, Edge):
        raise KeyError(f"{type_name} is not a relation")
    named = {own.name: own for own in declared.properties}
    found: list[tuple[str, Property | None, str]] = []
    for words, name, spec, _ in Formatter().parse(declared.sentence_zh if zh else declared.sentence):
        found += [(words, None, "")] if words else []
        if name is not None:
            found.append((name, named.get(name), spec or ""))
    return tuple(found)


def _spoken(own: Property, spec: str, properties: Mapping[str, Value], zh: bool) -> str:
    """A property as it is said inside a sentence."""
    if own.name == "ratio":
        return share_words(properties, zh=zh)
    value = properties[own.name]
    if value is None:
        return "（未披露）" if zh else "(undisclosed)"
    return dict(own.words).get(str(value), str(value)) if zh and own.words else format(value, spec)


def share_words(properties: Mapping[str, Value], *, zh: bool = True) -> str:
    """A share in words: 60%, 10%–25%, 比例未披露. No more digits than were delivered, none rounded away."""
    exact, low, high = (properties.get(name) for name in ("ratio", "ratio_min", "ratio_max"))
    if isinstance(exact, (int, float)):
        return _percent(exact)
    if isinstance(low, (int, float)) or isinstance(high, (int, float)):
        bounds = [_percent(side) if isinstance(side, (int, float)) else "?" for side in (low, high)]
        return "–".join(bounds)
    return "（比例未披露）" if zh else "an undisclosed share"


def _percent(ratio: float) -> str:
    digits = f"{Decimal(f'{ratio * 100:.9g}'):f}"
    return (digits.rstrip("0").rstrip(".") if "." in digits else digits) + "%"
