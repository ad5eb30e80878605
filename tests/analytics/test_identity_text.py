from __future__ import annotations

import pytest

from analytics.identity_text import without_numbers

RESIDENT = "11010519491231002X"
"""The example of GB 11643-1999."""


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (f"身份证{RESIDENT}。", "身份证1****************X。"),
        ("旧号110105491231002，", "旧号1*************2，"),
        ("笔误110105194912310029", "笔误1****************9"),
        ("91320623MA1TEXT06R", "91320623MA1TEXT06R"),
        ("电话13912345678", "电话13912345678"),
        ("编号320623000012345678", "编号320623000012345678"),
    ],
)
def test_identity_numbers_are_masked_and_other_numbers_stay(text: str, shown: str) -> None:
    assert without_numbers(text) == shown
