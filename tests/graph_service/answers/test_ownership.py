"""Ownership, control and related parties of the sample county, through files, graph, snapshot and answers."""

from __future__ import annotations

import json

import pytest
from planted_county import Planted, planted_county

from graph_service.answers.json_text import json_text
from graph_service.answers.ownership import ownership
from graph_service.answers.related_parties import related_party_tables
from graph_service.errors import BadInput
from graph_service.pages.ownership_page import ownership_page
from loaders.demo.ownership import OWNERSHIP_ASKED
from loaders.demo.planted import planted_answers


@pytest.fixture(scope="module")
def planted(opened_store, tmp_path_factory) -> Planted:
    return planted_county(opened_store, tmp_path_factory.mktemp("county"))


def test_planted_cases_of_ownership_are_all_found(planted):
    asked = {one.case: one for one in planted_answers(planted.store, planted.answers.folder)}

    for name in OWNERSHIP_ASKED:
        assert asked[name].found == asked[name].expected, name


def test_a_ring_says_what_of_the_share_comes_through_it(planted):
    case = planted.case("ring_with_one_outsider")

    found = ownership(planted.store, planted.held, case.parties["a"])
    owner = next(one for one in found.holders.stakes if one.name == "桑国栋")

    assert owner.words == "直接 5% · 穿透 9.75% · 综合 100%（其中循环 90.25%）"
    assert [ring.words for ring in found.holders.rings] == ["循环持股"]


def test_every_step_has_its_source_and_line(planted):
    found = ownership(
        planted.store, planted.held, planted.case("controller_behind_three_layers").parties["low"]
    )
    route = next(one for one in found.holders.stakes if one.name == "冒辟祥").routes[0]

    steps = [found.relations[step] for step in route.steps]

    assert [(one.source.name, one.properties["ratio"]) for one in steps] == [
        ("冒辟祥", 0.6),
        ("南通濠隐控股有限公司", 0.51),
        ("南通濠隐投资有限公司", 0.55),
    ]
    assert all(one.provenance.row > 1 and one.provenance.source == "市场主体登记" for one in steps)


def test_theories_of_control_stand_side_by_side_and_their_disagreement_is_said(planted):
    found = ownership(
        planted.store, planted.held, planted.case("controller_behind_three_layers").parties["low"]
    )

    assert found.controllers is not None
    assert found.controllers.agreed is False
    assert found.controllers.words == "各规则不一致：冒辟祥（表决权、最大股东链）；茅文彬（所有权、任职）"
    assert "非法律认定" in found.controllers.note


def test_related_parties_are_listed_by_article_with_their_path(planted):
    case = planted.case("controller_behind_three_layers")

    found = related_party_tables(planted.store, planted.held, case.parties["middle"], ["company_law"])
    [book] = found.books
    controller = next(one for one in book.lines if one.name == "冒辟祥")

    assert (controller.relation, controller.article) == ("实际控制人（推定）", "第二百六十五条第三项")
    assert [found.parties[one].name for one in controller.path] == [
        "冒辟祥",
        "南通濠隐控股有限公司",
        "南通濠隐投资有限公司",
    ]
    assert [found.relations[step].type for step in controller.steps].count("HOLDS") == 2


def test_a_listed_related_party_carries_its_list_as_a_signal(planted):
    case = planted.case("listed_enterprise_with_neighbours")
    listed = str(case.answer["listed"])

    tables = [
        related_party_tables(planted.store, planted.held, party)
        for name, party in case.parties.items()
        if party[0] == "9" and party != listed
    ]
    lines = [line for one in tables for book in one.books for line in book.lines if line.party == listed]

    assert lines
    assert {signal.entry.list_code for line in lines for signal in line.records} == {case.answer["list"]}


def test_an_unknown_rule_book_and_a_person_are_refused(planted):
    case = planted.case("joint_control_by_nobody")

    with pytest.raises(BadInput, match="company_law（公司法）"):
        related_party_tables(planted.store, planted.held, case.parties["joint"], ["company"])
    person = ownership(planted.store, planted.held, case.parties["joint"]).holders.stakes[0].party
    with pytest.raises(BadInput, match="自然人"):
        related_party_tables(planted.store, planted.held, person)


def test_the_answer_is_json_without_numbers_of_persons(planted):
    case = planted.case("cross_holding_ring")

    text = json_text(ownership(planted.store, planted.held, case.parties["a"]))

    assert json.loads(text)["subject"]["id"] == case.parties["a"]
    assert case.parties["lu"] not in text


def test_the_page_has_the_figures_under_their_own_names(planted):
    case = planted.case("ring_with_one_outsider")

    page = ownership_page(ownership(planted.store, planted.held, case.parties["a"]))

    for words in (
        "直接",
        "穿透",
        "综合",
        "其中循环",
        "90.25%",
        "循环持股",
        "受益所有人",
        "非法律认定",
        "第 10 行",
    ):
        assert words in page
