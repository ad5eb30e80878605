from __future__ import annotations

import time

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.cn import uscc as oracle
from vector_cases import VECTORS, vectors_of_kind

from analytics.codes import (
    CodeFault,
    org_code_check_char,
    subject_kind,
    uscc_check_char,
    uscc_fault,
    uscc_faults,
    uscc_inner_fault,
    uscc_valid,
)
from analytics.uscc import ALPHABET

IDENTIFIERS = vectors_of_kind("identifiers")[0]
ONLINE = (VECTORS / "uscc" / "valid_found_online.txt").read_text().split()
BROKEN = [line.split()[0] for line in (VECTORS / "uscc" / "invalid_constructed.txt").read_text().splitlines()]
SYNTHETIC = [
    "91320623MA1TEXT06R",
    "91320281MA2DEMW96L",
    "92320623MA3XYHQ18U",
    "93320700MA4FARM222",
    "52321200MJ5CHAR871",
]

first17 = st.tuples(
    st.text(ALPHABET, min_size=2, max_size=2),
    st.text("0123456789", min_size=6, max_size=6),
    st.text(ALPHABET, min_size=9, max_size=9),
).map("".join)


@pytest.mark.parametrize("code", IDENTIFIERS["valid_uscc"] + ONLINE + SYNTHETIC)
def test_true_codes_pass(code: str) -> None:
    assert uscc_fault(code) is None
    assert oracle.is_valid(code)


@pytest.mark.parametrize("code", [*IDENTIFIERS["invalid_uscc"], *BROKEN, "0" * 18, "0" * 17 + "X"])
def test_broken_codes_are_refused(code: str) -> None:
    assert uscc_fault(code) is not None


def test_column_marks_the_same_codes_as_the_scalar_check() -> None:
    codes = [*IDENTIFIERS["valid_uscc"], *IDENTIFIERS["invalid_uscc"], *ONLINE, *BROKEN, "0" * 18]

    valid = uscc_valid(np.array(codes))

    assert valid.tolist() == [uscc_fault(code) is None for code in codes]


def test_fault_names_got_and_expected() -> None:
    # position 17 weighs 28 and rose by one, so the check value L = 20 becomes 20 - 28 + 31 = 23 = P
    assert uscc_fault("91110000600037342L") == "校验码应为 P，得到 L"
    assert uscc_fault("9132062") == "应为 18 位，得到 7 位"
    assert uscc_fault("9111000060003734IL") == "第 17 位“I”不在统一社会信用代码字符集内"
    assert uscc_fault("9132062AMA1TEXT06R") == "第 3 至 8 位应为行政区划代码的 6 位数字，得到 32062A"


def test_all_zero_code_is_refused_though_both_checks_pass() -> None:
    assert uscc_check_char("0" * 17) == "0"
    assert uscc_fault("0" * 18) == "代码全为零"
    assert uscc_faults(np.array(["0" * 18]))[0] == CodeFault.ALL_ZERO


def test_column_names_each_fault() -> None:
    column = np.array(
        ["", "91320623MA1TEXT06R1", "91320623MA1TEXT06r", "9132062AMA1TEXT06R", "91320623MA1TEXT06T"]
    )

    assert uscc_faults(column).tolist() == [
        CodeFault.LENGTH,
        CodeFault.LENGTH,
        CodeFault.CHARACTER,
        CodeFault.REGION,
        CodeFault.CHECK,
    ]


def test_characters_outside_ascii_are_refused_in_both_faces() -> None:
    code = "91320623MA1TEXT06Ｒ"

    assert uscc_fault(code) is not None
    assert uscc_faults(np.array([code]))[0] == CodeFault.CHARACTER


def test_empty_column_gives_an_empty_answer() -> None:
    assert uscc_valid(np.array([], dtype="U18")).shape == (0,)


def test_column_of_numbers_is_refused() -> None:
    with pytest.raises(TypeError, match="fixed-width strings"):
        uscc_valid(np.array([913206]))


@given(
    st.lists(st.one_of(first17.map(lambda head: head + uscc_check_char(head)), first17, st.text(max_size=20)))
)
def test_scalar_and_column_agree(codes: list[str]) -> None:
    codes = [code.rstrip("\0") for code in codes]  # a numpy string array drops them

    valid = uscc_valid(np.array(codes, dtype="U20"))

    assert valid.tolist() == [uscc_fault(code) is None for code in codes]


@given(first17, st.integers(0, 17), st.sampled_from(ALPHABET))
def test_any_single_substitution_breaks_the_code(head: str, place: int, character: str) -> None:
    code = head + uscc_check_char(head)
    changed = code[:place] + character + code[place + 1 :]

    assert (uscc_fault(changed) is None) == (changed == code and code != "0" * 18)


@given(first17, st.integers(0, 16))
def test_swapped_neighbours_break_the_code(head: str, place: int) -> None:
    code = head + uscc_check_char(head)
    swapped = code[:place] + code[place + 1] + code[place] + code[place + 2 :]

    assert swapped == code or uscc_fault(swapped) is not None


@given(st.text("0123456789", min_size=2, max_size=2), first17)
def test_digit_led_codes_are_judged_as_the_oracle_does(lead: str, head: str) -> None:
    code = lead + head[2:] + uscc_check_char(lead + head[2:])

    assert (uscc_fault(code) is None) == (oracle.is_valid(code) and code != "0" * 18)


@pytest.mark.parametrize(("code", "org"), IDENTIFIERS["embedded_org_code"].items())
def test_inner_organisation_code_checks(code: str, org: str) -> None:
    assert org_code_check_char(org[:8]) == org[-1]
    assert uscc_inner_fault(code) is None


def test_inner_fault_is_a_warning_only() -> None:
    head = "92320623MA3XYHQ11"
    code = head + uscc_check_char(head)

    assert uscc_fault(code) is None
    assert uscc_inner_fault(code) == "组织机构代码校验码应为 8，得到 1"


def test_inner_check_of_a_broken_code_says_so() -> None:
    assert uscc_inner_fault("9132") == "不含可校验的组织机构代码"


@pytest.mark.parametrize(("first8", "check"), IDENTIFIERS["org_code"].items())
def test_org_code_check_char(first8: str, check: str) -> None:
    assert org_code_check_char(first8) == check


@pytest.mark.parametrize("head", ["", "9132062", "91320623MA1TEXTO6", "91320623MA1TEXT06R"])
def test_check_char_refuses_what_is_not_seventeen_characters(head: str) -> None:
    with pytest.raises(ValueError, match="expected 17 characters"):
        uscc_check_char(head)


@pytest.mark.parametrize("head", ["", "d2143569", "D214356", "D214-569"])
def test_org_check_char_refuses_what_is_not_eight_characters(head: str) -> None:
    with pytest.raises(ValueError, match="expected 8"):
        org_code_check_char(head)


def test_kind_follows_the_first_two_characters() -> None:
    kinds = {code[:2]: kind.kind for code in SYNTHETIC if (kind := subject_kind(code))}

    assert kinds == {
        "91": "enterprise",
        "92": "individual_business",
        "93": "cooperative",
        "52": "social_organisation",
    }
    assert subject_kind("Q1320623MA1TEXT06R") is None


def test_column_checks_a_million_codes_in_a_fraction_of_a_second() -> None:
    column = np.array(SYNTHETIC * 60_000)

    start = time.perf_counter()
    valid = uscc_valid(column)
    elapsed = time.perf_counter() - start

    assert valid.all()
    assert elapsed < 0.3  # 1 M codes/s; about 0.03 s on an idle machine
