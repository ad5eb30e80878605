"""How values are written: nothing lost, nothing that acts."""

from __future__ import annotations

from datetime import date

import pytest

from graph_service.pages.words import last_day, spaced_code, visible, wan


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("南通华盛（集团）有限公司", "南通华盛（集团）有限公司"),
        ("甲\u202e乙", "甲⟦RLO⟧乙"),
        ("甲\x1b[31m乙", "甲⟦U+001B⟧[31m乙"),
        ("甲\u3000乙\xa0丙", "甲\u3000乙\xa0丙"),
        ("甲\u2028乙\x00", "甲⟦U+2028⟧乙⟦U+0000⟧"),
        ("𠮷野家", "𠮷野家"),
    ],
)
def test_controls_and_direction_marks_are_shown_by_name(text, shown):
    assert visible(text) == shown


@pytest.mark.parametrize(
    ("yuan", "words"),
    [(None, "未披露"), (0.0, "0 万元"), (50_000_000.0, "5,000 万元"), (12_345.67, "1.234567 万元")],
)
def test_an_amount_is_in_ten_thousands_and_null_is_not_zero(yuan, words):
    assert wan(yuan) == words


def test_the_last_day_is_the_day_before_an_exclusive_end():
    assert last_day(date(2028, 3, 1)) == "2028-02-29"


def test_a_code_is_spaced_and_another_id_is_left_alone():
    assert spaced_code("91320623MA2DFDW03X") == "91320623 MA2DFDW0 3X"
    assert spaced_code("name:320623|如东某某服务部") == "name:320623|如东某某服务部"
