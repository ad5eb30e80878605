"""Encodings: told by marks and by what decodes; a broken byte is named by its line."""

from __future__ import annotations

import pytest

from graph_service.errors import UnreadableFile
from loaders.reading.encoding import decoded

TEXT = "统一社会信用代码,名称\n9132,华盛\n"


@pytest.mark.parametrize(
    ("codec", "name"),
    [("utf-8", "UTF-8"), ("utf-8-sig", "UTF-8 BOM"), ("gb18030", "GB18030"), ("utf-16", "UTF-16")],
)
def test_every_usual_encoding_gives_the_same_text(codec: str, name: str) -> None:
    found = decoded(TEXT.encode(codec), "甲.csv")

    assert (found.utf8.decode(), found.encoding) == (TEXT, name)


def test_an_ascii_heading_leaves_the_choice_to_the_rows() -> None:
    assert decoded("CF_WSH\n通市监罚\n".encode("gb18030"), "甲.csv").encoding == "GB18030"


def test_a_broken_byte_below_chinese_headings_in_utf8_is_not_taken_for_another_encoding() -> None:
    broken = TEXT.encode() + b"\xc4\xe3,x\n"

    with pytest.raises(UnreadableFile, match="第 3 行有不能按 UTF-8 解读的字节（0xC4）"):
        decoded(broken, "甲.csv")


def test_bytes_that_fit_no_encoding_name_their_line() -> None:
    with pytest.raises(UnreadableFile, match="第 2 行有不能按 UTF-8 或 GB18030 解读的字节（0xFF）"):
        decoded(b"a,b\n\xff\xff,c\n", "甲.csv")


def test_zero_bytes_are_no_text() -> None:
    with pytest.raises(UnreadableFile, match="零字节"):
        decoded(b"a\0b", "甲.csv")
