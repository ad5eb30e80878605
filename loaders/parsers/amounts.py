"""Amounts of money in yuan, or in whole units of the currency that is written to them."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from loaders.parsers.decimals import plain_decimals
from loaders.parsers.parsed import Fault, Parsed, Reading, Unreadable, shifted, through_distinct
from loaders.raw import Positions
from loaders.text_columns import cells_at, filled_rows, nulled, replaced_by

YUAN = frozenset(("", "元", "圆", "人民币", "人民币元", "元人民币", "CNY", "RMB", "156", "¥", "¥元"))
"""Ways to say that an amount is in yuan; the graph keeps no currency for it."""
CURRENCIES = {
    "美元": ("美金", "USD", "US$", "$", "840"),
    "港元": ("港币", "HKD", "HK$", "344"),
    "欧元": ("EUR", "€", "978"),
    "日元": ("日圆", "JPY", "392"),
    "英镑": ("GBP", "£", "826"),
    "新台币": ("台币", "TWD", "901"),
    "澳门元": ("澳门币", "MOP", "446"),
    "新加坡元": ("新加坡币", "SGD", "702"),
    "澳大利亚元": ("澳元", "AUD", "036"),
    "加拿大元": ("加元", "CAD", "124"),
    "瑞士法郎": ("CHF", "756"),
    "韩元": ("韩圆", "KRW", "410"),
}
"""The name under which a currency is kept, and the other ways to write it (ISO 4217 among them)."""
_NAMES = {word: name for name, others in CURRENCIES.items() for word in (name, *others)}
_SCALES = {"": 1, "百": 10**2, "千": 10**3, "万": 10**4, "百万": 10**6, "千万": 10**7, "亿": 10**8}
_UNIT = re.compile(r"(百万|千万|[百千万亿]?)(.*)")
_MONEY = re.compile(r"(\D*?)([+-]?\d[\d,]*(?:\.\d*)?)(百万|千万|[百千万亿]?)(\D*)")
_GROUPED = re.compile(r"\d{1,3}(,\d{3})+(\.\d*)?")
_CENT = Decimal("0.01")
_LARGEST = 1e13
_MONEY_TYPE = pa.struct([("amount", pa.float64()), ("currency", pa.string())])


def currency(cells: pa.Array, reading: Reading) -> Parsed:
    """The name of a currency; null for yuan. Amounts are never converted."""
    return through_distinct(cells, lambda cell: currency_name(_plain(cell)), pa.string())


def amount(cells: pa.Array, reading: Reading) -> Parsed:
    """Amounts in whole units of their currency, to 0.01; `reading.unit` is what bare numbers are in (万元).

    A decimal text times the unit is exact: 0.1 万元 is 1000 yuan and nothing beside it. A unit in the cell
    outranks that of the heading; a currency in either is given back in `currency`.
    """
    unit = _unit_of(_plain(reading.unit)) if reading.unit else None
    numbers, rest = (
        plain_decimals(cells) if unit else (pa.nulls(len(cells), pa.float64()), filled_rows(cells))
    )
    scale, of_heading = unit or (1, None)
    values = _rounded(pc.multiply(numbers, float(scale)))
    read = through_distinct(cells_at(cells, rest), lambda cell: _money(cell, unit), _MONEY_TYPE)
    values = replaced_by(values, rest, pc.struct_field(read.values, "amount"))
    stated = _stated(len(cells), of_heading, rest, pc.struct_field(read.values, "currency"))
    return _within_reason(Parsed(values, shifted(read.faults, rest), stated))


def _stated(count: int, of_heading: str | None, rest: Positions, of_cells: pa.Array) -> pa.Array | None:
    """The currency written to each amount or to the heading; None where none is written at all."""
    if of_heading is None and of_cells.null_count == len(of_cells):
        return None
    headed = pa.array([of_heading], pa.string()).take(pa.array(np.zeros(count, dtype=np.int64)))
    return replaced_by(headed, rest, of_cells)


def currency_name(plain: str) -> str | None:
    """The name under which the currency is kept, None for yuan.

    Raises:
        Unreadable: no currency.
    """
    if plain in YUAN:
        return None
    if plain in _NAMES:
        return _NAMES[plain]
    if plain.isdecimal():
        raise Unreadable(f"币种代码 {plain} 不在表中；应写作 人民币、美元 等")
    return plain


def _plain(cell: str) -> str:
    text = unicodedata.normalize("NFKC", cell).upper().replace("¥", "¥")
    return re.sub(r"[\s()（）]|整$", "", text)


def _unit_of(unit: str) -> tuple[int, str | None]:
    """What a unit such as 万美元 multiplies by, and its currency (None for yuan)."""
    found = _UNIT.fullmatch(unit)
    scale, money = found.groups() if found else ("", unit)
    return _SCALES[scale], _named(money)


def _named(money: str) -> str | None:
    """The currency of 元, 美元, 元人民币, USD; only known ones, so that a stray word is no currency."""
    if money in YUAN:
        return None
    name = _NAMES.get(money) or _NAMES.get(money.removeprefix("元")) or _NAMES.get(money.removesuffix("元"))
    if name is None:
        raise Unreadable(f"不认识的金额单位 {money}；应为 元、万元、万美元 等")
    return name


def _money(cell: str, unit: tuple[int, str | None] | None) -> dict[str, object]:
    plain = _plain(cell)
    found = _MONEY.fullmatch(plain)
    if found is None:
        raise Unreadable(f"不是金额：{cell}；应为数字，可带单位，如 500 或 500万元")
    before, digits, scale, after = found.groups()
    if digits.startswith("-"):
        raise Unreadable(f"金额不得为负，得到 {cell}")
    number = _number(digits.removeprefix("+"), cell)
    if not (scale or before or after):
        if unit is None:
            raise Unreadable(
                f"金额 {cell} 的单位在列名和数值中都没有写明；应写作 500万元，或把列名写作 …(万元)"
            )
        factor, name = unit
    else:
        factor, name = _SCALES[scale], _named(before + after)
    yuan = (number * factor).quantize(_CENT)
    return {"amount": float(yuan), "currency": name or (unit[1] if unit and not (before + after) else None)}


def _number(digits: str, cell: str) -> Decimal:
    if "," in digits and not _GROUPED.fullmatch(digits):
        raise Unreadable(f"千位分隔符的位置不对：{cell}")
    return Decimal(digits.replace(",", ""))


def _rounded(values: pa.Array) -> pa.Array:
    """Values to 0.01: the nearest float to the exact hundredth, free of the noise of the product."""
    return pc.divide(pc.round(pc.multiply(values, 100.0)), 100.0)


def _within_reason(parsed: Parsed) -> Parsed:
    too_large = pc.fill_null(pc.greater(parsed.values, _LARGEST), False)
    rows = np.flatnonzero(too_large.to_numpy(zero_copy_only=False))
    if not len(rows):
        return parsed
    faults = tuple(Fault(int(row), "金额超过 10 万亿，请核对单位") for row in rows)
    return Parsed(nulled(parsed.values, rows), parsed.faults + faults, parsed.currency)
