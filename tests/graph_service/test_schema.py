"""The declared schema is sound, and what is computed from it agrees with it."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from graph_service.schema import EDGES, FACT, RECORDS, SUBJECTS, Record, fact, fact_properties, subject
from graph_service.schema_cypher import definitions, merge_subjects, open_facts
from graph_service.schema_page import page

PAGE = Path(__file__).parents[2] / "docs" / "graph-schema.md"
FACTS = [record.label for record in RECORDS] + [edge.type for edge in EDGES]


@pytest.mark.parametrize("name", FACTS)
def test_no_property_is_declared_twice(name: str) -> None:
    counts = Counter(p.name for p in fact_properties(name))

    assert [repeated for repeated, times in counts.items() if times > 1] == []


@pytest.mark.parametrize("name", FACTS)
def test_every_fact_has_two_clocks_and_its_provenance(name: str) -> None:
    assert {p.name for p in FACT} <= {p.name for p in fact_properties(name)}


@pytest.mark.parametrize("name", FACTS)
def test_what_tells_facts_apart_and_sentences_name_declared_properties(name: str) -> None:
    declared = fact(name)
    own = {p.name for p in declared.properties} | {"source", "target", "subject"}

    apart = {part for names in declared.told_apart_by for part in names.split("|")}
    spoken = set(re.findall(r"\{(\w+)", declared.sentence))

    assert apart <= own
    assert spoken <= own


@pytest.mark.parametrize("name", FACTS)
def test_facts_lead_to_declared_subjects(name: str) -> None:
    declared = fact(name)
    ends = declared.about if isinstance(declared, Record) else (*declared.sources, *declared.targets)

    assert {subject(label).label for label in ends} == set(ends)


def test_every_subject_and_record_is_unique_by_id() -> None:
    unique = " ".join(definitions())

    for label in [s.label for s in SUBJECTS] + [r.label for r in RECORDS] + ["Load"]:
        assert f"FOR (n:{label}) REQUIRE n.id IS UNIQUE" in unique


def test_statement_for_labels_that_an_edge_does_not_join_is_refused() -> None:
    with pytest.raises(KeyError, match="BRANCH_OF joins"):
        open_facts("BRANCH_OF", "Person", "Enterprise", ("key",))


def test_statement_for_an_undeclared_property_is_refused() -> None:
    with pytest.raises(KeyError, match="colour"):
        merge_subjects("Enterprise", ("colour",))


def test_schema_page_is_the_one_computed_from_the_schema() -> None:
    assert PAGE.read_text(encoding="utf-8") == page()
