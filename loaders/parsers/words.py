"""Words: plain text, lists of texts in one cell, yes and no, whole numbers, and closed vocabularies."""

from __future__ import annotations

import re
import unicodedata

import numpy as np
import pyarrow as pa

from analytics.penalty_level import level_named
from loaders.parsers.parsed import Parsed, Reading, Unreadable, through_distinct
from loaders.shown import numbers_masked
from loaders.text_columns import cells_at, octets_of, replaced_by, rows_at

_BLANK, _DELETE = 32, 127
_BREAKS = re.compile(r"[\x00-\x1f\x7f]+")
_BETWEEN_TEXTS = re.compile(r"[;；|\n]")
_BETWEEN_POSTS = re.compile(r"[;；、/,，|\n]")
_FLAGS = {"是": True, "否": False, "Y": True, "N": False, "1": True, "0": False, "TRUE": True, "FALSE": False}
_TIERS = {
    "A": ("A级", "A类", "严重失信"),
    "B": ("B级", "B类", "警示", "经营异常", "重点关注"),
    "C": ("C级", "C类", "内部"),
    "R": ("红名单", "守信激励"),
}
_DECLARED = {
    "actual_controller": ("实际控制人", "控制人"),
    "beneficial_owner": ("受益所有人", "最终受益人", "受益人"),
}
_NO_END = frozenset(("长期", "无固定期限", "不定期"))


def text(cells: pa.Array, reading: Reading) -> Parsed:
    """Text; line breaks and control characters inside it become one blank, identity numbers are masked."""
    cells = numbers_masked(cells)
    octets = octets_of(cells)
    if not len(octets) or (octets.min() >= _BLANK and not (octets == _DELETE).any()):
        return Parsed(cells)
    rows = rows_at(cells, np.flatnonzero((octets < _BLANK) | (octets == _DELETE)))
    broken = through_distinct(cells_at(cells, rows), lambda cell: _BREAKS.sub(" ", cell), pa.string())
    return Parsed(replaced_by(cells, rows, broken.values))


def texts(cells: pa.Array, reading: Reading) -> Parsed:
    """A list of texts in one cell, separated by ；or |; empty parts and repetitions are left out.

    、 and / part nothing here: kinds of penalty and names of enterprises hold them.
    """
    return _lists(_BETWEEN_TEXTS, cells)


def posts(cells: pa.Array, reading: Reading) -> Parsed:
    """A list of posts in one cell, separated by ； 、 / , or |."""
    return _lists(_BETWEEN_POSTS, cells)


def flag(cells: pa.Array, reading: Reading) -> Parsed:
    """是 or 否; also Y/N, 1/0, true/false."""
    return through_distinct(cells, _flag, pa.bool_())


def whole(cells: pa.Array, reading: Reading) -> Parsed:
    """A whole number, 0 or more; 长期 is no number and stays empty."""
    return through_distinct(cells, _whole, pa.int64())


def level(cells: pa.Array, reading: Reading) -> Parsed:
    """The level of dishonesty (失信程度): minor, general or serious."""
    return through_distinct(cells, _level, pa.string())


def list_tier(cells: pa.Array, reading: Reading) -> Parsed:
    """The tier of a list (名单层级): A serious, B warning, C internal, R red."""
    return through_distinct(cells, _tier, pa.string())


def declared_kind(cells: pa.Array, reading: Reading) -> Parsed:
    """What somebody was declared to be (申报类型): actual_controller or beneficial_owner."""
    return through_distinct(cells, _declared_kind, pa.string())


def _lists(between: re.Pattern[str], cells: pa.Array) -> Parsed:
    masked = numbers_masked(cells)
    return through_distinct(masked, lambda cell: _parts(between, cell), pa.list_(pa.string()))


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


def _level(cell: str) -> str:
    found = level_named(unicodedata.normalize("NFKC", cell))
    if found is None:
        raise Unreadable(f"应为 轻微、一般 或 严重，得到 {cell}")
    return found


def _tier(cell: str) -> str:
    plain = unicodedata.normalize("NFKC", cell).upper()
    found = next(
        (tier for tier, words in _TIERS.items() if plain == tier or any(w in plain for w in words)), None
    )
    if found is None:
        raise Unreadable(f"应为 A（严重失信）、B（警示）、C（内部）或 R（守信激励），得到 {cell}")
    return found


def _declared_kind(cell: str) -> str:
    plain = unicodedata.normalize("NFKC", cell)
    found = next((kind for kind, words in _DECLARED.items() if plain in words), None)
    if found is None:
        raise Unreadable(f"应为 实际控制人 或 受益所有人，得到 {cell}")
    return found
