"""Ratios are 0 to 1; a percent sign or a heading in % says so, nothing is guessed."""

from __future__ import annotations

from decimal import Decimal

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from loader_cases import TODAY

from loaders.parsers.parsed import Parsed, Reading
from loaders.parsers.ratios import ratio

percents = st.decimals(min_value=0, max_value=100, places=6, allow_nan=False, allow_infinity=False)


def read(cells: list[str | None], unit: str = "") -> Parsed:
    return ratio(pa.array(cells, pa.string()), Reading(unit, TODAY))


@given(percents)
def test_a_percentage_is_its_hundredth_exactly(percent: Decimal) -> None:
    signed, headed = read([f"{percent:f}%"]), read([f"{percent:f}"], unit="%")

    assert signed.values.to_pylist() == headed.values.to_pylist() == [float(percent / 100)]


@given(st.floats(min_value=0, max_value=1, allow_subnormal=False))
def test_a_fraction_is_taken_to_its_last_digit(share: float) -> None:
    assert read([repr(share)]).values.to_pylist() == [share]


@pytest.mark.parametrize(
    ("cell", "why"),
    [
        ("35", "没有百分号"),
        ("101%", "0% 至 100%"),
        ("-1%", "不得为负"),
        ("一半", "不是比例"),
        ("３５", "没有百分号"),
    ],
)
def test_what_is_no_ratio_is_refused_with_the_reason(cell: str, why: str) -> None:
    parsed = read(["0.5", cell])

    assert [fault.row for fault in parsed.faults] == [1]
    assert why in parsed.faults[0].reason
    assert parsed.values.to_pylist() == [0.5, None]


def test_one_is_the_whole_and_full_width_signs_are_signs() -> None:
    assert read(["1", "100%", "３５％", "0", None]).values.to_pylist() == [1.0, 1.0, 0.35, 0.0, None]
