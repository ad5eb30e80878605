"""The text of a file whose encoding nobody stated: UTF-8, UTF-16 with its mark, or GB18030."""

from __future__ import annotations

from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from dataclasses import dataclass

from graph_service.errors import UnreadableFile


@dataclass(frozen=True)
class Text:
    """A file's text as UTF-8 without a byte order mark, and the encoding it came in."""

    utf8: bytes
    encoding: str


def decoded(content: bytes, file: str) -> Text:
    """The file's text.

    A first line that reads as UTF-8 and is not plain ASCII settles the matter: a broken byte further down is
    then named and not taken for GB18030, which would turn the whole file into other characters.

    Raises:
        UnreadableFile: the bytes are no text, or fit neither UTF-8 nor GB18030; names the line.
    """
    if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return Text(_strictly(content, "utf-16", file).encode(), "UTF-16")
    if content.startswith(BOM_UTF8):
        body = content[len(BOM_UTF8) :]
        _strictly(body, "utf-8", file)
        return Text(body, "UTF-8 BOM")
    if b"\0" in content:
        raise UnreadableFile(f"{file}：含有零字节，不是文本文件；应为 CSV、XLSX 或 JSONL，请重新导出")
    return _without_mark(content, file)


def _without_mark(content: bytes, file: str) -> Text:
    try:
        content.decode("utf-8")
        return Text(content, "UTF-8")
    except UnicodeDecodeError:
        if _first_line_is_utf8(content):
            _strictly(content, "utf-8", file)
    return Text(_strictly(content, "gb18030", file).encode(), "GB18030")


def _first_line_is_utf8(content: bytes) -> bool:
    first = content.split(b"\n", 1)[0]
    try:
        return not first.decode("utf-8").isascii()
    except UnicodeDecodeError:
        return False


def _strictly(content: bytes, encoding: str, file: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as broken:
        line = content.count(b"\n", 0, broken.start) + 1
        tried = "UTF-8 或 GB18030" if encoding == "gb18030" else encoding.upper()
        raise UnreadableFile(
            f"{file}：第 {line} 行有不能按 {tried} 解读的字节（0x{content[broken.start]:02X}）；"
            "请以 UTF-8 重新导出"
        ) from broken
