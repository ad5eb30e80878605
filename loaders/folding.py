"""Names as they are compared, a column at a time: most names are their own folded form and are left alone."""

from __future__ import annotations

from functools import cache

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from analytics.names import folded_column
from analytics.simplified import folding_table
from loaders.raw import Positions
from loaders.text_columns import Flags, filled_rows, flags_at, offsets_of, replaced_by


def folded_texts(names: pa.Array) -> pa.Array:
    """The folded form of every name (see analytics.names.folded); null stays null."""
    rows = _changing(names)
    folded = folded_column(names.take(pa.array(rows)).to_pylist())
    return replaced_by(names, rows, pa.array(folded, pa.string()))


def _changing(names: pa.Array) -> Positions:
    """The rows that hold a character with another folded form."""
    filled = filled_rows(names)
    if not len(filled):
        return filled
    offsets = offsets_of(names)
    text = bytes(names.buffers()[2])[offsets[0] : offsets[-1]].decode()
    points = np.frombuffer(text.encode("utf-32-le"), dtype=np.uint32)
    stable = _stable()
    changing = np.flatnonzero(~stable[np.minimum(points, len(stable) - 1)])
    if not len(changing):
        return np.zeros(0, dtype=np.int64)
    ends = np.cumsum(pc.fill_null(pc.utf8_length(names), 0).to_numpy(zero_copy_only=False))
    rows = np.searchsorted(ends, changing, side="right")
    return np.flatnonzero(flags_at(len(names), rows))


@cache
def _stable() -> Flags:
    """Which characters fold to themselves, by code point; the last flag stands for all beyond the table."""
    table = folding_table()
    flags = [form == chr(point) for point, form in enumerate(table)]
    return np.array([*flags, False], dtype=np.bool_)
