"""Lists of subjects as people paste or send them."""

from __future__ import annotations

import pytest
from answers_graph import CLEAN, HUASHENG

from graph_service.answers.matching.match import MatchQuery
from graph_service.answers.matching.subject_lists import MOST_ROWS, file_rows, pasted_rows, uploaded_rows
from graph_service.answers.window import Window
from graph_service.errors import BadInput, UnknownLayout, UnreadableFile


@pytest.mark.parametrize(
    ("line", "row"),
    [
        (HUASHENG, MatchQuery(HUASHENG, "")),
        (f" {HUASHENG}\t南通华盛建设有限公司", MatchQuery(HUASHENG, "南通华盛建设有限公司")),
        (f"南通华盛建设有限公司，{HUASHENG}", MatchQuery(HUASHENG, "南通华盛建设有限公司")),
        ("南通华盛建设有限公司", MatchQuery("", "南通华盛建设有限公司")),
        ("320600000012345", MatchQuery("320600000012345", "")),
    ],
)
def test_a_line_is_a_code_a_name_or_both(line, row):
    assert pasted_rows(f"\n{line}\n\n") == [row]


def test_a_file_is_read_by_its_headings_and_a_text_line_by_line(tmp_path):
    table = f"企业名称,统一社会信用代码\n甲,{HUASHENG}\n乙,{CLEAN}\n"

    assert uploaded_rows("客户.csv", table.encode("gb18030")) == [
        MatchQuery(HUASHENG, "甲"),
        MatchQuery(CLEAN, "乙"),
    ]
    assert uploaded_rows("客户.txt", f"\ufeff{HUASHENG}\n乙\n".encode()) == [
        MatchQuery(HUASHENG, ""),
        MatchQuery("", "乙"),
    ]


def test_a_file_sent_under_a_path_stays_in_its_own_folder(tmp_path):
    target = tmp_path / "x.txt"

    assert uploaded_rows(f"../../{target}", b"abc") == [MatchQuery("", "abc")]
    assert not target.exists()


@pytest.mark.parametrize(
    ("name", "content", "error"),
    [
        ("客户.csv", "甲,乙\n1,2\n".encode(), UnknownLayout),
        ("客户.txt", "甲".encode("gb18030"), UnreadableFile),
        ("客户.xlsx", b"no book", UnreadableFile),
        ("客户.txt", b"x\n" * (MOST_ROWS + 1), BadInput),
    ],
)
def test_a_list_that_cannot_be_read_says_why(name, content, error):
    with pytest.raises(error, match="客户|5,000"):
        uploaded_rows(name, content)


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(UnreadableFile, match="不在"):
        file_rows(tmp_path / "不在.txt")


@pytest.mark.parametrize(("offset", "limit"), [(-1, 10), (0, 0), (0, 1001)])
def test_a_window_keeps_to_its_bounds(offset, limit):
    with pytest.raises(BadInput, match="应不小于 0"):
        Window(offset, limit)


def test_a_window_cuts_its_part_out_of_the_rows():
    assert Window(2, 2).part("abcdef") == "cd"
