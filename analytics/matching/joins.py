"""Joins of two columns of keys: both sorted, walked side by side, every step bounded."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from analytics.arrays import Bools, Counts, Nodes, kernel
from analytics.matching.hashes import ROW_BITS, Hashes, packed

_ROWS = np.uint64((1 << ROW_BITS) - 1)
_HASH = np.uint64(ROW_BITS)


@dataclass(frozen=True)
class Pairs:
    """Rows of a list and places in a register that may belong together; `capped` rows had more than taken."""

    rows: Nodes
    places: Nodes
    capped: Nodes

    def kept(self, flags: Bools) -> Pairs:
        """The pairs with a flag."""
        return Pairs(self.rows[flags], self.places[flags], self.capped)


@dataclass(frozen=True)
class Keys:
    """The keys of two columns, and which of them take part."""

    rows: Hashes
    row_flags: Bools
    places: Hashes
    place_flags: Bools


def joined_where(keys: Keys, most: int) -> Pairs:
    """The pairs of equal keys among those that take part, by row."""
    rows, places = (np.flatnonzero(flags).astype(np.int32) for flags in (keys.row_flags, keys.place_flags))
    pairs = joined(keys.rows[rows], keys.places[places], most)
    return Pairs(rows[pairs.rows], places[pairs.places], rows[pairs.capped])


def joined(rows: Hashes, places: Hashes, most: int) -> Pairs:
    """The pairs of equal hash, by row; `most` places at the utmost are taken for one row."""
    found = joined_packed(packed(rows), packed(places), most)
    equal = rows[found.rows] == places[found.places]
    return sorted_pairs(found.kept(equal))


def joined_packed(rows: Hashes, places: Hashes, most: int) -> Pairs:
    """The pairs of packed keys whose hash bits are equal, in the order of the hashes."""
    count = _pair_count(rows, places, most)
    out_rows, out_places = np.empty(count, np.int32), np.empty(count, np.int32)
    capped = np.empty(rows.size, np.int32)
    many = _pairs(rows, places, most, out_rows, out_places, capped)
    return Pairs(out_rows, out_places, np.unique(capped[:many]))


def sorted_pairs(pairs: Pairs) -> Pairs:
    """The pairs by row and place, each once."""
    keys = (pairs.rows.astype(np.int64) << 32) | pairs.places
    keys = distinct_keys(keys)
    return Pairs((keys >> 32).astype(np.int32), (keys & 0xFFFFFFFF).astype(np.int32), pairs.capped)


def distinct_keys(keys: Counts) -> Counts:
    """The keys in rising order, each once."""
    ordered = np.sort(keys)
    if not ordered.size:
        return ordered
    return np.asarray(ordered[np.append(True, ordered[1:] != ordered[:-1])])


@kernel
def _pair_count(rows: Hashes, places: Hashes, most: int) -> int:
    count, one, other = 0, 0, 0
    while one < rows.size and other < places.size:
        left, right = rows[one] >> _HASH, places[other] >> _HASH
        if left < right:
            one += 1
        elif left > right:
            other += 1
        else:
            end = other
            while end < places.size and places[end] >> _HASH == left:
                end += 1
            while one < rows.size and rows[one] >> _HASH == left:
                count += min(most, end - other)
                one += 1
            other = end
    return count


@kernel
def _pairs(rows: Hashes, places: Hashes, most: int, out_rows: Nodes, out_places: Nodes, capped: Nodes) -> int:
    out, many, one, other = 0, 0, 0, 0
    while one < rows.size and other < places.size:
        left, right = rows[one] >> _HASH, places[other] >> _HASH
        if left < right:
            one += 1
        elif left > right:
            other += 1
        else:
            end = other
            while end < places.size and places[end] >> _HASH == left:
                end += 1
            while one < rows.size and rows[one] >> _HASH == left:
                row = np.int32(rows[one] & _ROWS)
                if end - other > most:
                    capped[many] = row
                    many += 1
                for place in range(other, min(end, other + most)):
                    out_rows[out] = row
                    out_places[out] = np.int32(places[place] & _ROWS)
                    out += 1
                one += 1
            other = end
    return many
