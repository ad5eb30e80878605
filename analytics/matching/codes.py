"""Columns of codes: which are valid codes of which kind, and a hash of each to join by."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from analytics.arrays import Bytes, Counts, kernel, read_only
from analytics.matching.blocks import by_block
from analytics.matching.hashes import Hashes, whole_hashes
from analytics.matching.texts import Points, Texts, octets_and_starts
from analytics.uscc import FOREIGN, check_terms

NONE, USCC, NUMBER, WRONG = 0, 1, 2, 3
"""Kinds: no code, a valid unified code, a valid registration number, a code that is neither."""
_ZERO = ord("0")


@dataclass(frozen=True)
class CodeColumn:
    """The codes, the kind of each, and its hash."""

    texts: Texts
    kinds: Bytes
    hashes: Hashes


def code_column(codes: pa.Array | pa.ChunkedArray) -> CodeColumn:
    """The codes, made comparable (`analytics.codes.normal_code`), with their kinds."""
    octets, starts = octets_and_starts(codes)
    texts = Texts(read_only(octets.astype(np.uint32)), starts)
    kinds = np.empty(len(texts), np.uint8)
    terms = read_only(check_terms())
    by_block(len(texts), lambda low, high: _tell(texts.points, starts, terms, low, high, kinds))
    return CodeColumn(texts, kinds, whole_hashes(texts))


@kernel
def _is_uscc(points: Points, low: int, terms: NDArray[np.int16]) -> bool:
    total, digits = 0, True
    for place in range(18):
        point = points[low + place]
        if point > 127:
            return False
        total += terms[place, point]
        if 2 <= place < 8:
            digits = digits and _ZERO <= point <= _ZERO + 9
    # a total of nothing is a code of zeros, which passes every check
    return digits and 0 < total < FOREIGN and total % 31 == 0


@kernel
def _is_number(points: Points, low: int) -> bool:
    product, zeros = 10, True
    for place in range(15):
        digit = int(np.int64(points[low + place])) - _ZERO
        if digit < 0 or digit > 9:
            return False
        zeros = zeros and digit == 0
        if place == 14:
            return not zeros and (11 - product) % 10 == digit
        total = (product + digit) % 10
        product = (10 if total == 0 else total) * 2 % 11
    return False


@kernel
def _tell(
    points: Points, starts: Counts, terms: NDArray[np.int16], low: int, high: int, kinds: Bytes
) -> None:
    for row in range(low, high):
        size = starts[row + 1] - starts[row]
        kinds[row] = NONE if size == 0 else WRONG
        if size == 18 and _is_uscc(points, starts[row], terms):
            kinds[row] = USCC
        elif size == 15 and _is_number(points, starts[row]):
            kinds[row] = NUMBER
