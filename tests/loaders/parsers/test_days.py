"""Days in every common form; impossible ones are named."""

from __future__ import annotations

from datetime import date

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from loader_cases import TODAY

from loaders.parsers.days import day, last_day, past_day
from loaders.parsers.parsed import Reading

READING = Reading("", TODAY)
days = st.dates(min_value=date(1850, 1, 1), max_value=date(2098, 12, 31))
FORMS = (
    "{0:%Y-%m-%d}",
    "{0.year}/{0.month}/{0.day}",
    "{0.year}.{0.month}.{0.day}",
    "{0.year}年{0.month}月{0.day}日",
)
MORE_FORMS = ("{0:%Y%m%d}", "{0:%Y-%m-%d} 00:00:00", "{0:%Y-%m-%d}T08:30:00Z", "{0:%Y-%m-%d} 12:38:32.171")


@given(days, st.sampled_from(FORMS + MORE_FORMS))
def test_a_day_is_the_same_in_every_form(when: date, form: str) -> None:
    parsed = day(pa.array([form.format(when)]), READING)

    assert parsed.values.to_pylist() == [when]
    assert parsed.faults == ()


@given(st.text(max_size=12))
def test_any_text_is_read_or_refused_and_never_raises(text: str) -> None:
    parsed = day(pa.array([text]), READING)

    assert len(parsed.faults) == parsed.values.null_count


def test_full_width_digits_and_spreadsheet_serials_are_days() -> None:
    # 1900-system serial 45352 is 2024-03-01
    parsed = day(pa.array(["２０２４－０３－０１", "45352", "45352.5"]), READING)

    assert parsed.values.to_pylist() == [date(2024, 3, 1)] * 3


@pytest.mark.parametrize(
    ("cell", "why"),
    [
        ("2024-02-30", "日历上没有这一天"),
        ("24-03-01", "不是日期"),
        ("三月一日", "不是日期"),
        ("长期", "不是日期"),
        ("0001-01-01", "年份超出合理范围"),
        ("3024-01-01", "年份超出合理范围"),
    ],
)
def test_what_is_no_day_is_refused_with_the_reason(cell: str, why: str) -> None:
    parsed = day(pa.array(["2024-03-01", cell]), READING)

    assert [fault.row for fault in parsed.faults] == [1]
    assert why in parsed.faults[0].reason
    assert parsed.values.to_pylist() == [date(2024, 3, 1), None]


def test_a_past_day_may_be_today_and_not_tomorrow() -> None:
    parsed = past_day(pa.array(["2026-11-23", "2026-11-24"]), READING)

    assert parsed.values.to_pylist() == [TODAY, None]
    assert parsed.faults[0].reason == "晚于今天（2026-11-23）"


def test_no_end_is_written_in_many_ways_and_is_empty() -> None:
    cells = pa.array(["长期", "2099-12-31", "9999-12-31", "2030-06-30", None])

    parsed = last_day(cells, READING)

    assert parsed.values.to_pylist() == [None, None, None, date(2030, 6, 30), None]
    assert parsed.faults == ()
