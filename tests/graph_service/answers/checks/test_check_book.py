"""The workbook and CSV of a review, read back: types, order, sheets, and nothing that runs."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest
from answers_graph import CLEAN, DONGFANG, HUASHENG
from python_calamine import CalamineWorkbook

from graph_service.answers.as_of import as_of
from graph_service.answers.checks.check_book import SHEETS, write_checks
from graph_service.answers.checks.check_file import check_file
from graph_service.answers.checks.check_run import Asked, reviewed
from graph_service.crossmatch.register import graph_register
from graph_service.errors import BadInput
from graph_service.rules.policies import policy_book, policy_of
from graph_service.settings import settings
from graph_service.snapshot.read import read_snapshot

TABLE = {
    "项目": ["=1+1", "厂房", "设备"],
    "统一社会信用代码": [HUASHENG, "12345", CLEAN],
    "申报金额": ["120000", "", "-3.5"],
    "申报日期": ["2026-03-01", "2026/3/2", ""],
    "批次号": ["001", "002", "003"],
}


@pytest.fixture
def written(county, tmp_path, monkeypatch):
    monkeypatch.setenv("XINMAI_DATA_DIR", str(tmp_path / "data"))
    settings.cache_clear()
    source = tmp_path / "申报.csv"
    pd.DataFrame(TABLE).to_csv(source, index=False)
    read, policy = check_file(source), policy_of("subsidy")
    asked = Asked(policy, policy_book(policy), "审查员", "补贴审核")
    yield read, reviewed(county, graph_register(read_snapshot(county)), read, asked, as_of()), tmp_path
    monkeypatch.undo()
    settings.cache_clear()


def test_the_workbook_types_figures_days_and_codes_in_the_inputs_order(written):
    read, found, folder = written
    write_checks(folder / "结果.xlsx", read, found)

    book = CalamineWorkbook.from_path(folder / "结果.xlsx")
    top, *rows = book.get_sheet_by_name("结果").to_python()

    assert tuple(book.sheet_names) == SHEETS
    assert top[:5] == list(TABLE)
    assert rows[0][:5] == ["=1+1", HUASHENG, 120_000.0, date(2026, 3, 1), "001"]
    assert rows[1][:5] == ["厂房", "12345", "", date(2026, 3, 2), "002"]
    assert rows[2][2] == -3.5
    results = [dict(zip(top, row, strict=True)) for row in rows]
    assert [one["审查结果"] for one in results] == ["关注", "错误", "通过"]
    assert (results[0]["扣减比例"], results[0]["意见性质"], results[0]["匹配主体代码"]) == (
        0.2,
        "建议",
        HUASHENG,
    )


def test_errors_counts_and_terms_have_sheets_of_their_own(written):
    read, found, folder = written
    write_checks(folder / "结果.xlsx", read, found)
    book = CalamineWorkbook.from_path(folder / "结果.xlsx")

    errors = book.get_sheet_by_name("错误").to_python()
    counts = dict(book.get_sheet_by_name("汇总").to_python()[1:])
    about = book.get_sheet_by_name("说明").to_python()

    assert errors[1][:4] == [2.0, "12345", "", "代码有误：应为 18 位，得到 5 位"]
    assert (counts["合计"], counts["关注"], counts["错误"], counts["通过"]) == (3.0, 1.0, 1.0, 1.0)
    assert ["用途", "补贴审核"] in about
    assert any(row[0] == "审查口径" and "policy_subsidy" in str(row[1]) for row in about)


def test_the_same_review_is_written_byte_for_byte_alike(written):
    read, found, folder = written
    for name in ("a.xlsx", "b.xlsx"):
        write_checks(folder / name, read, found)

    assert (folder / "a.xlsx").read_bytes() == (folder / "b.xlsx").read_bytes()


def test_no_cell_of_the_csv_runs_in_a_spreadsheet(written):
    read, found, folder = written
    out, errors = write_checks(folder / "结果.csv", read, found)

    table = pd.read_csv(out, dtype=str, keep_default_na=False)
    assert table["项目"].tolist() == ["'=1+1", "厂房", "设备"]
    assert table["申报金额"].tolist() == ["120000", "", "-3.5"]
    assert table["审查结果"].tolist() == ["关注", "错误", "通过"]
    assert pd.read_csv(errors, dtype=str)["原行号"].tolist() == ["2"]


def test_another_suffix_is_refused(written):
    read, found, folder = written
    with pytest.raises(BadInput, match="应以 .xlsx 或 .csv 结尾"):
        write_checks(folder / "结果.doc", read, found)
    assert DONGFANG not in repr(found.rows[2])
