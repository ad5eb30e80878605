"""The rules in force as data: every row with its basis, confidence and days, and one explained in full."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from graph_service.answers.facts.values import Value, plain
from graph_service.answers.law.cited_rules import CONFIDENCE_WORDS
from graph_service.errors import Ambiguous, NotFound
from graph_service.rules.book import Book, RuleRow
from graph_service.rules.books import BOOKS
from graph_service.rules.installed import book

_SHARED = frozenset(RuleRow.model_fields)


@dataclass(frozen=True)
class RuleLine:
    """One row: what it says by field, on what basis, how sure, from when to when; `valid_to` is exclusive."""

    id: str
    book: str
    title: str
    book_version: str
    says: Mapping[str, Value]
    cited: str
    basis: str
    article: str | None
    confidence: str
    confidence_zh: str
    valid_from: date | None
    valid_to: date | None
    in_force: bool
    superseded_by: str | None
    note: str


@dataclass(frozen=True)
class RuleBookState:
    """One book: its version, where its file is, and how many of its rows are of which confidence."""

    name: str
    title: str
    version: str
    origin: str
    own: bool
    rows: int
    examples: int
    confidences: Mapping[str, int]


@dataclass(frozen=True)
class RuleList:
    """The books, and rows of them that were asked for."""

    on: date
    books: tuple[RuleBookState, ...]
    rows: tuple[RuleLine, ...]


@dataclass(frozen=True)
class CitedIn:
    """Where results cite a row: in words, and how many records do today; null where that is not counted."""

    words: str
    count: int | None


@dataclass(frozen=True)
class RuleExplained:
    """One row in full: what it replaced, what replaced it, where results cite it."""

    rule: RuleLine
    replaces: tuple[RuleLine, ...]
    replaced_by: RuleLine | None
    cited_in: tuple[CitedIn, ...]


def rule_list(on: date, *, name: str | None = None, only_in_force: bool = False) -> RuleList:
    """The rows of all books or of one, on a day.

    Raises:
        NotFound: there is no such book.
        BadRule: a book cannot be read.
    """
    books = [book(kind) for kind in BOOKS if name in (None, kind.name)]
    if not books:
        raise NotFound(f"未见规则簿“{name}”；应为 {'、'.join(kind.name for kind in BOOKS)} 之一")
    rows = (line(one, row, on) for one in books for row in one.rows)
    kept = tuple(row for row in rows if row.in_force or not only_in_force)
    return RuleList(on, tuple(map(_state, books)), kept)


def rule_named(id_: str, on: date) -> RuleLine:
    """The row of this id, alone or behind its book's name and a slash.

    Raises:
        NotFound: no book has it.
        Ambiguous: several have.
    """
    name, _, bare = id_.rpartition("/")
    found = list(_rows_of(bare, name, on))
    if not found:
        raise NotFound(f"未见规则“{id_}”；xinmai rules list 列出全部规则")
    if len(found) > 1:
        named = "、".join(f"{row.book}/{row.id}" for row in found)
        raise Ambiguous(f"“{id_}”在 {len(found)} 个规则簿中都有，请指明：{named}")
    return found[0]


def line(one: Book[RuleRow], row: RuleRow, on: date) -> RuleLine:
    """The row as an answer shows it."""
    own = {name: value for name, value in row.model_dump(mode="json").items() if name not in _SHARED}
    return RuleLine(
        id=row.id,
        book=one.name,
        title=one.title,
        book_version=one.version,
        says={name: plain(value) for name, value in own.items()},
        cited=row.cited,
        basis=row.basis,
        article=row.article,
        confidence=row.confidence,
        confidence_zh=CONFIDENCE_WORDS[row.confidence],
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        in_force=row.governs(on),
        superseded_by=row.superseded_by,
        note=row.note,
    )


def _rows_of(id_: str, name: str, on: date) -> Iterator[RuleLine]:
    for kind in BOOKS:
        one = book(kind)
        row = one.row(id_) if name in ("", kind.name) else None
        if row is not None:
            yield line(one, row, on)


def _state(one: Book[RuleRow]) -> RuleBookState:
    confidences: dict[str, int] = {}
    for row in one.rows:
        confidences[row.confidence] = confidences.get(row.confidence, 0) + 1
    own = one.origin != f"{one.name}.yaml"
    return RuleBookState(
        one.name, one.title, one.version, one.origin, own, len(one.rows), len(one.examples), confidences
    )
