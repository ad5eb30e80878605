"""Holding the source lines of a proof against a file: the line is read again and its digest compared."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from graph_service.answers.proof.replayed import SourceRow
from graph_service.beijing import beijing_today
from graph_service.errors import BadInput
from graph_service.secret_key import id_key
from graph_service.store.facts import contents
from loaders.raw import RawTable
from loaders.reading.read_file import read_file
from loaders.recognise import known_heading, recognised
from loaders.validate import checked

__all__ = ["LineCheck", "checked_lines"]


@dataclass(frozen=True)
class LineCheck:
    """One line of the file: whether the file is byte for byte the one taken in, and each fact as it was."""

    row: int
    same_file: bool
    same_facts: bool
    words: str


def checked_lines(path: Path, rows: Sequence[SourceRow]) -> tuple[LineCheck, ...]:
    """The source lines that come from this file, read again.

    Args:
        path: the file, as it was delivered or delivered again.
        rows: the source lines of a proof.

    Raises:
        BadInput: none of the lines is of a file of this digest or name.
        UnreadableFile, UnknownLayout: as for `load_file`.
    """
    table = read_file(path, known_heading)
    same = [one for one in rows if one.sha256 == table.sha256]
    own = same or [one for one in rows if one.file == path.name]
    if not own:
        named = "、".join(dict.fromkeys(f"{one.file}（{one.sha256[:16]}…）" for one in rows)) or "未见"
        raise BadInput(f"{path.name}（{table.sha256[:16]}…）不是所依据的文件；应为 {named}")
    said = _contents(table, own[0], [one.row for one in own])
    return tuple(_check(one, bool(same), said.get(one.row, frozenset())) for one in own)


def _contents(table: RawTable, like: SourceRow, lines: list[int]) -> dict[int, set[tuple[str, str]]]:
    """Kind and digest of the facts that each of the lines states."""
    known = recognised(table, like.layout)
    found = checked(table, known, source=like.source, id_key=id_key(), today=beijing_today())
    said: dict[int, set[tuple[str, str]]] = {}
    for facts in found.parcel.facts:
        kept = facts.rows.filter(pc.is_in(facts.rows["row"], value_set=pa.array(lines)))
        for row, content in zip(kept["row"].to_pylist(), contents(facts.name, kept), strict=True):
            said.setdefault(row, set()).add((facts.name, content))
    return said


def _check(one: SourceRow, same_file: bool, said: AbstractSet[tuple[str, str]]) -> LineCheck:
    wanted = {(fact.kind, fact.content) for fact in one.facts}
    same = bool(wanted) and wanted <= said
    file = "文件与装载时逐字节相同" if same_file else "文件与装载时不同"
    line = "该行内容摘要一致" if same else "该行内容摘要不一致" if said else "该行未见或未被接受"
    return LineCheck(one.row, same_file, same, f"{one.file} 第 {one.row} 行：{line}；{file}")
