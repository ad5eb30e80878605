"""The writer's promises, on a real Neo4j."""

from __future__ import annotations

import pyarrow as pa
import pytest
from fixture_graph import DONGFANG, HAISHENG, HUASHENG, deliver, enterprises, holdings, load_fixture

from graph_service.errors import SchemaViolation
from graph_service.store import writer
from graph_service.store.delivery import FactRows, Parcel
from graph_service.store.digest import digest
from graph_service.store.store import Store

OPEN = "MATCH (a)-[h:HOLDS]->(b) WHERE h.known_to IS NULL RETURN a.id, b.id, h.ratio ORDER BY a.id"
ALL = "MATCH ()-[h:HOLDS]->() RETURN count(h) AS n, count(h.known_to) AS closed"


def _parcel(*rows: tuple[str, str, float | None]) -> Parcel:
    return Parcel((enterprises(HUASHENG, HAISHENG, DONGFANG, authoritative=False),), (holdings(*rows),))


def _open(store: Store) -> list[tuple[object, ...]]:
    return [tuple(row.values()) for row in store.connection.read(OPEN, {}, 30)]


def test_same_file_again_changes_nothing(store: Store) -> None:
    deliver(store, "shareholders", _parcel((HUASHENG, HAISHENG, 0.6)))
    before = digest(store)

    again = deliver(store, "shareholders", _parcel((HUASHENG, HAISHENG, 0.6)))

    assert again.unchanged
    assert digest(store) == before


def test_corrected_row_closes_the_version_it_corrects(store: Store) -> None:
    deliver(store, "shareholders", _parcel((HUASHENG, HAISHENG, 0.6), (HAISHENG, DONGFANG, 0.7)), sha256="a")

    outcome = deliver(store, "shareholders", _parcel((HUASHENG, HAISHENG, 0.55)), sha256="b")

    assert (outcome.opened, outcome.closed, outcome.kept) == (1, 1, 0)
    assert set(_open(store)) == {(HUASHENG, HAISHENG, 0.55), (HAISHENG, DONGFANG, 0.7)}
    assert store.connection.read(ALL, {}, 30) == [{"n": 3, "closed": 1}]


def test_full_delivery_closes_what_it_no_longer_carries(store: Store) -> None:
    deliver(store, "shareholders", _parcel((HUASHENG, HAISHENG, 0.6), (HAISHENG, DONGFANG, 0.7)), sha256="a")

    outcome = deliver(store, "shareholders", _parcel((HUASHENG, HAISHENG, 0.6)), sha256="b", full=True)

    assert (outcome.opened, outcome.closed, outcome.kept) == (0, 1, 1)
    assert _open(store) == [(HUASHENG, HAISHENG, 0.6)]


def test_full_delivery_leaves_other_sources_alone(store: Store) -> None:
    deliver(store, "shareholders", _parcel((HAISHENG, DONGFANG, 0.7)), source="年报", sha256="a")

    deliver(store, "shareholders", _parcel((HUASHENG, HAISHENG, 0.6)), sha256="b", full=True)

    assert {row[:2] for row in _open(store)} == {(HAISHENG, DONGFANG), (HUASHENG, HAISHENG)}


def test_withdrawn_fact_that_comes_back_is_a_new_version(store: Store) -> None:
    both, one = (
        _parcel((HUASHENG, HAISHENG, 0.6), (HAISHENG, DONGFANG, 0.7)),
        _parcel((HUASHENG, HAISHENG, 0.6)),
    )
    deliver(store, "shareholders", both, sha256="a", full=True)
    deliver(store, "shareholders", one, sha256="b", full=True)

    outcome = deliver(store, "shareholders", both, sha256="a", full=True)

    assert (outcome.opened, outcome.kept) == (1, 1)
    assert store.connection.read(ALL, {}, 30) == [{"n": 3, "closed": 1}]


def test_fact_that_stands_twice_in_a_parcel_is_refused(store: Store) -> None:
    twice = _parcel((HUASHENG, HAISHENG, 0.6), (HUASHENG, HAISHENG, 0.5))

    with pytest.raises(SchemaViolation, match="stand in it twice"):
        deliver(store, "shareholders", twice)


def test_registered_name_wins_over_the_name_that_others_used(store: Store) -> None:
    deliver(store, "shareholders", _parcel((HUASHENG, HAISHENG, 0.6)))
    renamed = enterprises(HUASHENG).rows.set_column(4, "name", pa.array(["南通华盛集团有限公司"]))
    registration = FactRows(
        "Registration",
        "Enterprise",
        "",
        pa.table({"subject": [HUASHENG], "name": ["南通华盛集团有限公司"], "row": [2]}),
    )
    subjects = enterprises(HUASHENG)

    deliver(store, "enterprises", Parcel((type(subjects)("Enterprise", renamed, True),), (registration,)))
    deliver(store, "branches", _parcel((HUASHENG, HAISHENG, 0.6)), source="年报")

    [row] = store.connection.read(f"MATCH (e:Enterprise {{id: '{HUASHENG}'}}) RETURN e.name AS name", {}, 30)
    assert row == {"name": "南通华盛集团有限公司"}


@pytest.mark.parametrize("stop_after", [0, 1, 2, 3, 5, 8])
def test_load_killed_after_any_batch_and_run_again_ends_the_same(
    store: Store, monkeypatch: pytest.MonkeyPatch, stop_after: int
) -> None:
    """Stands in for kill -9 between two commits; tests/loaders has the kill itself."""
    monkeypatch.setattr("graph_service.store.writer.BATCH", 1)
    first, second = (
        _parcel((HUASHENG, HAISHENG, 0.6), (HAISHENG, DONGFANG, 0.7)),
        _parcel((HUASHENG, HAISHENG, 0.5)),
    )
    deliver(store, "shareholders", first, sha256="a")
    deliver(store, "shareholders", second, sha256="b", full=True)
    wanted = digest(store)
    store.connection.run("MATCH (n) DETACH DELETE n")

    deliver(store, "shareholders", first, sha256="a")
    commits = 0

    def dying(*arguments: object) -> None:
        nonlocal commits
        if commits == stop_after:
            raise KeyboardInterrupt
        commits += 1
        original(*arguments)  # type: ignore[arg-type]

    original = writer._commit_one
    with monkeypatch.context() as dies:
        dies.setattr(writer, "_commit_one", dying)
        try:
            deliver(store, "shareholders", second, sha256="b", full=True)
        except KeyboardInterrupt:
            assert commits == stop_after
    deliver(store, "shareholders", second, sha256="b", full=True)

    assert digest(store) == wanted


def test_whole_fixture_is_written_as_declared(store: Store) -> None:
    load_fixture(store)

    counts = digest(store).counts

    assert counts["Enterprise"] == 4
    assert counts["HOLDS"] == 4
    assert counts["ListEntry"] == 2
    assert counts["Load"] == 9
