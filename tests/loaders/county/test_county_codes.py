from __future__ import annotations

from datetime import date

import numpy as np

from analytics.codes import (
    registration_check_digit,
    registration_number_fault,
    resident_id_fault,
    uscc_fault,
    uscc_inner_fault,
)
from loaders.county.codes import bodies, registration_numbers, resident_ids, uscc, usccs
from loaders.county.columns import fixed_texts

COUNT = 3_000


def test_columns_of_codes_pass_both_checks() -> None:
    new_style = np.arange(COUNT) % 3 > 0
    kinds, regions = np.repeat([91, 92, 93], COUNT // 3), np.full(COUNT, 320623)

    codes = fixed_texts(usccs(kinds, regions, bodies(new_style))).to_pylist()

    assert {uscc_fault(code) for code in codes} == {None}
    assert {uscc_inner_fault(code) for code in codes} == {None}
    assert len(set(codes)) == COUNT


def test_no_drawn_body_opens_as_planted_ones_do() -> None:
    drawn = fixed_texts(bodies(np.arange(COUNT) % 2 == 0)).to_pylist()

    assert not [body for body in drawn if body.startswith("MB")]


def test_a_single_code_is_the_published_vector() -> None:
    # made-up vectors of the domain notes: both check characters right
    assert uscc("91", "320623", "MA1TEXT0") == "91320623MA1TEXT06R"
    assert uscc("93", "320700", "MA4FARM2") == "93320700MA4FARM222"


def test_columns_of_registration_numbers_carry_their_check_digit() -> None:
    numbers = fixed_texts(registration_numbers(np.full(COUNT, 320623), np.arange(COUNT))).to_pylist()

    assert {registration_number_fault(number) for number in numbers} == {None}
    assert all(number[14] == registration_check_digit(number[:14]) for number in numbers)


def test_columns_of_resident_numbers_are_valid() -> None:
    born = np.arange(COUNT) * 8 - 12_000
    numbers = fixed_texts(resident_ids(np.full(COUNT, 320623), born, np.arange(COUNT) % 899 + 1)).to_pylist()

    assert {resident_id_fault(number, date(2038, 1, 1)) for number in numbers} == {None}
    assert numbers[0][6:14] == "19370223"  # 12,000 days before 1970-01-01
