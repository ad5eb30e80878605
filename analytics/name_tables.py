"""The word tables behind the parsing of enterprise names, read once from `analytics/tables`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from analytics.simplified import folding_table


@dataclass(frozen=True)
class Words:
    """Words with what they stand for, found at the start or the end of a text, the longest first.

    `by_first` and `by_last` give the lengths worth trying for the text's first or last character.
    """

    meaning: dict[str, str]
    by_first: dict[str, tuple[int, ...]]
    by_last: dict[str, tuple[int, ...]]

    def at_end(self, text: str, spare: int = 0) -> str:
        """The longest word that ends the text and leaves at least `spare` characters before it, else ''."""
        for length in self.by_last.get(text[-1:], ()):
            if length + spare <= len(text) and text[-length:] in self.meaning:
                return text[-length:]
        return ""

    def at_start(self, text: str) -> str:
        """The longest word that starts the text, else ''."""
        for length in self.by_first.get(text[:1], ()):
            if text[:length] in self.meaning:
                return text[:length]
        return ""


def words(meaning: dict[str, str]) -> Words:
    """A table of words, folded as names are."""
    table = folding_table()
    folded = {word.translate(table): stands_for for word, stands_for in meaning.items()}
    return Words(folded, _lengths(folded, 0), _lengths(folded, -1))


def _lengths(folded: Iterable[str], edge: int) -> dict[str, tuple[int, ...]]:
    lengths: dict[str, set[int]] = {}
    for word in folded:
        lengths.setdefault(word[edge], set()).add(len(word))
    return {character: tuple(sorted(found, reverse=True)) for character, found in lengths.items()}


@cache
def legal_forms() -> Words:
    """Legal forms (组织形式) by their words: 有限责任公司 and 有限公司 are one form."""
    return words({row[0]: row[1] for row in table_rows("legal_forms.tsv")})


@cache
def industries() -> Words:
    """Words for an industry (行业), such as 机械 or 进出口贸易."""
    return words({word: word for (word,) in table_rows("industries.txt", heading=False)})


def table_rows(file: str, *, heading: bool = True) -> list[tuple[str, ...]]:
    """The rows of a tab-separated table of this package, without its heading line."""
    text = files("analytics").joinpath("tables", file).read_text(encoding="utf-8")
    lines = text.splitlines()[1 if heading else 0 :]
    return [tuple(line.split("\t")) for line in lines]
