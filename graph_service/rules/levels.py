"""The level of dishonesty by kind of penalty (处罚类别), as a rule book."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from datetime import date
from functools import lru_cache

from pydantic import Field

from analytics.penalty_level import KindLevels, level_from_penalty_kinds
from analytics.record_life import Level
from graph_service.rules.book import Book, BookKind, Example, RuleRow
from graph_service.rules.installed import book

__all__ = ["LEVELS", "LevelRow", "kind_levels", "levels_on"]


class LevelRow(RuleRow):
    """The level of one kind of penalty; null where the kind alone does not tell."""

    kind: str = Field(min_length=1)
    level: Level | None

    @property
    def subject(self) -> Hashable:
        """The kind."""
        return self.kind


def kind_levels(decided_on: date) -> KindLevels:
    """The levels of the kinds, for decisions of that day.

    Raises:
        BadRule: the book cannot be read.
    """
    return levels_on(book(LEVELS), decided_on)


@lru_cache(maxsize=4096)
def levels_on(levels: Book[LevelRow], day: date) -> KindLevels:
    """The levels that this book gives the kinds, for decisions of that day."""
    return KindLevels(levels.version, {row.kind: row.level for row in levels.on(day)})


def _answer(levels: Book[LevelRow], example: Example) -> Mapping[str, object]:
    kinds = example.given["kinds"]
    if not isinstance(kinds, list):
        raise ValueError(f"kinds should be a list, got {kinds!r}")
    found = level_from_penalty_kinds(kinds, levels_on(levels, example.day))
    return {"level": found.level, "level_source": found.level_source, "reason": found.reason}


LEVELS = BookKind("penalty_levels", "处罚类别与失信程度", LevelRow, answer=_answer)
