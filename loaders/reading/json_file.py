"""Reading JSON: one object a line (JSONL), or one array of objects; keys are the headings."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import NoReturn

import numpy as np

from graph_service.errors import UnreadableFile
from loaders.raw import WHOLE_ROW, RawTable, Reject, text_column
from loaders.reading.encoding import decoded

# numbers stay the text they are: no digit of a code or an amount is lost on the way
_DECODER = json.JSONDecoder(parse_float=str, parse_int=str)
_BLANK = " \t\r\n"


def read_json(content: bytes, file: str, sha256: str) -> RawTable:
    """The table of a JSONL file or of a JSON array; each object is a row, on the line where it begins.

    A line that is not an object becomes a reject; a broken array is refused whole, since nothing behind the
    break can be trusted. Nested values are kept as JSON text.

    Raises:
        UnreadableFile: empty, or an array that is broken.
    """
    text = decoded(content, file)
    body = text.utf8.decode()
    if not body.strip():
        raise UnreadableFile(f"{file}：空文件；应至少有一个 JSON 对象")
    items = _of_array(body, file) if body.lstrip().startswith("[") else _of_lines(body)
    lines, objects, rejects = [], [], []
    for line, item in items:
        if isinstance(item, dict):
            lines.append(line)
            objects.append(item)
        else:
            rejects.append(Reject(file, line, WHOLE_ROW, "", str(item)))
    headings = tuple(dict.fromkeys(str(key) for row in objects for key in row))
    return RawTable(
        file=file,
        sha256=sha256,
        headings=headings,
        columns=tuple(text_column(_as_text(row.get(key)) for row in objects) for key in headings),
        lines=np.array(lines, dtype=np.int64),
        rejects=tuple(rejects),
        notes=(f"编码 {text.encoding}",),
    )


def _of_lines(body: str) -> Iterator[tuple[int, object]]:
    for number, line in enumerate(body.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            item = _DECODER.decode(line.strip())
        except json.JSONDecodeError as broken:
            yield number, f"不是合法的 JSON：第 {broken.colno} 个字符处出错"
            continue
        yield number, item if isinstance(item, dict) else "应为一个 JSON 对象（{…}）"


def _of_array(body: str, file: str) -> Iterator[tuple[int, object]]:
    place, line = body.index("[") + 1, 1 + body.count("\n", 0, body.index("["))
    while True:
        start = _past_blanks(body, place)
        line += body.count("\n", place, start)
        if body[start : start + 1] == "]":
            return
        try:
            item, place = _DECODER.raw_decode(body, start)
        except json.JSONDecodeError as broken:
            _refuse(file, broken.lineno, broken)
        yield line, item if isinstance(item, dict) else "应为一个 JSON 对象（{…}）"
        line += body.count("\n", start, place)
        comma = _past_blanks(body, place)
        if body[comma : comma + 1] not in (",", "]"):
            _refuse(file, line, None)
        line += body.count("\n", place, comma)
        place = comma + (body[comma] == ",")


def _past_blanks(body: str, place: int) -> int:
    while place < len(body) and body[place] in _BLANK:
        place += 1
    return place


def _refuse(file: str, line: int, cause: Exception | None) -> NoReturn:
    raise UnreadableFile(f"{file}：第 {line} 行处 JSON 数组中断；请重新导出完整文件") from cause


def _as_text(value: object) -> str | None:
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "是" if value else "否"
    return json.dumps(value, ensure_ascii=False)
