"""Planted guarantees and signals of the sample county, found through files, graph, snapshot and answers."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from fixture_graph import wipe

from graph_service.answers.json_text import json_text
from graph_service.answers.risk import risk
from graph_service.store.store import Store
from loaders.county import CountyAnswers, generate
from loaders.county.headings import SHEET
from loaders.load import load_file

ENTERPRISES = 300


@pytest.fixture(scope="module")
def planted(opened_store: Store, tmp_path_factory: pytest.TempPathFactory) -> tuple[Store, CountyAnswers]:
    """The store with a sample county of today in it."""
    wipe(opened_store)
    folder = tmp_path_factory.mktemp("county")
    answers = generate(folder, ENTERPRISES, today=date.today())
    for file in (one for one in answers.files if one.rows):
        load_file(folder / file.file, store=opened_store, rejects=folder / "rejects")
    return opened_store, answers


def test_neighbours_of_a_listed_enterprise_have_a_signal_with_its_path(planted) -> None:
    store, answers = planted
    case = answers.case("listed_enterprise_with_neighbours")
    listed = case.answer["listed"]

    for row in case.answer["neighbours"]:
        found = risk(store, row["id"])
        one = next(source for source in found.signal.sources if source.party.id == listed)

        assert found.own.constraints == () or row["records_in_use"]
        assert 0 < found.signal.score < 1
        assert [entry.list_code for entry in one.lists] == [case.answer["list"]]
        assert (one.steps[0].source.id, one.steps[-1].target.id) == (listed, row["id"])
        assert all(tie.provenance.row > 0 for step in one.steps for tie in step.relations)
        assert all(step.relations for step in one.steps)


def test_shares_add_to_the_whole_and_each_source_has_its_counterfactual(planted) -> None:
    store, answers = planted
    case = answers.case("listed_enterprise_with_neighbours")

    found = risk(store, case.parties["held"]).signal

    assert sum(one.share for one in found.sources) + found.rest_share == pytest.approx(1)
    assert all(one.score_without < found.score for one in found.sources)
    assert "不是预测" in found.notice
    assert found.kind == "risk_signal"


def test_a_repaired_neighbour_is_no_source_and_the_unrelated_has_no_signal(planted) -> None:
    store, answers = planted
    case = answers.case("listed_enterprise_with_neighbours")
    repaired = case.parties["repaired_debtor"]

    around = risk(store, case.parties["listed"], top=50)
    unrelated = risk(store, case.parties["unrelated"])

    assert repaired not in {one.party.id for one in around.signal.sources}
    assert risk(store, repaired).own.penalties == ()
    assert (unrelated.signal.score, unrelated.signal.sources, unrelated.tone) == (0.0, (), "clear")


def test_a_changed_shell_gets_a_signal_and_no_legal_effect(planted) -> None:
    store, answers = planted
    case = answers.case("re_registered_under_a_relative")

    found = risk(store, case.answer["new"])

    assert [one.party.id for one in found.signal.sources] == case.answer["listed"]
    assert list(found.own.constraints) == case.answer["legal_effect_on_new"]
    assert found.own.severity == 0.0
