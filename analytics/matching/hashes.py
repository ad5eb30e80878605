"""Hashes of texts, of their sound, and of all their deletion variants, 64 bits each.

H(text) = mix(Σ m(c_j)·B^j + length) over 2^64, with B odd and m a fixed random map of characters. Taking one
character out costs O(1): the sum before it and the sum behind it, shifted by one power, are running sums.
Equal hashes are candidates; whoever acts on one compares the texts as well.
"""

from __future__ import annotations

from functools import partial

import numpy as np
from numpy.typing import NDArray

from analytics.arrays import Counts, kernel
from analytics.matching.blocks import BLOCK, by_block, side_by_side
from analytics.matching.texts import Points, Texts

Hashes = NDArray[np.uint64]

_BASE = np.uint64(0x9E3779B97F4A7C15)
_ONE = np.uint64(1)
_M1, _M2 = np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB)
_S30, _S27, _S31 = np.uint64(30), np.uint64(27), np.uint64(31)
ROW_BITS = 24
"""Bits of a packed key that hold the row; the others hold the hash."""
MOST_ROWS = 1 << ROW_BITS
_ROWS = np.uint64(MOST_ROWS - 1)
_FILTER_BITS = 27
"""Size of the filter that keeps a variant only where the other side may have it: 16 MiB of bits."""
_FILTER_SHIFT = np.uint64(64 - _FILTER_BITS)
_WORD, _BIT = np.uint64(6), np.uint64(63)


def whole_hashes(texts: Texts) -> Hashes:
    """The hash of each text."""
    hashes = np.empty(len(texts), np.uint64)
    by_block(len(texts), lambda low, high: _whole(texts.points, texts.starts, low, high, hashes))
    return hashes


def packed(hashes: Hashes) -> Hashes:
    """Hashes with the row number in the low bits, sorted: what `joins` takes."""
    if hashes.size > MOST_ROWS:
        raise ValueError(f"got {hashes.size} rows, expected at most {MOST_ROWS}; match them in parts")
    keys = (hashes & ~_ROWS) | np.arange(hashes.size, dtype=np.uint64)
    keys.sort()
    return keys


def deletion_keys(texts: Texts, wanted: Hashes | None = None) -> Hashes:
    """Packed keys, in no order, of each text and of it without any one character.

    Args:
        texts: at most MOST_ROWS of them.
        wanted: a filter (`key_filter`); keys whose bit is not set are left out.
    """
    if len(texts) > MOST_ROWS:
        raise ValueError(f"got {len(texts)} rows, expected at most {MOST_ROWS}; match them in parts")
    every = np.full(1, ~np.uint64(0)) if wanted is None else wanted
    bounds = [(low, min(low + BLOCK, len(texts))) for low in range(0, len(texts), BLOCK)]
    made = side_by_side([partial(_block_keys, texts, low, high, every) for low, high in bounds])
    return np.concatenate([np.zeros(0, np.uint64), *made])


def key_filter(keys: Hashes) -> Hashes:
    """The bits that these keys set: 64 to a word."""
    bits = np.zeros(1 << (_FILTER_BITS - 6), np.uint64)
    _set_bits(keys, bits)
    return bits


def filtered(keys: Hashes, wanted: Hashes) -> Hashes:
    """The keys whose bit is set."""
    room = np.empty(keys.size, np.uint64)
    return room[: _pick(keys, wanted, room)].copy()


def _block_keys(texts: Texts, low: int, high: int, wanted: Hashes) -> Hashes:
    room = np.empty(int(texts.starts[high] - texts.starts[low]) + high - low, np.uint64)
    return room[: _deletions(texts.points, texts.starts, low, high, wanted, room)].copy()


@kernel
def _mixed(value: np.uint64) -> np.uint64:
    value = (value ^ (value >> _S30)) * _M1
    value = (value ^ (value >> _S27)) * _M2
    return value ^ (value >> _S31)


@kernel
def _whole(points: Points, starts: Counts, low: int, high: int, hashes: Hashes) -> None:
    for row in range(low, high):
        total, power = np.uint64(starts[row + 1] - starts[row]), _ONE
        for at in range(starts[row], starts[row + 1]):
            total += _mixed(np.uint64(points[at]) + _BASE) * power
            power *= _BASE
        hashes[row] = _mixed(total)


@kernel
def _is_set(bits: Hashes, key: np.uint64) -> bool:
    if bits.size == 1:
        return True
    place = key >> _FILTER_SHIFT
    return bool((bits[place >> _WORD] >> (place & _BIT)) & _ONE)


@kernel
def _set_bits(keys: Hashes, bits: Hashes) -> None:
    for key in keys:
        place = key >> _FILTER_SHIFT
        bits[place >> _WORD] |= _ONE << (place & _BIT)


@kernel
def _pick(keys: Hashes, bits: Hashes, room: Hashes) -> int:
    out = 0
    for key in keys:
        if _is_set(bits, key):
            room[out] = key
            out += 1
    return out


@kernel
def _deletions(points: Points, starts: Counts, low: int, high: int, wanted: Hashes, room: Hashes) -> int:
    out = 0
    for row in range(low, high):
        first, end = starts[row], starts[row + 1]
        size = np.uint64(end - first)
        # behind: Σ over what follows of m(c)·B^(j−1), so that it needs no shift once a character is gone
        behind, power = np.uint64(0), _ONE
        for at in range(first + 1, end):
            behind += _mixed(np.uint64(points[at]) + _BASE) * power
            power *= _BASE
        before, power = np.uint64(0), _ONE
        for at in range(first, end):
            own = _mixed(np.uint64(points[at]) + _BASE)
            if at + 1 == end or points[at] != points[at + 1]:
                value = _mixed(before + behind + size - _ONE)
                if _is_set(wanted, value):
                    room[out] = (value & ~_ROWS) | np.uint64(row)
                    out += 1
            before += own * power
            if at + 1 < end:
                behind -= _mixed(np.uint64(points[at + 1]) + _BASE) * power
            power *= _BASE
        value = _mixed(before + size)
        if _is_set(wanted, value):
            room[out] = (value & ~_ROWS) | np.uint64(row)
            out += 1
    return out
