"""The Cypher that follows from the schema: constraints, indexes, the statements that write and close facts.

Rows travel as lists, one value a property, because a list packs faster than a map of the same values;
what is the same for a whole load (source, load, time) travels once, as a parameter.
"""

from __future__ import annotations

from collections.abc import Sequence

from graph_service.schema import (
    RECORDS,
    SUBJECTS,
    Edge,
    Property,
    Record,
    fact,
    fact_properties,
    subject,
)

SHARED = ("source", "load_id", "known_from")
"""Properties with one value for a whole load; sent as parameters."""


def definitions() -> list[str]:
    """Every constraint and index of the schema, each safe to run again."""
    unique = [subject.label for subject in SUBJECTS] + [record.label for record in RECORDS] + ["Load"]
    statements = [_unique(label) for label in unique]
    statements += [_index(s.label, name) for s in SUBJECTS for name in s.indexed]
    statements += [_index(r.label, name) for r in RECORDS for name in (*r.indexed, "key")]
    statements += [_fulltext(s.label, s.fulltext) for s in SUBJECTS if s.fulltext]
    return statements


def fulltext_index(label: str) -> str:
    """The name of the full-text index (analyzer cjk) over a subject's names."""
    return f"{label.lower()}_names"


def indexes_caught_up() -> str:
    """Waits until the full-text indexes hold what is committed: they follow a commit by a moment."""
    return "CALL db.index.fulltext.awaitEventuallyConsistentIndexRefresh()"


def merge_subjects(label: str, columns: tuple[str, ...]) -> str:
    """Rows are [id, *columns]. A value already known stays, but for names, which follow the registration."""
    node = subject(label)
    sets = [_kept(name, i) for i, name in enumerate(columns, 1) if _declared(node.properties, name)]
    return _lines("UNWIND $rows AS row", f"MERGE (node:{label} {{id: row[0]}})", "SET " + ", ".join(sets))


def open_facts(name: str, source_label: str, target_label: str, columns: tuple[str, ...]) -> str:
    """Rows of an edge are [source, target, *columns]; rows of a record are [subject, *columns].

    Raises KeyError for a fact that the schema does not declare.
    """
    declared = fact(name)
    if isinstance(declared, Edge):
        return _open_edges(declared, source_label, target_label, columns)
    return _open_records(declared, source_label, columns)


def open_versions(name: str) -> str:
    """All open versions of one source, as columns; `in_feed` says which this feed's own loads opened."""
    if isinstance(fact(name), Edge):
        match, ends = f"MATCH (source)-[fact:{name}]->(target)", "target.id"
    else:
        match, ends = f"MATCH (fact:{name})-[:ABOUT]->(source)", "''"
    target_label = "labels(target)[0]" if ends == "target.id" else "''"
    return _lines(
        match,
        "WHERE fact.known_to IS NULL AND fact.source = $source",
        "RETURN collect(fact.key) AS key, collect(fact.content) AS content,",
        f"  collect(source.id) AS source, collect({ends}) AS target,",
        f"  collect(labels(source)[0]) AS source_label, collect({target_label}) AS target_label,",
        "  collect(fact.load_id IN $loads) AS in_feed",
    )


def open_versions_of(name: str, source_label: str, target_label: str) -> str:
    """The open versions of the facts in rows [key, source, target] (edges) or [key] (records), as columns."""
    return _lines(
        "UNWIND $rows AS row",
        *_found(name, source_label, target_label),
        "RETURN collect(fact.key) AS key, collect(fact.content) AS content",
    )


def close_facts(name: str, source_label: str, target_label: str) -> str:
    """The open version of each fact in rows [key, source, target] (edges) or [key] (records) is closed."""
    return _lines(
        "UNWIND $rows AS row",
        *_found(name, source_label, target_label),
        "SET fact.known_to = $known_from, fact.closed_by = $load_id",
    )


def open_records(name: str, label: str, properties: Sequence[str]) -> str:
    """Open versions of records about the subjects in `ids`: rows [id, key, subject, person, *properties]."""
    return _lines(
        "UNWIND $ids AS id",
        f"MATCH (subject:{label} {{id: id}})<-[:ABOUT]-(record:{name})",
        "WHERE record.known_to IS NULL",
        f"RETURN collect({_as_row(name, properties)}) AS rows",
    )


def all_open_records(name: str, properties: Sequence[str]) -> str:
    """The same of every subject, one page of `page_rows` lines of a file a row."""
    return _lines(
        f"MATCH (record:{name})-[:ABOUT]->(subject)",
        "WHERE record.known_to IS NULL",
        "WITH record.load_id AS load, record.row / $page_rows AS page,",
        f"  collect({_as_row(name, properties)}) AS rows",
        "RETURN rows",
    )


def reopen_records(name: str, columns: Sequence[str]) -> str:
    """Of each version in rows [id, new id, *columns] a new one is opened with these values.

    The old one is closed. The new one says what it said, under its source, its load and its line.
    """
    values = [f"{column}: row[{i}]" for i, column in enumerate(columns, 2)]
    own = ["id: row[1]", "known_from: $known_from", "reended_by: $load_id", *values]
    entered = fact(name)
    lines = [
        "UNWIND $rows AS row",
        f"MATCH (old:{name} {{id: row[0]}})-[:ABOUT]->(subject)",
        "WHERE old.known_to IS NULL",
        "WITH row, old, subject, properties(old) AS said",
        "SET old.known_to = $known_from, old.closed_by = $load_id",
        f"CREATE (fact:{name} {{id: row[1]}})-[:ABOUT]->(subject)",
        f"SET fact = said {{.*, {', '.join(own)}}}",
    ]
    if isinstance(entered, Record) and entered.entry_of:
        lines += [
            "WITH old, fact",
            f"MATCH (old)-[:ENTRY_OF]->(entered:{entered.entry_of})",
            "CREATE (fact)-[:ENTRY_OF]->(entered)",
        ]
    return _lines(*lines)


def _as_row(name: str, properties: Sequence[str]) -> str:
    kinds = {own.name: own.kind for own in fact_properties(name)}
    said = [f"toString(record.{p})" if kinds[p] == "date" else f"record.{p}" for p in properties]
    head = ["record.id", "record.key", "subject.id", "'Person' IN labels(subject)"]
    return f"[{', '.join([*head, *said])}]"


def _found(name: str, source_label: str, target_label: str) -> tuple[str, str]:
    if isinstance(fact(name), Edge):
        match = f"MATCH (:{source_label} {{id: row[1]}})-[fact:{name}]->(:{target_label} {{id: row[2]}})"
        return match, "WHERE fact.key = row[0] AND fact.known_to IS NULL"
    return f"MATCH (fact:{name} {{key: row[0]}})", "WHERE fact.known_to IS NULL"


def _open_edges(edge: Edge, source_label: str, target_label: str, columns: tuple[str, ...]) -> str:
    if source_label not in edge.sources or target_label not in edge.targets:
        raise KeyError(
            f"{edge.type} joins {edge.sources} to {edge.targets}, got {source_label} to {target_label}"
        )
    return _lines(
        "UNWIND $rows AS row",
        f"MATCH (source:{source_label} {{id: row[0]}})",
        f"MATCH (target:{target_label} {{id: row[1]}})",
        f"CREATE (source)-[:{edge.type} {{{_values(columns, 2)}}}]->(target)",
    )


def _open_records(record: Record, subject_label: str, columns: tuple[str, ...]) -> str:
    if subject_label not in record.about:
        raise KeyError(f"{record.label} is about {record.about}, got {subject_label}")
    lines = [
        "UNWIND $rows AS row",
        f"MATCH (subject:{subject_label} {{id: row[0]}})",
        f"CREATE (fact:{record.label} {{{_values(columns, 1)}}})-[:ABOUT]->(subject)",
    ]
    if record.entry_of:
        lines += [
            "WITH row, fact",
            f"MERGE (entered:{record.entry_of} {{id: row[{1 + columns.index('list_code')}]}})",
            "CREATE (fact)-[:ENTRY_OF]->(entered)",
        ]
    return _lines(*lines)


def _values(columns: tuple[str, ...], first: int) -> str:
    rows = [f"{name}: row[{i}]" for i, name in enumerate(columns, first)]
    return ", ".join(rows + [f"{name}: ${name}" for name in SHARED])


def _kept(name: str, position: int) -> str:
    value = f"row[{position}]"
    if name in ("name", "names_folded"):
        return f"node.{name} = CASE WHEN $authoritative THEN {value} ELSE coalesce(node.{name}, {value}) END"
    return f"node.{name} = coalesce(node.{name}, {value})"


def _declared(properties: tuple[Property, ...], name: str) -> bool:
    if name not in {p.name for p in properties}:
        raise KeyError(f"{name} is not declared")
    return True


def _unique(label: str) -> str:
    return f"CREATE CONSTRAINT {label.lower()}_id IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE"


def _index(label: str, name: str) -> str:
    return f"CREATE INDEX {label.lower()}_{name} IF NOT EXISTS FOR (n:{label}) ON (n.{name})"


def _fulltext(label: str, names: tuple[str, ...]) -> str:
    listed = ", ".join(f"n.{name}" for name in names)
    return (
        f"CREATE FULLTEXT INDEX {fulltext_index(label)} IF NOT EXISTS FOR (n:{label}) ON EACH [{listed}] "
        "OPTIONS {indexConfig: {`fulltext.analyzer`: 'cjk', `fulltext.eventually_consistent`: true}}"
    )


def _lines(*lines: str) -> str:
    return "\n".join(lines)
