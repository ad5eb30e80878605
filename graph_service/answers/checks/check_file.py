"""The file of a review (信用审查): its headings mapped, its codes checked, its rows matched by the ladder."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import pandas as pd

from analytics.codes import registration_number_fault, uscc_fault
from analytics.look_alikes import meant_code
from analytics.matching.codes import WRONG
from analytics.matching.columns import Hits, Listed
from analytics.matching.grades import RUNG_WORDS, Grade, Rung, against_words
from analytics.matching.index import ListIndex, list_index
from analytics.matching.ladder import Bounds, matched
from graph_service.answers.checks.check import Named
from graph_service.answers.matching.crossmatch_files import HEADINGS, decided_of, heading_of, listed_rows
from graph_service.answers.matching.match_files import table_of
from graph_service.crossmatch.register import GraphRegister
from graph_service.errors import BadInput
from graph_service.store.store import Store

__all__ = ["MOST_ROWS", "CheckFile", "Mapped", "Preview", "RowMatch", "check_file", "preview", "row_matches"]

MOST_ROWS = 1_000_000
"""Rows of one file; an Excel sheet has no more."""

SAMPLES, FAULTS_SHOWN = 3, 100

ROLES = {"code": "统一社会信用代码或注册号", "name": "主体名称", "region": "行政区划代码", "day": "日期"}
"""What a column may be for, in words; others are kept as they are."""

CANDIDATES = 5


@dataclass(frozen=True)
class CheckFile:
    """A file as it was read: its columns as text, which column is for what, and the rows as columns.

    `faults` has a word for each row that cannot be asked for as it stands, empty for the others.
    """

    name: str
    table: pd.DataFrame
    columns: Mapping[str, str | None]
    index: ListIndex
    listed: Listed
    faults: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.table)

    def said(self, role: str, row: int) -> str:
        """What the row says in the column of that role, as it stands; empty where there is none."""
        texts = self._said[role]
        return texts[row] if texts else ""

    @cached_property
    def _said(self) -> Mapping[str, list[str]]:
        return {
            role: [] if heading is None else [str(value).strip() for value in self.table[heading]]
            for role, heading in self.columns.items()
        }


@dataclass(frozen=True)
class Mapped:
    """One column of the file: what it is taken for, null where only carried along, and its first values."""

    heading: str
    role: str | None
    role_zh: str | None
    samples: tuple[str, ...]


@dataclass(frozen=True)
class Unreadable:
    """A row that cannot be asked for as it stands; `row` is 1 for the first below the headings."""

    row: int
    code: str
    name: str
    fault: str


@dataclass(frozen=True)
class Preview:
    """How the file is understood before anything is asked: columns, rows, and the first faults of all."""

    file: str
    rows: int
    columns: tuple[Mapped, ...]
    faults: int
    unreadable: tuple[Unreadable, ...]


@dataclass(frozen=True)
class RowMatch:
    """Whom one row means: `subject` is a number of the snapshot; `certain` where found by code or reviewer.

    Without a subject, `candidates` are whom it may mean, and `why` says why it was not decided.
    """

    row: int
    subject: int | None
    certain: bool
    grade: str
    why: str
    candidates: tuple[Named, ...]


def check_file(path: Path, chosen: Mapping[str, str] | None = None, name: str = "") -> CheckFile:
    """Read a CSV or XLSX file.

    Args:
        path: the file.
        chosen: heading of a role (`ROLES`, by key or in words) where it is not one that is known.
        name: what the file is called; its own name where not said.

    Raises:
        UnreadableFile, UnknownLayout: as `listed_rows`.
        BadInput: no such role, no row, or more than `MOST_ROWS`.
    """
    roles, called = _roles(chosen or {}), name or path.name
    table = table_of(path)
    if not 0 < len(table) <= MOST_ROWS:
        raise BadInput(f"{called} 有 {len(table):,} 行；应为 1 至 {MOST_ROWS:,} 行")
    columns = {role: heading_of(table, called, roles.get(role), HEADINGS[role]) for role in ROLES}
    listed, persons = listed_rows(table, called, roles)
    index = list_index(listed)
    numbers = [] if persons is None else persons.to_pylist()
    faults = tuple(_faults(listed, index, numbers))
    return CheckFile(called, table, columns, index, listed, faults)


def preview(file: CheckFile) -> Preview:
    """What is shown before the run."""
    role_of = {heading: role for role, heading in file.columns.items() if heading is not None}
    columns = tuple(
        Mapped(
            str(heading),
            role_of.get(heading),
            ROLES.get(role_of.get(heading, "")),
            tuple(str(value) for value in file.table[heading].head(SAMPLES)),
        )
        for heading in file.table.columns
    )
    faulty = [row for row, fault in enumerate(file.faults) if fault]
    shown = (
        Unreadable(row + 1, file.said("code", row), file.said("name", row), file.faults[row])
        for row in faulty[:FAULTS_SHOWN]
    )
    return Preview(file.name, len(file), columns, len(faulty), tuple(shown))


def row_matches(store: Store, register: GraphRegister, file: CheckFile) -> list[RowMatch]:
    """Every row's subject or candidates; some seconds for a hundred thousand rows, whoever is asked for."""
    decided = decided_of(store, register, file.listed)
    hits = matched(file.index, register.index, Bounds(candidates=CANDIDATES), decided)
    starts = np.searchsorted(hits.rows, np.arange(len(file) + 1)).tolist()
    return [
        _match(register, file, hits, row, range(starts[row], starts[row + 1]))
        if starts[row + 1] > starts[row]
        else _nobody(file, row, int(hits.conflicts[row]))
        for row in range(len(file))
    ]


def _match(register: GraphRegister, file: CheckFile, hits: Hits, row: int, own: range) -> RowMatch:
    """The row's match by its hits, the surest of which stands first."""
    best = Grade(int(hits.grades[own[0]]))
    # a wrong code is somebody's slip of the pen: who bears the name is a candidate and no more
    if best == Grade.A or (best == Grade.B and not file.faults[row]):
        words = RUNG_WORDS[Rung(int(hits.rungs[own[0]]))]
        number = int(register.subjects[hits.places[own[0]]])
        return RowMatch(row, number, best == Grade.A, best.name, words, ())
    found = tuple(_candidate(register, hits, at) for at in own[:CANDIDATES])
    words = f"可能的主体 {len(found)} 个，须人工核对"
    why = "；".join(part for part in (file.faults[row], words) if part)
    return RowMatch(row, None, False, best.name, why, found)


def _candidate(register: GraphRegister, hits: Hits, at: int) -> Named:
    place = int(hits.places[at])
    against = against_words(int(hits.against[at]))
    why = "；".join([RUNG_WORDS[Rung(int(hits.rungs[at]))], *against])
    return Named(register.id(place), register.name(place), Grade(int(hits.grades[at])).name, why)


def _nobody(file: CheckFile, row: int, conflicts: int) -> RowMatch:
    asked = "代码" if file.listed.codes[row].as_py() else "名称（现名和曾用名）"
    words = file.faults[row] or f"未见此{asked}"
    if conflicts:
        words += f"；同名而代码不同的主体 {conflicts} 个，不是同一主体"
    return RowMatch(row, None, False, "NONE", words, ())


def _roles(chosen: Mapping[str, str]) -> dict[str, str]:
    """The chosen headings by role, however the role was called."""
    called = {**{role: role for role in ROLES}, **{words: role for role, words in ROLES.items()}}
    called |= {"代码": "code", "名称": "name", "地区": "region"}
    unknown = [word for word in chosen if word not in called]
    if unknown:
        raise BadInput(f"得到栏目 {'、'.join(unknown)}；应为 {'、'.join(called)} 之一=表头")
    return {called[word]: heading for word, heading in chosen.items()}


def _faults(listed: Listed, index: ListIndex, numbers: list[str]) -> Iterator[str]:
    """Why each row cannot be asked for as it stands; empty where it can."""
    wrong = (index.codes.kinds == WRONG).tolist()
    codes, names = listed.codes.to_pylist(), listed.names.to_pylist()
    for row, bad in enumerate(wrong):
        if bad:
            yield _code_fault(codes[row])
        elif not codes[row] and numbers and numbers[row]:
            yield "证件号码为自然人；本审查只及于市场主体"
        else:
            yield "" if codes[row] or names[row] else "未给出代码和名称"


def _code_fault(code: str) -> str:
    fault = registration_number_fault(code) if len(code) == 15 else uscc_fault(code)
    meant = meant_code(code)
    hint = f"；若有易混字符，或为 {meant}，请对照证照" if meant else ""
    return f"代码有误：{fault}{hint}"
