"""Planted guarantees and signals of the sample county, found through files, graph, snapshot and answers."""

from __future__ import annotations

import csv
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from fixture_graph import wipe

from graph_service.answers.as_of import as_of
from graph_service.answers.guarantees.guarantee_circles import Circle
from graph_service.answers.guarantees.guarantees import guarantees
from graph_service.answers.matching.match import MatchQuery
from graph_service.answers.network.paths import paths
from graph_service.answers.risk.risk import risk
from graph_service.answers.risk.risk_graph import risk_graph
from graph_service.answers.risk.what_if import what_if
from graph_service.beijing import beijing_today
from graph_service.errors import BadInput
from graph_service.snapshot.held import HeldSnapshot
from graph_service.store.store import Store
from loaders.county import CountyAnswers, generate
from loaders.demo.lives import LIVES_ASKED
from loaders.demo.signals import SIGNALS_ASKED
from loaders.load import load_file

ENTERPRISES = 300


@pytest.fixture(scope="module")
def planted(opened_store: Store, tmp_path_factory: pytest.TempPathFactory) -> tuple[Store, CountyAnswers]:
    """The store with a sample county of today in it."""
    wipe(opened_store)
    folder = tmp_path_factory.mktemp("county")
    answers = generate(folder, ENTERPRISES, today=beijing_today())
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


def test_the_planted_circle_is_found_with_cycle_exposure_and_contracts(planted) -> None:
    store, answers = planted
    answer = answers.case("guarantee_circle").answer
    [cycle] = answer["cycles"]

    [circle] = guarantees(store, cycle[0]).circles

    assert sorted(one.id for one in circle.members) == answer["members"]
    assert set(pairs_of(circle)) == set(pairwise((*cycle, cycle[0])))
    assert circle.exposure.amount == answer["exposure"]
    assert (circle.kind, circle.mutual_pairs) == ("ring", ())
    assert all(one.guarantees[0].properties["contract_no"] for one in circle.links)


def test_guarantor_and_debtor_outside_are_no_members_and_the_chain_leads_through(planted) -> None:
    store, answers = planted
    answer = answers.case("guarantee_circle").answer

    outside = guarantees(store, answer["outside_guarantor"])
    whole = guarantees(store)

    assert outside.circles == ()
    [chain] = outside.chains
    assert chain.parties[0].id == answer["outside_guarantor"]
    assert chain.parties[-1].id == answer["outside_debtor"]
    assert all(link.guarantees for link in chain.links)
    assert answer["members"] in [sorted(one.id for one in circle.members) for circle in whole.circles]


def test_a_path_is_told_in_relations_and_nothing_found_comes_with_how_far_was_looked(planted) -> None:
    store, answers = planted
    parties = answers.case("listed_enterprise_with_neighbours").parties

    near = paths(store, [parties["guarantor"], parties["held"]])
    far = paths(store, [parties["listed"], parties["unrelated"]])

    [found] = near.paths
    assert [leg.end.id for leg in found.legs] == [parties["listed"], parties["held"]]
    assert [one.type for leg in found.legs for one in leg.relations] == ["GUARANTEES", "HOLDS"]
    assert (far.paths, far.looked.complete) == ((), True)
    assert far.sentence.startswith("未见路径。已沿")
    assert far.looked.subjects_seen > 6


def test_paths_inside_a_set_are_clustered(planted) -> None:
    store, answers = planted
    parties = answers.case("listed_enterprise_with_neighbours").parties
    circle = answers.case("guarantee_circle").answer["members"]

    found = paths(store, [*parties.values(), *circle])

    clusters = [{one.id for one in cluster} for cluster in found.clusters]
    assert clusters == [set(parties.values()) - {parties["unrelated"]}, set(circle)]
    assert found.pairs_asked == 11 * 10 // 2


def pairs_of(circle: Circle) -> list[tuple[str, str]]:
    return [(link.guarantor.id, link.debtor.id) for link in circle.links]


@pytest.mark.parametrize("name", sorted(SIGNALS_ASKED | LIVES_ASKED))
def test_the_demo_finds_the_planted_answer(planted, name) -> None:
    store, answers = planted
    case = next(one for one in answers.as_json()["cases"] if one["name"] == name)

    expected, found = (SIGNALS_ASKED | LIVES_ASKED)[name](store, case, as_of())

    assert found == expected


def test_what_if_the_listed_is_repaired_says_which_customers_move_and_by_which_path(planted) -> None:
    store, answers = planted
    parties = answers.case("listed_enterprise_with_neighbours").parties
    held, unrelated = parties["held"], parties["unrelated"]
    customers = [MatchQuery(held), MatchQuery(unrelated), MatchQuery("", "如东查无此户有限公司")]

    found = what_if(store, [], [parties["listed"]], customers)

    [change] = found.changes
    [source] = [s for s in risk(store, held).signal.sources if s.party.id == parties["listed"]]
    assert (change.party.id, change.before) == (held, risk(store, held).signal.score)
    assert change.after == source.score_without
    assert (found.watched, found.unmatched) == (2, ("如东查无此户有限公司",))


def test_what_if_somebody_were_listed_moves_its_neighbours_and_writes_nothing(planted) -> None:
    store, answers = planted
    parties = answers.case("listed_enterprise_with_neighbours").parties
    before = risk(store, parties["held"]).signal

    found = what_if(store, [parties["guarantor"]], [])

    assert parties["listed"] in {change.party.id for change in found.changes}
    assert all(change.after > change.before for change in found.changes)
    assert risk(store, parties["held"]).signal == before


def test_natural_persons_are_rated_nowhere(planted) -> None:
    store, answers = planted
    parties = answers.case("listed_enterprise_with_neighbours").parties
    graph = risk_graph(store, as_of(), HeldSnapshot(store))
    persons = np.flatnonzero(graph.snapshot.directory.persons & (graph.everywhere.scores > 0))
    reached = graph.id_of(int(persons[0]))

    with pytest.raises(BadInput, match="不给自然人评分"):
        risk(store, reached)
    everyone = what_if(store, [], [parties["listed"]])
    asked = what_if(store, [], [parties["listed"]], [MatchQuery(reached), MatchQuery(parties["held"])])

    assert parties["held"] in {change.party.id for change in everyone.changes}
    assert not any(change.party.is_person for change in everyone.changes)
    assert everyone.changed == len(everyone.changes)
    assert (asked.watched, len(asked.unmatched)) == (1, 1)


def test_a_repaired_record_changes_nothing_bit_for_bit(planted, tmp_path) -> None:
    store, answers = planted
    parties = answers.case("listed_enterprise_with_neighbours").parties
    held = HeldSnapshot(store)
    before = risk_graph(store, as_of(), held)

    for repaired in (True, False):
        load_file(penalty_file(tmp_path, parties["guarantor"], repaired=repaired), store=store)
        after = risk_graph(store, as_of(), held)
        same = after.everywhere.hazards.tobytes() == before.everywhere.hazards.tobytes()

        assert after.snapshot.last_load != before.snapshot.last_load
        assert same is repaired
        assert (after.sources.severity.tobytes() == before.sources.severity.tobytes()) is repaired


def penalty_file(folder: Path, code: str, *, repaired: bool) -> Path:
    """One serious penalty of the enterprise, repaired a week ago or still in use."""
    today = beijing_today()
    row = {
        "统一社会信用代码": code,
        "行政相对人名称": "如东澥浦贸易有限公司",
        "行政处罚决定书文号": f"东市监罚〔{today.year}〕9900{int(repaired)}号",
        "违法行为类型": "虚假宣传",
        "处罚类别": "责令停产停业",
        "处罚内容": "责令停业三十日",
        "处罚决定日期": (today - timedelta(days=60)).isoformat(),
        "处罚机关": "如东县市场监督管理局",
        "失信程度": "严重",
        "修复日期": (today - timedelta(days=7)).isoformat() if repaired else "",
    }
    path = folder / f"处罚{repaired}.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, row)
        writer.writeheader()
        writer.writerow(row)
    return path
