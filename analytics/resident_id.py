"""The resident identity number (公民身份号码), GB 11643-1999: 18 characters, or the old form of 15 digits."""

from __future__ import annotations

from datetime import date
from functools import partial

import numpy as np

from analytics.code_columns import (
    CodeFault,
    CodeStrings,
    Faults,
    Flags,
    Matrix,
    all_digits,
    code_matrix,
    faults_by_block,
    first_fault,
    wrong_length,
)

WEIGHTS = tuple(pow(2, 17 - position, 11) for position in range(17))
CHECK_CHARS = "10X98765432"
PROVINCES = frozenset(
    (11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46)
    + (50, 51, 52, 53, 54, 61, 62, 63, 64, 65, 71, 81, 82, 83)
)
"""First two digits in use (GB/T 2260); 81, 82 and 83 are on the residence permits of 港澳台 residents."""
EARLIEST_BIRTH_YEAR = 1880
"""Numbers were first given in 1984; an earlier year of birth is a slip of the pen."""
_X = ord("X")


def resident_id_check_char(first17: str) -> str:
    """The check character of the first 17 digits, ISO 7064 MOD 11-2.

    Raises:
        ValueError: not 17 digits.
    """
    if len(first17) != 17 or not _digits(first17):
        # the value is personal: it is not repeated in the message
        raise ValueError(f"got {len(first17)} characters that are not 17 digits, expected 17 digits")
    total = sum(int(digit) * weight for digit, weight in zip(first17, WEIGHTS, strict=True))
    return CHECK_CHARS[total % 11]


def resident_id_expanded(number: str) -> str:
    """The 18-character form of an old 15-digit number (born 19xx); any other text comes back as it is."""
    if len(number) != 15 or not _digits(number):
        return number
    first17 = number[:6] + "19" + number[6:]
    return first17 + resident_id_check_char(first17)


def resident_id_fault(number: str, today: date) -> str | None:
    """Why the text cannot be a resident identity number on `today`, in Chinese; None where it can.

    Old numbers of 15 digits are judged by their 18-character form. The reason never repeats the number.
    """
    number = resident_id_expanded(number)
    if len(number) != 18:
        return f"应为 18 位（旧号 15 位），得到 {len(number)} 位"
    if not _digits(number[:17]) or number[17] not in CHECK_CHARS:
        return "前 17 位应为数字，末位应为数字或 X"
    if int(number[:2]) not in PROVINCES:
        return "前两位不是省级行政区划代码"
    if not _born_by(number[6:14], today):
        return "出生日期不存在或晚于今天"
    expected = resident_id_check_char(number[:17])
    return None if number[17] == expected else "校验码不符"


def resident_id_valid(numbers: CodeStrings, today: date) -> Flags:
    """Which numbers of the column pass `resident_id_fault` on `today`."""
    return np.asarray(resident_id_faults(numbers, today) == CodeFault.NONE)


def resident_id_faults(numbers: CodeStrings, today: date) -> Faults:
    """The `CodeFault` of each number of the column; agrees with `resident_id_fault`."""
    return faults_by_block(numbers, partial(_block_faults, today=today))


def _block_faults(numbers: CodeStrings, today: date) -> Faults:
    matrix = code_matrix(numbers, 18)
    _expand_old_forms(matrix)
    last_is_x = matrix[17] == _X
    digits = (matrix[:18] - np.uint8(48)) % 10
    check = np.where(last_is_x, np.uint8(10), digits[17])
    return first_fault(
        len(numbers),
        [
            (CodeFault.LENGTH, wrong_length(matrix, 18)),
            (CodeFault.CHARACTER, ~(all_digits(matrix[:17]) & (all_digits(matrix[17:18]) | last_is_x))),
            (CodeFault.REGION, ~_PROVINCE_FLAGS[digits[0] * np.uint8(10) + digits[1]]),
            (CodeFault.DATE, ~_born_by_column(digits, today)),
            (CodeFault.CHECK, np.asarray(_check_values(digits) != check)),
        ],
    )


def masked_id(number: str) -> str:
    """The number with its first and last character only, as it may be shown: `3****************X`.

    Two characters or fewer are hidden whole.
    """
    if len(number) <= 2:
        return "*" * len(number)
    return number[0] + "*" * (len(number) - 2) + number[-1]


def _digits(text: str) -> bool:
    return text.isascii() and text.isdigit()


def _born_by(yyyymmdd: str, today: date) -> bool:
    try:
        born = date(int(yyyymmdd[:4]), int(yyyymmdd[4:6]), int(yyyymmdd[6:]))
    except ValueError:
        return False
    return born.year >= EARLIEST_BIRTH_YEAR and born <= today


def _born_by_column(digits: Matrix, today: date) -> Flags:
    year = digits[6] * np.int32(1000) + digits[7] * np.int32(100) + digits[8] * np.int32(10) + digits[9]
    month = digits[10] * np.uint8(10) + digits[11]
    day = digits[12] * np.uint8(10) + digits[13]
    leap = (year % 4 == 0) & ((year % 100 != 0) | (year % 400 == 0))
    days = _MONTH_DAYS[leap.astype(np.uint8), month]
    past = year * 10_000 + month * np.int32(100) + day <= int(today.strftime("%Y%m%d"))
    return np.asarray((year >= EARLIEST_BIRTH_YEAR) & (day >= 1) & (day <= days) & past)


def _check_values(digits: Matrix) -> Matrix:
    """The expected check value (10 for X): 12 − Σ mod 11, taken mod 11, as in `CHECK_CHARS`."""
    total = np.zeros(digits.shape[1], dtype=np.uint16)
    for position, weight in enumerate(WEIGHTS):
        total += digits[position] * np.uint16(weight)
    return ((12 - total % 11) % 11).astype(np.uint8)


def _expand_old_forms(matrix: Matrix) -> None:
    """Rewrite columns that hold 15 digits as their 18-character form."""
    old = (matrix[15] == 0) & all_digits(matrix[:15])
    if not old.any():
        return
    short = matrix[:, old]
    short[8:17] = short[6:15].copy()
    short[6], short[7] = ord("1"), ord("9")
    short[17] = _CHECK_BYTES[_check_values((short - np.uint8(48)) % 10)]
    matrix[:, old] = short


def _month_days() -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    table = np.zeros((2, 100), dtype=np.uint8)
    table[:, 1:13] = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
    table[1, 2] = 29
    return table


_MONTH_DAYS = _month_days()
_PROVINCE_FLAGS = np.isin(np.arange(100), list(PROVINCES))
_CHECK_BYTES = np.frombuffer(b"0123456789X", dtype=np.uint8)
