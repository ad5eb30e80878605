from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.likeness import edits
from analytics.slips import Slip, slip_between

TEXTS = st.text(st.sampled_from("东方芳泰太茂AB"), max_size=6)


@pytest.mark.parametrize(
    ("typed", "slip"),
    [
        ("泰州东芳电子", Slip("差一字，读音相同", 3, replaced=True, homophone=True)),
        ("泰州东万电子", Slip("差一字", 3, replaced=True)),
        ("泰州Ａ方电子", Slip("差一字", 2, replaced=True)),
        ("泰州方电子", Slip("少一字", 2)),
        ("泰州东方电", Slip("少一字", 5)),
        ("泰州东方大电子", Slip("多一字", 4)),
        ("泰州方东电子", Slip("相邻两字颠倒", 2)),
        ("泰州东方电子", None),
        ("泰州西方电器", None),
        ("", None),
    ],
)
def test_a_slip_says_what_happened_and_where(typed: str, slip: Slip | None) -> None:
    assert slip_between(typed, "泰州东方电子") == slip


@given(TEXTS, TEXTS)
def test_there_is_a_slip_between_texts_one_edit_apart_and_no_others(one: str, other: str) -> None:
    slip = slip_between(one, other)

    assert (slip is not None) == (edits(one, other) == 1)


@given(TEXTS, TEXTS)
def test_the_way_back_is_the_same_slip_seen_from_the_other_side(one: str, other: str) -> None:
    there, back = slip_between(one, other), slip_between(other, one)

    assert (there is None) == (back is None)
    if there and back:
        assert (there.place, there.replaced, there.homophone) == (back.place, back.replaced, back.homophone)
