from __future__ import annotations

import random

import pytest

from analytics.name_search import Candidate, Ranked, ranked

REGISTER = [
    Candidate("1", "泰州东方电子有限公司"),
    Candidate("2", "泰州东芳电子有限公司"),
    Candidate("3", "江阴东方电子有限公司"),
    Candidate("4", "泰州东方电器有限公司"),
    Candidate("5", "泰州东方电子有限公司靖江分公司"),
    Candidate("6", "泰州海天纺织品有限公司", ("泰州市红旗棉纺厂",)),
    Candidate("7", "如东方兴机械有限公司"),
    Candidate("8", "上海东方电子股份有限公司"),
]


def first(query: str) -> Ranked:
    return ranked(query, REGISTER)[0]


@pytest.mark.parametrize(
    ("query", "id", "reason"),
    [
        ("泰州東方電子有限公司", "1", "名称一致"),
        ("泰州市红旗棉纺厂", "6", "曾用名一致"),
        ("泰州红旗棉纺厂", "6", "曾用名：地区或组织形式写法不同"),
        ("东方电子（泰州）有限公司", "1", "地区或组织形式写法不同"),
        ("泰州东方电子有限责任公司", "1", "地区或组织形式写法不同"),
        ("泰州东方电子股份有限公司", "1", "字号与行业一致，组织形式不同"),
        ("泰州西芳电子有限公司", "2", "差一字"),
        ("泰州海天纺织有限公司", "6", "少一字"),
        ("泰州海天大纺织品有限公司", "6", "多一字"),
        ("泰州天海纺织品有限公司", "6", "相邻两字颠倒"),
        ("江苏泰州海天", "6", "字号一致"),
        ("方兴机械", "7", "字号与行业一致"),
        ("如东方兴", "7", "字号一致"),
    ],
)
def test_the_subject_meant_comes_first_and_says_why(query: str, id: str, reason: str) -> None:
    answer = first(query)

    assert (answer.id, answer.reason) == (id, reason)


def test_of_the_names_one_character_apart_those_that_keep_the_rarer_character_come_first() -> None:
    common = [Candidate(str(place), f"江苏恒{other}家纺有限公司") for place, other in enumerate("瑞鹤里达万")]
    meant = Candidate("meant", "江苏泰茂家纺有限公司")

    answers = ranked("江苏恒茂家纺有限公司", [*common, meant])

    assert [answer.id for answer in answers][0] == "meant"
    assert {answer.reason for answer in answers} == {"差一字"}


def test_the_same_name_with_another_legal_form_comes_before_a_wrong_character() -> None:
    register = [
        Candidate("other", "江苏恒瑞家纺有限公司"),
        Candidate("meant", "江苏恒茂家纺股份有限公司"),
    ]

    answers = ranked("江苏恒茂家纺有限公司", register)

    assert [(answer.id, answer.reason) for answer in answers] == [
        ("meant", "字号与行业一致，组织形式不同"),
        ("other", "差一字"),
    ]


def test_homophone_comes_before_any_other_slip() -> None:
    register = [Candidate("other", "泰州东万电子有限公司"), Candidate("meant", "泰州东方电子有限公司")]

    answers = ranked("泰州东芳电子有限公司", register)

    assert [(answer.id, answer.reason) for answer in answers] == [
        ("meant", "差一字，读音相同"),
        ("other", "差一字"),
    ]


def test_swapped_neighbours_come_before_a_wrong_character() -> None:
    register = [Candidate("other", "如东兴万机械有限公司"), Candidate("meant", "如东盛兴机械有限公司")]

    answers = ranked("如东兴盛机械有限公司", register)

    assert [(answer.id, answer.reason) for answer in answers] == [
        ("meant", "相邻两字颠倒"),
        ("other", "差一字"),
    ]


def test_former_name_is_shown_as_the_name_that_matched() -> None:
    assert first("泰州市红旗棉纺厂").matched_name == "泰州市红旗棉纺厂"


def test_present_name_goes_before_the_same_former_name() -> None:
    register = [
        Candidate("old", "泰州新名电子有限公司", ("泰州东方电子有限公司",)),
        Candidate("now", "泰州东方电子有限公司"),
    ]

    answers = ranked("泰州东方电子有限公司", register)

    assert [(answer.id, answer.score) for answer in answers] == [("now", 1.0), ("old", 0.995)]


def test_head_office_goes_before_its_branch_and_the_reverse_when_the_branch_is_asked() -> None:
    head, branch = "泰州东方电子有限公司", "泰州东方电子有限公司靖江分公司"

    assert [answer.id for answer in ranked(head, REGISTER)].index("5") > 0
    assert first(head).id == "1"
    assert first(branch).id == "5"


def test_another_region_ranks_below_a_nearer_one() -> None:
    order = [answer.id for answer in ranked("泰州东方电子厂", REGISTER)]

    assert order.index("1") < order.index("3")


def test_every_candidate_is_answered_once_with_a_score_from_0_to_1() -> None:
    answers = ranked("东方", REGISTER)

    assert sorted(answer.id for answer in answers) == [candidate.id for candidate in REGISTER]
    assert all(0 <= answer.score <= 1 and answer.reason for answer in answers)


def test_order_does_not_depend_on_the_order_of_candidates() -> None:
    twins = [*REGISTER, Candidate("9", "泰州东方电子有限公司"), Candidate("0", "泰州东方电子有限公司")]
    shuffled = random.Random(3).sample(twins, len(twins))

    answers = ranked("泰州东方电子有限公司", twins)

    assert answers == ranked("泰州东方电子有限公司", shuffled)
    assert [answer.id for answer in answers[:3]] == ["0", "1", "9"]


@pytest.mark.parametrize("query", ["", "   ", "!!!", "晟", "<script>alert(1)</script>"])
def test_odd_queries_are_answered_without_an_error(query: str) -> None:
    assert len(ranked(query, REGISTER)) == len(REGISTER)
