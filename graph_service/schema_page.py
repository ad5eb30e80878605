"""docs/graph-schema.md, computed from the schema."""

from __future__ import annotations

from collections.abc import Iterator

from graph_service.schema import EDGES, ENDS, FACT, LINKS, LOAD, RECORDS, SUBJECTS, Property, Record
from graph_service.schema_cypher import definitions

_HEAD = "| property | 术语 | meaning | type | unit, range |\n|---|---|---|---|---|"


def page() -> str:
    """The whole page as Markdown."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield "# The graph's schema (图谱结构)\n"
    yield "Written by `xinmai schema --page` from `graph_service/schema.py`; do not edit.\n"
    yield "## Subjects: identity only\n"
    for subject in SUBJECTS:
        yield f"### `{subject.label}` {subject.zh}\n\n{subject.en.capitalize()}.\n"
        yield from _table(subject.properties)
    yield "## Records: one version of what a source said about a subject\n"
    for record in RECORDS:
        about = " or ".join(f"`{label}`" for label in record.about)
        listed = f", `ENTRY_OF` → `{record.entry_of}`" if record.entry_of else ""
        yield f"### `{record.label}` {record.zh}\n\n{record.en.capitalize()}. `ABOUT` → {about}{listed}."
        ends = " It has a life of its own: ends, dispute." if record.ends else ""
        yield f"Sentence: {record.sentence}.{ends}\n"
        yield f"Catalogue (公共信用信息基础目录): {_catalogued(record)}.\n"
        yield from _table(record.properties)
    yield "## Relations between subjects\n"
    for edge in EDGES:
        sources, targets = (
            " or ".join(f"`{label}`" for label in side) for side in (edge.sources, edge.targets)
        )
        yield f"### `{edge.type}` {edge.zh}\n\n{sources} → {targets}: {edge.en}."
        yield f"Sentences: {edge.sentence}; {edge.sentence_zh}.\n"
        yield from _table(edge.properties)
    yield "## What every record and relation carries\n"
    yield from _table(FACT)
    yield "## The life of a dishonesty record: computed\n"
    yield from _table(ENDS)
    yield "## Links of a record\n"
    yield "\n".join(f"- `{name}`: {meaning}" for name, meaning in LINKS.items()) + "\n"
    yield "## `Load`: one file taken in\n"
    yield from _table(LOAD)
    yield "## Constraints and indexes\n"
    yield "```cypher\n" + "\n".join(f"{statement};" for statement in definitions()) + "\n```"


def _catalogued(record: Record) -> str:
    """The items that the record belongs to, each with its edition and how sure it is."""
    if record.procedure:
        return "none of its own; it says something of lists or of other records"
    return "; ".join(f"{item.name} ({item.edition}, {item.confidence})" for item in record.catalogue)


def _table(properties: tuple[Property, ...]) -> Iterator[str]:
    if not properties:
        yield "No properties of its own.\n"
        return
    yield _HEAD
    for p in properties:
        needed = " (required)" if p.required else " (computed)" if p.computed else ""
        yield f"| `{p.name}` | {p.zh} | {p.en}{needed} | {p.kind} | {_range(p)} |"
    yield ""


def _range(p: Property) -> str:
    low = "" if p.low is None else f"≥ {p.low:g}"
    high = "" if p.high is None else f"≤ {p.high:g}"
    words = "; ".join(f"`{value}` {zh}" for value, zh in p.words)
    return ", ".join(part for part in (p.unit, low, high, words) if part)
