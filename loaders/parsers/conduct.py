"""Words of commitments and evaluations: their numbers, whether a promise was kept, who may see it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from datetime import date

import pyarrow as pa

from loaders.parsers.parsed import Parsed, Reading, Unreadable, through_distinct

_NUMBER = re.compile(r"(\d{6})(\d{4})(\d{2})(\d{2})(\d{6})")
_PERFORMANCE = {"全部履行": "kept", "部分履行": "partly", "全部未履行": "broken"}
_OPENNESS = {"可向社会公开": "public", "特定范围内公开": "limited", "不可公开": "closed"}
_LAYERS = {
    "公共信用综合评价": "public",
    "行业信用评价": "industry",
    "市场化评级": "market",
    "市场信用评价": "market",
}


def commitment_no(cells: pa.Array, reading: Reading) -> Parsed:
    """The number of a commitment (承诺编码): six digits of area, eight of a day, six of serial."""
    return through_distinct(cells, _commitment_no, pa.string())


def performance(cells: pa.Array, reading: Reading) -> Parsed:
    """Whether a commitment was kept (承诺履行状态): kept, partly or broken."""
    return through_distinct(cells, lambda cell: _named(cell, _PERFORMANCE), pa.string())


def openness(cells: pa.Array, reading: Reading) -> Parsed:
    """Who may see a commitment (公开类型): public, limited or closed."""
    return through_distinct(cells, lambda cell: _named(cell, _OPENNESS), pa.string())


def layer(cells: pa.Array, reading: Reading) -> Parsed:
    """Whose grading it is (评价类别): public, industry or market."""
    return through_distinct(cells, lambda cell: _named(cell, _LAYERS), pa.string())


def points(cells: pa.Array, reading: Reading) -> Parsed:
    """Points of an evaluation: a number with at most one decimal point, also below nothing."""
    return through_distinct(cells, _points, pa.float64())


def _commitment_no(cell: str) -> str:
    plain = unicodedata.normalize("NFKC", cell).strip()
    found = _NUMBER.fullmatch(plain)
    if found is None:
        raise Unreadable(f"承诺编码应为 20 位数字（区划 6 位、日期 8 位、序号 6 位），得到 {cell}")
    try:
        date(int(found[2]), int(found[3]), int(found[4]))
    except ValueError:
        raise Unreadable(f"承诺编码第 7 至 14 位应为日期，得到 {cell}") from None
    return plain


def _named(cell: str, words: Mapping[str, str]) -> str:
    plain = unicodedata.normalize("NFKC", cell).strip()
    if plain not in words:
        raise Unreadable(f"应为 {'、'.join(words)} 之一，得到 {cell}")
    return words[plain]


def _points(cell: str) -> float:
    plain = unicodedata.normalize("NFKC", cell).strip().removesuffix("分")
    if not re.fullmatch(r"-?\d{1,6}(\.\d{1,6})?", plain):
        raise Unreadable(f"应为分数，得到 {cell}")
    return float(plain)
