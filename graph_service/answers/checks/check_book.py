"""A review as a file: an Excel workbook of four sheets, or CSV; nothing in it can act as a formula."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Protocol

import pandas as pd

from graph_service.answers.checks.check import KIND_WORDS, ROW_OUTCOMES, Checks
from graph_service.answers.checks.check_file import CheckFile
from graph_service.answers.checks.check_table import (
    ERROR_HEADINGS,
    FOUND_HEADINGS,
    SHARE,
    Cell,
    error_rows,
    table_rows,
)
from graph_service.answers.matching.match_files import FORMULA_STARTS
from graph_service.beijing import beijing_minute
from graph_service.errors import BadInput

__all__ = ["SHEETS", "check_out", "write_checks"]

SHEETS = ("结果", "错误", "汇总", "说明")
SUFFIXES = (".xlsx", ".csv")

_OPTIONS = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "constant_memory": True,
    "remove_timezone": True,
}
_WIDTHS = {"理由": 60, "处理意见": 40, "依据": 40, "来源记录": 40, "匹配主体代码": 22, "匹配主体名称": 30}
_WIDTH = 14
_LONGEST = 32_767
"""Characters that a cell of Excel holds."""


class _Sheet(Protocol):
    """What is used of a worksheet."""

    def write_string(self, row: int, column: int, text: str) -> int:
        """Write a text, never a formula; places count from 0, here as below."""

    def write_number(self, row: int, column: int, number: float, cell_format: object = None) -> int:
        """Write a number; `cell_format` says how it is shown."""

    def write_datetime(self, row: int, column: int, day: date, cell_format: object) -> int:
        """Write a day, shown by `cell_format`: a workbook holds it as a number."""

    def set_column(self, first: int, last: int, width: float) -> int:
        """Set the width of the columns `first` to `last`, both included, in characters."""

    def freeze_panes(self, row: int, column: int) -> None:
        """Keep the rows above and the columns left of this cell in sight."""

    def autofilter(self, row: int, column: int, last_row: int, last_column: int) -> None:
        """Offer filters over this block of cells, its last row and column included."""


def check_out(path: Path) -> None:
    """Return where a review can be written under this name. Raises BadInput for another suffix."""
    if path.suffix.lower() not in SUFFIXES:
        raise BadInput(f"得到 {path.name}；应以 .xlsx 或 .csv 结尾")


def write_checks(path: Path, file: CheckFile, found: Checks) -> tuple[Path, ...]:
    """Write the review; the files written. A CSV has its errors beside it in a file of their own.

    The same review is written byte for byte alike. Raises as `check_out`.
    """
    check_out(path)
    headings = (*map(str, file.table.columns), *FOUND_HEADINGS)
    if path.suffix.lower() == ".xlsx":
        _workbook(path, file, found, headings)
        return (path,)
    _csv(path, headings, table_rows(file, found.rows))
    beside = path.with_name(f"{path.stem}.错误.csv")
    _csv(beside, ERROR_HEADINGS, error_rows(found.rows))
    return path, beside


def summary_rows(found: Checks) -> Iterator[tuple[Cell, ...]]:
    """Rows by outcome, by what made it, and distinct subjects."""
    yield "合计", float(len(found.rows))
    for outcome, words in ROW_OUTCOMES.items():
        yield words, float(found.counts[outcome])
    yield "其中有错误的行", float(sum(1 for one in found.rows if one.fault))
    yield "主体数", float(len({one.subject.id for one in found.rows if one.subject}))
    kinds = Counter(kind for one in found.rows for kind in {reason.kind_zh for reason in one.reasons})
    for words in KIND_WORDS.values():
        yield f"有{words}的行", float(kinds[words])


def about_rows(found: Checks) -> Iterator[tuple[Cell, ...]]:
    """The terms of the review: what, for what, as of when, by which rules, and what was not asked."""
    terms = found.terms
    yield "事项", f"{terms.matter_zh}（{terms.matter}）"
    yield "用途", terms.purpose
    yield "授权", terms.authorisation or "未给出"
    yield "截至", f"{terms.as_of.true_on}，按 {beijing_minute(terms.as_of.known_on)} 前已获知的信息"
    yield "审查口径", f"{terms.policy} 版本 {terms.policy_version}（{terms.policy_origin}）"
    for name, version in terms.rule_versions.items():
        yield "规则版本", f"{name} {version}"
    for one in terms.sources:
        yield "已查数据", f"{one.layout_zh} {one.source}，截至 {one.loaded_on or '尚未完成'}"
    for words in terms.not_asked:
        yield "未查", words
    yield "受限", "仅据法律约束，或事项自身载明的规定；关联提示不作为依据，异议处理中的记录不据以限制"
    yield "通过", "指未见，不是证明没有"


def _workbook(path: Path, file: CheckFile, found: Checks, headings: Sequence[str]) -> None:
    with pd.ExcelWriter(path, engine="xlsxwriter", engine_kwargs={"options": _OPTIONS}) as writer:
        book = writer.book
        # the time of writing would make two books of one review differ
        book.set_properties({"created": found.terms.as_of.known_on.replace(tzinfo=None)})
        formats = (
            book.add_format({"num_format": "yyyy-mm-dd"}),
            book.add_format({"num_format": "0%"}),
        )
        shares = frozenset((headings.index(SHARE, len(headings) - len(FOUND_HEADINGS)),))
        sheets = (
            (headings, table_rows(file, found.rows)),
            (ERROR_HEADINGS, error_rows(found.rows)),
            (("项目", "行数"), summary_rows(found)),
            (("项目", "内容"), about_rows(found)),
        )
        for name, (top, rows) in zip(SHEETS, sheets, strict=True):
            _fill(book.add_worksheet(name), top, rows, formats, shares if name == SHEETS[0] else frozenset())


def _fill(
    sheet: _Sheet,
    headings: Sequence[str],
    rows: Iterable[Sequence[Cell]],
    formats: tuple[object, object],
    shares: frozenset[int],
) -> None:
    """Headings and rows, each cell by its type."""
    for place, heading in enumerate(headings):
        sheet.set_column(place, place, _WIDTHS.get(heading, 30 if heading in ("项目", "内容") else _WIDTH))
        sheet.write_string(0, place, heading)
    sheet.freeze_panes(1, 0)
    last = 0
    for last, row in enumerate(rows, 1):
        for place, cell in enumerate(row):
            if isinstance(cell, str):
                if cell:
                    sheet.write_string(last, place, cell[:_LONGEST])
            elif isinstance(cell, date):
                sheet.write_datetime(last, place, cell, formats[0])
            elif cell is not None:
                sheet.write_number(last, place, cell, formats[1] if place in shares else None)
    if last:
        sheet.autofilter(0, 0, last, len(headings) - 1)


def _csv(path: Path, headings: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as written:
        out = csv.writer(written, lineterminator="\n")
        out.writerow([_plain(heading) for heading in headings])
        out.writerows([_plain(cell) for cell in row] for row in rows)


def _plain(cell: Cell) -> str:
    """A cell as text; one that a spreadsheet would run stands behind an apostrophe."""
    if isinstance(cell, float):
        return repr(int(cell)) if cell.is_integer() else repr(cell)
    if cell is None or isinstance(cell, date):
        return "" if cell is None else cell.isoformat()
    return f"'{cell}" if cell.startswith(FORMULA_STARTS) else cell
