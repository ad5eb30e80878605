"""The matters (措施事项) in one cell: values or Chinese words of the closed vocabulary."""

from __future__ import annotations

import re
import unicodedata

import pyarrow as pa

from analytics.matters import MATTER_WORDS, matter_named
from loaders.parsers.parsed import Parsed, Reading, Unreadable, through_distinct

_BETWEEN = re.compile(r"[;；、,，|\n]")


def matters(cells: pa.Array, reading: Reading) -> Parsed:
    """Matters as their values, each once, in the order of the cell."""
    return through_distinct(cells, _matters, pa.list_(pa.string()))


def _matters(cell: str) -> list[str] | None:
    words = [word.strip() for word in _BETWEEN.split(unicodedata.normalize("NFKC", cell)) if word.strip()]
    found = [(word, matter_named(word)) for word in words]
    unknown = [word for word, matter in found if matter is None]
    if unknown:
        raise Unreadable(f"应为 {'、'.join(MATTER_WORDS.values())} 之一，得到 {'、'.join(unknown)}")
    return list(dict.fromkeys(matter.value for _, matter in found if matter)) or None
