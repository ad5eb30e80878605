"""Names as they are compared, a column at a time: most names are their own folded form and are left alone."""

from __future__ import annotations

from functools import cache

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from analytics.names import folded_column
from analytics.simplified import folding_table
from loaders.raw import Positions
from loaders.text_columns import Flags, cells_at, filled_rows, flags_at, octets_of, offsets_of, replaced_by


def folded_texts(names: pa.Array) -> pa.Array:
    """The folded form of every name (see analytics.names.folded); null stays null."""
    rows = filled_rows(names)
    changing = rows[_changing(cells_at(names, rows))]
    folded = folded_column(cells_at(names, changing).to_pylist())
    return replaced_by(names, changing, pa.array(folded, pa.string()))


def _changing(names: pa.Array) -> Positions:
    """The positions, in a column without nulls, of names that hold a character with another folded form."""
    offsets = offsets_of(names)
    text = octets_of(names)[offsets[0] : offsets[-1]].tobytes().decode()
    points = np.frombuffer(text.encode("utf-32-le"), dtype=np.uint32)
    stable = _stable()
    changing = np.flatnonzero(~stable[np.minimum(points, len(stable) - 1)])
    if not len(changing):
        return changing
    ends = np.cumsum(pc.utf8_length(names).to_numpy(zero_copy_only=False))
    rows = np.searchsorted(ends, changing, side="right")
    return np.flatnonzero(flags_at(len(names), rows))


@cache
def _stable() -> Flags:
    """Which characters fold to themselves, by code point; the last flag stands for all beyond the table."""
    table = folding_table()
    flags = [form == chr(point) for point, form in enumerate(table)]
    return np.array([*flags, False], dtype=np.bool_)
