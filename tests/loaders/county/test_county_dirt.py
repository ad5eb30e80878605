from __future__ import annotations

from datetime import date
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest
from county_fixtures import Written

from loaders.county.defects import DEFECTS
from loaders.county.dirt import SHARE, soiled
from loaders.county.headings import SHEETS
from loaders.load import check_file

LAYOUTS = [sheet.layout for sheet in SHEETS]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_loader_rejects_exactly_the_rows_that_the_answer_counts(
    county: Written, layout: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XINMAI_ID_KEY", "a-key-of-the-tests-that-is-long-enough-to-be-one")
    answer = county.answers.file(layout)

    report = check_file(county.answers.folder / answer.file, rejects=tmp_path, today=date(2026, 7, 15))

    assert (report.layout, report.read) == (layout, answer.rows)
    assert report.rejected == answer.rejects
    assert report.written == answer.accepted
    assert report.untouched == ()


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_file_is_dirty(county: Written, layout: str) -> None:
    answer = county.answers.file(layout)

    assert answer.rejects > 0
    assert answer.rejects < 0.02 * answer.rows + len(DEFECTS[layout]) + 1


def test_each_defect_of_the_large_files_comes_in_its_share(county: Written) -> None:
    answer = county.answers.file("shareholders")
    each = round(SHARE * answer.accepted / len(DEFECTS["shareholders"]))

    counts = {**answer.rejected, **answer.repaired}

    assert counts.keys() == {defect.name for defect in DEFECTS["shareholders"]}
    assert all(abs(count - each) <= 1 for count in counts.values())


def test_dirty_rows_of_each_kind_can_be_found(county: Written) -> None:
    held, answer = county.sheet("shareholders"), county.answers.file("shareholders")

    assert (held["出资比例"] == "250%").sum() == answer.rejected["ratio_over_one"]
    assert held["入股日期"].str.endswith("-02-30").sum() == answer.rejected["impossible_date"]
    assert held["认缴出资额(万元)"].str.startswith("-").sum() == answer.rejected["negative_amount"]
    assert held["认缴出资额(万元)"].str.endswith("万元").sum() == answer.repaired["amount_with_unit"]
    assert (held["股东名称"] == "").sum() == answer.rejected["missing_name"]
    assert held.duplicated().sum() == answer.rejected["duplicated_row"]
    assert (
        held["统一社会信用代码"].str.contains(r"E\+17").sum() == answer.rejected["scientific_notation_code"]
    )
    assert held["统一社会信用代码"].str.contains("[０-９]").sum() == answer.repaired["full_width_digits"]


def test_rejected_rows_are_copies_below_an_original_that_stays() -> None:
    headings = [
        "统一社会信用代码",
        "市场主体名称",
        "分支机构统一社会信用代码",
        "分支机构名称",
        "设立日期",
        "注销日期",
    ]
    code, branch = "91320623MA1TEXT06R", "91320281MA2DEMW96L"
    rows = [[code, "甲公司", branch, f"甲公司第{place}分公司", "2020-05-06", None] for place in range(40)]
    clean = pa.table([pa.array(column, pa.string()) for column in zip(*rows, strict=True)], names=headings)

    dirty = soiled(np.random.default_rng(3), "branches", clean, untouched=10)

    names = dirty.rows.column("分支机构名称").to_pylist()
    assert dirty.rejected == {"wrong_check_character": 1, "impossible_date": 1, "duplicated_row": 1}
    assert dirty.repaired == {"full_width_digits": 1}
    assert list(dict.fromkeys(names)) == clean.column("分支机构名称").to_pylist()
    assert dirty.rows.slice(0, 10).to_pylist() == clean.slice(0, 10).to_pylist()
    first = {name: names.index(name) for name in names}
    wrong = dirty.rows.column("设立日期").to_pylist().index("2020-02-30")
    assert first[names[wrong]] < wrong
