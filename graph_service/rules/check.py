"""Checking the rule books of an installation: whole, consistent, and right in every worked example."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from graph_service.errors import BadRule
from graph_service.rules.adoption import adoptions
from graph_service.rules.book import Book, BookKind, RuleRow, failed_examples
from graph_service.rules.books import BOOKS, checked_books
from graph_service.rules.effects import EFFECTS, measures_without_basis
from graph_service.rules.installed import book, own_file, packaged_book

__all__ = ["BookCheck", "RuleCheck", "rule_check"]


@dataclass(frozen=True)
class BookCheck:
    """One book: how many rows of which confidence, examples run, and what is wrong or to be looked at."""

    name: str
    title: str
    version: str
    own: bool
    rows: int
    from_memory: int
    not_seen: int
    superseded: int
    examples: int
    faults: tuple[str, ...]
    remarks: tuple[str, ...]


@dataclass(frozen=True)
class RuleCheck:
    """All books; `passed` where none is at fault and no measure is without a basis."""

    passed: bool
    books: tuple[BookCheck, ...]
    measures_without_basis: int
    faults: tuple[str, ...]


def rule_check() -> RuleCheck:
    """Read every book in force here, run its examples, and hold the books against each other."""
    books = tuple(_checked(kind) for kind in BOOKS)
    faults = tuple(_against_each_other()) if all(not one.faults for one in books) else ()
    bare = len(measures_without_basis(book(EFFECTS))) if not _of(books, EFFECTS.name).faults else 0
    passed = not bare and not faults and all(not one.faults for one in books)
    return RuleCheck(passed, books, bare, faults)


def _checked(kind: BookKind[RuleRow]) -> BookCheck:
    own = own_file(kind.name).is_file()
    try:
        found = book(kind)
        faults = failed_examples(kind, found)
    except BadRule as error:
        return BookCheck(kind.name, kind.title, "", own, 0, 0, 0, 0, 0, (str(error),), ())
    return BookCheck(
        name=found.name,
        title=found.title,
        version=found.version,
        own=own,
        rows=len(found.rows),
        from_memory=_with(found, "from_memory"),
        not_seen=_with(found, "not_seen"),
        superseded=sum(1 for row in found.rows if row.superseded_by),
        examples=len(found.examples),
        faults=faults,
        remarks=tuple(_remarks(kind, found, own)),
    )


def _with(found: Book[RuleRow], confidence: str) -> int:
    return sum(1 for row in found.rows if row.confidence == confidence)


def _remarks(kind: BookKind[RuleRow], found: Book[RuleRow], own: bool) -> Iterator[str]:
    if not found.examples:
        yield "没有例：改动时无从核对"
    if not own:
        return
    last = next((one for one in reversed(list(adoptions())) if one.book == kind.name), None)
    if last is None or last.version_after != found.version:
        yield "本机文件未经 xinmai rules adopt 启用，不知何人、何故"
    elif last.packaged_version != packaged_book(kind).version:
        yield f"启用后软件自带的规则已更新（{last.packaged_version} → {packaged_book(kind).version}），请比对"


def _against_each_other() -> Iterator[str]:
    try:
        checked_books()
    except BadRule as error:
        yield str(error)


def _of(books: tuple[BookCheck, ...], name: str) -> BookCheck:
    return next(one for one in books if one.name == name)
