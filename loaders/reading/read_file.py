"""Reading one file: what it is by its first bytes, and its digest."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from graph_service.errors import UnreadableFile
from loaders.memory import kept_memory
from loaders.raw import RawTable
from loaders.reading.csv_file import read_csv
from loaders.reading.json_file import read_json
from loaders.reading.xlsx_file import read_xlsx

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"


@kept_memory()
def read_file(path: Path, known: Callable[[str], bool]) -> RawTable:
    """The table in the file; `known` says whether a heading (as compared) belongs to any layout.

    The kind is told by the first bytes, not by the name: a workbook named .csv is still a workbook.

    Raises:
        UnreadableFile: the file is absent, empty, no table, or has headings and no row.
    """
    try:
        content = path.read_bytes()
    except OSError as broken:
        raise UnreadableFile(
            f"{path.name}：读不到这个文件（{broken.strerror}）；请检查路径和权限"
        ) from broken
    if not content:
        raise UnreadableFile(f"{path.name}：空文件（0 字节）；应有列名一行和至少一行数据")
    table = _read(content, path.name, hashlib.sha256(content).hexdigest(), known)
    if not table.read:
        raise UnreadableFile(f"{path.name}：只有列名，没有数据行；如确无数据，不必装载此文件")
    return table


def _read(content: bytes, file: str, sha256: str, known: Callable[[str], bool]) -> RawTable:
    if content.startswith((_ZIP, _OLE)):
        return read_xlsx(content, file, sha256, known)
    if content.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in (b"{", b"["):
        return read_json(content, file, sha256)
    return read_csv(content, file, sha256, known)
