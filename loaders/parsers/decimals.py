"""Plain decimal numbers (digits with at most one point), read all at once."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from loaders.raw import Positions
from loaders.text_columns import nulled, offsets_of, rows_outside

_DIGITS = b"0123456789."
_EXACT_DIGITS = 15
"""So many digits a 64-bit float holds whatever they are."""


def plain_decimals(cells: pa.Array) -> tuple[pa.Array, Positions]:
    """The numbers of the column (float64), null elsewhere, and the filled rows that are no plain number.

    A plain number is exact: it has at most 15 digits, no sign, no exponent, no separators.
    """
    if not len(cells):
        return pa.nulls(0, pa.float64()), np.zeros(0, dtype=np.int64)
    odd = np.diff(offsets_of(cells)) > _EXACT_DIGITS + 1
    odd[rows_outside(cells, _DIGITS)] = True
    try:
        return pc.cast(nulled(cells, np.flatnonzero(odd)), pa.float64()), np.flatnonzero(odd)
    except pa.ArrowInvalid:
        plain = pc.match_substring_regex(cells, r"^\d+(\.\d*)?$").fill_null(True)
        odd |= ~plain.to_numpy(zero_copy_only=False)
        return pc.cast(nulled(cells, np.flatnonzero(odd)), pa.float64()), np.flatnonzero(odd)
