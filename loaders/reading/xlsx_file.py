"""Reading workbooks (XLSX, XLS): the sheet that holds the rows, its head, and every cell as text."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date, datetime, time, timedelta

import numpy as np
import python_calamine

from graph_service.errors import UnreadableFile
from loaders.raw import RawTable, text_column
from loaders.reading.headings import TOP_ROWS, Head, find_head, plain_heading

Cell = int | float | str | bool | time | date | datetime | timedelta
_EXACT = 2**53
"""A spreadsheet holds whole numbers exactly up to here; digits of longer codes typed as numbers are lost."""


def read_xlsx(content: bytes, file: str, sha256: str, known: Callable[[str], bool]) -> RawTable:
    """The table on the sheet whose headings are known best; other sheets with rows are named in the notes.

    Raises:
        UnreadableFile: no workbook, protected by a password, or no sheet has rows.
    """
    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
        sheets = [
            (name, book.get_sheet_by_name(name).to_python(skip_empty_area=False)) for name in book.sheet_names
        ]
    except (python_calamine.CalamineError, OSError) as broken:
        raise UnreadableFile(
            f"{file}：打不开这个工作簿（{broken}）；如有密码请先去除，再另存为 XLSX"
        ) from broken
    filled = [(name, _as_text(rows)) for name, rows in sheets]
    filled = [(name, rows) for name, rows in filled if rows]
    if not filled:
        raise UnreadableFile(
            f"{file}：工作簿中没有数据（共 {len(sheets)} 张空表）；应有列名一行和至少一行数据"
        )
    ranked = sorted(filled, key=lambda sheet: -_hits(sheet[1], known))
    name, rows = ranked[0]
    others = [f"工作表“{other}”未取（{len(more)} 行）" for other, more in ranked[1:]]
    return _table(rows, file, sha256, known, (f"工作表“{name}”", *others))


Lines = list[tuple[int, list[str]]]


def _as_text(rows: list[list[Cell]]) -> Lines:
    """The filled rows of a sheet with the number of each."""
    texts = ((number, [_text(cell) for cell in row]) for number, row in enumerate(rows, start=1))
    return [(number, row) for number, row in texts if any(cell.strip() for cell in row)]


def _hits(rows: Lines, known: Callable[[str], bool]) -> int:
    head = _head(rows, known)
    return sum(known(plain_heading(heading)[0]) for heading in head.headings)


def _head(rows: Lines, known: Callable[[str], bool]) -> Head:
    return find_head([row for _, row in rows[:TOP_ROWS]], known)


def _table(
    rows: Lines, file: str, sha256: str, known: Callable[[str], bool], notes: tuple[str, ...]
) -> RawTable:
    head = _head(rows, known)
    body = rows[head.row + head.rows :]
    return RawTable(
        file=file,
        sha256=sha256,
        headings=head.headings,
        columns=tuple(text_column(row[at] for _, row in body) for at in range(len(head.headings))),
        lines=np.array([number for number, _ in body], dtype=np.int64),
        notes=notes,
    )


def _text(cell: Cell) -> str:
    """A cell as it was typed: dates in ISO form, whole numbers without a decimal point.

    A whole number too long to be exact keeps its scientific notation, so that the check of codes sees that
    digits are lost.
    """
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, float):
        whole = cell.is_integer() and abs(cell) < _EXACT
        return str(int(cell)) if whole else repr(cell).upper()
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time(0) else cell.isoformat(" ")
    return cell.isoformat() if isinstance(cell, date | time) else str(cell)
