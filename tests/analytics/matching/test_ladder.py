"""The ladder: which grade a pair gets, and what makes it a matter for a reviewer or for nobody."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matching_cases import CODES, Row, Subject, hits, only, told

from analytics.matching.columns import Decisions
from analytics.matching.grades import Against, Grade
from analytics.matching.ladder import Bounds

NOTHING = Against(0)
TAIZHOU = Subject("泰州东方电子有限公司", CODES[0], region=321200)
OTHERS = tuple(Subject(f"如东{a}{b}机械有限公司") for a in "鑫华盛兴宏瑞祥恒金" for b in "泰达丰通海源润")
"""Company around the subject, so that its own name is not the commonest in the register."""


@pytest.mark.parametrize(
    ("row", "grade", "rung", "against"),
    [
        (Row("泰州东方电子有限公司", CODES[0]), "A", "CODE", NOTHING),
        (Row("", CODES[0]), "A", "CODE", NOTHING),
        (Row("苏州天宇纺织厂", CODES[0]), "C", "CODE", Against.OTHER_NAME),
        (Row("泰州東方電子 有限公司"), "B", "NAME", NOTHING),
        (Row("泰州东方电子有限公司", region=321202), "B", "NAME", NOTHING),
        (Row("泰州东方电子有限公司", region=320623), "C", "NAME", Against.OTHER_REGION),
        (Row("泰州市东方电子有限责任公司"), "B", "VARIANT", NOTHING),
        (Row("东方电子（泰州）有限公司"), "B", "VARIANT", NOTHING),
        (Row("泰州东方电子有限公司靖江分公司"), "RELATED", "BRANCH", NOTHING),
        (Row("泰州东芳电子有限公司"), "C", "ONE_CHARACTER", NOTHING),
        (Row("泰州懂放电子有限公司"), "C", "HOMOPHONE", NOTHING),
        (Row("泰州东方电子股份有限公司"), "C", "PART", NOTHING),
        (Row("东方电子有限公司"), "C", "PART", NOTHING),
        (Row("泰州东方电子有限公司", CODES[0][:17] + "#"), "B", "NAME", NOTHING),
        (Row("泰州东方电子有限公司", "12345"), "C", "NAME", Against.WRONG_CODE),
    ],
)
def test_each_rung_has_its_grade(row: Row, grade: str, rung: str, against: Against) -> None:
    assert only(row, TAIZHOU, *OTHERS)[0] == (0, grade, rung, against)


@pytest.mark.parametrize("name", ["江阴东方电子有限公司", "如东海晟商贸有限公司", ""])
def test_what_has_nothing_in_common_is_no_hit(name: str) -> None:
    assert only(Row(name), TAIZHOU) == []


def test_a_registration_number_is_as_good_as_a_code() -> None:
    subject = Subject("泰州东方电子有限公司", CODES[0], "110108000000016")

    found = only(Row("泰州东方电子厂", "110108000000016"), subject)

    assert found == [(0, "A", "REGISTRATION_NUMBER", NOTHING)]


NAMES = st.sampled_from(
    [
        "泰州东方电子有限公司",
        "泰州市东方电子有限责任公司",
        "泰州东芳电子有限公司",
        "泰州东方电子有限公司靖江分公司",
        "东方电子",
    ]
)


@given(st.lists(NAMES, min_size=1), st.lists(NAMES, min_size=1), st.data())
def test_valid_codes_that_differ_never_match_whatever_the_names(
    names: list[str], listed: list[str], data: st.DataObject
) -> None:
    places = st.integers(0, 9)
    subjects = [Subject(name, CODES[data.draw(places)]) for name in names]
    rows = [Row(name, CODES[data.draw(places)]) for name in listed]

    found = hits(rows, subjects)

    pairs = zip(found.rows.tolist(), found.places.tolist(), strict=True)
    assert all(rows[row].code == subjects[place].code for row, place in pairs)


def test_a_namesake_of_another_code_is_counted_and_no_hit() -> None:
    found = hits([Row("泰州东方电子有限公司", CODES[1])], [TAIZHOU])

    assert found.rows.size == 0
    assert found.conflicts.tolist() == [1]


def test_a_reviewer_cannot_join_what_two_valid_codes_part() -> None:
    same = Decisions(np.array([0], np.int32), np.array([0], np.int32), np.array([True]))

    found = hits([Row("泰州东方电子有限公司", CODES[1])], [TAIZHOU], None, same)

    assert found.rows.size == 0


def test_a_name_of_two_is_taken_for_neither() -> None:
    twin = Subject("泰州东方电子有限公司", CODES[1])

    assert only(Row("泰州东方电子有限公司"), TAIZHOU, twin) == [
        (0, "C", "NAME", Against.RIVALS),
        (1, "C", "NAME", Against.RIVALS),
    ]


def test_the_region_of_the_row_tells_two_of_one_name_apart() -> None:
    one, other = Subject("东方电子有限公司", region=321200), Subject("东方电子有限公司", region=320623)

    found = only(Row("东方电子有限公司", region=320623), one, other)

    assert found == [(1, "B", "NAME", NOTHING)]


RENAMED = Subject("南通潮涌海洋食品有限公司", former=(("如东县潮涌水产冷冻厂", 20100601),))


@pytest.mark.parametrize(
    ("day", "grade", "against"),
    [(20090101, "B", NOTHING), (0, "B", NOTHING), (20100601, "C", Against.RENAMED_BEFORE)],
)
def test_a_former_name_fits_a_row_from_before_the_renaming(day: int, grade: str, against: Against) -> None:
    assert only(Row("如东县潮涌水产冷冻厂", day=day), RENAMED) == [(0, grade, "FORMER_NAME", against)]


def test_whoever_took_a_name_over_is_meant_after_the_renaming() -> None:
    heir = Subject("如东县潮涌水产冷冻厂")

    after = only(Row("如东县潮涌水产冷冻厂", day=20150101), RENAMED, heir)
    before = only(Row("如东县潮涌水产冷冻厂", day=20050101), RENAMED, heir)

    assert after == [(1, "B", "NAME", NOTHING)]
    assert {one[1] for one in before} == {"C"}


def test_a_row_from_before_the_foundation_is_a_matter_for_a_reviewer() -> None:
    young = Subject("泰州东方电子有限公司", founded=20200101)

    found = only(Row("泰州东方电子有限公司", day=20100101), young)

    assert found == [(0, "C", "NAME", Against.NOT_YET_FOUNDED)]


def test_a_variant_of_a_common_name_is_a_matter_for_a_reviewer() -> None:
    crowd = [Subject(f"泰州东方电子{form}") for form in ("有限公司", "厂", "经营部", "商行", "加工厂")] * 8

    found = only(Row("泰州市东方电子有限责任公司"), *crowd[:1], *crowd[1:])

    assert {one[1] for one in found} == {"C"}


def test_a_pair_that_a_reviewer_parted_is_not_proposed_again() -> None:
    parted = Decisions(np.array([0], np.int32), np.array([0], np.int32), np.array([False]))

    found = hits([Row("泰州东芳电子有限公司")], [TAIZHOU], None, parted)

    assert found.rows.size == 0
    assert found.refused.tolist() == [1]


def test_a_pair_that_a_reviewer_joined_counts_as_the_same_and_says_so() -> None:
    joined = Decisions(np.array([0], np.int32), np.array([0], np.int32), np.array([True]))

    found = hits([Row("泰州东芳电子有限公司")], [TAIZHOU], None, joined)

    assert told(found) == [(0, 0, "A", "REVIEWER", NOTHING)]


def test_candidates_for_review_are_few_and_rivals_are_counted() -> None:
    crowd = [Subject(f"泰州{one}方电子有限公司") for one in "甲乙丙丁戊己庚辛"]

    found = hits([Row("泰州东方电子有限公司")], crowd, Bounds(candidates=3))

    assert found.grades.tolist() == [Grade.C] * 3
    assert found.rivals.tolist() == [7] * 3


def test_without_review_only_codes_and_names_are_looked_at() -> None:
    rows = [Row("泰州东芳电子有限公司"), Row("泰州东方电子有限公司")]

    assert told(hits(rows, [TAIZHOU], Bounds(review=False))) == [(1, 0, "B", "NAME", NOTHING)]


def test_an_empty_list_and_an_empty_register_have_no_hits() -> None:
    assert told(hits([], [TAIZHOU])) == []
    assert told(hits([Row("泰州东方电子有限公司")], [])) == []


@given(st.permutations(range(6)))
def test_the_order_of_the_register_changes_nothing(order: list[int]) -> None:
    subjects = [TAIZHOU, RENAMED, *OTHERS[:4]]
    names = "泰州市东方电子有限责任公司", "如东县潮涌水产冷冻厂", "如东鑫泰机械厂", "如东鑫达机械"
    rows = [Row(name) for name in names]

    one = told(hits(rows, subjects))
    other = told(hits(rows, [subjects[place] for place in order]))

    assert sorted(one) == sorted((row, order[place], *rest) for row, place, *rest in other)
