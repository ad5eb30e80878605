"""Ratios, 0 to 1: plain fractions, percentages, and columns whose heading says %."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from loaders.parsers.decimals import plain_decimals
from loaders.parsers.parsed import Fault, Parsed, Reading, Unreadable, shifted, through_distinct
from loaders.text_columns import cells_at, nulled, replaced_by

_RATIO = re.compile(r"([+-]?)(\d+(?:\.\d*)?|\.\d+)(?:E([+-]?\d+))?(%?)")
_DIGITS = 12


def ratio(cells: pa.Array, reading: Reading) -> Parsed:
    """A ratio, 0 to 1: 0.35, 35%, or 35 under a heading in %.

    A bare number above 1 under a heading without % is a fault: it is not for us to guess that 35 means 35%.
    """
    percent = reading.unit == "%"
    numbers, rest = plain_decimals(cells)
    values = _hundredths(numbers) if percent else numbers
    read = through_distinct(cells_at(cells, rest), lambda cell: _ratio(cell, percent), pa.float64())
    values = replaced_by(values, rest, read.values)
    over = np.flatnonzero(pc.fill_null(pc.greater(values, 1.0), False).to_numpy(zero_copy_only=False))
    if not len(over):
        return Parsed(values, shifted(read.faults, rest))
    faults = tuple(Fault(int(row), _over(cells[int(row)].as_py(), percent)) for row in over)
    return Parsed(nulled(values, over), shifted(read.faults, rest) + faults)


def _over(cell: str, percent: bool) -> str:
    if percent or "%" in unicodedata.normalize("NFKC", cell):
        return f"比例应在 0% 至 100% 之间，得到 {cell}"
    return f"没有百分号的比例应在 0 至 1 之间，得到 {cell}；若为百分数，请写作 {cell}% 或把列名写作 …(%)"


def _ratio(cell: str, percent: bool) -> float:
    found = _RATIO.fullmatch(unicodedata.normalize("NFKC", cell).upper().replace(" ", ""))
    if found is None:
        raise Unreadable(f"不是比例：{cell}；应写作 0.35 或 35%")
    sign, digits, exponent, sign_percent = found.groups()
    value = Decimal(f"{digits}E{exponent or 0}")
    if sign == "-" and value:
        raise Unreadable(f"比例不得为负，得到 {cell}")
    return float(value / 100 if sign_percent or percent else value)


def _hundredths(values: pa.Array) -> pa.Array:
    """Percentages as fractions: the nearest float to the exact decimal, free of the noise of the division."""
    scale = 10.0**_DIGITS
    return pc.divide(pc.round(pc.multiply(values, scale / 100)), scale)
