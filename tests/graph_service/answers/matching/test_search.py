"""Searching: by part of a name, by a slip of the pen, by code, by person."""

from __future__ import annotations

import pytest
from answers_graph import DONGFANG, FORMER, HUASHENG, NAMESAKE, ZHANG_WEI

from graph_service.answers.matching.search import search
from graph_service.errors import BadInput


@pytest.mark.parametrize(
    "query", ["东方电子", "如东东方电子有限公司", "如东東方電子", "如东东万电子有限公司"]
)
def test_a_name_is_found_in_part_in_traditional_characters_or_with_one_wrong(county, query):
    assert search(county, query).enterprises[0].party.id == DONGFANG


def test_a_former_name_is_found_and_said_to_be_former(county):
    first = search(county, FORMER).enterprises[0]

    assert (first.party.id, "曾用名" in first.reason, first.matched_name) == (HUASHENG, True, FORMER)


def test_namesakes_are_both_found_with_their_status(county):
    found = {hit.party.id: hit.status for hit in search(county, "南通华盛建设有限公司").enterprises[:2]}

    assert found == {HUASHENG: "存续", NAMESAKE: "注销"}


def test_the_beginning_of_a_code_is_enough(county):
    found = search(county, "91320602ma")

    assert [(hit.party.id, hit.reason) for hit in found.enterprises] == [(NAMESAKE, "代码前段一致")]


def test_a_person_is_shown_inside_the_enterprises(county):
    found = search(county, "张伟")

    assert [(one.person.id, {post.enterprise.id for post in one.posts}) for one in found.persons] == [
        (ZHANG_WEI, {HUASHENG, DONGFANG})
    ]
    assert {post.role for post in found.persons[0].posts} == {"法定代表人"}


def test_more_hits_than_asked_for_are_said_to_be_cut(county):
    found = search(county, "如东", limit=2)

    assert (len(found.enterprises), found.cut) == (2, True)


def test_marks_of_the_query_language_are_only_text(county):
    assert search(county, '东方" OR *:* \\').enterprises[0].party.id == DONGFANG


def test_an_empty_query_is_refused(county):
    with pytest.raises(BadInput):
        search(county, " ")
