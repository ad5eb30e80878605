"""Columns of codes: mended where that loses nothing, and checked as single codes are."""

from __future__ import annotations

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from loader_cases import HAISHENG, HUASHENG, TODAY

from analytics.codes import normal_code, uscc_fault
from loaders.parsers.codes import canonical, region_code, stock_code, uscc
from loaders.parsers.parsed import Reading

READING = Reading("", TODAY)
characters = st.sampled_from("0123456789ABCDEFGHJKLMNPQRTUWXYOIabz ０Ａ-")
codes = st.one_of(
    st.just(HUASHENG),
    st.just(HAISHENG.lower()),
    st.text(characters, min_size=1, max_size=20),
    st.tuples(st.just(HUASHENG[:17]), characters).map("".join),
)


@given(st.lists(st.none() | codes, min_size=1, max_size=12))
def test_a_column_is_judged_as_its_codes_are_one_by_one(cells: list[str | None]) -> None:
    parsed = uscc(pa.array(cells, pa.string()), READING)

    plain = [normal_code(cell) or None if cell else None for cell in cells]
    assert parsed.values.to_pylist() == [
        code if code and uscc_fault(code) is None else None for code in plain
    ]
    assert {fault.row for fault in parsed.faults} == {
        row for row, code in enumerate(plain) if code and uscc_fault(code) is not None
    }


@pytest.mark.parametrize("cell", ["9.13203E+17", "9.132030560823488E+17", "9e17"])
def test_scientific_notation_is_named_as_lost_digits(cell: str) -> None:
    [fault] = uscc(pa.array([cell]), READING).faults

    assert "科学计数法，末几位已丢失" in fault.reason


def test_words_for_no_code_are_no_code() -> None:
    assert canonical(pa.array(["无", "暂无", "不详", "ABC", None])).to_pylist() == [None] * 3 + ["ABC", None]


def test_nulls_with_bytes_behind_them_are_nulls() -> None:
    masked = pa.compute.if_else(pa.array([True, False]), pa.array([HUASHENG, HAISHENG]), None)

    assert uscc(masked, READING).values.to_pylist() == [HUASHENG, None]


def test_stock_codes_get_the_zeros_back_that_a_spreadsheet_dropped() -> None:
    parsed = stock_code(pa.array(["2658", "600616", "1", "6000001", "abc"]), READING)

    assert parsed.values.to_pylist() == ["002658", "600616", "000001", None, None]
    assert [fault.row for fault in parsed.faults] == [3, 4]


def test_codes_of_towns_are_read_as_their_county() -> None:
    parsed = region_code(pa.array(["320623", "320623100", "3206"]), READING)

    assert parsed.values.to_pylist() == ["320623", "320623", None]
