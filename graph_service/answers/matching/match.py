"""Matching rows of codes and names to enterprises: exact code, else exact folded name; in the rows' order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Literal

from analytics.codes import normal_code, registration_number_fault, uscc_fault
from analytics.names import folded, parsed
from graph_service.answers.facts.parties import Party, party
from graph_service.answers.facts.values import a_map
from graph_service.answers.matching.named import enterprises_named
from graph_service.store.store import Store

BATCH = 5_000
"""Rows looked up at a time."""

Outcome = Literal["exact_code", "exact_name", "ambiguous", "not_found", "invalid_code", "empty"]

OUTCOMES: dict[Outcome, str] = {
    "exact_code": "代码一致",
    "exact_name": "名称一致（唯一）",
    "ambiguous": "名称对应多个主体",
    "not_found": "未见",
    "invalid_code": "代码有误",
    "empty": "未给出代码和名称",
}
"""How a row can fare, in words."""


@dataclass(frozen=True)
class MatchQuery:
    """One row: a code, a name, or both; either may be empty."""

    code: str = ""
    name: str = ""


@dataclass(frozen=True)
class MatchResult:
    """How one row fared: the subject where exactly one is meant; candidates by name otherwise.

    `name_conflicts` is true where the code's enterprise never bore the name given. A row whose code is wrong
    or unknown is not matched by its name: those who bear the name are only candidates. `grade` is that of
    cross-matching (`answers.crossmatch`): A by code, B by a name that is one enterprise's alone, C where a
    reviewer must look, NONE where nobody was found.
    """

    query: MatchQuery
    outcome: Outcome
    subject: Party | None
    candidates: tuple[Party, ...]
    name_conflicts: bool
    reason: str
    grade: str = "NONE"


@dataclass(frozen=True)
class _Found:
    by_code: dict[str, list[Party]]
    names_by_id: dict[str, list[str]]
    by_name: dict[str, list[Party]]


def matched(store: Store, queries: Iterable[MatchQuery]) -> Iterator[MatchResult]:
    """The result of each row, in order; looked up BATCH rows at a time."""
    rows = iter(queries)
    while batch := list(islice(rows, BATCH)):
        found = _look_up(store, batch)
        yield from (_result(query, found) for query in batch)


def _look_up(store: Store, batch: Sequence[MatchQuery]) -> _Found:
    codes = sorted({normal_code(query.code) for query in batch} - {""})
    by_code: dict[str, list[Party]] = {}
    names: dict[str, list[str]] = {}
    for row in store.rows("enterprises_by_code", codes=codes):
        node = a_map(row["subject"])
        one = party("Enterprise", node)
        by_code.setdefault(str(row["code"]), []).append(one)
        names[one.id] = [folded(one.name), *str(node.get("names_folded") or "").split(" ")]
    wanted = {query.name for query in batch if query.name.strip() and normal_code(query.code) not in by_code}
    return _Found(by_code, names, enterprises_named(store, wanted))


def _result(query: MatchQuery, found: _Found) -> MatchResult:
    code, name = normal_code(query.code), folded(query.name)
    if not code and not name:
        return MatchResult(query, "empty", None, (), False, OUTCOMES["empty"])
    coded, named = found.by_code.get(code, []), tuple(found.by_name.get(name, []))
    if len(coded) == 1:
        return _by_code(query, coded[0], name, found)
    if coded:
        several = f"注册号对应 {len(coded)} 个主体"
        return MatchResult(query, "ambiguous", None, tuple(coded), False, several, "C")
    if code:
        return _unknown_code(query, code, named)
    return _by_name(query, named)


def _by_code(query: MatchQuery, one: Party, name: str, found: _Found) -> MatchResult:
    conflicts = bool(name) and name not in found.names_by_id[one.id]
    reason = f"代码一致，但所给名称与登记名称“{one.name}”及曾用名均不同" if conflicts else "代码一致"
    grade = "C" if conflicts and not _alike(name, found.names_by_id[one.id]) else "A"
    return MatchResult(query, "exact_code", one, (), conflicts, reason, grade)


def _alike(name: str, names: Sequence[str]) -> bool:
    """Whether the name shares a character of trade name or industry with one of the subject's."""
    return any(set(_core(name)) & set(_core(own)) for own in names if own)


def _core(name: str) -> str:
    parts = parsed(name)
    return parts.trade_name + parts.industry


def _unknown_code(query: MatchQuery, code: str, named: tuple[Party, ...]) -> MatchResult:
    fault = _fault(code)
    words = f"代码有误：{fault}" if fault else "未见此代码"
    if named:
        words += f"；名称一致的主体有 {len(named)} 个，仅供核对，未据以匹配"
    outcome: Outcome = "invalid_code" if fault else "not_found"
    # a valid code that nobody here has is somebody else's: whoever bears the name has another
    grade = "C" if named and fault else "NONE"
    return MatchResult(query, outcome, None, named, False, words, grade)


def _by_name(query: MatchQuery, named: tuple[Party, ...]) -> MatchResult:
    if len(named) == 1:
        return MatchResult(query, "exact_name", named[0], (), False, OUTCOMES["exact_name"], "B")
    if named:
        several = f"名称对应 {len(named)} 个主体，请用代码指明"
        return MatchResult(query, "ambiguous", None, named, False, several, "C")
    return MatchResult(query, "not_found", None, (), False, "未见此名称（现名和曾用名，精确比对）")


def _fault(code: str) -> str | None:
    return registration_number_fault(code) if len(code) == 15 else uscc_fault(code)
