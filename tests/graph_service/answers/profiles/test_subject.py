"""The credit profile: what is in force, what was not seen, and nothing that has ended."""

from __future__ import annotations

import pytest
from answers_graph import (
    CLEAN,
    DONGFANG,
    DOUBTED,
    FORMER,
    HAISHENG,
    HOSTILE,
    HUASHENG,
    LI_NA,
    MENTIONED,
    NAMESAKE,
    ZHANG_WEI,
    days,
)

from graph_service.answers.as_of import as_of
from graph_service.answers.json_text import json_text
from graph_service.answers.profiles.subject import profile
from graph_service.errors import BadInput, NotFound, SeveralSubjects


def test_a_serious_listing_is_a_constraint_with_its_period(county):
    found = profile(county, DONGFANG)

    assert found.finding.tone == "constraint"
    assert [one.entry.list_code for one in found.constraints] == ["SJ_YZ"]
    assert f"严重违法失信名单，自 {days(-120)} 至 {days(899)}" in found.finding.sentence
    assert found.constraints[0].entry.list_basis == "市场监督管理严重违法失信名单管理办法"


def test_a_warning_list_is_a_notice_and_no_constraint(county):
    found = profile(county, HAISHENG)

    assert found.constraints == ()
    assert [(one.entry.list_code, one.why) for one in found.notices] == [("JY_YC", "警示类名单")]
    assert found.finding.tone == "signal"
    assert "不作为惩戒依据" in found.finding.sentence


def test_a_list_without_definition_and_an_entry_past_its_measures_do_not_constrain(county):
    found = profile(county, DOUBTED)

    assert found.constraints == ()
    assert {one.entry.list_code: one.why[:6] for one in found.notices} == {
        "ZX_01": "名单定义未见",
        "SJ_YZ": "惩戒措施已于",
    }
    undefined = next(one.entry for one in found.notices if one.entry.list_code == "ZX_01")
    assert (undefined.tier, undefined.list_name) == (None, None)


def test_a_listed_neighbour_is_a_signal_with_its_disclaimer(county):
    found = profile(county, HAISHENG)

    assert [(one.party.id, one.entry.list_code, one.disclaimer) for one in found.signals] == [
        (DONGFANG, "SJ_YZ", "可供核查，不作为惩戒依据")
    ]


def test_the_representative_of_a_listed_enterprise_is_not_listed(county):
    found = profile(county, ZHANG_WEI)

    assert (found.constraints, found.notices) == ((), ())
    assert "未见名单记录" in found.finding.sentence


def test_ended_records_are_neither_shown_nor_counted(county):
    found = profile(county, HUASHENG)
    text = json_text(found)

    assert [one.decision_no for one in found.penalties] == ["通市监罚〔1〕12号"]
    assert "有在用行政处罚 1 条" in found.finding.sentence
    assert found.notices == ()
    assert "通市监罚〔1〕7号" not in text
    assert "通市监异1号" not in text


def test_looking_into_the_past_does_not_bring_ended_records_back(county):
    text = json_text(profile(county, HUASHENG, as_of(days(-90))))

    assert "通市监罚〔1〕12号" in text
    assert "通市监罚〔1〕7号" not in text
    assert "通市监异1号" not in text


def test_looking_into_the_past_says_so_and_leaves_out_what_came_later(county):
    found = profile(county, DONGFANG, as_of(days(-200)))

    assert found.finding.sentence.startswith(f"按 {days(-200)} 的情形")
    assert found.constraints == ()


def test_nothing_found_says_where_and_until_when_was_looked(county):
    found = profile(county, CLEAN)

    assert found.finding.tone == "clear"
    assert "未见名单记录（已查 名单记录 市监局 截至" in found.finding.sentence
    assert "未见在用的行政处罚（已查 行政处罚 市监局 截至" in found.finding.sentence


def test_a_deregistered_enterprise_is_said_to_be_so_first(county):
    found = profile(county, NAMESAKE)

    assert found.finding.sentence.startswith(f"登记状态为注销（{days(-60)}）")
    assert found.finding.tone == "signal"


def test_a_subject_only_mentioned_by_others_is_said_to_be_so(county):
    found = profile(county, MENTIONED)

    assert found.registration is None
    assert found.finding.sentence.startswith("未见登记信息，仅被其他记录提及")
    assert [one.source.id for one in found.related.guarantees_received.shown] == [HUASHENG]


def test_relations_stand_in_their_direction_with_source_and_line(county):
    found = profile(county, HUASHENG)

    assert [one.source.id for one in found.related.legal_representatives.shown] == [ZHANG_WEI]
    assert [one.source.id for one in found.related.executives.shown] == [LI_NA]
    held = found.related.investments.shown
    assert [(one.target.id, one.properties["ratio"]) for one in held] == [(HAISHENG, 0.6), (HOSTILE, None)]
    assert (held[0].provenance.source, held[0].provenance.row) == ("市监局", 2)


def test_namesakes_are_told_apart_by_code_region_and_status(county):
    found = profile(county, HUASHENG)

    assert [(one.party.id, one.region_code, one.status) for one in found.namesakes] == [
        (NAMESAKE, "320602", "注销")
    ]


def test_a_former_name_leads_to_the_subject(county):
    assert profile(county, f" {FORMER} ").subject.id == HUASHENG


def test_a_code_typed_with_blanks_in_full_width_leads_to_the_subject(county):
    assert profile(county, f"{CLEAN[:8]} {CLEAN[8:]}".replace("9", "９")).subject.id == CLEAN


def test_a_name_of_several_lists_them_with_code_region_and_status(county):
    with pytest.raises(SeveralSubjects, match="对应 2 个主体") as refused:
        profile(county, "南通华盛建设有限公司")

    assert {(one["id"], one["region_code"], one["status"]) for one in refused.value.candidates} == {
        (HUASHENG, "320600", "存续"),
        (NAMESAKE, "320602", "注销"),
    }


def test_an_unknown_code_is_not_seen_and_told_what_is_wrong_with_it(county):
    with pytest.raises(NotFound, match="校验码应为"):
        profile(county, HUASHENG[:17] + ("0" if HUASHENG[17] != "0" else "1"))


@pytest.mark.parametrize("said", ["", "   ", "长" * 301])
def test_nothing_and_too_much_are_refused(county, said):
    with pytest.raises(BadInput, match="应为 1 至 300"):
        profile(county, said)


def test_a_day_to_come_is_refused():
    with pytest.raises(BadInput, match="今天"):
        as_of(days(1))
