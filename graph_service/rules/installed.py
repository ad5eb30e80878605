"""The rule books of this installation: each packaged file, or the installation's own in its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import cast

from graph_service.rules.book import Book, BookKind, R, RuleRow, read_book
from graph_service.settings import settings

__all__ = ["book", "laid_over", "own_file", "packaged_book", "packaged_text", "rules_folder"]

_laid: ContextVar[Mapping[str, Book[RuleRow]] | None] = ContextVar("laid_over", default=None)


def rules_folder() -> Path:
    """Where the installation keeps books of its own; a book is laid over the packaged one file by file."""
    chosen = settings()
    return chosen.rules_dir or chosen.data_dir / "rules"


def own_file(name: str) -> Path:
    """The installation's own file of this book, whether it is there or not."""
    return rules_folder() / f"{name}.yaml"


def packaged_text(name: str) -> str:
    """The text of the packaged file. Raises FileNotFoundError."""
    return (files("graph_service.rules") / "books" / f"{name}.yaml").read_text(encoding="utf-8")


def book(kind: BookKind[R]) -> Book[R]:
    """The book in force here; read and validated once, and again as soon as its file is another one.

    Raises:
        BadRule: the file cannot be read as such a book.
    """
    laid = (_laid.get() or {}).get(kind.name)
    if laid is not None:
        return cast("Book[R]", laid)
    path = own_file(kind.name)
    try:
        state = path.stat()
    except FileNotFoundError:
        return packaged_book(kind)
    return cast("Book[R]", _own(kind, path, state.st_mtime_ns, state.st_size))


def packaged_book(kind: BookKind[R]) -> Book[R]:
    """The packaged book, whatever the installation keeps in its place."""
    return cast("Book[R]", _packaged(kind))


@contextmanager
def laid_over(supposed: Book[RuleRow]) -> Iterator[None]:
    """Suppose this book in force, for what this thread does inside the block and for nobody else."""
    token = _laid.set({**(_laid.get() or {}), supposed.name: supposed})
    try:
        yield
    finally:
        _laid.reset(token)


@cache
def _packaged(kind: BookKind[R]) -> Book[R]:
    return read_book(kind, packaged_text(kind.name))


@lru_cache(maxsize=256)
def _own(kind: BookKind[R], path: Path, _mtime: int, _size: int) -> Book[R]:
    return read_book(kind, path.read_text(encoding="utf-8"), str(path))
