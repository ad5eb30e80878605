"""Workbooks: dates in ISO form, whole numbers without a point, lost digits left visible."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
import xlsxwriter

from graph_service.errors import UnreadableFile
from loaders.raw import RawTable
from loaders.reading.xlsx_file import read_xlsx


def table(path: Path) -> RawTable:
    return read_xlsx(path.read_bytes(), path.name, "00", lambda plain: plain in ("编号", "值"))


def workbook(folder: Path, values: list[object]) -> Path:
    path = folder / "甲.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet, day = book.add_worksheet("一"), book.add_format({"num_format": "yyyy-mm-dd"})
        sheet.write_row(0, 0, ["编号", "值"])
        for row, value in enumerate(values, 1):
            sheet.write(row, 0, f"r{row}")
            if isinstance(value, datetime):
                sheet.write_datetime(row, 1, value, day)
            else:
                sheet.write(row, 1, value)
    return path


def test_cells_become_the_text_that_was_meant(tmp_path: Path) -> None:
    values = [
        datetime(2024, 3, 1),
        datetime(2024, 3, 1, 8, 30),
        42,
        0.5,
        320623000012345,
        True,
        "　甲 ",
        9.13e17,
    ]

    found = table(workbook(tmp_path, list(values)))

    assert found.columns[1].to_pylist() == [
        "2024-03-01", "2024-03-01 08:30:00", "42", "0.5", "320623000012345", "是", "　甲 ", "9.13E+17",
    ]  # fmt: skip


def test_blank_rows_are_passed_over_and_lines_are_those_of_the_sheet(tmp_path: Path) -> None:
    found = table(workbook(tmp_path, ["x"]))
    path = tmp_path / "乙.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        sheet.write_row(2, 0, ["编号", "值"])
        sheet.write_row(5, 0, ["1", "a"])
        sheet.write_row(8, 0, ["2", "b"])

    assert table(path).lines.tolist() == [6, 9]
    assert found.lines.tolist() == [2]


def test_what_is_no_workbook_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="打不开这个工作簿"):
        read_xlsx(b"PK\x03\x04 and nothing else", "甲.xlsx", "00", lambda plain: False)
