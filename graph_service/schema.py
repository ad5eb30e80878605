"""Every node, edge and property of the graph, declared once.

Constraints, indexes, writes, validation, sentences, the query lint and docs/graph-schema.md are computed from
here. Terms follow the glossary of the field; ratios are 0 to 1, money is yuan, days are dates.
"""

from __future__ import annotations

from graph_service.schema_edges import EDGES, LINKS
from graph_service.schema_facts import ENDS, FACT, LOAD
from graph_service.schema_records import RECORDS
from graph_service.schema_subjects import SUBJECTS
from graph_service.schema_types import Edge, Fact, Property, Record, Subject

__all__ = [
    "EDGES",
    "ENDS",
    "FACT",
    "LINKS",
    "LOAD",
    "RECORDS",
    "SUBJECTS",
    "Edge",
    "Fact",
    "Property",
    "Record",
    "Subject",
]

_SUBJECTS = {subject.label: subject for subject in SUBJECTS}
_FACTS: dict[str, Fact] = {**{r.label: r for r in RECORDS}, **{e.type: e for e in EDGES}}


def subject(label: str) -> Subject:
    """The subject node declared under this label. Raises KeyError."""
    return _SUBJECTS[label]


def fact(name: str) -> Fact:
    """The record or edge declared under this label or type. Raises KeyError."""
    return _FACTS[name]


def fact_properties(name: str) -> tuple[Property, ...]:
    """All properties that a stored version of this record or edge may carry."""
    declared = fact(name)
    own = (Property("id", "text", "记录标识", "this version of the record", required=True),)
    if isinstance(declared, Edge):
        return declared.properties + FACT
    return own + declared.properties + (ENDS if declared.ends else ()) + FACT
