"""Persons: the same number, or name and mask with few others expected; a name alone never."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pytest
from vector_cases import vectors_of_kind

from analytics.masked_identity import TAIL_PROBABILITY, coincidence
from analytics.matching.grades import Against, Grade
from analytics.matching.masks import PREFIX_PERSONS, agreed_positions, shown_probability
from analytics.matching.persons import Persons, matched_persons

NONE = np.zeros(0, np.int32)


def persons(rows: list[tuple[str, str, str]], keys: list[tuple[int, str]] | None = None) -> Persons:
    """Rows of name, digest and mask; keys as (row, digest of a mask)."""
    keys = keys or []
    return Persons(
        *(pa.array([row[column] for row in rows], pa.string()) for column in range(3)),
        pa.array([key for _, key in keys], pa.string()),
        np.array([row for row, _ in keys], np.int32),
    )


CROWD = [(f"路人{place}", "", "") for place in range(1000)]


def told(listed: Persons, register: Persons) -> list[tuple[int, int, str, int]]:
    found = matched_persons(listed, register)
    return [
        (int(row), int(place), Grade(grade).name, int(against))
        for row, place, grade, against in zip(
            found.rows, found.places, found.grades, found.against, strict=True
        )
    ]


def test_a_name_alone_is_never_a_hit() -> None:
    assert told(persons([("张伟", "", "")]), persons([("张伟", "d1", ""), ("张伟", "", "")])) == []


def test_one_number_is_one_person_and_another_name_is_looked_at() -> None:
    register = persons([("张伟", "d1", ""), ("李娜", "d2", "")])

    assert told(persons([("张伟", "d1", ""), ("王芳", "d2", ""), ("", "d2", "")]), register) == [
        (0, 0, "A", 0),
        (1, 1, "C", int(Against.OTHER_NAME)),
        (2, 1, "A", 0),
    ]


def test_two_numbers_are_two_persons_whatever_name_and_mask() -> None:
    mask = "320623199001010012"

    assert told(persons([("张伟", "d1", mask)]), persons([("张伟", "d2", mask)])) == []


def test_a_mask_with_the_birth_date_is_enough_for_one_candidate() -> None:
    listed = persons([("缪海洋", "", "320623197007**0012")])
    register = persons([*CROWD, ("缪海洋", "", "320623197007070012")])

    # E = 1.5 M of a county / 60 years / 12 months · 1/1001 · 2e-4
    assert told(listed, register) == [(0, 1000, "B", 0)]
    [expected] = matched_persons(listed, register).expected
    assert expected == pytest.approx(1_500_000 / 60 / 12 / 1001 * 2e-4)


def test_a_mask_without_it_is_for_a_reviewer_with_its_probability() -> None:
    register = persons([*CROWD, ("缪海洋", "", "320623197007070012")])

    found = matched_persons(persons([("缪海洋", "", "3206**********0012")]), register)

    # E = 10 M of a prefecture · 1/1001 · 2e-4 = 1.998
    assert found.grades.tolist() == [Grade.C]
    assert found.expected[0] == pytest.approx(10_000_000 / 1001 * 2e-4)
    assert found.probability[0] == pytest.approx(1 / (1 + 10_000_000 / 1001 * 2e-4))


def test_a_mask_that_shows_next_to_nothing_says_no_more_than_the_name() -> None:
    register = persons([*CROWD, ("缪海洋", "", "3****************2")])

    assert told(persons([("缪海洋", "", "3206**********0012")]), register) == []


def test_characters_that_differ_rule_a_person_out() -> None:
    register = persons([*CROWD, ("缪海洋", "", "320623197007070039")])

    assert told(persons([("缪海洋", "", "320623197007**0012")]), register) == []


def test_two_candidates_are_both_left_to_a_reviewer() -> None:
    number = "320623197007070012"
    register = persons([*CROWD, ("缪海洋", "", number), ("缪海洋", "", number)])

    found = told(persons([("缪海洋", "", "320623197007**0012")]), register)

    assert [one[2] for one in found] == ["C", "C"]


def test_a_key_of_the_mask_stands_for_all_characters_that_it_shows() -> None:
    listed = persons([("缪海洋", "", "320623197007**0012")], [(0, "k")])
    register = persons([*CROWD, ("缪海洋", "d", "3****************2")], [(1000, "k")])
    stranger = persons([*CROWD, ("缪海洋", "d", "3****************2")], [(1000, "other")])

    assert [one[2] for one in told(listed, register)] == ["B"]
    assert told(listed, stranger) == []


def test_masks_are_compared_character_by_character() -> None:
    one, other = pa.array(["32062319900101001X", "short"]), pa.array(["3206**********001*", None])

    shown = agreed_positions(one, other, np.array([0, 1], np.int32), np.array([0, 1], np.int32))

    assert shown[0].tolist() == [1] * 4 + [0] * 10 + [1] * 3 + [0]
    assert not shown[1].any()


@pytest.mark.parametrize("case", vectors_of_kind("masked_id")[0]["cases"])
def test_the_expected_number_is_that_of_the_scalar_measure(case: dict[str, float]) -> None:
    tail = np.zeros((1, 18), np.int8)
    tail[:, :4], tail[:, -4:] = 1, 1
    persons_of_prefix = PREFIX_PERSONS[4]

    expected = shown_probability(tail)[0] * case["f_name"] * case["N"] / persons_of_prefix

    scalar = coincidence(persons=int(case["N"]), name_frequency=case["f_name"], candidates=1)
    assert expected == pytest.approx(scalar.expected) == pytest.approx(case["E"])
    assert vectors_of_kind("masked_id")[0]["p_tail"] == TAIL_PROBABILITY
