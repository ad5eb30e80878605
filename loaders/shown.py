"""Text as it may be shown or kept: identity numbers inside it masked."""

from __future__ import annotations

import unicodedata

import numpy as np
import pyarrow as pa

from analytics.codes import masked_id
from analytics.identity_text import without_numbers
from loaders.parsers.parsed import through_distinct
from loaders.raw import Positions
from loaders.text_columns import Flags, cells_at, octets_of, replaced_by, rows_at

_SHORTEST = 15
"""Digits in the shortest number that is masked."""


def shown_value(cell: str, *, personal: bool) -> str:
    """A refused cell as it may be shown; of a personal one the first and last character are left."""
    if personal:
        return masked_id(cell)
    plain = unicodedata.normalize("NFKC", cell)
    masked = without_numbers(plain)
    return masked if masked != plain else cell


def numbers_masked(cells: pa.Array) -> pa.Array:
    """The column with every identity number inside its texts masked."""
    rows = rows_at(cells, _in_long_runs(octets_of(cells)))
    if not len(rows):
        return cells
    masked = through_distinct(cells_at(cells, rows), without_numbers, pa.string())
    return replaced_by(cells, rows, masked.values)


def _in_long_runs(octets: np.ndarray[tuple[int, ...], np.dtype[np.uint8]]) -> Positions:
    """A place in every run of 15 or more digits (and in some shorter ones).

    A run that long covers a multiple of 8 and, on one side of it, seven bytes more.
    """
    if len(octets) < _SHORTEST:
        return np.zeros(0, dtype=np.int64)
    places = np.flatnonzero(_digits(octets[::8])) * 8
    after, before = np.minimum(places + 7, len(octets) - 1), np.maximum(places - 7, 0)
    places = places[_digits(octets[after]) | _digits(octets[before])]
    length = np.ones(len(places), dtype=np.int64)
    for direction in (-1, 1):
        unbroken = np.ones(len(places), dtype=np.bool_)
        for step in range(1, _SHORTEST):
            at = places + direction * step
            unbroken &= (at >= 0) & (at < len(octets)) & _digits(octets[np.clip(at, 0, len(octets) - 1)])
            length += unbroken
    return places[length >= _SHORTEST]


def _digits(octets: np.ndarray[tuple[int, ...], np.dtype[np.uint8]]) -> Flags:
    return np.asarray((octets - np.uint8(48)) <= 9)
