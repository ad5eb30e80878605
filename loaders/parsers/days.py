"""Days: ISO dates at once, every other way to write a day once for each distinct text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from contextlib import suppress
from datetime import date, timedelta

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from loaders.parsers.parsed import Fault, Parsed, Reading, Unreadable, through_distinct

EARLIEST = date(1850, 1, 1)
LATEST = date(2199, 12, 31)
OPEN_END = frozenset((date(2099, 12, 31), date(9999, 12, 31), date(2999, 12, 31), date(2199, 12, 31)))
"""Days by which registers say "no end" (长期)."""
_NO_END = frozenset(("长期", "无固定期限", "永久", "不约定期限"))
_IN_EVERY_MONTH = r"^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])$"
"""ISO dates that no month lacks: they need no second look where others of their column do."""
_PARTS = re.compile(r"(\d{4})(?:[-/.]|年)(\d{1,2})(?:[-/.]|月)(\d{1,2})日?")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_TIME = re.compile(r"[T ]?\d{1,2}[:时]\d{1,2}(?:[:分]\d{1,2}(?:\.\d+)?秒?)?(?:Z|[+-]\d{2}:?\d{2})?$")
_SERIAL = re.compile(r"\d{5}(?:\.\d+)?")
_SERIAL_ZERO = date(1899, 12, 30)


def day(cells: pa.Array, reading: Reading) -> Parsed:
    """A day in any common form: 2024-03-01, 2024/3/1, 2024.3.1, 2024年3月1日, 20240301, with a time or not, …

    … or the serial number that a spreadsheet keeps (45352).
    """
    return _ranged(_read(cells, _day))


def past_day(cells: pa.Array, reading: Reading) -> Parsed:
    """A day that cannot lie in the future."""
    parsed = day(cells, reading)
    late = pc.greater(parsed.values, pa.scalar(reading.today, pa.date32()))
    return _refused(parsed, late, f"晚于今天（{reading.today.isoformat()}）")


def last_day(cells: pa.Array, reading: Reading) -> Parsed:
    """The last day of a term; 长期, 2099-12-31 and 9999-12-31 are no end and stay empty."""
    parsed = _read(cells, _last_day)
    no_end = pc.is_in(parsed.values, pa.array(sorted(OPEN_END), pa.date32()))
    if pc.any(no_end).as_py():
        parsed = Parsed(pc.if_else(no_end, pa.scalar(None, pa.date32()), parsed.values), parsed.faults)
    return _ranged(parsed)


def _read(cells: pa.Array, otherwise: Callable[[str], date | None]) -> Parsed:
    try:
        return Parsed(pc.cast(cells, pa.date32()))
    except pa.ArrowInvalid:
        certain = pc.match_substring_regex(cells, _IN_EVERY_MONTH)
        nothing = pa.scalar(None, pa.string())
        rest = through_distinct(pc.if_else(certain, nothing, cells), otherwise, pa.date32())
        days = pc.cast(pc.if_else(certain, cells, nothing), pa.date32())
        return Parsed(pc.coalesce(days, rest.values), rest.faults)


def _last_day(cell: str) -> date | None:
    return None if unicodedata.normalize("NFKC", cell) in _NO_END else _day(cell)


def _day(cell: str) -> date:
    if len(cell) == 10 and cell[4] == cell[7] == "-":
        with suppress(ValueError):
            return date.fromisoformat(cell)
    plain = unicodedata.normalize("NFKC", cell).strip()
    plain = _TIME.sub("", plain).strip()
    if _SERIAL.fullmatch(plain):
        return _SERIAL_ZERO + timedelta(days=int(float(plain)))
    found = _PARTS.fullmatch(plain) or _COMPACT.fullmatch(plain)
    if found is None:
        raise Unreadable(f"不是日期：{cell}；应写作 2024-03-01")
    try:
        return date(*map(int, found.groups()))
    except ValueError:
        raise Unreadable(f"日历上没有这一天：{cell}") from None


def _ranged(parsed: Parsed) -> Parsed:
    bounds = pc.min_max(parsed.values).as_py()
    if bounds["min"] is None or (bounds["min"] >= EARLIEST and bounds["max"] <= LATEST):
        return parsed
    low, high = pa.scalar(EARLIEST, pa.date32()), pa.scalar(LATEST, pa.date32())
    outside = pc.or_(pc.less(parsed.values, low), pc.greater(parsed.values, high))
    return _refused(parsed, outside, f"年份超出合理范围（{EARLIEST.year} 至 {LATEST.year}）")


def _refused(parsed: Parsed, wrong: pa.Array, reason: str) -> Parsed:
    rows = np.flatnonzero(pc.fill_null(wrong, False).to_numpy(zero_copy_only=False))
    if not len(rows):
        return parsed
    kept = pc.if_else(pc.fill_null(wrong, False), pa.scalar(None, pa.date32()), parsed.values)
    return Parsed(kept, (*parsed.faults, *(Fault(int(row), reason) for row in rows)))
