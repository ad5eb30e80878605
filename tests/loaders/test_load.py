"""Checking and loading a file: the report, the file of rejects, and no identity number anywhere."""

from __future__ import annotations

import csv
import stat
from pathlib import Path

import pytest
from loader_cases import DATA, HUASHENG, RESIDENT, TODAY, case, written

from graph_service.errors import BadInput
from graph_service.store.store import Store
from loaders import LoadReport, check_file, load_file

DEFECTS = DATA / "one_defect"
PEOPLE = "统一社会信用代码,市场主体名称,姓名,证件类型,证件号码,职务,是否法定代表人,任职日期,免职日期"
WRONG = "110105194912310029"


def check(path: Path, folder: Path) -> LoadReport:
    return check_file(path, rejects=folder, today=TODAY)


def test_the_report_counts_every_row_and_names_what_was_not_taken(tmp_path: Path) -> None:
    report = check(DEFECTS / "same_fact_other_value.csv", tmp_path)

    assert (report.read, report.written, report.rejected) == (3, 2, 1)
    assert (report.layout, report.title, report.source) == ("enterprises", "市场主体登记", "市场主体登记")
    assert report.untouched == () and len(report.sha256) == 64
    assert (report.load_id, report.opened) == ("", 0)


def test_the_file_of_rejects_opens_in_a_spreadsheet_and_is_its_owners_alone(tmp_path: Path) -> None:
    report = check(DEFECTS / "negative_amount.csv", tmp_path)

    path = tmp_path / "negative_amount.csv.rejects.csv"
    assert report.reject_file == path
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    with path.open(encoding="utf-8-sig", newline="") as file:
        assert list(csv.reader(file)) == [
            ["文件", "行号", "字段", "值", "原因"],
            ["negative_amount.csv", "3", "注册资本(万元)", "-1200.5", "金额不得为负，得到 -1200.5"],
        ]


def test_a_clean_file_leaves_no_file_of_rejects_and_takes_an_old_one_away(tmp_path: Path) -> None:
    old = tmp_path / "clean.csv.rejects.csv"
    old.write_text("stale")

    report = check(DEFECTS / "clean.csv", tmp_path)

    assert report.reject_file is None
    assert not old.exists()


def test_what_a_spreadsheet_would_run_is_made_inert(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        "甲.csv",
        "统一社会信用代码,市场主体名称,登记状态,成立日期",
        f"{HUASHENG},华盛,存续,=HYPERLINK(1)",
    )

    report = check(path, tmp_path)

    assert report.reject_file is not None
    assert ",'=HYPERLINK(1)," in report.reject_file.read_text(encoding="utf-8-sig")


def test_rejects_lie_in_the_data_folder_unless_told_otherwise(own_data_dir: Path) -> None:
    report = check_file(DEFECTS / "duplicate.csv", today=TODAY)

    assert report.reject_file is not None
    assert report.reject_file.parent.parent == own_data_dir / "rejects"


@pytest.mark.parametrize("number", [RESIDENT, WRONG, "110105491231002", "1.10105E+17", "G12345678"])
def test_no_number_reaches_parcel_report_or_file(number: str, tmp_path: Path) -> None:
    row = f"{HUASHENG},华盛,张伟,居民身份证,{number},董事,否,2020-01-01,"
    path = written(
        tmp_path,
        "主要人员.csv",
        PEOPLE,
        row,
        row.replace("居民身份证", "护照").replace("董事", "监事"),
        f"{number},华盛,李娜,,,董事,否,2020-01-01,",
        f"{HUASHENG},华盛,王五{number},,,董事,否,{number},",
        f"{HUASHENG},华盛,张伟,居民身份证,{number},董事,否,2021-01-01,",
        f"{HUASHENG},{number}",
    )

    report = check(path, tmp_path / "rejects")
    found = case(path)

    out = str(report) + "".join(file.read_text(encoding="utf-8") for file in (tmp_path / "rejects").iterdir())
    parcel = str([one.rows.to_pylist() for one in (*found.found.parcel.subjects, *found.found.parcel.facts)])
    # a passport number looks like any other word; where it stands in its own column it never shows either
    if number == "G12345678":
        found_in = [one for one in found.found.rejects if one.field == "证件号码"]
        assert number not in str(found_in)
        assert f"'id_masked': '{number}'" not in parcel
    elif "E+" not in number:
        assert number not in out
        assert number not in parcel


def test_a_full_delivery_with_too_many_rejects_is_refused_before_any_write(tmp_path: Path) -> None:
    path = DEFECTS / "duplicate.csv"

    with pytest.raises(BadInput, match="全量装载要求拒绝率不超过 5%，实为 33.3%（1/3），未写入任何内容"):
        load_file(path, store=_no_store(), full=True, rejects=tmp_path, today=TODAY)


def test_a_file_without_one_good_row_is_refused_and_says_why(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"2 行全部被拒绝.*最常见的原因（1 次）：金额 500 的单位"):
        load_file(DEFECTS / "no_unit.csv", store=_no_store(), rejects=tmp_path, today=TODAY)


class _Untouchable:
    def __getattr__(self, name: str) -> object:
        raise AssertionError(f"the store was touched: {name}")


def _no_store() -> Store:
    return _Untouchable()  # type: ignore[return-value]
