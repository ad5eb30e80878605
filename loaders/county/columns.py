"""Columns of text, dates and numbers, built whole: no step here looks at one row at a time."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

Flags = NDArray[np.bool_]
Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Bytes = NDArray[np.uint8]

NO_DAY = np.iinfo(np.int64).min
"""Stands for an absent date in a column of day numbers (days since 1970-01-01)."""


def fixed_texts(matrix: Bytes) -> pa.Array:
    """Rows of ASCII bytes as a column of texts, all of the matrix's width."""
    rows, width = matrix.shape
    offsets = np.arange(0, (rows + 1) * width, width, dtype=np.int32)
    data = np.ascontiguousarray(matrix)
    return pa.StringArray.from_buffers(rows, pa.py_buffer(offsets), pa.py_buffer(data))


def digits(values: Ints, width: int) -> Bytes:
    """Numbers as ASCII digits, `width` to a row, with leading zeros."""
    powers = 10 ** np.arange(width - 1, -1, -1, dtype=np.int64)
    return np.asarray(values[:, None] // powers % 10 + ord("0"), dtype=np.uint8)


def padded(values: Ints, width: int) -> pa.Array:
    """Numbers as texts of `width` digits."""
    return fixed_texts(digits(values, width))


def day_texts(days: Ints) -> pa.Array:
    """Day numbers as 2026-07-15; NO_DAY is absent."""
    return pa.array(days.astype(np.int32), pa.date32(), mask=days == NO_DAY).cast(pa.string())


def date_parts(days: Ints) -> tuple[Ints, Ints, Ints]:
    """Year, month and day of day numbers."""
    dates = days.astype("datetime64[D]")
    months = dates.astype("datetime64[M]")
    year = months.astype("datetime64[Y]").astype(np.int64) + 1970
    month = months.astype(np.int64) % 12 + 1
    day = (dates - months).astype(np.int64) + 1
    return year, month, day


def whole_texts(values: Ints) -> pa.Array:
    """Whole numbers as they are usually written."""
    return pa.array(values).cast(pa.string())


def scaled_texts(values: Ints, decimals: int) -> pa.Array:
    """Numbers held as integers of 10^-decimals, written without trailing zeros: 355000 at 4 is 35.5."""
    scale = 10**decimals
    whole, part = whole_texts(values // scale), padded(values % scale, decimals)
    written = join(whole, ".", part)
    return pc.utf8_rtrim(pc.utf8_rtrim(written, "0"), ".")


def join(*parts: object) -> pa.Array:
    """Columns and constants joined row by row; absent where any of them is."""
    return pc.binary_join_element_wise(*parts, "")


def take(words: pa.Array, index: NDArray[np.integer]) -> pa.Array:
    """The words at these places."""
    return words.take(pa.array(index))


def where(flags: Flags, then: object, other: object) -> pa.Array:
    """`then` where the flag is set, `other` where not; None is absent."""
    texts = [pa.scalar(part, pa.string()) if part is None else part for part in (then, other)]
    return pc.if_else(pa.array(flags), *texts)


def table(headings: tuple[str, ...], columns: dict[str, object], rows: int) -> pa.Table:
    """A table of texts with these headings; constants are repeated, headings without a column are absent.

    Raises:
        KeyError: a column that is not a heading.
    """
    foreign = columns.keys() - set(headings)
    if foreign:
        raise KeyError(f"got columns {sorted(foreign)}, expected some of {headings}")
    return pa.table([_column(columns.get(heading), rows) for heading in headings], names=list(headings))


def _column(values: object, rows: int) -> pa.Array:
    if values is None or isinstance(values, str):
        return pa.repeat(pa.scalar(values, pa.string()), rows)
    return values
