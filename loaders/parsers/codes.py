"""Codes: unified social credit codes, registration numbers, regions, listed shares."""

from __future__ import annotations

import re
from collections.abc import Callable

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from analytics.codes import (
    normal_code,
    uscc_fault,
    uscc_valid,
)
from loaders.parsers.parsed import Fault, Parsed, Reading, Unreadable, through_distinct
from loaders.raw import Positions
from loaders.text_columns import (
    Flags,
    cells_at,
    filled_rows,
    nulled,
    octets_of,
    offsets_of,
    replaced_by,
    rows_outside,
)

_CANONICAL = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
SCIENTIFIC = re.compile(r"\d(?:\.\d+)?E\+?\d+")
_NO_CODE = frozenset(("无", "暂无", "不详", "未知"))
LOST_DIGITS = "是电子表格的科学计数法，末几位已丢失；请把该列设为文本格式后重新导出"


def uscc(cells: pa.Array, reading: Reading) -> Parsed:
    """Unified social credit codes (统一社会信用代码) by GB 32100-2015; width, case and blanks are mended."""
    return checked_codes(canonical(cells), 18, uscc_valid, uscc_fault)


def region_code(cells: pa.Array, reading: Reading) -> Parsed:
    """Region codes of GB/T 2260: six digits, or the longer codes of towns that begin with them."""
    return through_distinct(cells, _region, pa.string())


def stock_code(cells: pa.Array, reading: Reading) -> Parsed:
    """Codes of listed shares, six digits; zeros at the front that a spreadsheet dropped are put back."""
    return through_distinct(cells, _stock, pa.string())


def canonical_code(cells: pa.Array, reading: Reading) -> Parsed:
    """Codes and numbers of a kind that another column tells: made comparable and not yet checked."""
    return Parsed(canonical(cells))


def as_delivered(cells: pa.Array, reading: Reading) -> Parsed:
    """Text that a rule of the layout takes apart itself, untouched."""
    return Parsed(cells)


def canonical(cells: pa.Array) -> pa.Array:
    """Codes as they are compared (half-width, upper case, no blanks); 无 and the like become null."""
    if not len(cells):
        return cells
    odd = rows_outside(cells, _CANONICAL)
    mended = through_distinct(cells_at(cells, odd), _mended, pa.string())
    return replaced_by(cells, odd, mended.values)


def fixed_width(cells: pa.Array, width: int) -> NDArray[np.str_]:
    """ASCII cells of one width as an array of fixed-width strings, without a copy for each."""
    octets = octets_of(cells)[offsets_of(cells)[0] : offsets_of(cells)[-1]]
    return octets.astype(np.uint32).view(f"U{width}") if len(octets) else np.zeros(0, dtype=f"U{width}")


def of_width(cells: pa.Array, width: int) -> Positions:
    """The filled rows whose cell is that many bytes of canonical characters."""
    # a null may still have bytes behind it
    plain = (np.diff(offsets_of(cells)) == width) & cells.is_valid().to_numpy(zero_copy_only=False)
    plain[rows_outside(cells, _CANONICAL)] = False
    return np.flatnonzero(plain)


def checked_codes(
    codes: pa.Array,
    width: int,
    valid: Callable[[NDArray[np.str_]], Flags],
    fault: Callable[[str], str | None],
) -> Parsed:
    """The codes that pass; the fault of the others is put in words one by one."""
    if not len(codes):
        return Parsed(codes)
    rows = of_width(codes, width)
    part = cells_at(codes, rows)
    passed = np.zeros(len(codes), dtype=np.bool_)
    passed[rows] = valid(fixed_width(part, width))
    wrong = filled_rows(codes)
    wrong = wrong[~passed[wrong]]
    texts = cells_at(codes, wrong).to_pylist()
    faults = tuple(Fault(int(row), _in_words(code, fault)) for row, code in zip(wrong, texts, strict=True))
    return Parsed(nulled(codes, wrong), faults)


def _in_words(code: str, fault: Callable[[str], str | None]) -> str:
    if SCIENTIFIC.fullmatch(code):
        return LOST_DIGITS
    return fault(code) or "代码不符合编码规则"


def _mended(cell: str) -> str | None:
    return None if cell in _NO_CODE else normal_code(cell) or None


def _region(cell: str) -> str:
    code = normal_code(cell)
    if not (code.isdecimal() and code.isascii() and len(code) in (6, 9, 12)):
        raise Unreadable(f"应为 6 位行政区划代码，得到 {cell}")
    return code[:6]


def _stock(cell: str) -> str:
    code = normal_code(cell)
    if not (code.isdecimal() and code.isascii() and len(code) <= 6):
        raise Unreadable(f"应为至多 6 位数字的证券代码，得到 {cell}")
    return code.zfill(6)
