"""One file in CSV, GB18030, XLSX and JSONL yields one parcel, for every official layout."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
import xlsxwriter
from loader_cases import Case, case

from loaders.county import generate
from loaders.county.headings import SHEETS, Sheet


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("county")
    generate(folder, 2_000)
    return folder


def yielded(found: Case) -> list[object]:
    """All that a file yields but for the lines, which differ by format where rows were refused."""
    facts = [
        (f.name, f.source_label, f.rows.drop_columns(["row"]).to_pylist()) for f in found.found.parcel.facts
    ]
    return [*facts, *((s.label, s.rows.to_pylist()) for s in found.found.parcel.subjects)]


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.layout)
def test_every_format_gives_the_same_parcel(sheet: Sheet, county: Path, tmp_path: Path) -> None:
    first = case(county / sheet.file)
    columns = [column.to_pylist() for column in first.table.columns]
    rows = [list(row) for row in zip(*columns, strict=True)]

    copies = [
        _csv(tmp_path / "a.csv", first.table.headings, rows, "utf-8"),
        _csv(tmp_path / "b.csv", first.table.headings, rows, "gb18030"),
        _xlsx(tmp_path / "c.xlsx", first.table.headings, rows),
        _jsonl(tmp_path / "d.jsonl", first.table.headings, rows),
    ]

    assert first.known.layout.name == sheet.layout
    assert first.known.untouched == ()
    assert first.found.accepted > 0
    for copy in copies:
        assert yielded(case(copy)) == yielded(first), copy.suffix


def _csv(path: Path, headings: tuple[str, ...], rows: list[list[str | None]], encoding: str) -> Path:
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file).writerows([headings, *rows])
    return path


def _jsonl(path: Path, headings: tuple[str, ...], rows: list[list[str | None]]) -> Path:
    lines = (json.dumps(dict(zip(headings, row, strict=True)), ensure_ascii=False) for row in rows)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def _xlsx(path: Path, headings: tuple[str, ...], rows: list[list[str | None]]) -> Path:
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate([list(headings), *rows]):
            for column, cell in enumerate(row):
                if cell is not None:
                    sheet.write_string(number, column, cell)
    return path
