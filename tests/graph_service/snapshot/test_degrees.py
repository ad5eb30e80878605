"""Numbers at hubs stay as frozen until the next freeze, whatever is registered meanwhile."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date

import pytest
from made_snapshot import made_snapshot

from analytics.contagion import contagion_of
from graph_service.answers.risk.risk_graph import RiskGraph, build_risk_graph
from graph_service.errors import UnreadableFile
from graph_service.snapshot.degrees import freeze_counts, frozen_counts, keep_counts
from graph_service.snapshot.tables import Snapshot

DAY = date(2026, 7, 15)
FIRMS = 4
"""Firms that `p:head` represents before he registers more; the first has a record, the second is asked."""


def county(firms: int) -> Snapshot:
    ids = ["p:head", *(f"firm{at:02}" for at in range(firms))]
    roles = [
        {"type": "LEGAL_REP_OF", "source": 0, "target": at, "valid_from": 20200101}
        for at in range(1, firms + 1)
    ]
    record = {"type": "Penalty", "subject": 1, "record": "no 1", "level": "serious", "since": 20260701}
    return made_snapshot(ids, roles=roles, records=[record | {"valid_from": 20260701}])


def graph(snapshot: Snapshot) -> RiskGraph:
    return build_risk_graph(snapshot, DAY, DAY, {})


def score(made: RiskGraph) -> float:
    return contagion_of(made.network, made.sources, made.number("firm01")).score


def test_a_head_thins_his_risk_out_no_further_by_registering_more_firms():
    before = county(FIRMS)
    frozen = freeze_counts(before, DAY)

    kept = graph(replace(county(10 * FIRMS), frozen=frozen))

    assert score(kept) == score(graph(replace(before, frozen=frozen))) == score(graph(before))
    assert score(graph(county(10 * FIRMS))) < score(kept)


def test_the_answer_names_the_freeze_or_that_there_is_none():
    before = county(FIRMS)
    frozen = freeze_counts(before, DAY)

    assert graph(replace(before, frozen=frozen)).degrees.frozen_on == frozen.words
    assert frozen.words.startswith("2026-07-15 装载 load（") and "冻结" in frozen.words
    assert graph(before).degrees.frozen_on == "2026-07-15 装载 load（未冻结）"


def test_who_came_since_counts_as_now_and_who_was_known_as_frozen():
    frozen = freeze_counts(county(FIRMS), DAY)
    snapshot = replace(county(FIRMS + 1), frozen=frozen)
    number = graph(snapshot).number

    reached = graph(snapshot).degrees.reached

    assert reached[number("p:head")] == FIRMS
    assert reached[number(f"firm{FIRMS:02}")] == 1


def test_counts_are_kept_beside_the_snapshot_and_the_newest_are_opened(tmp_path):
    folder = tmp_path / "snapshot"
    assert frozen_counts(folder) is None

    keep_counts(freeze_counts(county(FIRMS), DAY), folder)
    first = frozen_counts(folder)
    again = frozen_counts(folder)
    keep_counts(freeze_counts(county(FIRMS + 1), DAY), folder)
    os.utime(tmp_path / "snapshot-degrees.arrow", ns=(1, 1))
    second = frozen_counts(folder)

    assert first is again
    assert (first.day, first.load, first.joined.max()) == (DAY, "load", FIRMS)
    assert second.joined.max() == FIRMS + 1
    assert first.joined.max() == FIRMS


def test_counts_of_another_version_are_refused_by_name(tmp_path, monkeypatch):
    folder = tmp_path / "snapshot"
    monkeypatch.setattr("graph_service.snapshot.degrees._FORMAT", "0")
    keep_counts(freeze_counts(county(FIRMS), DAY), folder)
    monkeypatch.undo()

    with pytest.raises(UnreadableFile, match="xinmai snapshot freeze"):
        frozen_counts(folder)
