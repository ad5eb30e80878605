"""Texts one character apart, and codes, against their oracles."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from analytics.codes import registration_number_fault, uscc_fault
from analytics.matching.codes import NONE, NUMBER, USCC, WRONG, code_column
from analytics.matching.one_apart import one_apart
from analytics.matching.texts import folded_texts

short = st.lists(st.text(st.sampled_from("甲乙丙"), max_size=6), min_size=1, max_size=30)
VALID = ["91320623MA1TEXT06R", "110108000000016", "92320623MA3XYHQ18U"]


@pytest.mark.parametrize("filter_from", [0, 50_000], ids=["filtered", "plain"])
@given(short, short)
def test_every_pair_at_distance_one_is_found_and_no_other(
    filter_from: int, rows: list[str], names: list[str]
) -> None:
    texts = folded_texts(pa.array(rows)), folded_texts(pa.array(names))

    found = one_apart(*texts, most=10_000, filter_from=filter_from)

    wanted = {(i, j) for i, a in enumerate(rows) for j, b in enumerate(names) if OSA.distance(a, b) == 1}
    assert set(zip(found.rows.tolist(), found.places.tolist(), strict=True)) == wanted
    assert not found.capped.size


def test_a_step_that_was_cut_short_says_so() -> None:
    names = folded_texts(pa.array([f"东方{one}电子" for one in "甲乙丙丁戊己庚辛"]))

    found = one_apart(folded_texts(pa.array(["东方电子"])), names, most=3)

    assert found.rows.size == 3
    assert found.capped.tolist() == [0]


@given(
    st.lists(
        st.one_of(
            st.sampled_from(VALID),
            st.text(st.sampled_from("0123456789ABCXYZ"), max_size=19),
            st.text(max_size=19),
            st.tuples(st.sampled_from(VALID), st.integers(0, 17), st.sampled_from("0123456789AXIO")).map(
                lambda t: t[0][: t[1]] + t[2] + t[0][t[1] + 1 :]
            ),
            st.just("0" * 18),
            st.just("0" * 15),
        ),
        min_size=1,
    )
)
def test_kinds_of_codes_agree_with_the_scalar_checks(codes: list[str]) -> None:
    wanted = [
        NONE
        if not code
        else USCC
        if uscc_fault(code) is None
        else NUMBER
        if registration_number_fault(code) is None
        else WRONG
        for code in codes
    ]

    assert code_column(pa.array(codes)).kinds.tolist() == wanted


def test_an_absent_code_is_none() -> None:
    assert code_column(pa.array([None, VALID[0]], pa.string())).kinds.tolist() == [NONE, USCC]
    assert np.array_equal(code_column(pa.array([], pa.string())).kinds, [])
