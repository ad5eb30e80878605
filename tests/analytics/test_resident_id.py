from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.cn import ric as oracle
from vector_cases import vectors_of_kind

from analytics.codes import (
    CodeFault,
    masked_id,
    resident_id_check_char,
    resident_id_expanded,
    resident_id_fault,
    resident_id_faults,
    resident_id_valid,
)

IDENTIFIERS = vectors_of_kind("identifiers")[0]
TODAY = date(2026, 7, 15)
SYNTHETIC = ["32062319900101001X", "320281198512150038", "320623200002290012"]

births = st.dates(date(1930, 1, 1), date(2030, 1, 1)).map(lambda born: born.strftime("%Y%m%d"))
first17 = st.builds(
    lambda area, born, order: area + born + order,
    st.sampled_from(["110105", "320623", "321200", "990000"]),
    st.one_of(births, st.text("0123456789", min_size=8, max_size=8)),
    st.text("0123456789", min_size=3, max_size=3),
)


@pytest.mark.parametrize("number", IDENTIFIERS["id_card_valid"] + SYNTHETIC)
def test_true_numbers_pass(number: str) -> None:
    assert resident_id_fault(number, TODAY) is None


@pytest.mark.parametrize("number", IDENTIFIERS["id_card_invalid"])
def test_wrong_check_digit_and_impossible_date_are_refused(number: str) -> None:
    assert resident_id_fault(number, TODAY) is not None


def test_leap_day_must_exist() -> None:
    head = "32062319000229001"  # 1900 was no leap year
    number = head + resident_id_check_char(head)

    assert resident_id_fault(number, TODAY) == "出生日期不存在或晚于今天"


def test_birth_today_passes_and_tomorrow_does_not() -> None:
    today, tomorrow = ("320623" + day + "001" for day in ("20260715", "20260716"))

    assert resident_id_fault(today + resident_id_check_char(today), TODAY) is None
    assert resident_id_fault(tomorrow + resident_id_check_char(tomorrow), TODAY) is not None


def test_old_number_is_judged_by_its_long_form() -> None:
    assert resident_id_expanded("110105491231002") == "11010519491231002X"
    assert resident_id_fault("110105491231002", TODAY) is None
    assert resident_id_fault("110105491331002", TODAY) is not None


def test_other_documents_are_not_expanded() -> None:
    assert resident_id_expanded("E12345678") == "E12345678"


def test_fault_does_not_repeat_the_number() -> None:
    number = "110105194912310021"

    assert number not in (resident_id_fault(number, TODAY) or "")


def test_check_char_error_does_not_repeat_the_number() -> None:
    with pytest.raises(ValueError, match="expected 17 digits") as caught:
        resident_id_check_char("3206231990010100A")

    assert "3206231990" not in str(caught.value)


def test_column_names_each_fault() -> None:
    column = np.array(
        ["3206", "3206231990O101001X", "99062319900101001X", "11010519490231002X", "110105194912310021"]
    )

    assert resident_id_faults(column, TODAY).tolist() == [
        CodeFault.LENGTH,
        CodeFault.CHARACTER,
        CodeFault.REGION,
        CodeFault.DATE,
        CodeFault.CHECK,
    ]


def test_column_accepts_old_and_new_forms_side_by_side() -> None:
    column = np.array(["110105491231002", *SYNTHETIC, "110105491331002"])

    assert resident_id_valid(column, TODAY).tolist() == [True, True, True, True, False]


@given(
    st.lists(
        st.one_of(
            first17.map(lambda head: head + resident_id_check_char(head)),
            first17.map(lambda head: head + "X"),
            first17.map(lambda head: head[:6] + head[8:]),
            st.text("0123456789Xx ", max_size=19),
        )
    )
)
def test_scalar_and_column_agree(numbers: list[str]) -> None:
    valid = resident_id_valid(np.array(numbers, dtype="U19"), TODAY)

    assert valid.tolist() == [resident_id_fault(number, TODAY) is None for number in numbers]


@given(first17)
def test_check_character_is_the_oracles(head: str) -> None:
    assert resident_id_check_char(head) == oracle.calc_check_digit(head + "0")


def test_mask_keeps_the_first_and_last_character_only() -> None:
    assert masked_id("32062319900101001X") == "3****************X"
    assert masked_id("110105491231002") == "1*************2"
    assert masked_id("E1") == "**"
    assert masked_id("") == ""
