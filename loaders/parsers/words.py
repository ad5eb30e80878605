"""Words: plain text, lists of texts in one cell, yes and no, whole numbers, and closed vocabularies."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

import numpy as np
import pyarrow as pa

from loaders.parsers.parsed import Parsed, Parser, Reading, Unreadable, through_distinct
from loaders.shown import numbers_masked
from loaders.text_columns import octets_of, replaced_by, rows_at

_BLANK, _DELETE = 32, 127
_BREAKS = re.compile(r"[\x00-\x1f\x7f]+")
_BETWEEN_TEXTS = re.compile(r"[;；、|/\n]")
_BETWEEN_NAMES = re.compile(r"[;；\n]")
_FLAGS = {"是": True, "否": False, "Y": True, "N": False, "1": True, "0": False, "TRUE": True, "FALSE": False}
_NO_END = frozenset(("长期", "无固定期限", "不定期"))


def text(cells: pa.Array, reading: Reading) -> Parsed:
    """Text; line breaks and control characters inside it become one blank, identity numbers are masked."""
    cells = numbers_masked(cells)
    octets = octets_of(cells)
    if not len(octets) or (octets.min() >= _BLANK and not (octets == _DELETE).any()):
        return Parsed(cells)
    rows = rows_at(cells, np.flatnonzero((octets < _BLANK) | (octets == _DELETE)))
    broken = through_distinct(cells.take(pa.array(rows)), lambda cell: _BREAKS.sub(" ", cell), pa.string())
    return Parsed(replaced_by(cells, rows, broken.values))


def texts(cells: pa.Array, reading: Reading) -> Parsed:
    """A list of texts in one cell, separated by ；、/ or |; empty parts and repetitions are left out."""
    return through_distinct(
        numbers_masked(cells), lambda cell: _parts(_BETWEEN_TEXTS, cell), pa.list_(pa.string())
    )


def names(cells: pa.Array, reading: Reading) -> Parsed:
    """A list of names in one cell, separated by ； alone: a name may hold any other mark."""
    return through_distinct(cells, lambda cell: _parts(_BETWEEN_NAMES, cell), pa.list_(pa.string()))


def flag(cells: pa.Array, reading: Reading) -> Parsed:
    """是 or 否; also Y/N, 1/0, true/false."""
    return through_distinct(cells, _flag, pa.bool_())


def whole(cells: pa.Array, reading: Reading) -> Parsed:
    """A whole number, 0 or more; 长期 is no number and stays empty."""
    return through_distinct(cells, _whole, pa.int64())


def one_of(meanings: Mapping[str, str]) -> Parser:
    """A parser of a column that holds one of a few words; `meanings` says what each stands for."""

    def read(cell: str) -> str:
        meaning = meanings.get(unicodedata.normalize("NFKC", cell).upper())
        if meaning is None:
            raise Unreadable(f"应为 {'、'.join(meanings)} 之一，得到 {cell}")
        return meaning

    return lambda cells, reading: through_distinct(cells, read, pa.string())


def _parts(between: re.Pattern[str], cell: str) -> list[str] | None:
    return list(dict.fromkeys(part.strip() for part in between.split(cell) if part.strip())) or None


def _flag(cell: str) -> bool:
    plain = unicodedata.normalize("NFKC", cell).upper()
    if plain not in _FLAGS:
        raise Unreadable(f"应为 是 或 否，得到 {cell}")
    return _FLAGS[plain]


def _whole(cell: str) -> int | None:
    plain = unicodedata.normalize("NFKC", cell).removesuffix("个月").removesuffix("月").removesuffix(".0")
    if cell in _NO_END:
        return None
    if not (plain.isascii() and plain.isdecimal() and len(plain) <= 6):
        raise Unreadable(f"应为不小于 0 的整数，得到 {cell}")
    return int(plain)
