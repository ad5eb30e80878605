"""The silent check of a lot: who is barred, by whom beside it, and nothing else; persons never by name."""

from __future__ import annotations

import pandas as pd
import pytest
from answers_graph import CLEAN, DONGFANG, DOUBTED, HAISHENG, HUASHENG, NAMES, ZHANG_WEI
from effects_graph import WAGES_NO, load_effects
from fixture_graph import wipe

from analytics.matters import Matter
from graph_service.answers.as_of import as_of
from graph_service.answers.checks.lot_facts import Lot, LotCheck
from graph_service.answers.checks.procurement import lot_check
from graph_service.answers.checks.procurement_files import lot_of
from graph_service.errors import BadInput
from graph_service.register.chain import lines
from graph_service.register.queries import register_file
from graph_service.settings import settings

NUMBER = "11010519491231002X"
"""The published example of GB 11643-1999; nobody in this county has it."""


@pytest.fixture(scope="module")
def graph(opened_store):
    wipe(opened_store)
    load_effects(opened_store)
    return opened_store


@pytest.fixture(autouse=True)
def own_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("XINMAI_DATA_DIR", str(tmp_path))
    settings.cache_clear()
    yield
    monkeypatch.undo()
    settings.cache_clear()


def check(graph, *suppliers: str, agencies=(), experts=(), matter=Matter.PROCUREMENT) -> LotCheck:
    lot = Lot(suppliers, tuple(agencies), tuple(experts), matter, "1 标段")
    return lot_check(graph, lot, as_of(), caller="采购人", purpose="资格审查")


def test_one_call_says_who_is_barred_alone_and_beside_another(graph):
    found = check(graph, HUASHENG, NAMES[DONGFANG], CLEAN, DOUBTED)

    assert [one.barred for one in found.parties] == [True, True, True, False]
    head, debtor, arrears, _ = found.parties
    assert [(one.rule, one.other) for one in head.evidence] == [("E17", DONGFANG)]
    assert {one.rule for one in debtor.evidence} == {"E17", "E23"}
    assert [(one.rule, one.document) for one in arrears.evidence] == [("E08", WAGES_NO)]
    assert all(one.source == "市监局" and one.row >= 2 for party in found.parties for one in party.evidence)
    assert found.yes and "应当限制 3 方" in found.sentence


def test_nothing_but_the_evidence_is_told(graph):
    # 海晟 stands on a warning list, and 华盛 has a penalty that is no grave one: neither bars anybody
    found = check(graph, HAISHENG, DOUBTED)

    assert not found.yes and "未见应当限制的情形" in found.sentence
    assert "如市监异9号" not in repr(found) and "执字1号" not in repr(found)


def test_ties_of_agency_and_expert_are_for_looking_at_and_bar_nobody(graph):
    found = check(graph, HUASHENG, agencies=[HAISHENG], experts=[ZHANG_WEI])

    assert [one.barred for one in found.parties] == [False, False, False]
    assert {(one.one, one.supplier) for one in found.ties} == {(HAISHENG, HUASHENG), (ZHANG_WEI, HUASHENG)}


def test_a_rule_on_suppliers_is_not_put_to_an_agency(graph):
    found = check(graph, DOUBTED, agencies=[CLEAN])

    agency = found.parties[1]
    assert (agency.barred, agency.evidence) == (False, ())
    assert any("是否及于采购代理机构须核实" in words and WAGES_NO in words for words in agency.to_verify)


def test_an_expert_is_asked_for_by_number_and_shown_masked(graph):
    found = check(graph, CLEAN, experts=[NUMBER])

    expert = found.parties[1]
    assert (expert.said, expert.barred, expert.why_not) == ("1****************X", None, "未见此人的记录")
    assert NUMBER not in repr(found)
    assert NUMBER not in register_file().read_text(encoding="utf-8")


@pytest.mark.parametrize("said", ["张伟", "320623", ""])
def test_a_person_is_never_asked_for_by_name(said):
    with pytest.raises(BadInput, match="只凭姓名不查"):
        Lot((CLEAN,), experts=(said,))


def test_who_cannot_be_told_is_neither_yes_nor_no(graph):
    found = check(graph, NAMES[HUASHENG], "没有此户")

    assert [one.barred for one in found.parties] == [None, None]
    assert "2 方未能确定主体，未查" in found.sentence


def test_bidders_are_asked_by_the_bidding_regulation(graph):
    found = check(graph, HUASHENG, HAISHENG, matter=Matter.BIDDING)

    # 华盛 holds 60 % of 海晟
    assert [{one.rule for one in party.evidence} for party in found.parties] == [{"E19"}, {"E19"}]


def test_every_call_is_registered_and_none_is_made_without_a_purpose(graph):
    check(graph, CLEAN)
    [line] = lines(register_file())
    assert (line["question"], line["caller"], line["subjects"]) == ("procurement", "采购人", [CLEAN])

    with pytest.raises(BadInput, match="须写明用途"):
        lot_check(graph, Lot((CLEAN,)), as_of(), caller="采购人", purpose=" ")


def test_a_file_names_each_party_with_its_role(tmp_path):
    path = tmp_path / "1标段.csv"
    rows = {
        "角色": ["供应商", "投标人", "代理机构", "评审专家"],
        "信用代码": [CLEAN, "", HAISHENG, ""],
        "企业名称": ["", "某公司", "", "王芳"],
        "证件号码": ["", "", "", NUMBER],
    }
    pd.DataFrame(rows).to_csv(path, index=False)

    lot = lot_of(path, Matter.PROCUREMENT)

    assert lot == Lot((CLEAN, "某公司"), (HAISHENG,), (NUMBER,), Matter.PROCUREMENT, "1标段")


def test_a_role_that_nobody_knows_names_its_line(tmp_path):
    path = tmp_path / "a.csv"
    pd.DataFrame({"角色": ["供应商", "路人"], "信用代码": [CLEAN, CLEAN]}).to_csv(path, index=False)

    with pytest.raises(BadInput, match="a.csv:3 角色“路人”"):
        lot_of(path, Matter.PROCUREMENT)
