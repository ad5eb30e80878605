"""Trimming by bytes agrees with trimming text by text, whatever the blanks and whatever lies behind nulls."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.compute as pc
from hypothesis import given
from hypothesis import strategies as st

from loaders.text_columns import ABSENT, BLANKS, rows_outside, trimmed

cells = st.none() | st.one_of(
    st.text(st.sampled_from(BLANKS + "ab江的一、。〕0-é"), max_size=6), st.sampled_from(ABSENT)
)


def plain(cell: str | None) -> str | None:
    """The oracle: one cell at a time."""
    kept = (cell or "").strip(BLANKS)
    return None if kept in ("", *ABSENT) else kept


@given(st.lists(cells, min_size=1, max_size=10))
def test_trimming_a_column_is_trimming_its_cells(column: list[str | None]) -> None:
    assert trimmed(pa.array(column, pa.string())).to_pylist() == [plain(cell) for cell in column]


@given(st.lists(st.text(st.sampled_from(BLANKS + "a江"), max_size=4), min_size=1, max_size=8), st.data())
def test_bytes_behind_nulls_do_not_matter(column: list[str], data: st.DataObject) -> None:
    there = data.draw(st.lists(st.booleans(), min_size=len(column), max_size=len(column)))
    holed = pc.if_else(pa.array(there), pa.array(column), None)

    expected = [plain(cell) if kept else None for cell, kept in zip(column, there, strict=True)]
    assert trimmed(holed).to_pylist() == expected


@given(st.lists(st.text(st.sampled_from("019.江é"), max_size=4), min_size=1, max_size=8))
def test_rows_that_hold_other_bytes_are_found(column: list[str]) -> None:
    expected = [row for row, cell in enumerate(column) if set(cell) - set("019.")]

    assert rows_outside(pa.array(column), b"019.").tolist() == expected
    assert rows_outside(pa.array(["江", *column]).slice(1), b"019.").tolist() == expected
