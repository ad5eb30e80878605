"""Heading rows: compared without width, case and stars; found below titles; two rows merged into one."""

from __future__ import annotations

import pytest

from loaders.reading.headings import Head, find_head, plain_heading

KNOWN = frozenset(("统一社会信用代码", "企业名称", "注册资本", "认缴出资额", "cf_wsh", "文书号"))


def known(plain: str) -> bool:
    return plain in KNOWN


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        (" 注册资本（万元）", ("注册资本", "万元")),
        ("注册资本(万美元)", ("注册资本", "万美元")),
        ("出资比例（％）", ("出资比例", "%")),
        ("*企业名称", ("企业名称", "")),
        ("CF_WSH", ("cf_wsh", "")),
        ("住所(经营场所)", ("住所(经营场所)", "")),
        ("统一社会\n信用代码", ("统一社会信用代码", "")),
    ],
)
def test_headings_are_compared_without_what_does_not_matter(heading: str, expected: tuple[str, str]) -> None:
    assert plain_heading(heading) == expected


def test_a_title_above_is_passed_over() -> None:
    top = [["如东县市场主体", ""], ["统一社会信用代码", "企业名称"], ["9132", "华盛"]]

    assert find_head(top, known) == Head(1, 1, ("统一社会信用代码", "企业名称"))


def test_codes_above_chinese_headings_are_one_head() -> None:
    top = [["CF_WSH", "CF_NR"], ["文书号", "处罚内容"], ["通市监罚〔2026〕1号", "罚款"]]

    assert find_head(top, known) == Head(0, 2, ("文书号", "处罚内容"))


def test_the_lower_half_of_merged_cells_wins_and_groups_complete_it() -> None:
    top = [["企业名称", "认缴", "", "注册资本"], ["", "出资额", "日期", ""], ["华盛", "5", "2020-01-01", "9"]]

    assert find_head(top, known) == Head(0, 2, ("企业名称", "认缴出资额", "日期", "注册资本"))


def test_a_data_row_that_holds_a_heading_by_chance_is_no_head() -> None:
    top = [["企业名称", "统一社会信用代码", "职务"], ["华盛", "9132", "文书号"]]

    assert find_head(top, known).rows == 1


def test_without_any_known_heading_the_first_row_is_the_head() -> None:
    assert find_head([["品名", "单价"], ["棉纱", "31"]], known) == Head(0, 1, ("品名", "单价"))
