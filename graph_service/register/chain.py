"""A file that is only ever added to, each line carrying the digest of the one before: a change shows."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import IO

from filelock import FileLock

from graph_service.answers.json_text import Json, json_text
from graph_service.errors import BadInput

__all__ = ["FIRST", "Appended", "Verified", "append", "lines", "verified"]

FIRST = "0" * 64
"""What the first line carries in the place of a digest."""

_BLOCK = 65_536


@dataclass(frozen=True)
class Appended:
    """A line as it was written: its number from 1, and its digest, to hold the file to it later."""

    line: int
    digest: str


@dataclass(frozen=True)
class Verified:
    """How many lines are as they were written, the digest of the last of them, and the first fault if any.

    That lines were cut off at the end shows only to who knows a later digest: note `digest` elsewhere.
    """

    lines: int
    digest: str
    fault: str | None


def append(path: Path, content: Mapping[str, Json]) -> Appended:
    """Add one line and return when it is on the disk; of several processes one at a time does so.

    Raises:
        BadInput: the file's last line is none of ours.
    """
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with FileLock(path.with_name(f"{path.name}.lock"), mode=0o600), _opened(path) as file:
        _cut_torn_line(file)
        last = _last_line(file)
        number = _number(last, path) + 1 if last else 1
        head = {"line": number, "previous": _digest(last) if last else FIRST}
        text = json_text({**head, **content}).encode()
        file.seek(0, os.SEEK_END)
        file.write(text + b"\n")
        file.flush()
        os.fsync(file.fileno())
    return Appended(number, _digest(text))


def lines(path: Path) -> Iterator[dict[str, Json]]:
    """The lines of the file, first to last; none where there is no file.

    Raises:
        BadInput: a line is none of ours.
    """
    if not path.is_file():
        return
    with path.open("rb") as file:
        for number, raw in enumerate(file, 1):
            yield _parsed(raw, f"{path}:{number}")


def verified(path: Path) -> Verified:
    """Hold every line against the one before."""
    count, digest = 0, FIRST
    if not path.is_file():
        return Verified(0, FIRST, None)
    with path.open("rb") as file:
        for number, raw in enumerate(file, 1):
            fault = _fault(raw, number, digest)
            if fault:
                return Verified(count, digest, f"第 {number} 行{fault}")
            count, digest = number, _digest(raw.rstrip(b"\n"))
    return Verified(count, digest, None)


def _fault(raw: bytes, number: int, previous: str) -> str | None:
    if not raw.endswith(b"\n"):
        return "没有写完"
    try:
        line = _parsed(raw, str(number))
    except BadInput:
        return "不是登记的格式"
    if line.get("line") != number:
        return f"的行号是 {line.get('line')}：有行被删除或插入"
    return None if line.get("previous") == previous else "与上一行的摘要不符：上一行已被改动"


def _opened(path: Path) -> IO[bytes]:
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    return os.fdopen(handle, "r+b")


def _cut_torn_line(file: IO[bytes]) -> None:
    """Take back what a process wrote that died within a line: nobody was told that it was written."""
    size = file.seek(0, os.SEEK_END)
    if size == 0:
        return
    file.seek(size - 1)
    if file.read(1) != b"\n":
        file.truncate(_start_of_last(file, size))


def _last_line(file: IO[bytes]) -> bytes:
    """The last whole line without its end; empty where the file is."""
    size = file.seek(0, os.SEEK_END)
    if size == 0:
        return b""
    start = _start_of_last(file, size - 1)
    file.seek(start)
    return file.read(size - 1 - start)


def _start_of_last(file: IO[bytes], end: int) -> int:
    """Where the line begins that ends at `end`, looked for backwards block by block."""
    while end > 0:
        start = max(0, end - _BLOCK)
        file.seek(start)
        place = file.read(end - start).rfind(b"\n")
        if place >= 0:
            return start + place + 1
        end = start
    return 0


def _number(raw: bytes, path: Path) -> int:
    number = _parsed(raw, str(path)).get("line")
    if not isinstance(number, int):
        raise BadInput(f"{path} 的最后一行没有行号；请用 xinmai register verify 检查")
    return number


def _parsed(raw: bytes, where: str) -> dict[str, Json]:
    try:
        found = json.loads(raw)
    except ValueError as fault:
        raise BadInput(f"{where} 不是登记的格式：{fault}") from fault
    if not isinstance(found, dict):
        raise BadInput(f"{where} 不是登记的格式")
    return found


def _digest(raw: bytes) -> str:
    return sha256(raw).hexdigest()
