"""Each file has one defect: it is mended, or it is named where it stands, or the file is refused in words."""

from __future__ import annotations

import pytest
from loader_cases import DATA, HAISHENG, HUASHENG, case

from graph_service.errors import GraphServiceError, UnknownLayout, UnreadableFile

FOLDER = DATA / "one_defect"
CLEAN = case(FOLDER / "clean.csv").found.parcel

MENDED = (
    "utf8_bom.csv",
    "gb18030.csv",
    "utf16.csv",
    "semicolon.csv",
    "tab.csv",
    "full_width_digits.csv",
    "thousands.csv",
    "other_day_forms.csv",
    "serial_day.csv",
    "clean.xlsx",
    "second_sheet.xlsx",
)

NAMED = {
    "wrong_check_digit.csv": (3, "统一社会信用代码", "校验码应为 L，得到 X"),
    "scientific_code.csv": (3, "统一社会信用代码", "科学计数法"),
    "code_as_number.xlsx": (3, "统一社会信用代码", "科学计数法"),
    "id_number_as_code.csv": (3, "统一社会信用代码", "校验码应为"),
    "empty_name.csv": (3, "市场主体名称", "必填项为空"),
    "ragged_short.csv": (3, "（整行）", "应有 9 列，得到 2 列"),
    "ragged_long.csv": (3, "（整行）", "应有 9 列，得到 10 列"),
    "quoted_newline.csv": (4, "统一社会信用代码", "校验码应为 L"),
    "blank_lines.csv": (6, "统一社会信用代码", "校验码应为 L"),
    "negative_amount.csv": (3, "注册资本(万元)", "金额不得为负"),
    "currency_disagrees.csv": (3, "注册资本(万元)", "币种栏不一致"),
    "no_such_day.csv": (3, "成立日期", "日历上没有这一天"),
    "future_day.csv": (3, "成立日期", "晚于今天"),
    "days_out_of_order.csv": (3, "免职日期", "早于任职日期"),
    "duplicate.csv": (4, "（整行）", "与第 2 行重复"),
    "same_fact_other_value.csv": (4, "（整行）", "与第 2 行是同一事实，但 注册资本 不同"),
    "wrong_id_number.csv": (3, "证件号码", "公民身份号码有误：校验码不符"),
    "ratio_without_sign.csv": (3, "出资比例", "没有百分号的比例应在 0 至 1 之间"),
    "ratio_above_one.csv": (3, "出资比例", "比例应在 0% 至 100% 之间"),
}

REFUSED = {
    "empty.csv": (UnreadableFile, "空文件"),
    "blank.csv": (UnreadableFile, "空文件"),
    "headings_only.csv": (UnreadableFile, "只有列名，没有数据行"),
    "empty_sheets.xlsx": (UnreadableFile, "2 张空表"),
    "broken.xlsx": (UnreadableFile, "打不开这个工作簿"),
    "broken_utf8.csv": (UnreadableFile, "第 3 行有不能按 UTF-8 解读的字节"),
    "no_text.csv": (UnreadableFile, "不是文本文件"),
    "open_quote_swallows.csv": (UnreadableFile, "第 2 行起的引号没有闭合"),
    "cut_array.json": (UnreadableFile, "第 2 行处 JSON 数组中断"),
    "same_field_twice.csv": (UnreadableFile, "市场主体名称 与 企业名称 是同一字段"),
    "unknown_headings.csv": (UnknownLayout, "没有一个列名认得，得到 品名、单价"),
    "missing_heading.csv": (
        UnknownLayout,
        "最接近 enterprises（市场主体登记），还缺少列：统一社会信用代码 或 注册号",
    ),
}


@pytest.mark.parametrize("name", MENDED)
def test_a_mended_file_yields_what_the_clean_one_does(name: str) -> None:
    found = case(FOLDER / name).found

    assert (found.read, found.accepted, found.rejected) == (2, 2, 0)
    assert [s.rows.to_pylist() for s in found.parcel.subjects] == [s.rows.to_pylist() for s in CLEAN.subjects]
    assert [f.rows.to_pylist() for f in found.parcel.facts] == [f.rows.to_pylist() for f in CLEAN.facts]


@pytest.mark.parametrize("name", ["title_row.csv", "merged_head.xlsx"])
def test_rows_below_a_title_and_a_merged_head_keep_their_true_lines(name: str) -> None:
    rows = case(FOLDER / name).facts("Registration")

    expected = CLEAN.facts[0].rows.to_pylist()
    assert [row["row"] for row in rows] == [4, 5]
    assert [{**row, "row": 0} for row in rows] == [{**row, "row": 0} for row in expected]


@pytest.mark.parametrize(("name", "expected"), NAMED.items(), ids=NAMED)
def test_a_defect_is_named_where_it_stands_and_the_rest_is_taken(
    name: str, expected: tuple[int, str, str]
) -> None:
    found = case(FOLDER / name).found

    line, field, reason = expected
    assert [(one.line, one.field) for one in found.rejects] == [(line, field)]
    assert reason in found.rejects[0].reason
    assert found.rejected == 1
    assert found.read == found.accepted + found.rejected
    assert found.accepted >= 1


@pytest.mark.parametrize(("name", "expected"), REFUSED.items(), ids=REFUSED)
def test_a_file_that_cannot_be_taken_is_refused_in_words(
    name: str, expected: tuple[type[GraphServiceError], str]
) -> None:
    kind, words = expected

    with pytest.raises(kind, match=words.replace("（", ".").replace("）", ".")) as refused:
        case(FOLDER / name)

    assert name in str(refused.value)


def test_amounts_without_any_unit_are_not_guessed() -> None:
    found = case(FOLDER / "no_unit.csv").found

    assert [one.line for one in found.rejects] == [2, 3]
    assert all("单位在列名和数值中都没有写明" in one.reason for one in found.rejects)


def test_units_in_cells_outrank_the_heading_and_keep_the_currency() -> None:
    rows = case(FOLDER / "units_in_cells.csv").facts("Registration")

    # 500万元 is 5,000,000 yuan; 1200.5万美元 is 12,005,000 dollars and stays dollars
    assert [(row["registered_capital"], row["currency"]) for row in rows] == [
        (5_000_000.0, None),
        (12_005_000.0, "美元"),
    ]


def test_stray_quotation_marks_are_text() -> None:
    rows = case(FOLDER / "stray_quote.csv").facts("Registration")

    assert [row["name"] for row in rows] == ["如东华盛纺织有限公司", '江阴海"盛"置业有限公司']


def test_an_open_quotation_mark_costs_its_row_only_where_no_line_is_swallowed() -> None:
    found = case(FOLDER / "open_quote.csv").found

    assert [(one.line, one.field) for one in found.rejects] == [(3, "（整行）")]


def test_lines_that_are_no_json_object_are_rejects() -> None:
    reasons = case(FOLDER / "not_json.jsonl").reasons

    assert [(line, field) for line, field, _ in reasons] == [(2, "（整行）"), (3, "（整行）")]
    assert "不是合法的 JSON" in reasons[0][2]
    assert "应为一个 JSON 对象" in reasons[1][2]


def test_a_sum_of_ratios_above_one_is_a_remark_and_refuses_nothing() -> None:
    found = case(FOLDER / "ratios_over_100.csv").found

    assert (found.accepted, found.rejected) == (2, 0)
    assert found.findings == (f"出资比例合计超过 100%：{HUASHENG}（110.00%）",)


def test_an_enterprise_without_a_code_is_known_by_region_and_name_and_flagged() -> None:
    subjects = case(FOLDER / "no_identity.csv").subjects("Enterprise")

    assert {id: row["identity"] for id, row in subjects.items()} == {
        HUASHENG: "uscc",
        "name:320281|江阴海盛置业有限公司": "name_region",
    }
    assert HAISHENG not in subjects


def test_a_sheet_that_was_not_taken_is_named() -> None:
    notes = case(FOLDER / "second_sheet.xlsx").table.notes

    assert notes == ("工作表“登记”", "工作表“说明”未取（1 行）")


def test_every_file_of_the_folder_is_tested() -> None:
    singly = """
        clean.csv title_row.csv merged_head.xlsx no_unit.csv units_in_cells.csv stray_quote.csv open_quote.csv
        not_json.jsonl ratios_over_100.csv no_identity.csv NOTE.md
    """

    assert {path.name for path in FOLDER.iterdir()} == {*MENDED, *NAMED, *REFUSED} | set(singly.split())
