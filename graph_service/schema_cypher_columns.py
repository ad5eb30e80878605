"""The Cypher that reads subjects and facts as columns, for whole-graph passes; it follows from the schema.

A page of a file as one list a property packs five times faster than a record a version. Days travel as
year · 1000 + day of the year, because the driver makes an object of every date; what is absent travels as
'', -1, 0 or false. Subjects are told apart by the store's own numbers, which hold for one reading only.
"""

from __future__ import annotations

from collections.abc import Sequence

from graph_service.schema import EDGES, Edge, Fact, Property, Record, fact, fact_properties, subject
from graph_service.schema_types import Kind
from graph_service.store.clocks import known

_ABSENT: dict[Kind, str] = {
    "text": "''",
    "number": "-1.0",
    "integer": "-1",
    "flag": "false",
    "texts": "[]",
}

_FEW = 7
"""Of more properties than this, one walk along all that a version says is cheaper than a walk for each."""


def count_of(name: str) -> str:
    """How many nodes of this label or edges of this type there are, as `size`; the store keeps the count."""
    pattern = f"()-[:{name}]->()" if name in {edge.type for edge in EDGES} else f"(:{name})"
    return f"RETURN COUNT {{ {pattern} }} AS size"


def subject_columns(label: str, properties: Sequence[str], *, some: bool = False) -> str:
    """Subjects as columns, with the store's numbers as `node`.

    Params: `part`, one of so many `parts`; or, of `some`, their numbers as `nodes` and others' `ids`.
    """
    kinds = {own.name: own for own in subject(label).properties}
    values = [f"collect({_sent(f'subject.{name}', kinds[name])}) AS {name}" for name in properties]
    asked = (
        "CALL () {",
        f"  MATCH (subject:{label}) WHERE id(subject) IN $nodes RETURN subject",
        "  UNION",
        f"  MATCH (subject:{label}) WHERE subject.id IN $ids RETURN subject",
        "}",
    )
    every = (f"MATCH (subject:{label})", "WHERE id(subject) % $parts = $part")
    told = f"RETURN collect(id(subject)) AS node, {', '.join(values)}"
    return "\n".join((*(asked if some else every), told))


def fact_columns(name: str, properties: Sequence[str], *, some: bool = False, past: bool = False) -> str:
    """The standing versions of a fact as columns, a row for each load that delivered them.

    `source` and `target`, or the `subject` of a record, are the store's numbers.
    Params: `part`, one of so many `parts`; of `some`, the `loads` that opened them; of the `past`, the moment
    `known_on` at which they stood.
    """
    declared = fact(name)
    kinds = {own.name: own for own in fact_properties(name)}
    ends = _ends(declared)
    said = "properties(fact)" if len(properties) > _FEW else "fact"
    values = [f"collect({end}) AS {end}" for end in ends]
    values += [f"collect({_sent(f'said.{own}', kinds[own])}) AS {own}" for own in properties]
    return "\n".join(
        (
            f"MATCH {_pattern(declared)}",
            f"WHERE {known('fact') if past else 'fact.known_to IS NULL'} AND id(fact) % $parts = $part",
            *((f"  AND ({_opened(declared)})",) if some else ()),
            f"WITH {', '.join(f'id({end}) AS {end}' for end in ends)}, {said} AS said",
            f"RETURN said.load_id AS load_id, {', '.join(values)}",
        )
    )


def closed_versions(name: str, apart: Sequence[str]) -> str:
    """What tells the versions of a fact that some `loads` closed from all others, as columns.

    The load that delivered each, the ids of its ends, and the values of the properties `apart`.
    """
    declared = fact(name)
    kinds = {own.name: own for own in fact_properties(name)}
    values = [f"collect({end}.id) AS {end}" for end in _ends(declared)]
    values.append(f"collect([{', '.join(_sent(f'fact.{own}', kinds[own]) for own in apart)}]) AS apart")
    return "\n".join(
        (
            f"MATCH {_pattern(declared)}",
            "WHERE fact.closed_by IN $loads",
            f"RETURN collect(fact.load_id) AS load_id, {', '.join(values)}",
        )
    )


def _ends(declared: Fact) -> tuple[str, ...]:
    return ("source", "target") if isinstance(declared, Edge) else ("subject",)


def _pattern(declared: Fact) -> str:
    if isinstance(declared, Edge):
        return f"(source)-[fact:{declared.type}]->(target)"
    return f"(fact:{declared.label})-[:ABOUT]->(subject)"


def _opened(declared: Fact) -> str:
    reended = isinstance(declared, Record) and declared.ends
    return "fact.load_id IN $loads" + (" OR fact.reended_by IN $loads" if reended else "")


def _sent(value: str, own: Property) -> str:
    if own.kind == "date":
        return f"coalesce({value}.year * 1000 + {value}.ordinalDay, 0)"
    return f"coalesce({value}, {_ABSENT[own.kind]})"
