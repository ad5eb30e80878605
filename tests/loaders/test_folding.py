"""Folding a column leaves alone what needs none and agrees with folding name by name."""

from __future__ import annotations

import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from analytics.names import folded
from loaders.folding import folded_texts

names = st.none() | st.text(st.sampled_from("江阴海盛（）()Aａ 龍华𠀀·｜"), min_size=1, max_size=8)


@given(st.lists(names, max_size=10))
def test_a_column_folds_as_its_names_do(column: list[str | None]) -> None:
    result = folded_texts(pa.array(column, pa.string()))

    assert result.to_pylist() == [folded(name) if name is not None else None for name in column]


def test_nulls_with_bytes_behind_them_do_not_shift_the_rest() -> None:
    column = pa.compute.if_else(pa.array([False, True, True]), pa.array(["江（陰）", "海盛", "龍华"]), None)

    assert folded_texts(column).to_pylist() == [None, "海盛", "龙华"]
