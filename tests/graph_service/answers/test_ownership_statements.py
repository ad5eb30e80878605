"""What sources say of one holding, through the whole answer: twice, as votes apart from shares, as a range.

市监局: 张伟 60 % of 华盛, 李娜 40 %; the annual report: 张伟 55 % with 30 % of the votes, 李娜 with 70 %.
华盛 holds 50 % of 海晟, 东方 between 10 % and 35 %; of 存疑 华盛 holds an undisclosed share and 李娜 60 %.
李娜 holds 70 % of 江海, 张伟 an undisclosed share; the later annual report says of neither how much.
"""

from __future__ import annotations

import io

import pandas as pd
import pyarrow as pa
import pytest
from answers_graph import (
    CLEAN,
    DONGFANG,
    DOUBTED,
    HAISHENG,
    HUASHENG,
    LI_NA,
    ZHANG_WEI,
    fact,
    people,
    registrations,
)
from fixture_graph import deliver, wipe

from graph_service.answers.control.ownership import Ownership, ownership
from graph_service.answers.control.ownership_trees import ownership_tree
from graph_service.answers.facts.relations import Relation
from graph_service.answers.related.related_parties import RelatedParties, related_party_tables
from graph_service.answers.related.related_workbook import LINES, related_workbook
from graph_service.pages.ownership_page import ownership_page
from graph_service.snapshot.held import HeldSnapshot
from graph_service.store.delivery import Parcel
from graph_service.store.store import Store


def held(*rows: tuple[str, str, float | None], label: str = "Person", **more: list[object]) -> Parcel:
    """Holdings: holder, company, share; further properties by name."""
    columns = {"source": [row[0] for row in rows], "target": [row[1] for row in rows]}
    shares = pa.array([row[2] for row in rows], pa.float64())
    return fact("HOLDS", label, "Enterprise", **columns, ratio=shares, **more)


@pytest.fixture(scope="module")
def graph(opened_store: Store) -> HeldSnapshot:
    wipe(opened_store)
    for layout, parcel in {
        "enterprises": registrations(),
        "people": people(),
        "shareholders": held(
            *((ZHANG_WEI, HUASHENG, 0.6), (LI_NA, HUASHENG, 0.4), (LI_NA, DOUBTED, 0.6)),
            *((LI_NA, CLEAN, 0.7), (ZHANG_WEI, CLEAN, None)),
        ),
    }.items():
        deliver(opened_store, layout, parcel)
    firms = held(
        (HUASHENG, HAISHENG, 0.5),
        (DONGFANG, HAISHENG, None),
        (HUASHENG, DOUBTED, None),
        label="Enterprise",
        ratio_min=pa.array([None, 0.1, None], pa.float64()),
        ratio_max=pa.array([None, 0.35, None], pa.float64()),
    )
    deliver(opened_store, "firms", firms)
    deliver(opened_store, "shareholders", held((ZHANG_WEI, HUASHENG, 0.55)), source="年报")
    again = held((LI_NA, CLEAN, None), (ZHANG_WEI, CLEAN, None))
    deliver(opened_store, "annual", again, source="年报")
    votes = held((ZHANG_WEI, HUASHENG, 0.3), (LI_NA, HUASHENG, 0.7), interest=["voting_rights"] * 2)
    deliver(opened_store, "votes", votes, source="年报")
    return HeldSnapshot(opened_store)


def asked(graph: HeldSnapshot, code: str, *, with_research: bool = False) -> Ownership:
    return ownership(graph.store, graph, code, with_research=with_research)


def related(graph: HeldSnapshot, code: str, *rules: str) -> RelatedParties:
    return related_party_tables(graph.store, graph, code, rules)


def stated(found: Ownership | RelatedParties, steps: tuple[int, ...]) -> list[tuple[str, object, object]]:
    """Source, share and interest of the holdings that a line rests on."""
    relations: list[Relation] = [found.relations[step] for step in steps]
    held = [one for one in relations if one.type == "HOLDS"]
    return [(one.provenance.source, one.properties["ratio"], one.properties["interest"]) for one in held]


def test_of_two_statements_of_a_holding_the_last_learnt_counts_and_the_other_is_shown_apart(graph) -> None:
    found = asked(graph, HUASHENG)

    zhang = next(one for one in found.holders.stakes if one.party == ZHANG_WEI)
    owner = next(one for one in found.beneficial.owners if one.person == ZHANG_WEI)
    assert zhang.direct.low == zhang.penetrated.low == 0.55
    assert stated(found, zhang.routes[0].steps) == [("年报", 0.55, None)]
    assert owner.figure.low == 0.55
    assert [(one.provenance.source, one.properties["ratio"]) for one in found.restated] == [("市监局", 0.6)]
    assert found.holders.over_issued == ()
    page = ownership_page(found, ownership_tree(graph.store, graph, HUASHENG))
    assert "未计入的重复数据" in page


def test_a_later_source_that_discloses_no_share_takes_back_none(graph) -> None:
    found = asked(graph, CLEAN)

    li_na = next(one for one in found.holders.stakes if one.party == LI_NA)
    assert (li_na.direct.low, li_na.direct.high) == (0.7, 0.7)
    assert stated(found, li_na.routes[0].steps) == [("市监局", 0.7, None)]
    assert [(one.voters, one.votes) for one in found.control.controllers] == [((LI_NA,), 0.7)]
    apart = [one for one in found.restated if one.source.id == LI_NA]
    assert [(one.provenance.source, one.properties["ratio"]) for one in apart] == [("年报", None)]
    page = ownership_page(found, ownership_tree(graph.store, graph, CLEAN))
    assert "未披露比例的，不取代已披露的比例" in page


def test_a_share_that_no_source_discloses_stays_a_range(graph) -> None:
    found = asked(graph, CLEAN)

    zhang = next(one for one in found.holders.stakes if one.party == ZHANG_WEI)
    # 0 to what the other's 70 % leave; of two that say nothing the later counts
    assert (zhang.direct.low, zhang.direct.high) == pytest.approx((0.0, 0.3))
    assert stated(found, zhang.routes[0].steps) == [("年报", None, None)]
    apart = [one for one in found.restated if one.source.id == ZHANG_WEI]
    assert [one.provenance.source for one in apart] == ["市监局"]


def test_votes_apart_from_shares_decide_control_and_leave_the_shares(graph) -> None:
    found = asked(graph, HUASHENG, with_research=True)
    [control] = found.control.controllers
    theories = {one.theory: one for one in found.controllers.findings}
    owners = {one.person: (one.standard, one.figure.low) for one in found.beneficial.owners}

    assert {one.party: one.direct.low for one in found.holders.stakes} == {ZHANG_WEI: 0.55, LI_NA: 0.4}
    assert (control.voters, control.votes) == ((LI_NA,), 0.7)
    assert stated(found, control.proof[0].steps) == [("年报", 0.7, "voting_rights")]
    assert theories["ownership"].controllers == (ZHANG_WEI,)
    assert theories["votes"].controllers == (LI_NA,)
    assert stated(found, theories["votes"].steps) == [("年报", 0.7, "voting_rights")]
    assert owners == {ZHANG_WEI: ("1", 0.55), LI_NA: ("1", 0.4)}
    assert {one.holders: one.votes for one in found.research.direct} == {(LI_NA,): 0.7, (ZHANG_WEI,): 0.3}
    [weakest] = [one for one in found.research.weakest if one.party == LI_NA]
    assert (weakest.control_rights.low, weakest.cash_flow.low) == (0.7, 0.4)
    assert weakest.ratio == pytest.approx(0.7 / 0.4)


def test_votes_apart_from_shares_decide_who_is_related_by_control(graph) -> None:
    found = related(graph, HUASHENG, "company_law")
    lines = {one.rule_id.removeprefix("company_law_2023_"): one for one in found.books[0].lines}

    assert lines["majority_holder"].party == ZHANG_WEI
    assert lines["controller"].party == LI_NA
    assert lines["controller"].share.low == 0.7
    assert ("年报", 0.7, "voting_rights") in stated(found, lines["controller"].steps)
    assert ("年报", 0.55, None) in stated(found, lines["majority_holder"].steps)


def test_an_undisclosed_share_is_a_range_in_every_figure(graph) -> None:
    found = asked(graph, HAISHENG, with_research=True)
    dongfang = next(one for one in found.holders.stakes if one.party == DONGFANG)
    zhang = next(one for one in found.holders.stakes if one.party == ZHANG_WEI)

    assert (dongfang.direct.low, dongfang.direct.high) == (0.1, 0.35)
    assert dongfang.words.startswith("直接 10%–35%") and "区间系比例未披露所致" in dongfang.words
    assert (zhang.penetrated.low, zhang.penetrated.high) == pytest.approx((0.275, 0.275))
    assert {reason.code for reason in found.beneficial.reasons} == {"owners_unknown"}
    assert found.control.controllers == ()
    weakest = {one.party: one.above for one in found.research.weakest}
    assert weakest[DONGFANG] is None
    assert found.research.undisclosed == pytest.approx(0.4)
    page = ownership_page(found, ownership_tree(graph.store, graph, HAISHENG))
    assert "未披露</span> 10%–35%" in page


def test_a_share_that_nobody_disclosed_reaches_from_nought_to_what_the_others_leave(graph) -> None:
    found = asked(graph, DOUBTED)
    huasheng = next(one for one in found.holders.stakes if one.party == HUASHENG)
    zhang = next(one for one in found.holders.stakes if one.party == ZHANG_WEI)
    owners = {one.person: one.certain for one in found.beneficial.owners}

    assert (huasheng.direct.low, huasheng.direct.high) == pytest.approx((0.0, 0.4))
    assert (zhang.penetrated.low, zhang.penetrated.high) == pytest.approx((0.0, 0.22))
    assert owners == {LI_NA: True}


def test_an_undisclosed_share_makes_an_open_line_with_two_bounds_in_the_file(graph) -> None:
    found = related(graph, DOUBTED, "bank")
    lines = {(one.party, one.rule_id): one for one in found.books[0].lines}
    file = pd.read_excel(io.BytesIO(related_workbook(found)), sheet_name=LINES, engine="calamine")

    open_line = lines[HUASHENG, "bank_holder"]
    assert not open_line.certain
    assert "不能判定" in open_line.words
    [row] = [row for _, row in file.iterrows() if (row["代码"], row["比例口径"]) == (HUASHENG, "穿透")]
    assert (row["比例（下限）"], row["比例（上限）"]) == pytest.approx((0.0, 0.4))
    assert row["能否判定"] == "比例未披露，不能判定"
