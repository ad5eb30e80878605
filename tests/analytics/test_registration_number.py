from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.iso7064 import mod_11_10 as oracle
from vector_cases import vectors_of_kind

from analytics.codes import (
    CodeFault,
    registration_check_digit,
    registration_number_fault,
    registration_number_faults,
    registration_number_valid,
)

first14 = st.text("0123456789", min_size=14, max_size=14)


@pytest.mark.parametrize(("head", "check"), vectors_of_kind("identifiers")[0]["reg15"].items())
def test_check_digit_of_the_worked_example(head: str, check: str) -> None:
    assert registration_check_digit(head) == check
    assert registration_number_fault(head + check) is None


@given(first14)
def test_check_digit_is_the_oracles(head: str) -> None:
    assert registration_check_digit(head) == oracle.calc_check_digit(head)


@given(
    st.lists(st.one_of(first14.map(lambda head: head + registration_check_digit(head)), st.text(max_size=16)))
)
def test_scalar_and_column_agree(numbers: list[str]) -> None:
    numbers = [number.rstrip("\0") for number in numbers]  # a numpy string array drops them

    valid = registration_number_valid(np.array(numbers, dtype="U16"))

    assert valid.tolist() == [registration_number_fault(number) is None for number in numbers]


@given(first14, st.integers(0, 14), st.sampled_from("0123456789"))
def test_any_single_substitution_breaks_the_number(head: str, place: int, digit: str) -> None:
    number = head + registration_check_digit(head)
    changed = number[:place] + digit + number[place + 1 :]

    assert (registration_number_fault(changed) is None) == (changed == number and number != "0" * 15)


def test_column_names_each_fault() -> None:
    column = np.array(["1101080000000", "11010800000001A", "0" * 15, "110108000000017"])

    assert registration_number_faults(column).tolist() == [
        CodeFault.LENGTH,
        CodeFault.CHARACTER,
        CodeFault.ALL_ZERO,
        CodeFault.CHECK,
    ]


def test_fault_names_got_and_expected() -> None:
    assert registration_number_fault("110108000000017") == "校验码应为 6，得到 7"
    assert registration_number_fault("3206231100123") == "应为 15 位，得到 13 位"


def test_check_digit_refuses_what_is_not_fourteen_digits() -> None:
    with pytest.raises(ValueError, match="expected 14 digits"):
        registration_check_digit("1101080000000A")
