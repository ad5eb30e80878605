"""A snapshot brought up to date by what loads changed says what one read anew says."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pytest
from fixture_graph import DONGFANG, HUASHENG, deliver, enterprises, holdings, load_fixture, wipe
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from life_cases import ABNORMAL, DISPUTES, PENALTIES, REPAIRS, Desk, penalty

from graph_service.snapshot import refresh
from graph_service.snapshot.read import load_state, read_snapshot
from graph_service.snapshot.refresh import refreshed_snapshot
from graph_service.snapshot.subjects import BY_ID
from graph_service.snapshot.tables import RELATIONS, Snapshot
from graph_service.store.delivery import Parcel, SubjectRows
from graph_service.store.store import Store

FIRMS = tuple(f"name_region:{letter}" for letter in "甲乙丙丁")


Holding = tuple[int, int, float | None]
Said = tuple[str, bool, list[Holding]]
"""One delivery: the source, whether it is full, and its holdings."""

HOLDINGS = st.lists(
    st.tuples(st.integers(0, 3), st.integers(0, 3), st.sampled_from([0.3, 0.6, None])),
    max_size=4,
    unique_by=lambda holding: holding[:2],
)
DELIVERIES = st.lists(st.tuples(st.sampled_from("ab"), st.booleans(), HOLDINGS), min_size=1, max_size=5)


def meaning(snapshot: Snapshot) -> dict[str, list[str]]:
    """What a snapshot says, with ids and load ids for numbers, whatever the order of its rows."""
    loads, ids = snapshot.loads["load_id"].to_pylist(), snapshot.subjects["id"].to_pylist()
    said = {"subjects": sorted(map(str, snapshot.subjects.drop_columns([BY_ID]).to_pylist()))}
    for name in RELATIONS:
        rows = getattr(snapshot, name).to_pylist()
        for row in rows:
            row["load"] = loads[row["load"]]
            row.update({end: ids[row[end]] for end in ("source", "target", "subject") if end in row})
        said[name] = sorted(map(str, rows))
    return said


@pytest.fixture
def never_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """In so small a graph any change is a large one; here none is."""
    monkeypatch.setattr(refresh, "MOST", 1000.0)
    monkeypatch.setattr(refresh, "read_snapshot", lambda store: pytest.fail("the graph was read anew"))


def renewed(store: Store, known: Snapshot) -> Snapshot:
    """The snapshot brought up to date, held against one read anew, and its lookups against its tables."""
    fresh = refreshed_snapshot(store, known)
    assert meaning(fresh) == meaning(read_snapshot(store))
    assert fresh.stamp == load_state(store).stamp
    ids = fresh.subjects["id"].to_pylist()
    assert [fresh.directory.number(id_) for id_ in ids] == list(range(len(ids)))
    assert ids[: known.subjects.num_rows] == known.subjects["id"].to_pylist()
    return fresh


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(DELIVERIES)
def test_any_sequence_of_deliveries_gives_what_reading_anew_gives(
    store: Store, never_anew: None, deliveries: list[Said]
) -> None:
    wipe(store)
    deliver(store, "first", Parcel((firms(*FIRMS[:2]),), (holdings((FIRMS[0], FIRMS[1], 0.5)),)))
    known = read_snapshot(store)

    for place, (source, full, said) in enumerate(deliveries):
        rows = [(FIRMS[a], FIRMS[b], ratio) for a, b, ratio in said]
        named = sorted({firm for holder, company, _ in rows for firm in (holder, company)})
        parcel = Parcel((firms(*named),), (holdings(*rows),)) if rows else Parcel((), ())
        deliver(store, "shareholders", parcel, sha256=str(place), full=full, source=source)
        known = renewed(store, known)


def firms(*ids: str) -> SubjectRows:
    """Enterprises that a source mentions."""
    columns = {"id": list(ids), "identity": ["name_region"] * len(ids), "name": list(ids)}
    return SubjectRows(
        "Enterprise", pa.table({name: pa.array(c, pa.string()) for name, c in columns.items()})
    )


def test_records_that_are_ended_disputed_and_withdrawn_are_so_after_the_refresh(
    store: Store, never_anew: None, tmp_path: Path
) -> None:
    load_fixture(store)
    desk, known = Desk(store, tmp_path), read_snapshot(store)

    for headings, rows, full in (
        (PENALTIES, [penalty(number, code=HUASHENG) for number in ("甲1", "甲2", "甲3")], False),
        (REPAIRS, [f"华盛,{HUASHENG},甲1,,,,2026-09-01,市监局"], False),
        (DISPUTES, [f"华盛,{HUASHENG},甲2,,,异1,2026-09-01,"], False),
        (PENALTIES, [penalty("甲2", code=HUASHENG), penalty("甲3", "2026-05-09", code=HUASHENG)], True),
        (ABNORMAL, [f"{DONGFANG},如东东方电子有限公司,2026-05-01,地址查无"], False),
    ):
        assert desk.load(headings, *rows, full=full).rejected == 0
        known = renewed(store, known)

    assert sorted(known.records.filter(known.records["disputed"])["type"].to_pylist()) == ["Penalty"]


def test_a_new_name_of_a_subject_and_the_first_of_a_nameless_one_are_seen(
    store: Store, never_anew: None
) -> None:
    nameless = SubjectRows(
        "Enterprise",
        pa.table({"id": [DONGFANG], "identity": ["uscc"], "name": pa.array([None], pa.string())}),
    )
    deliver(
        store, "holders", Parcel((enterprises(HUASHENG), nameless), (holdings((HUASHENG, DONGFANG, 0.4)),))
    )
    known = read_snapshot(store)
    assert known.directory.name(known.directory.number(DONGFANG) or 0) == DONGFANG

    mentioned = Parcel((enterprises(DONGFANG, authoritative=False),), (holdings((HUASHENG, DONGFANG, 0.4)),))
    deliver(store, "holders", mentioned, sha256="again")
    known = renewed(store, known)

    assert known.directory.name(known.directory.number(DONGFANG) or 0) == "如东东方电子有限公司"


def test_a_snapshot_of_which_much_has_changed_is_read_anew(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    load_fixture(store)
    known, read = read_snapshot(store), []
    monkeypatch.setattr(refresh, "read_snapshot", lambda store: read.append(1) or read_snapshot(store))

    deliver(store, "few", Parcel((), (holdings((HUASHENG, DONGFANG, 0.1)),)), source="年报")
    known = refreshed_snapshot(store, known)
    assert not read

    rows = [(FIRMS[a], FIRMS[b], 0.1) for a in range(4) for b in range(4)]
    deliver(store, "many", Parcel((firms(*FIRMS),), (holdings(*rows),)), source="年报")
    assert meaning(refreshed_snapshot(store, known)) == meaning(read_snapshot(store))
    assert read


def test_subjects_that_no_version_leads_to_are_seen_by_reading_anew(store: Store) -> None:
    load_fixture(store)
    known = read_snapshot(store)
    store.connection.run("CREATE (:Enterprise {id: 'x:1', identity: 'x', name: '新'})")
    deliver(store, "none", Parcel((), ()))

    assert meaning(refreshed_snapshot(store, known)) == meaning(read_snapshot(store))


def test_a_graph_whose_loads_are_gone_is_read_anew(store: Store) -> None:
    load_fixture(store)
    known = read_snapshot(store)
    wipe(store)
    assert refreshed_snapshot(store, known).rows == 0
