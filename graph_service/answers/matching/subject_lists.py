"""Lists of subjects as people have them: pasted lines or a file, one code or name a row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from analytics.codes import normal_code
from graph_service.answers.as_of import AsOf
from graph_service.answers.facts.parties import Party
from graph_service.answers.matching.identify import find_subject
from graph_service.answers.matching.match import MatchQuery, MatchResult, matched
from graph_service.answers.matching.match_files import read_rows
from graph_service.errors import BadInput, NotFound, SeveralSubjects, UnreadableFile
from graph_service.store.store import Store

MOST_ROWS = 5_000
"""Rows of a list that is pasted or uploaded."""

LIST_FILES = (".csv", ".xlsx", ".xlsm", ".xls", ".txt")
"""Endings of files that are read as a list."""

_CODE = re.compile(r"[0-9A-Z]{15}|[0-9A-Z]{18}")
_APART = re.compile(r"[\t,，;；]")


@dataclass(frozen=True)
class Unfound:
    """A row that names no subject, or more than one, and why."""

    said: str
    reason: str


def pasted_rows(text: str) -> list[MatchQuery]:
    """A row for each line that is not blank: a code, a name, or both with a tab or comma between.

    Raises:
        BadInput: more than 5,000 rows.
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return _bounded([_row(_APART.split(line)) for line in lines])


def file_rows(path: Path) -> list[MatchQuery]:
    """The rows of a CSV or XLSX file by its headings, or of a .txt file line by line.

    Raises:
        UnreadableFile, UnknownLayout: as `read_rows`.
        BadInput: more than 5,000 rows.
    """
    if path.suffix.lower() != ".txt":
        return _bounded(read_rows(path)[1])
    try:
        return pasted_rows(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as fault:
        raise UnreadableFile(f"{path.name} 不能读作 UTF-8 文本：{fault}") from fault


def uploaded_rows(name: str, content: bytes) -> list[MatchQuery]:
    """The rows of a file that was sent, read as a file of that name. Raises as `file_rows`."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / (Path(name).name or "名单.txt")
        path.write_bytes(content)
        return file_rows(path)


def row_words(row: MatchQuery) -> str:
    """What a row says: its code where it has one."""
    return row.code or row.name


def find_subjects(
    store: Store, said: Sequence[str], moment: AsOf
) -> tuple[dict[str, Party], tuple[Unfound, ...]]:
    """The subjects of these codes, registration numbers, ids or names, each once, and the rows of nobody.

    Enterprises are looked up all at once; whom that does not find is asked for by itself, as a person's id.
    """
    found: dict[str, Party] = {}
    unfound = []
    for words, result in zip(said, matched(store, (_row([one]) for one in said)), strict=True):
        try:
            one = result.subject or _by_itself(store, words, result, moment)
            found.setdefault(one.id, one)
        except (BadInput, NotFound, SeveralSubjects) as fault:
            unfound.append(Unfound(words, str(fault)))
    return found, tuple(unfound)


def _by_itself(store: Store, words: str, result: MatchResult, moment: AsOf) -> Party:
    if result.outcome == "ambiguous":
        raise SeveralSubjects(result.reason, ())
    return find_subject(store, words, moment)


def _row(cells: Sequence[str]) -> MatchQuery:
    """The first cell that looks like a code, and the first other one that is not empty."""
    stripped = [cell.strip() for cell in cells if cell.strip()]
    code = next((one for one in stripped if _CODE.fullmatch(normal_code(one))), "")
    return MatchQuery(code, next((one for one in stripped if one != code), ""))


def _bounded(rows: list[MatchQuery]) -> list[MatchQuery]:
    if len(rows) > MOST_ROWS:
        raise BadInput(f"得到 {len(rows):,} 行；至多 {MOST_ROWS:,} 行，请分批提交")
    return rows
