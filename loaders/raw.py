"""What reading a file yields: columns of text, the true line of every row, rows already refused."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

Positions = NDArray[np.int64]
"""Positions of rows, or their line numbers in the file."""
WHOLE_ROW = "（整行）"
"""Stands in a reject for the field where the row as a whole is refused."""


@dataclass(frozen=True)
class Reject:
    """A cell or a row that was refused, as it may be shown: personal values are masked by now."""

    file: str
    line: int
    field: str
    value: str
    reason: str


@dataclass(frozen=True)
class RawTable:
    """One table of a file, every column as text (null where the cell is empty), in the file's order.

    `lines` holds the line (in a workbook: the sheet's row) on which each row starts, counted from 1.
    `rejects` holds rows that could not be cut into cells, one reject a row. `notes` are for the reader.
    """

    file: str
    sha256: str
    headings: tuple[str, ...]
    columns: tuple[pa.Array, ...]
    lines: Positions
    rejects: tuple[Reject, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def read(self) -> int:
        """Rows found in the file, those already refused included."""
        return len(self.lines) + len(self.rejects)


def text_column(cells: Iterable[str | None]) -> pa.Array:
    """A text column; empty cells become null."""
    return pa.array([cell or None for cell in cells], pa.string())
