"""Matching rows: exact code, else exact name; order kept; nothing guessed."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from answers_graph import DONGFANG, FORMER, HUASHENG, NAMESAKE, code

from graph_service.answers.matching import match as match_module
from graph_service.answers.matching.match import MatchQuery, matched
from graph_service.answers.matching.match_files import read_rows, write_rows
from graph_service.errors import BadInput, UnknownLayout, UnreadableFile

WRONG = DONGFANG[:17] + ("0" if DONGFANG[17] != "0" else "1")
UNKNOWN = code("91320623MA7WYYY08")
ROWS = [
    MatchQuery(DONGFANG, "如东东方电子有限公司"),
    MatchQuery("", "如东東方电子有限公司"),
    MatchQuery(DONGFANG, "别的有限公司"),
    MatchQuery("", "南通华盛建设有限公司"),
    MatchQuery(WRONG, "如东东方电子有限公司"),
    MatchQuery(UNKNOWN, ""),
    MatchQuery("", ""),
    MatchQuery("", "没有这家公司"),
    MatchQuery(HUASHENG, FORMER),
]
OUTCOMES = [
    ("exact_code", DONGFANG, False),
    ("exact_name", DONGFANG, False),
    ("exact_code", DONGFANG, True),
    ("ambiguous", None, False),
    ("invalid_code", None, False),
    ("not_found", None, False),
    ("empty", None, False),
    ("not_found", None, False),
    ("exact_code", HUASHENG, False),
]


def outcomes(results):
    return [(one.outcome, one.subject.id if one.subject else None, one.name_conflicts) for one in results]


def test_each_row_has_its_outcome_in_the_rows_order(county):
    assert outcomes(matched(county, ROWS)) == OUTCOMES


def test_each_outcome_has_the_grade_of_cross_matching(county):
    grades = [one.grade for one in matched(county, ROWS)]

    # 别的有限公司 shares no character of trade name with the code's enterprise: for a reviewer
    assert grades == ["A", "B", "C", "C", "C", "NONE", "NONE", "NONE", "A"]


def test_batches_change_nothing(county, monkeypatch):
    monkeypatch.setattr(match_module, "BATCH", 2)

    assert outcomes(matched(county, ROWS)) == OUTCOMES


def test_a_name_of_several_gives_them_all_and_takes_none(county):
    (found,) = matched(county, [ROWS[3]])

    assert {one.id for one in found.candidates} == {HUASHENG, NAMESAKE}


def test_a_wrong_code_is_not_mended_by_the_name(county):
    (found,) = matched(county, [ROWS[4]])

    assert "校验码应为" in found.reason
    assert [one.id for one in found.candidates] == [DONGFANG]
    assert found.subject is None


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_csv_in_any_of_our_encodings_is_read(tmp_path: Path, encoding):
    path = tmp_path / "名单.csv"
    path.write_text(f"序号,代码,企业名称\n1,{DONGFANG},如东东方电子有限公司\n", encoding=encoding)

    _, queries = read_rows(path)

    assert queries == [MatchQuery(DONGFANG, "如东东方电子有限公司")]


def test_a_file_without_headings_that_we_know_is_refused_with_what_it_had(tmp_path: Path):
    path = tmp_path / "名单.csv"
    path.write_text("甲,乙\n1,2\n", encoding="utf-8")

    with pytest.raises(UnknownLayout, match="甲、乙"):
        read_rows(path)


def test_a_missing_file_is_named(tmp_path: Path):
    with pytest.raises(UnreadableFile, match="没有.csv"):
        read_rows(tmp_path / "没有.csv")


def test_the_result_keeps_the_files_rows_and_columns(county, tmp_path: Path):
    source, target = tmp_path / "in.xlsx", tmp_path / "out.xlsx"
    pd.DataFrame({"备注": ["乙", "甲"], "统一社会信用代码": ["", HUASHENG], "名称": ["没有", ""]}).to_excel(
        source, index=False
    )
    rows, queries = read_rows(source)

    write_rows(target, rows, matched(county, queries))

    written = pd.read_excel(target, dtype=str, keep_default_na=False, engine="calamine")
    assert list(written["备注"]) == ["乙", "甲"]
    assert list(written["比对结果"]) == ["未见", "代码一致"]
    assert list(written["匹配主体代码"]) == ["", HUASHENG]


def test_a_cell_that_a_spreadsheet_would_run_is_written_as_text(county, tmp_path: Path):
    target = tmp_path / "out.csv"
    rows = pd.DataFrame({"名称": ["=cmd|' /C calc'!A0"]})

    write_rows(target, rows, matched(county, [MatchQuery("", "=cmd|' /C calc'!A0")]))

    assert "'=cmd" in target.read_text(encoding="utf-8-sig")


def test_a_target_of_an_unknown_kind_is_refused(tmp_path: Path):
    with pytest.raises(BadInput, match=r"\.csv、\.xlsx 或 \.json"):
        write_rows(tmp_path / "out.pdf", pd.DataFrame(), [])
