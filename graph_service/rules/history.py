"""Rule books of before: the version in force once, as adoption kept it or as the package brings it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager

from graph_service.errors import BadRule
from graph_service.rules.adoption import kind_named
from graph_service.rules.book import Book, BookKind, RuleRow, read_book
from graph_service.rules.installed import book, laid_over, packaged_book, rules_folder

__all__ = ["book_of_version", "rules_of"]


def book_of_version(kind: BookKind[RuleRow], version: str) -> Book[RuleRow] | None:
    """The book of this version; None where neither installation nor package has it any more."""
    for found in (book(kind), packaged_book(kind)):
        if found.version == version:
            return found
    return _kept(kind, version)


@contextmanager
def rules_of(versions: Mapping[str, str]) -> Iterator[frozenset[str]]:
    """Suppose the books of these versions in force inside the block; gives those that cannot be had.

    Args:
        versions: version wanted by name of the book.

    Raises:
        BadInput: there is no book of a name.
    """
    lost = set()
    with ExitStack() as supposed:
        for name, version in versions.items():
            found = book_of_version(kind_named(name), version)
            if found is None:
                lost.add(name)
            else:
                supposed.enter_context(laid_over(found))
        yield frozenset(lost)


def _kept(kind: BookKind[RuleRow], version: str) -> Book[RuleRow] | None:
    """The book as it was kept when another took its place; None where its rows are not what they were."""
    path = rules_folder() / "history" / f"{kind.name}-{version}.yaml"
    if not path.is_file():
        return None
    try:
        found = read_book(kind, path.read_text(encoding="utf-8"), str(path))
    except BadRule:
        return None
    return found if found.version == version else None
