"""A snapshot holds what the graph holds, and is never stale in silence."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import numpy as np
import pyarrow as pa
from fixture_graph import (
    BRANCH,
    DONGFANG,
    HAISHENG,
    HUASHENG,
    NAMES,
    TODAY,
    ZHANG_WEI,
    deliver,
    holdings,
    load_fixture,
)

from graph_service.snapshot.kept import current_snapshot, open_snapshot
from graph_service.snapshot.read import read_snapshot
from graph_service.snapshot.tables import Snapshot, column
from graph_service.store.delivery import FactRows, Parcel
from graph_service.store.store import Store


def _holdings(snapshot: Snapshot) -> set[tuple[str, str, float]]:
    ids = snapshot.subjects["id"].to_pylist()
    ends = zip(column(snapshot.holdings, "source"), column(snapshot.holdings, "target"), strict=True)
    ratios = snapshot.holdings["ratio"].to_pylist()
    return {(ids[a], ids[b], ratio) for (a, b), ratio in zip(ends, ratios, strict=True)}


def test_snapshot_has_the_relations_of_the_graph(store: Store) -> None:
    load_fixture(store)

    snapshot = read_snapshot(store)

    assert {(ZHANG_WEI, HUASHENG, 0.8), (HUASHENG, HAISHENG, 0.6), (HAISHENG, DONGFANG, 0.7)} < _holdings(
        snapshot
    )
    assert sorted(snapshot.roles["type"].to_pylist()) == ["BRANCH_OF", "EXECUTIVE_OF", "LEGAL_REP_OF"]
    assert snapshot.guarantees["amount"].to_pylist() == [24_000_000.0]


def test_undisclosed_share_is_not_a_number_and_never_zero(store: Store) -> None:
    load_fixture(store)
    deliver(store, "annual", Parcel((), (holdings((DONGFANG, HUASHENG, None)),)), source="年报")

    ratios = column(read_snapshot(store).holdings, "ratio")

    assert np.isnan(ratios.astype(float)).sum() == 1
    assert not (ratios == 0).any()


def test_registrations_tell_what_the_registrar_says_and_no_more(store: Store) -> None:
    load_fixture(store)

    snapshot = read_snapshot(store)

    told = snapshot.registrations.to_pylist()
    ids = snapshot.subjects["id"].to_pylist()
    huasheng = next(row for row in told if ids[row["subject"]] == HUASHENG)
    branch = next(row for row in told if ids[row["subject"]] == BRANCH)
    assert len(told) == 4
    assert (huasheng["name"], huasheng["legal_form"], huasheng["registered_capital"]) == (
        NAMES[HUASHENG],
        "有限责任公司",
        50_000_000.0,
    )
    assert (huasheng["established_on"], huasheng["deregistered_on"], huasheng["phone"]) == (20100501, 0, "")
    assert np.isnan(branch["registered_capital"])


def test_both_versions_of_a_registration_are_kept_for_their_days(store: Store) -> None:
    load_fixture(store)
    moved = pa.table(
        {
            "subject": [HUASHENG],
            "name": ["南通华盛建设集团有限公司"],
            "valid_from": pa.array([date(2030, 1, 1)], pa.date32()),
            "row": [2],
        }
    )
    parcel = Parcel((), (FactRows("Registration", "Enterprise", "", moved),))
    deliver(store, "moved", parcel, source="住建局")

    whole = read_snapshot(store)

    number = whole.subjects["id"].to_pylist().index(HUASHENG)
    assert [len(_names(whole.on(day), number)) for day in (TODAY, date(2030, 1, 1))] == [1, 2]


def _names(snapshot: Snapshot, number: int) -> list[str]:
    return [row["name"] for row in snapshot.registrations.to_pylist() if row["subject"] == number]


def test_ended_records_and_relations_are_not_there_on_the_day(store: Store) -> None:
    load_fixture(store)
    whole = read_snapshot(store)

    today, later = whole.on(TODAY), whole.on(date(2030, 1, 1))

    assert (whole.records.num_rows, today.records.num_rows, later.records.num_rows) == (4, 2, 0)
    assert (today.guarantees.num_rows, later.guarantees.num_rows) == (1, 0)


def test_kept_snapshot_serves_until_a_load_comes(store: Store, tmp_path: Path) -> None:
    load_fixture(store)
    first = current_snapshot(store, tmp_path / "snapshot")
    again = current_snapshot(store, tmp_path / "snapshot")
    deliver(store, "annual", Parcel((), (holdings((DONGFANG, HUASHENG, 0.1)),)), source="年报")

    fresh = current_snapshot(store, tmp_path / "snapshot")

    assert again.known_on == first.known_on
    assert fresh.holdings.num_rows == first.holdings.num_rows + 1
    kept = open_snapshot(tmp_path / "snapshot")
    assert kept is not None
    assert _holdings(kept) == _holdings(fresh)
