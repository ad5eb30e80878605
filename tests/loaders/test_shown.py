"""What is shown or kept holds no identity number, wherever in the text it stands."""

from __future__ import annotations

import re

import numpy as np
import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st
from loader_cases import RESIDENT

from loaders.shown import numbers_masked, shown_value

around = st.text(st.sampled_from("当事人（）: ,xé1"), max_size=12)


@given(st.lists(st.tuples(around, st.booleans(), around), min_size=1, max_size=6))
def test_no_number_survives_in_a_column(parts: list[tuple[str, bool, str]]) -> None:
    # a digit or letter that touches the number makes it another one: a blank keeps them apart
    cells = [f"{before} {RESIDENT} {after}" if there else before + after for before, there, after in parts]

    masked = numbers_masked(pa.array(cells))

    assert not any(RESIDENT in cell for cell in masked.to_pylist())
    kept = [cell for cell, (_, there, _) in zip(masked.to_pylist(), parts, strict=True) if not there]
    assert kept == [cell for cell, (_, there, _) in zip(cells, parts, strict=True) if not there]


@given(st.integers(0, 60), st.integers(15, 20), st.integers(0, 30))
def test_every_long_run_of_digits_is_found_wherever_it_begins(before: int, length: int, after: int) -> None:
    cells = pa.array(["a" * before, "0" * length, "b" * after])

    # zeros are no identity number, so nothing may change either
    assert numbers_masked(cells).to_pylist() == cells.to_pylist()
    assert _found(cells.to_pylist()) == 1


def test_full_width_numbers_are_masked_too() -> None:
    wide = "".join(chr(ord(character) + 0xFEE0) for character in RESIDENT)

    assert shown_value(wide, personal=False) == "1****************X"
    assert shown_value("２０２４", personal=False) == "２０２４"


def test_of_a_personal_cell_only_the_ends_are_shown() -> None:
    assert shown_value("G12345678", personal=True) == "G*******8"


def _found(cells: list[str]) -> int:
    from loaders.shown import _in_long_runs

    joined = np.frombuffer("".join(cells).encode(), dtype=np.uint8)
    runs = [match.span() for match in re.finditer(r"\d{15,}", "".join(cells))]
    places = _in_long_runs(joined)
    return sum(any(start <= place < end for place in places) for start, end in runs)
