"""Questions put to the store in parallel sessions, and the pages of columns that come back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import datetime
from functools import partial
from types import TracebackType
from typing import Self, TypeVar

from graph_service.schema_cypher_columns import closed_versions, fact_columns, subject_columns
from graph_service.snapshot.columns import SUBJECT_COLUMNS, FactColumns
from graph_service.snapshot.pages import (
    ClosedPage,
    FactPage,
    SubjectPage,
    closed_page,
    fact_page,
    subject_page,
)
from graph_service.store.driver import Row
from graph_service.store.store import Store

__all__ = ["Asked", "Sessions", "pages"]

PART_ROWS = 150_000
"""Rows of one query; bounds the memory in which the server collects them."""

AT_ONCE = 3
"""Queries at once: two that the server works on while the answer of a third is unpacked."""

Page = TypeVar("Page", FactPage, SubjectPage, ClosedPage)
Asked = list[Future[list[Page]]]


class Sessions:
    """Asks for subjects and facts in the background; to be used in a with statement."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._workers = ThreadPoolExecutor(AT_ONCE)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._workers.shutdown(cancel_futures=True)

    def subjects(self, label: str) -> Asked[SubjectPage]:
        """All subjects of a label."""
        text = subject_columns(label, SUBJECT_COLUMNS[label])
        return self._in_parts(label, text, partial(subject_page, label))

    def some_subjects(self, label: str, nodes: list[int], ids: list[str]) -> Asked[SubjectPage]:
        """The subjects of a label that have one of the store's numbers, or one of the ids."""
        text = subject_columns(label, SUBJECT_COLUMNS[label], some=True)
        return [self._asked(text, {"nodes": nodes, "ids": ids}, partial(subject_page, label))]

    def facts(self, table: str, part: FactColumns, known_on: datetime | None = None) -> Asked[FactPage]:
        """All versions of a fact that stand now, or stood at that moment."""
        text = fact_columns(part.fact, part.properties, past=known_on is not None)
        more = {"known_on": known_on} if known_on else {}
        return self._in_parts(part.fact, text, partial(fact_page, table, part), more)

    def opened(self, table: str, part: FactColumns, loads: list[str]) -> Asked[FactPage]:
        """The standing versions of a fact that these loads opened."""
        text = fact_columns(part.fact, part.properties, some=True)
        return [self._asked(text, {"loads": loads, "parts": 1, "part": 0}, partial(fact_page, table, part))]

    def closed(self, part: FactColumns, loads: list[str]) -> Asked[ClosedPage]:
        """The versions of a fact that these loads closed."""
        text = closed_versions(part.fact, part.apart)
        return [self._asked(text, {"loads": loads}, partial(closed_page, part))]

    def _in_parts(
        self, name: str, text: str, made: Callable[[Row], Page], more: Mapping[str, object] | None = None
    ) -> Asked[Page]:
        parts = 1 + self._store.size(name) // PART_ROWS
        return [
            self._asked(text, {**(more or {}), "part": part, "parts": parts}, made) for part in range(parts)
        ]

    def _asked(
        self, text: str, params: Mapping[str, object], made: Callable[[Row], Page]
    ) -> Future[list[Page]]:
        def answered() -> list[Page]:
            """All pages of the answer, read and made on one worker."""
            return [made(row) for row in self._store.connection.stream(text, params)]

        return self._workers.submit(answered)


def pages(asked: Iterable[Future[list[Page]]]) -> Iterator[Page]:
    """The pages, as they were asked for; waits for them."""
    for one in asked:
        yield from one.result()
