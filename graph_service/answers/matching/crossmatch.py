"""Cross-matching a list with the register (名单交叉比对): each row's hits, with grade, reasons and rivals."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from analytics.codes import normal_code
from analytics.matching.columns import Decisions, Hits, Listed
from analytics.matching.explained import Explanation, Feature, Side, explained
from analytics.matching.grades import RUNG_WORDS, Against, Grade, Rung
from analytics.matching.index import list_index
from analytics.matching.ladder import Bounds, matched
from graph_service.crossmatch.decisions import Decision, decisions, row_key
from graph_service.crossmatch.register import GraphRegister
from graph_service.snapshot.tables import number
from graph_service.store.store import Store

__all__ = ["CrossAnswer", "CrossHit", "CrossQuery", "CrossResult", "crossmatched", "side_of"]

GRADE_WORDS: dict[str, str] = {
    "A": "视为同一",
    "B": "强匹配（有理由，仍非法律上的同一）",
    "C": "待复核",
    "RELATED": "总分支机构，非同一登记主体",
    "NONE": "未见",
}
"""The grades in words; NONE is the grade of a row without any hit."""


@dataclass(frozen=True)
class CrossQuery:
    """One row: code, name or both; region (GB/T 2260) and the day of which it speaks where known.

    `exclude` are ids that are not to be proposed; `candidates` how many hits of grade C at the utmost;
    `review` whether to look beyond codes and whole names.
    """

    code: str = ""
    name: str = ""
    region: str = ""
    day: date | None = None
    exclude: tuple[str, ...] = ()
    candidates: int = 5
    review: bool = True


@dataclass(frozen=True)
class CrossHit:
    """A subject that the row may mean.

    `grade` A counts as the same; B is strong; C waits for a reviewer; RELATED is head office or branch.
    `expected` is the number of others expected to fit by chance, null where not computed.
    """

    id: str
    name: str
    matched_name: str
    grade: str
    rung: str
    rung_words: str
    against: tuple[str, ...]
    rivals: int
    expected: float | None
    explanations: dict[str, Feature]


@dataclass(frozen=True)
class CrossResult:
    """How one row fared: its best grade, its hits from the surest on, and what was kept out.

    `conflicts` are subjects of this very name with another valid code, which are never hits; `ruled_out`
    pairs that a reviewer had parted.
    """

    query: CrossQuery
    grade: str
    hits: tuple[CrossHit, ...]
    conflicts: int
    ruled_out: int
    reason: str


@dataclass(frozen=True)
class CrossAnswer:
    """The results in the rows' order, how many rows have which grade, and steps that were cut short."""

    results: tuple[CrossResult, ...]
    grades: dict[str, int]
    capped: dict[str, int]
    register: int


def crossmatched(store: Store, register: GraphRegister, queries: Sequence[CrossQuery]) -> CrossAnswer:
    """Match the rows against the register; what reviewers decided of a row before is applied."""
    results: dict[int, CrossResult] = {}
    capped: dict[str, int] = {}
    for bounds, rows in _groups(queries).items():
        asked = [queries[row] for row in rows]
        keys = [query_key(query) for query in asked]
        said = decisions(store, keys) if len(keys) <= MOST_ASKED else decisions(store)
        decided = decided_rows(said, register, keys, [query.exclude for query in asked])
        hits = matched(list_index(columns_of(asked)), register.index, bounds, decided)
        results |= {row: _result(queries[row], hits, place, register) for place, row in enumerate(rows)}
        for step, count in hits.capped.items():
            capped[step] = capped.get(step, 0) + count
    told = tuple(results[row] for row in range(len(queries)))
    grades = {grade: sum(one.grade == grade for one in told) for grade in GRADE_WORDS}
    return CrossAnswer(told, grades, capped, len(register.register))


def query_key(query: CrossQuery) -> str:
    """What stands for the row in a decision."""
    return row_key(normal_code(query.code), query.name, query.region)


def columns_of(queries: Sequence[CrossQuery]) -> Listed:
    """The rows as columns."""
    regions = [int(query.region) if query.region.isdecimal() else 0 for query in queries]
    days = [number(query.day) if query.day else 0 for query in queries]
    return Listed(
        pa.array([normal_code(query.code) for query in queries], pa.string()),
        pa.array([query.name for query in queries], pa.string()),
        np.array(regions, np.int32),
        np.array(days, np.int32),
    )


def decided_rows(
    said: Sequence[Decision],
    register: GraphRegister,
    keys: Sequence[str],
    excluded: Sequence[tuple[str, ...]] = (),
) -> Decisions:
    """What reviewers decided of rows of these keys, and what a row excludes itself, by places."""
    rows = {key: row for row, key in enumerate(keys)}
    pairs = [
        (rows[one.other], one.subject.id, one.verdict == "same")
        for one in said
        if one.open and one.other in rows and one.verdict in ("same", "different")
    ]
    pairs += [(row, id_, False) for row, ids in enumerate(excluded) for id_ in ids]
    wanted = pa.array([id_ for _, id_, _ in pairs], pa.string())
    subjects = pc.fill_null(pc.index_in(wanted, value_set=register.snapshot.subjects["id"]), -1)
    numbers = subjects.to_numpy(zero_copy_only=False).astype(np.int64)
    places = np.full(len(pairs), -1, np.int32)
    places[numbers >= 0] = register.places[numbers[numbers >= 0]]
    known = places >= 0
    row_numbers = np.array([row for row, _, _ in pairs], np.int32)
    same = np.array([same for _, _, same in pairs], np.bool_)
    return Decisions(row_numbers[known], places[known], same[known])


MOST_ASKED = 1_000
"""Rows whose decisions are asked for by key; of a longer list all decisions are read."""


def side_of(register: GraphRegister, place: int, name: int) -> Side:
    """A subject of the register as one side of an explanation, by the name that fitted."""
    own, former = register.register, name - len(register.register)
    region, founded = int(own.regions[place]), int(own.founded[place])
    return Side(
        code=own.codes[place].as_py() or "",
        registration_no=own.registration_numbers[place].as_py() or "",
        name=register.name(name),
        region=str(region) if region else "",
        day=day_words(founded),
        present_name=register.name(place),
        name_until=day_words(int(own.former.until[former])) if former >= 0 else "",
    )


def day_words(day: int) -> str:
    """A day of a column as it is written; empty for none."""
    return f"{day // 10_000:04d}-{day // 100 % 100:02d}-{day % 100:02d}" if day else ""


def _groups(queries: Sequence[CrossQuery]) -> dict[Bounds, list[int]]:
    """The rows by how far is to be looked for them."""
    groups: dict[Bounds, list[int]] = {}
    for row, query in enumerate(queries):
        groups.setdefault(Bounds(review=query.review, candidates=query.candidates), []).append(row)
    return groups


def _result(query: CrossQuery, hits: Hits, row: int, register: GraphRegister) -> CrossResult:
    low, high = np.searchsorted(hits.rows, [row, row + 1])
    found = tuple(_hit(query, hits, int(at), register) for at in range(low, high))
    grade = found[0].grade if found else "NONE"
    conflicts = int(hits.conflicts[row])
    return CrossResult(query, grade, found, conflicts, int(hits.refused[row]), _reason(found, conflicts))


def _hit(query: CrossQuery, hits: Hits, at: int, register: GraphRegister) -> CrossHit:
    place, name = int(hits.places[at]), int(hits.names[at])
    rung, against = Rung(int(hits.rungs[at])), Against(int(hits.against[at]))
    expected, rivals = float(hits.expected[at]), int(hits.rivals[at])
    row = Side(
        code=normal_code(query.code),
        name=query.name,
        region=query.region,
        day=query.day.isoformat() if query.day else "",
    )
    other = side_of(register, place, name)
    told: Explanation = explained(row, other, rung, against, rivals=rivals, expected=expected)
    return CrossHit(
        id=register.id(place),
        name=other.present_name,
        matched_name=other.name,
        grade=Grade(int(hits.grades[at])).name,
        rung=rung.name.lower(),
        rung_words=RUNG_WORDS[rung],
        against=told.against,
        rivals=rivals,
        expected=None if math.isnan(expected) else expected,
        explanations=told.features,
    )


def _reason(hits: tuple[CrossHit, ...], conflicts: int) -> str:
    """One sentence: the best hit's rung and what speaks against it, and namesakes of another code."""
    words = [f"同名而代码不同的主体 {conflicts} 个，不是同一主体"] if conflicts else []
    if not hits:
        return "；".join(["未见可匹配的主体", *words])
    best = hits[0]
    rest = f"另有候选 {len(hits) - 1} 个" if len(hits) > 1 else ""
    against = f"须复核：{'、'.join(best.against)}" if best.against else ""
    return "；".join(part for part in (best.rung_words, against, rest, *words) if part)
