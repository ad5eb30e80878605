"""Every relation of the graph is told from the snapshot with all that the graph has of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import permutations

from fixture_graph import DONGFANG, HUASHENG, TODAY, deliver, holdings, load_fixture
from made_snapshot import made_snapshot

from graph_service.schema import fact_properties
from graph_service.snapshot.columns import TABLES
from graph_service.snapshot.read import read_snapshot
from graph_service.snapshot.statements import Statement
from graph_service.store.delivery import Parcel
from graph_service.store.store import Store

TYPES = tuple(part.fact for parts in TABLES.values() for part in parts if part.is_edge)

NOT_TOLD = {"key", "content", "known_to", "closed_by"}
"""Inner workings of a version that no answer tells."""


def test_statements_say_what_the_graph_says_of_every_pair(store: Store) -> None:
    load_fixture(store)
    deliver(store, "annual", Parcel((), (holdings((HUASHENG, DONGFANG, None)),)), source="年报")
    snapshot = read_snapshot(store)
    everyone = range(snapshot.subjects.num_rows)

    told = snapshot.statements.between(permutations(everyone, 2), TYPES, TODAY)

    id_ = snapshot.directory.id
    said = [(id_(one.source), id_(one.target), one.type, _told(one)) for one in told]
    assert sorted(said, key=str) == sorted(_stored(store), key=str)
    assert {one.type for one in told} == set(TYPES)


def _told(one: Statement) -> dict[str, object]:
    names = {own.name for own in fact_properties(one.type)} - NOT_TOLD
    return {name: one.said[name] for name in sorted(names)}


def _stored(store: Store) -> Iterator[tuple[str, str, str, dict[str, object]]]:
    text = (
        "MATCH (a)-[e]->(b) WHERE type(e) IN $types AND e.known_to IS NULL "
        "RETURN a.id AS source, b.id AS target, type(e) AS type, properties(e) AS said"
    )
    for row in store.connection.read(text, {"types": list(TYPES)}, 30):
        type_, said = str(row["type"]), row["said"]
        assert isinstance(said, Mapping)
        names = {own.name for own in fact_properties(type_)} - NOT_TOLD
        yield str(row["source"]), str(row["target"]), type_, {name: said.get(name) for name in sorted(names)}


def test_a_pair_has_what_holds_on_the_day_in_its_direction() -> None:
    snapshot = made_snapshot(
        "abc",
        holdings=[
            {"source": 0, "target": 1, "type": "HOLDS", "ratio": 0.5, "valid_to": 20260101, "row": 2},
            {"source": 0, "target": 1, "type": "HOLDS", "ratio": 0.6, "valid_from": 20260101, "row": 3},
            {"source": 0, "target": 2, "type": "HOLDS", "row": 4},
        ],
        guarantees=[{"source": 0, "target": 1, "type": "GUARANTEES", "row": 5}],
    )

    before, since = (
        snapshot.statements.between([(0, 1), (1, 0)], ["HOLDS"], day)
        for day in (date(2025, 12, 31), date(2026, 1, 1))
    )

    assert [one.said["ratio"] for one in before] == [0.5]
    assert [(one.said["ratio"], one.said["valid_from"]) for one in since] == [(0.6, date(2026, 1, 1))]
    assert snapshot.statements.between([(0, 2)], ["HOLDS"], TODAY)[0].said["ratio"] is None
    assert snapshot.statements.between([(2, 1)], TYPES, TODAY) == []


def test_records_about_a_subject_are_those_in_use_on_the_day() -> None:
    snapshot = made_snapshot(
        "abc",
        records=[
            {"subject": 1, "record": "ended", "type": "Penalty", "use_until": 20260101},
            {"subject": 1, "record": "open", "type": "ListEntry"},
            {"subject": 2, "record": "another's", "type": "Penalty"},
        ],
    )

    found = snapshot.statements.about("records", [0, 1], date(2026, 1, 1))

    assert found["record"].to_pylist() == ["open"]
