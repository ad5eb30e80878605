"""Amounts: exact in yuan whatever the unit, and never in a currency that nobody named."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Decimal

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from loader_cases import TODAY

from loaders.parsers.amounts import amount, currency
from loaders.parsers.parsed import Parsed, Reading

TEN_THOUSAND = Reading("万元", TODAY)
decimals = st.decimals(min_value=0, max_value=99_999_999, places=6, allow_nan=False, allow_infinity=False)


def read(cells: list[str | None], unit: str = "万元") -> Parsed:
    return amount(pa.array(cells, pa.string()), Reading(unit, TODAY))


@given(st.lists(decimals, min_size=1, max_size=8))
def test_ten_thousands_become_yuan_exactly_as_decimal_arithmetic_says(numbers: list[Decimal]) -> None:
    parsed = read([format(number, "f") for number in numbers])

    oracle = [float((n * 10_000).quantize(Decimal("0.01"), ROUND_HALF_EVEN)) for n in numbers]
    assert parsed.values.to_pylist() == oracle
    assert parsed.faults == ()


@given(decimals)
def test_the_slow_and_the_fast_way_agree(number: Decimal) -> None:
    bare = read([format(number, "f")])
    with_unit = read([f"{number:f}万元"])

    assert bare.values.to_pylist() == with_unit.values.to_pylist()


@given(st.text(max_size=12))
def test_any_text_is_read_or_refused_and_never_raises(text: str) -> None:
    parsed = read([text or None])

    value = parsed.values[0].as_py()
    assert value is None or value >= 0


@pytest.mark.parametrize(
    ("cell", "yuan", "money"),
    [
        ("0.1", 1_000.0, None),
        ("500", 5_000_000.0, None),
        ("0.000001", 0.01, None),
        ("１，２００．５", 12_005_000.0, None),
        ("500元", 500.0, None),
        ("500万", 5_000_000.0, None),
        ("1.2亿元", 120_000_000.0, None),
        ("人民币500万元", 5_000_000.0, None),
        ("¥3", 3.0, None),
        ("500万元人民币", 5_000_000.0, None),
        ("500(万元)", 5_000_000.0, None),
        ("500万美元", 5_000_000.0, "美元"),
        ("USD 20", 20.0, "美元"),
        ("3万港币", 30_000.0, "港元"),
    ],
)
def test_units_and_currencies_in_the_cell_count(cell: str, yuan: float, money: str | None) -> None:
    parsed = read([cell])

    assert parsed.faults == ()
    assert parsed.values.to_pylist() == [yuan]
    assert (parsed.currency.to_pylist() if parsed.currency else [None]) == [money]


def test_a_currency_in_the_heading_counts_for_bare_numbers() -> None:
    parsed = read(["5", None], unit="万美元")

    assert parsed.values.to_pylist() == [50_000.0, None]
    assert parsed.currency is not None and parsed.currency.to_pylist()[0] == "美元"


@pytest.mark.parametrize(
    ("cell", "why"),
    [
        ("-3", "不得为负"),
        ("abc", "不是金额"),
        ("1.2.3", "不是金额"),
        ("9.13E+17", "不是金额"),
        ("1,00", "千位分隔符"),
        ("500万贝壳", "不认识的金额单位"),
        ("9999999999", "超过 10 万亿"),
    ],
)
def test_what_is_no_amount_is_refused_with_the_reason(cell: str, why: str) -> None:
    parsed = read(["1", cell, "2"])

    assert [fault.row for fault in parsed.faults] == [1]
    assert why in parsed.faults[0].reason
    assert parsed.values.to_pylist() == [10_000.0, None, 20_000.0]


def test_one_lone_point_spoils_only_its_own_cell() -> None:
    parsed = read([".", "1.5", "7."])

    assert parsed.values.to_pylist() == [None, 15_000.0, 70_000.0]
    assert [fault.row for fault in parsed.faults] == [0]


def test_currencies_have_one_name_and_yuan_has_none() -> None:
    cells = pa.array(["人民币", "人民币元", "CNY", "156", "美元", "usd", "840", "ＵＳＤ", "卢布", None])

    parsed = currency(cells, TEN_THOUSAND)

    assert parsed.values.to_pylist() == [None] * 4 + ["美元"] * 4 + ["卢布", None]
