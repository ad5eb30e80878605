"""Regions of China (行政区划, GB/T 2260) as names of enterprises spell them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from analytics.name_tables import Words, table_rows, words

_SUFFIXES = ("市", "县", "区")
_NOT_A_SUFFIX = frozenset(("市场", "市政", "市容", "市郊", "区域", "县域"))
"""市 in 泰州市政工程 belongs to the next word, not to the region."""


@dataclass(frozen=True)
class Region:
    """A region: its GB/T 2260 code, its full name, and the short name that will do ('' if none)."""

    code: str
    name: str
    short: str


@cache
def regions() -> dict[str, Region]:
    """All provinces and prefectures, and the counties of Jiangsu, by code."""
    return {
        row[0]: Region(row[0], row[1], row[2] if len(row) > 2 else "") for row in table_rows("regions.tsv")
    }


def region_at_start(text: str, within: str = "") -> tuple[str, str]:
    """The code of the region that the text starts with and the words that say so; ('', '') if none.

    Args:
        text: a folded name or the rest of one.
        within: only regions inside the region of this code, '' for anywhere.
    """
    word = region_words().at_start(text)
    while word:
        code = _sole_code(word, within)
        if code and not (word[-1] in _SUFFIXES and text[len(word) - 1 : len(word) + 1] in _NOT_A_SUFFIX):
            return code, word
        word = region_words().at_start(word[:-1])
    return "", ""


def contains(outer: str, inner: str) -> bool:
    """Whether the region `outer` contains the region `inner` or is the same; '' contains every region."""
    return inner.startswith(_significant(outer))


@cache
def region_words() -> Words:
    """The ways to write a region, each with the codes that it may mean."""
    codes: dict[str, set[str]] = {}
    for region in regions().values():
        for word in _spellings(region):
            codes.setdefault(word, set()).add(region.code)
    return words({word: " ".join(sorted(found)) for word, found in codes.items()})


def _significant(code: str) -> str:
    while code.endswith("00"):
        code = code[:-2]
    return code


@cache
def _sole_code(word: str, within: str) -> str:
    inside = [
        code for code in region_words().meaning[word].split() if contains(within, code) and code != within
    ]
    return inside[0] if len(inside) == 1 else ""


def _spellings(region: Region) -> Iterator[str]:
    yield region.name
    if not region.short:
        return
    yield region.short
    if region.code.endswith("0000"):
        yield region.short + "省"
        return
    # counties become cities and cities districts: 海门市 is today's 海门区
    for suffix in _SUFFIXES:
        if region.short[-1] not in _SUFFIXES:
            yield region.short + suffix
