"""A column of codes as a matrix of ASCII bytes, and the faults that a code can have."""

from __future__ import annotations

from collections.abc import Callable
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

CodeStrings = NDArray[np.str_]
Flags = NDArray[np.bool_]
Faults = NDArray[np.uint8]
Matrix = NDArray[np.uint8]

BLOCK = 1 << 14
"""Codes judged at once: 16,384 codes of 18 characters are 1.2 MB."""
NOT_ASCII = 127
"""Stands for any character outside ASCII; no code may hold it."""


class CodeFault(IntEnum):
    """Why a code is refused; the first that applies, in this order."""

    NONE = 0
    LENGTH = 1
    CHARACTER = 2
    ALL_ZERO = 3
    REGION = 4
    DATE = 5
    CHECK = 6


FAULT_WORDS: dict[CodeFault, str] = {
    CodeFault.LENGTH: "位数不符",
    CodeFault.CHARACTER: "含有不允许的字符",
    CodeFault.ALL_ZERO: "全为零",
    CodeFault.REGION: "行政区划代码不符",
    CodeFault.DATE: "出生日期不存在或晚于今天",
    CodeFault.CHECK: "校验码不符",
}
"""The words for a fault in a column, where the expected value is not spelt out as in the scalar checks."""


def code_matrix(codes: CodeStrings, width: int) -> Matrix:
    """The characters of the codes by position, `width` + 1 rows by N columns; an absent one is 0.

    The last row is not 0 where a code is longer than `width`.

    Raises:
        TypeError: the array does not hold strings.
    """
    if codes.dtype.kind != "U":
        raise TypeError(
            f"got an array of {codes.dtype}, expected one of fixed-width strings (dtype 'U{width}')"
        )
    columns = codes.dtype.itemsize // 4
    points = np.ascontiguousarray(codes).view(np.uint32).reshape(len(codes), columns)
    matrix = np.zeros((width + 1, len(codes)), dtype=np.uint8)
    kept = min(columns, width)
    matrix[:kept] = np.minimum(points[:, :kept], NOT_ASCII).T
    if columns > width:
        matrix[width] = points[:, width:].any(axis=1)
    return matrix


def faults_by_block(codes: CodeStrings, judge: Callable[[CodeStrings], Faults]) -> Faults:
    """The faults of a long column, judged in blocks that stay in the processor's cache."""
    blocks = [judge(codes[start : start + BLOCK]) for start in range(0, len(codes), BLOCK)]
    return np.concatenate(blocks) if blocks else np.zeros(0, dtype=np.uint8)


def first_fault(count: int, checks: list[tuple[CodeFault, Flags]]) -> Faults:
    """The first fault of each code; `checks` are in the order in which they win."""
    faults = np.zeros(count, dtype=np.uint8)
    for fault, broken in reversed(checks):
        faults[broken] = fault
    return faults


def wrong_length(matrix: Matrix, width: int) -> Flags:
    """Which codes are not exactly `width` characters long."""
    return np.asarray((matrix[width] != 0) | (matrix[width - 1] == 0))


def all_digits(matrix: Matrix) -> Flags:
    """Which columns of the matrix hold nothing but the digits 0 to 9."""
    # 48 is "0"; anything below it wraps round to a large unsigned number
    return np.asarray(((matrix - np.uint8(48)) <= 9).all(axis=0))
