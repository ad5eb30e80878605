"""Holders that are no controllers of their own: for the state (国资), and for others (名义持有人)."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from pydantic import Field

from graph_service.rules.book import BookKind, RuleRow
from graph_service.rules.installed import book

__all__ = ["HOLDERS", "HolderRow", "HolderWords", "holder_words"]

ToldBy = Literal["name", "words_in_name", "words_in_form", "kind"]


class HolderRow(RuleRow):
    """A word by which such a holder is told: its name, or words in its name or form, or its kind."""

    holds_for: Literal["state", "others"]
    told_by: ToldBy
    word: str = Field(min_length=1)

    @property
    def subject(self) -> Hashable:
        """The word, and where it is looked for."""
        return (self.told_by, self.word)


@dataclass(frozen=True)
class HolderWords:
    """The words in force on a day.

    `state_names` stand in the name of a holder for the state, `state_forms` in the registered form of a firm
    that the state owns or controls; `nominees` are whole names.
    """

    state_names: tuple[str, ...]
    state_forms: tuple[str, ...]
    state_kinds: frozenset[str]
    nominees: frozenset[str]
    version: str


def holder_words(on: date) -> HolderWords:
    """The words of this installation in force on the day.

    Raises:
        BadRule: the book cannot be read.
    """
    found = book(HOLDERS)
    words: dict[tuple[str, ToldBy], list[str]] = {}
    for row in found.on(on):
        words.setdefault((row.holds_for, row.told_by), []).append(row.word)
    return HolderWords(
        state_names=tuple(words.get(("state", "words_in_name"), ())),
        state_forms=tuple(words.get(("state", "words_in_form"), ())),
        state_kinds=frozenset(words.get(("state", "kind"), ())),
        nominees=frozenset(words.get(("others", "name"), ())),
        version=found.version,
    )


def _known_pairs(rows: tuple[HolderRow, ...]) -> None:
    """Nominees are told by whole names alone: words in a name would call strangers nominees."""
    for row in rows:
        if (row.holds_for == "others") != (row.told_by == "name"):
            raise ValueError(f"{row.id} holds_for {row.holds_for} does not go with told_by {row.told_by}")


HOLDERS = BookKind("holders", "国有出资人与名义持有人", HolderRow, consistent=_known_pairs)
