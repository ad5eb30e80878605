"""JSONL and JSON arrays: keys are headings, numbers keep their digits, each object has its true line."""

from __future__ import annotations

import pytest

from graph_service.errors import UnreadableFile
from loaders.raw import RawTable
from loaders.reading.json_file import read_json


def table(text: str) -> RawTable:
    return read_json(text.encode(), "甲.jsonl", "00")


def test_lines_become_rows_under_all_keys_met() -> None:
    found = table('{"a": "x", "b": 1}\n\n{"b": 2.50, "c": true, "a": null}\n')

    assert found.headings == ("a", "b", "c")
    assert [column.to_pylist() for column in found.columns] == [["x", None], ["1", "2.50"], [None, "是"]]
    assert found.lines.tolist() == [1, 3]


def test_long_numbers_keep_every_digit() -> None:
    [column] = table('{"code": 913205056082348768}\n').columns

    assert column.to_pylist() == ["913205056082348768"]


def test_an_array_gives_each_object_the_line_where_it_begins() -> None:
    found = table('\n[\n {"a": {"k": [1, "二"]}},\n 3,\n\n {"a":\n"x"}]\n')

    assert found.lines.tolist() == [3, 6]
    assert found.columns[0].to_pylist() == ['{"k": ["1", "二"]}', "x"]
    assert [(one.line, one.reason) for one in found.rejects] == [(4, "应为一个 JSON 对象（{…}）")]


@pytest.mark.parametrize("text", ['[{"a": 1}\n{"a": 2}]', '[{"a": 1},\n{"a"', '[{"a": 1}'])
def test_a_broken_array_is_refused_whole(text: str) -> None:
    with pytest.raises(UnreadableFile, match="JSON 数组中断"):
        table(text)


def test_nothing_but_blanks_is_an_empty_file() -> None:
    with pytest.raises(UnreadableFile, match="空文件"):
        table(" \n")
