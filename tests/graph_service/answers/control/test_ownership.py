"""Ownership, control and related parties of the sample county, through files, graph, snapshot and answers."""

from __future__ import annotations

import json
from datetime import date

import pandas as pd
import pytest
from planted_county import Planted, planted_county

from graph_service.answers.as_of import as_of
from graph_service.answers.control.ownership import ownership
from graph_service.answers.control.ownership_trees import ownership_tree
from graph_service.answers.json_text import json_text
from graph_service.answers.network.networks import network
from graph_service.answers.network.walk import Bounds
from graph_service.answers.profiles.subject import profile
from graph_service.answers.related import related_parties
from graph_service.answers.related.related_parties import related_party_tables
from graph_service.answers.related.related_workbook import ABOUT, LINES, related_workbook
from graph_service.beijing import beijing_today
from graph_service.errors import BadInput
from graph_service.pages.ownership_page import ownership_page
from graph_service.pictures.network_picture import network_picture
from graph_service.rules.installed import book
from graph_service.rules.related_parties import RELATED_PARTIES
from loaders.demo.ownership import OWNERSHIP_ASKED
from loaders.demo.parties import party_id
from loaders.demo.planted import planted_answers
from loaders.demo.reports import REPORTS_ASKED

BOOK = book(RELATED_PARTIES)


@pytest.fixture(scope="module")
def planted(opened_store, tmp_path_factory) -> Planted:
    return planted_county(opened_store, tmp_path_factory.mktemp("county"))


def test_planted_cases_of_ownership_and_of_reports_are_all_found(planted):
    asked = {one.case: one for one in planted_answers(planted.store, planted.answers.folder)}

    for name in (*OWNERSHIP_ASKED, *(f"{one}（报告）" for one in REPORTS_ASKED)):
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


def test_theories_that_name_nobody_are_not_counted_among_those_that_agree(planted):
    found = ownership(planted.store, planted.held, planted.case("ring_with_one_outsider").parties["a"])

    assert found.controllers is not None
    assert found.controllers.agreed is True
    assert found.controllers.words == "桑国栋（所有权、任职）；表决权、最大股东链未指向任何人"


def test_holders_of_equal_shares_are_told_as_equal(planted):
    found = ownership(planted.store, planted.held, planted.case("joint_control_by_nobody").parties["joint"])

    assert found.controllers is not None
    ownership_said, votes_said = (one.words for one in found.controllers.findings[:2])
    assert ("并列，不能区分" in ownership_said, "无人支配过半数" in votes_said) == (True, True)
    assert "，并列）" in found.controllers.words
    assert "一致指向" not in found.controllers.words


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

    asked = planted.store, planted.held, case.parties["a"]
    found = ownership(*asked)
    page = ownership_page(found, ownership_tree(*asked))

    rows = {one.provenance.row for one in found.relations if one.type == "HOLDS"}
    for words in (
        "直接",
        "穿透",
        "综合",
        "其中循环",
        "90.25%",
        "循环持股",
        "受益所有人",
        "非法律认定",
        *(f"第 {row} 行" for row in rows),
    ):
        assert words in page


def test_the_agreement_that_joins_votes_is_named_with_its_source_line(planted):
    case = planted.case("acting_in_concert")

    found = ownership(planted.store, planted.held, case.parties["firm"])
    [joint] = [one for one in found.control.controllers if len(one.voters) > 1]
    by_votes = next(one for one in found.controllers.findings if one.theory == "votes")

    assert joint.words.startswith("温绍祺、娄谨言 一致行动，支配 如东偕行光电有限公司 55% 的表决权")
    assert joint.agreement == by_votes.agreement
    [stated] = [found.relations[step] for step in joint.agreement.steps]
    assert (stated.type, stated.properties["agreement_no"]) == ("ACTS_WITH", case.answer["agreement"])
    assert (stated.provenance.source, stated.provenance.row) == ("一致行动协议", 2)
    assert "不自动认定" in found.controllers.agreements_note


def test_a_declaration_stands_beside_the_finding_as_a_claim(planted):
    case = planted.case("declaration_at_odds")

    found = ownership(planted.store, planted.held, case.parties["firm"])
    declared = next(one for one in found.controllers.findings if one.theory == "declared")

    assert declared.words == "殷挂名：企业申报，未经核实"
    assert [found.relations[step].type for step in declared.steps] == ["DECLARED_CONTROLLER_OF"]
    assert found.beneficial.declared.words == (
        "企业申报（未经核实）：贾持重；与推算不一致：推算有而未申报 殷挂名"
    )
    assert "企业申报与推算不一致" in found.words
    assert "不向社会公开" in found.beneficial.note


def test_an_agreement_joins_group_clients_and_is_cited_in_the_table(planted):
    case = planted.case("acting_in_concert")

    found = related_party_tables(planted.store, planted.held, case.parties["firm"], ["group_client"])
    [book] = found.books
    lines = {one.name: one for one in book.lines}

    assert lines["温绍祺"].relation == "直接或者间接控制该客户者（一致行动）"
    assert lines["如东偕行新材料有限公司"].relation == "被该客户直接或者间接控制的企事业法人"
    assert book.limits[0].words == "对单一集团客户的授信余额不超过资本净额的 15%"
    assert "经济依存" in book.scope
    assert {one.rule_id for one in book.lines} <= {row.id for row in BOOK.rows}
    assert book.version == BOOK.version


def test_bidders_with_one_head_are_listed_whatever_their_number(planted):
    case = planted.case("hub_professional_representative")
    person = party_id(case.parties["person"], beijing_today())
    firm = profile(planted.store, person).related.represents.shown[0].target.id

    found = related_party_tables(planted.store, planted.held, firm, ["procurement_same_rep"])
    [book] = found.books
    heads = [one for one in book.lines if "单位负责人" in one.relation and "采购" in one.basis]
    types = [[found.relations[step].type for step in one.steps] for one in heads]

    assert len(heads) == case.answer["degree"] - 1
    assert all(one.count("LEGAL_REP_OF") == 2 for one in types)
    assert "不得参加同一合同项下" in book.scope


def test_before_the_rule_on_beneficial_owners_there_is_none_to_answer(planted):
    case = planted.case("joint_control_by_nobody")

    found = ownership(planted.store, planted.held, case.parties["joint"], as_of(date(2024, 10, 31)))

    assert found.beneficial is None
    assert "受益所有人：该日尚无适用的规则" in found.words


def test_research_figures_are_apart_and_only_on_request(planted):
    case = planted.case("acting_in_concert")

    plain = ownership(planted.store, planted.held, case.parties["firm"])
    found = ownership(planted.store, planted.held, case.parties["firm"], with_research=True)
    figures = found.research

    assert plain.research is None
    assert "不作为认定控制的法律结论" in figures.note
    weakest = {one.name: (one.control_rights.low, one.above) for one in figures.weakest}
    assert weakest == {"温绍祺": (0.3, True), "娄谨言": (0.25, True), "秦仲达": (0.45, True)}
    # the two act in concert with 55 %: one voter that decides alone, in the company and below it
    pair = tuple(sorted(party_id(one, beijing_today()) for one in case.answer["controllers"]))
    direct = {tuple(sorted(one.holders)): (one.shapley_shubik, one.banzhaf) for one in figures.direct}
    assert direct[pair] == (1.0, 1.0)
    assert [tuple(sorted(one.holders)) for one in figures.carried] == [pair]
    assert figures.direct_exact and figures.undisclosed == pytest.approx(0.0)


def test_the_page_shows_research_under_its_own_heading(planted):
    case = planted.case("acting_in_concert")

    asked = planted.store, planted.held, case.parties["firm"]
    tree = ownership_tree(*asked)

    plain = ownership_page(ownership(*asked), tree)
    page = ownership_page(ownership(*asked, with_research=True), tree, standalone=True)

    assert "ownership?research=true" in plain
    assert 'id="research"' not in plain
    for words in ("最弱链控制权", "沙普利—舒比克", "表决影响力", "研究口径", "抽样 20,000 次"):
        assert words in page


def test_the_workbook_has_shares_as_numbers_and_codes_as_text(planted, tmp_path):
    case = planted.case("acting_in_concert")
    found = related_party_tables(planted.store, planted.held, case.parties["firm"], ["group_client", "bank"])
    path = tmp_path / "related.xlsx"

    path.write_bytes(related_workbook(found))
    lines = pd.read_excel(path, sheet_name=LINES, engine="calamine", keep_default_na=False)
    about = pd.read_excel(path, sheet_name=ABOUT, engine="calamine")

    assert len(lines) == sum(len(book.lines) for book in found.books)
    [controlled] = [
        row
        for _, row in lines.iterrows()
        if (row["规则"], row["关联方"]) == ("集团客户", "如东偕行新材料有限公司")
    ]
    assert controlled["代码"] == case.parties["below"]
    assert controlled["比例（下限）"] == 1.0
    assert controlled["条款施行日期"].isoformat().startswith("2010-06-04")
    assert "第" in controlled["来源"]
    persons = lines[lines["关联方"] == "温绍祺"]
    assert set(persons["代码"].str.count(r"\*")) == {16}
    assert not lines["代码"].str.startswith("p:").any()
    assert case.parties["left"] not in lines.to_csv()
    assert "经济依存" in about.to_csv()


def test_an_agreement_is_seen_in_the_network_of_its_members(planted):
    case = planted.case("acting_in_concert")
    left = party_id(case.parties["left"], beijing_today())

    found = network(planted.store, left, Bounds(hops=1))

    [agreed] = [one for one in found.relations if one.type == "ACTS_WITH"]
    assert agreed.sentence == "温绍祺 与 娄谨言 一致行动（协议 偕行一致行动〔2021〕1号）"
    assert "一致行动" in "".join(words for _, words in network_picture(found).legend)


def test_no_cut_hides_a_listed_party_nor_counts_less_and_a_file_has_all(planted, monkeypatch):
    whole = next(one for one in company_law_of_all(planted) if any(line.records for line in one.lines[1:]))
    firm, everyone = whole.lines[0].path[-1], [one.proof for one in whole.lines]
    monkeypatch.setattr(related_parties, "LINES", 1)

    cut = related_party_tables(planted.store, planted.held, firm, ["company_law"])
    every = related_party_tables(planted.store, planted.held, firm, ["company_law"], every=True)

    [book] = cut.books
    listed = {one.party for one in whole.lines if one.records}
    assert {one.party for one in book.lines} == {whole.lines[0].party, *listed}
    assert len(book.lines) < book.total == len(whole.lines)
    assert (book.parties, book.words) == (whole.parties, whole.words)
    assert (cut.cuts[0].shown, cut.cuts[0].total) == (len(book.lines), book.total)
    assert [one.proof for one in every.books[0].lines] == everyone


def company_law_of_all(planted):
    """The whole table by the company law of one enterprise of the county after the other."""
    subjects = planted.held.current().subjects
    for id_, person in zip(subjects["id"].to_pylist(), subjects["person"].to_pylist(), strict=True):
        if not person:
            asked = related_party_tables(planted.store, planted.held, id_, ["company_law"], every=True)
            [book] = asked.books
            if len(book.lines) > 2 and asked.subject.id == book.lines[0].path[-1]:
                yield book
