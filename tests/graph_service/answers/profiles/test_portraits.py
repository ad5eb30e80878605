"""The portrait: facts in the standard's sections, law and signals in the annex and nowhere else."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest
from answers_graph import CLEAN, DONGFANG, DOUBTED, HAISHENG, HUASHENG, MENTIONED, ZHANG_WEI

from graph_service.answers.json_text import json_text, jsonable
from graph_service.answers.profiles.portrait import Asked, Content
from graph_service.answers.profiles.portraits import portrait, sealed
from graph_service.errors import BadInput
from graph_service.reports.layout import laid

ASKED = Asked("王某", "ordinary", "联合惩戒审查", "授2026-1")
SUBJECTS = (CLEAN, DONGFANG, DOUBTED, HAISHENG, HUASHENG, MENTIONED)


def entries(found):
    """The ids of all list entries in the sections, with how often each stands there."""
    sections = found.content.sections
    return sorted(
        one.entry.id
        for group in (
            sections.honours,
            sections.serious.constraints,
            sections.serious.notices,
            sections.abnormal,
            sections.judgments,
            sections.others,
        )
        for one in group
    )


def test_the_sections_stand_in_the_order_of_the_standard(county):
    made = laid(portrait(county, HUASHENG))

    assert [one.heading for one in made.sections] == [
        "1 基础信息",
        "2 行政管理",
        "3 诚实守信",
        "4 严重失信",
        "5 经营异常",
        "6 信用承诺",
        "7 信用评价",
        "8 司法判决",
        "9 其他",
    ]


def test_a_serious_listing_makes_the_label_and_stands_in_section_4(county):
    found = portrait(county, DONGFANG)

    assert found.content.labels == ("失信惩戒对象",)
    assert [one.entry.list_code for one in found.content.sections.serious.constraints] == ["SJ_YZ"]


def test_an_abnormal_listing_gives_no_label_and_stands_in_section_5(county):
    found = portrait(county, HAISHENG)

    assert found.content.labels == ()
    assert [one.entry.list_code for one in found.content.sections.abnormal] == ["JY_YC"]


def test_a_serious_listing_past_its_measures_gives_no_label(county):
    found = portrait(county, DOUBTED)

    assert found.content.labels == ()
    assert [one.entry.list_code for one in found.content.sections.serious.notices] == ["SJ_YZ"]
    assert [one.entry.list_code for one in found.content.sections.others] == ["ZX_01"]


@pytest.mark.parametrize("subject", SUBJECTS)
def test_every_entry_stands_in_one_section(county, subject):
    from graph_service.answers.profiles.subject import profile

    whole = profile(county, subject)

    own = [one.entry.id for group in (whole.constraints, whole.notices, whole.honours) for one in group]
    assert entries(portrait(county, subject)) == sorted(own)


def test_the_facts_say_nothing_of_others_records(county):
    """东方, which 海晟 holds, is on a serious list: that is a signal, and only the annex may say so."""
    facts, annexed = portrait(county, HAISHENG), portrait(county, HAISHENG, annex=True)

    assert "关联方" not in facts.content.finding.sentence
    assert "SJ_YZ" not in json_text(facts)
    assert annexed.content.annex is not None
    assert {one.entry.list_code for one in annexed.content.annex.surroundings.signals} == {"SJ_YZ"}
    assert jsonable(facts.content.sections) == jsonable(annexed.content.sections)


def test_what_is_not_delivered_is_said_not_to_be_looked_for(county):
    found = portrait(county, CLEAN)

    assert ("司法裁判文书", "未查：尚未装载此类数据") in {
        (one.what, one.looked) for one in found.content.unseen
    }


def test_a_person_is_reported_on_by_authorisation_only(county):
    with pytest.raises(BadInput, match="授权号"):
        portrait(county, ZHANG_WEI, asked=replace(ASKED, authorisation=None))

    assert portrait(county, ZHANG_WEI, asked=ASKED).content.subject.id == ZHANG_WEI


def test_an_identity_number_in_the_purpose_is_masked(county):
    found = portrait(county, CLEAN, asked=replace(ASKED, purpose="核查 320623196903120013 的企业"))

    assert "320623196903120013" not in json_text(found)


def test_the_code_holds_every_part_of_the_content_and_not_who_asked(county):
    found = portrait(county, HUASHENG, annex=True, asked=ASKED)
    parts = {field.name for field in fields(Content)} - {"sections"}

    assert parts <= set(found.digests)
    assert sealed(found.content, replace(ASKED, caller="李某")).code == found.code
    assert sealed(replace(found.content, program="9"), ASKED).code != found.code
