"""Delimited text: separators, encodings, ragged rows; the careful way and the fast way give one result."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_service.errors import UnreadableFile
from loaders.raw import RawTable
from loaders.reading.csv_file import read_csv

HEADINGS = ("编号", "名称", "备注")
cells = st.text(
    st.characters(blacklist_categories=("Cs", "Cc"), blacklist_characters="\ufeff\xa0"), max_size=6
)
rows = st.lists(
    st.tuples(st.from_regex(r"[0-9A-Z]{1,6}", fullmatch=True), cells, cells), min_size=1, max_size=8
)


def known(plain: str) -> bool:
    return plain in HEADINGS


def table(text: str, encoding: str = "utf-8") -> RawTable:
    return read_csv(text.encode(encoding), "甲.csv", "00", known)


def columns(found: RawTable) -> list[list[str | None]]:
    return [column.to_pylist() for column in found.columns]


@given(rows, st.sampled_from(",;|\t"), st.sampled_from(["utf-8", "utf-8-sig", "gb18030"]))
def test_what_was_written_is_read_whatever_the_separator_and_encoding(
    table_rows: list[tuple[str, str, str]], separator: str, encoding: str
) -> None:
    written = io.StringIO(newline="")
    csv.writer(written, delimiter=separator, lineterminator="\r\n").writerows([HEADINGS, *table_rows])

    found = table(written.getvalue(), encoding)

    assert found.headings == HEADINGS
    assert columns(found) == [[cell or None for cell in column] for column in zip(*table_rows, strict=True)]
    assert found.lines.tolist() == list(range(2, len(table_rows) + 2))


def test_ragged_rows_are_refused_and_their_values_are_not_shown() -> None:
    found = table("编号,名称,备注\n1,a,b\n2,11010519491231002X\n3,c,d,e\n4,f,g\n")

    assert found.lines.tolist() == [2, 5]
    assert [(one.line, one.value, one.reason) for one in found.rejects] == [
        (3, "", "应有 3 列，得到 2 列"),
        (4, "", "应有 3 列，得到 4 列"),
    ]
    assert found.read == 4


def test_the_careful_way_counts_lines_as_the_fast_way_does() -> None:
    body = '1,"两\n行",x\n\n2,b,y\n3,c\n'

    fast, careful = table(f"编号,名称,备注\n{body}"), table(f'编号,名称,备注\n{body}4,5" 管,z\n')

    assert careful.lines.tolist() == [*fast.lines.tolist(), 7]
    assert [one.line for one in careful.rejects] == [one.line for one in fast.rejects] == [6]
    assert columns(careful)[1] == ["两\n行", "b", '5" 管']


def test_carriage_returns_alone_end_lines_in_old_files_and_are_blanks_elsewhere() -> None:
    old, mixed = table("编号,名称,备注\r1,a,b\r"), table("编号,名称,备注\r\n1,a\rb,c\r\n")

    assert columns(old) == [["1"], ["a"], ["b"]]
    assert columns(mixed) == [["1"], ["a b"], ["c"]]


def test_a_quotation_mark_left_open_names_its_line() -> None:
    with pytest.raises(UnreadableFile, match="第 2 行起的引号没有闭合"):
        table('编号,名称,备注\n1,"a,b\n2,c,d\n')


def test_the_last_line_needs_no_line_feed() -> None:
    assert columns(table("编号,名称,备注\n1,a,b")) == [["1"], ["a"], ["b"]]
