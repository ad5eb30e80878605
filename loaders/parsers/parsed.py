"""What a parser takes and gives, and the way to read a column through its distinct texts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import numpy as np
import pyarrow as pa

from loaders.raw import Positions


@dataclass(frozen=True)
class Reading:
    """How a column is to be read: the unit its heading (or its layout) names, and today's date."""

    unit: str
    today: date


@dataclass(frozen=True)
class Fault:
    """A cell that could not be read: its row by position, and why, in Chinese."""

    row: int
    reason: str


@dataclass(frozen=True)
class Parsed:
    """A column of values, null where the cell is empty or at fault; the faults; currencies where stated."""

    values: pa.Array
    faults: tuple[Fault, ...] = ()
    currency: pa.Array | None = None


Parser = Callable[[pa.Array, Reading], Parsed]


class Unreadable(ValueError):
    """A text that is not what the column holds; its message is the reason shown for the cell."""


def through_distinct(cells: pa.Array, read: Callable[[str], object], kind: pa.DataType) -> Parsed:
    """Each cell read by `read`, which is called once for each distinct text and may raise Unreadable."""
    encoded = cells.dictionary_encode()
    values: list[object] = []
    reasons: dict[int, str] = {}
    for at, text in enumerate(encoded.dictionary.to_pylist()):
        try:
            values.append(read(text))
        except Unreadable as fault:
            values.append(None)
            reasons[at] = str(fault)
    return Parsed(pa.array(values, kind).take(encoded.indices), _faults(encoded.indices, reasons))


def shifted(faults: tuple[Fault, ...], rows: Positions) -> tuple[Fault, ...]:
    """Faults of a part of a column, given the rows that the part was taken from."""
    return tuple(Fault(int(rows[fault.row]), fault.reason) for fault in faults)


def _faults(indices: pa.Array, reasons: dict[int, str]) -> tuple[Fault, ...]:
    if not reasons:
        return ()
    places = indices.fill_null(-1).to_numpy(zero_copy_only=False)
    rows = np.flatnonzero(np.isin(places, list(reasons)))
    return tuple(Fault(int(row), reasons[int(places[row])]) for row in rows)
