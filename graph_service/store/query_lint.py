"""The lint of a query file against the schema: labels, types, properties, clocks, bounds, order."""

from __future__ import annotations

import re

from graph_service.schema import EDGES, ENDS, FACT, LINKS, LOAD, RECORDS, SUBJECTS
from graph_service.store.clocks import macros
from graph_service.store.query_file import QueryFile

_NODE = re.compile(r"\((\w*):([A-Z]\w*(?:\|[A-Z]\w*)*)")
_EDGE = re.compile(r"\[(\w*):([A-Z_]+(?:\|[A-Z_]+)*)(\*[^\]{]*)?")
_PROPERTY = re.compile(r"\b([a-z]\w*)\.([a-z_]\w*)")
_WRITES = re.compile(r"\b(CREATE|MERGE|SET|DELETE|REMOVE|DROP|LOAD\s+CSV|FOREACH)\b", re.IGNORECASE)
_CLOCK = re.compile(r"\b(?:local)?(?:date|time|datetime)\(\)|\btimestamp\(\)", re.IGNORECASE)
_BOUND = re.compile(r"^\*\d*\.\.\d+$|^\*\d+$")

_FACT_NAMES = {p.name for p in FACT}
_NODES: dict[str, set[str]] = {
    **{s.label: {p.name for p in s.properties} for s in SUBJECTS},
    **{
        r.label: {p.name for p in r.properties}
        | _FACT_NAMES
        | {"id"}
        | ({p.name for p in ENDS} if r.ends else set())
        for r in RECORDS
    },
    "Load": {p.name for p in LOAD},
}
_EDGES: dict[str, set[str]] = {
    **{e.type: {p.name for p in e.properties} | _FACT_NAMES for e in EDGES},
    **{name: set() for name in LINKS},
}
_CLOCKED = {r.label for r in RECORDS} | {e.type for e in EDGES}
_ENDING = {r.label for r in RECORDS if r.ends}


def faults(query: QueryFile) -> list[str]:
    """What is wrong with this query file, in words; empty when nothing is."""
    text = query.written
    nodes, edges = _NODE.findall(text), _EDGE.findall(text)
    kinds = {variable: set(labels.split("|")) for variable, labels in nodes}
    kinds.update({variable: set(types.split("|")) for variable, types, _ in edges})
    kinds.pop("", None)
    return [
        *(
            f"unknown name {name}"
            for names in kinds.values()
            for name in sorted(names - _NODES.keys() - _EDGES.keys())
        ),
        *(
            f"unbounded traversal {types}{bound}"
            for _, types, bound in edges
            if bound and not _BOUND.match(bound)
        ),
        *_unknown_properties(text, kinds),
        *_clock_faults(text, kinds),
        *(["the database's clock is asked: take the day as a parameter"] if _CLOCK.search(text) else []),
        *(["a reading file writes"] if _WRITES.search(text) else []),
        *(["rows need a total ORDER BY"] if _many_rows(text) and "ORDER BY" not in text else []),
    ]


def _unknown_properties(text: str, kinds: dict[str, set[str]]) -> list[str]:
    known = {**_NODES, **_EDGES}
    return [
        f"{variable}.{name} is not declared for {sorted(kinds[variable])}"
        for variable, name in sorted(set(_PROPERTY.findall(text)))
        if variable in kinds and not any(name in known.get(kind, set()) for kind in kinds[variable])
    ]


def _clock_faults(text: str, kinds: dict[str, set[str]]) -> list[str]:
    called = set(macros(text))
    clocked = [(v, k) for v, k in kinds.items() if k & _CLOCKED]
    return [
        *(
            f"{v} ({sorted(k)}) needs as_of({v})"
            for v, k in clocked
            if not called & {("as_of", v), ("known", v), ("ever_known", v)}
        ),
        *(f"{v} needs in_use({v})" for v, k in kinds.items() if k & _ENDING and not _ends(v, called, text)),
        *(
            f"known({v}) leaves its days to the caller: return them"
            for m, v in called
            if not _days(m, v, text)
        ),
        *(f"{m}({v}) on something without clocks" for m, v in called if not kinds.get(v, set()) & _CLOCKED),
    ]


def _ends(variable: str, called: set[tuple[str, str]], text: str) -> bool:
    """The record's end of use is checked here, or handed to a caller who asked for all that is known.

    Whatever was ever known is for audit, which is shown what has ended.
    """
    if ("ever_known", variable) in called:
        return True
    return ("in_use", variable) in called or (
        ("known", variable) in called and f"{variable}.use_until" in text
    )


def _days(macro: str, variable: str, text: str) -> bool:
    return macro != "known" or (f"{variable}.valid_from" in text and f"{variable}.valid_to" in text)


def _many_rows(text: str) -> bool:
    tail = re.split(r"\bRETURN\b", text)[-1]
    return not re.search(r"\b(collect|count|sum|max|min)\s*\(", tail)
