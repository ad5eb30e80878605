"""Sheets written as files: CSV in three encodings, XLSX and JSONL; the same sheet gives the same bytes."""

from __future__ import annotations

import io
import json
from datetime import date, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.csv
import xlsxwriter

from loaders.county.headings import Sheet

_EPOCH = datetime(2000, 1, 1)
"""The creation time put into workbooks, so that the same sheet gives the same bytes."""


def write_sheet(folder: Path, sheet: Sheet, rows: pa.Table) -> Path:
    """Write the rows as the sheet's file; absent values are empty cells, and left out of JSONL."""
    path = folder / sheet.file
    if sheet.encoding == "xlsx":
        _write_workbook(path, rows)
    elif sheet.encoding == "jsonl":
        _write_lines(path, rows)
    else:
        _write_csv(path, rows, sheet.encoding)
    return path


def _write_csv(path: Path, rows: pa.Table, encoding: str) -> None:
    written = io.BytesIO()
    pyarrow.csv.write_csv(rows, written)
    data = written.getvalue()
    path.write_bytes(data if encoding == "utf-8" else data.decode("utf-8").encode(encoding))


def _write_lines(path: Path, rows: pa.Table) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as out:
        for batch in rows.to_batches(max_chunksize=10_000):
            for row in batch.to_pylist():
                said = {heading: value for heading, value in row.items() if value is not None}
                out.write(json.dumps(said, ensure_ascii=False) + "\n")


def _write_workbook(path: Path, rows: pa.Table) -> None:
    """One sheet; days become date cells, as a registrar's workbook has them."""
    with xlsxwriter.Workbook(str(path), {"constant_memory": True}) as book:
        book.set_properties({"created": _EPOCH})
        page, day = book.add_worksheet(), book.add_format({"num_format": "yyyy-mm-dd"})
        page.write_row(0, 0, rows.column_names)
        for place, row in enumerate(zip(*(column.to_pylist() for column in rows.columns), strict=True), 1):
            for column, value in enumerate(row):
                if value is None:
                    continue
                moment = _day(value) if rows.column_names[column].endswith("日期") else None
                if moment is None:
                    page.write_string(place, column, value)
                else:
                    page.write_datetime(place, column, moment, day)


def _day(text: str) -> date | None:
    """The day that the text writes, if it writes one."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
