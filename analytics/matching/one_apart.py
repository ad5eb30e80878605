"""Texts one character apart: one changed, missing, added, or two neighbours swapped; by deletion variants.

Two texts at that distance share a text with one character taken out of either (Mor & Fraenkel 1982). O(total
characters) hashes; candidates are compared character by character, so that none is wrong.
"""

from __future__ import annotations

import numpy as np

from analytics.arrays import Bools, Counts, Nodes, kernel
from analytics.matching.blocks import side_by_side
from analytics.matching.hashes import deletion_keys, filtered, key_filter
from analytics.matching.joins import Pairs, joined_packed, sorted_pairs
from analytics.matching.texts import Points, Texts

MOST = 20
"""Texts looked at for one row and one variant."""
WORTH_FILTERING = 50_000
"""Texts from which on a filter of variants costs less than sorting them all."""


def one_apart(rows: Texts, places: Texts, most: int = MOST, *, filter_from: int = WORTH_FILTERING) -> Pairs:
    """The pairs at a distance of exactly one (optimal string alignment), by row.

    Args:
        rows, places: the texts.
        most: texts looked at for one row and one variant.
        filter_from: from so many places on, variants that the other side lacks are filtered out first.
    """
    row_keys = deletion_keys(rows)
    if len(places) < filter_from:
        place_keys = deletion_keys(places)
    else:
        place_keys = deletion_keys(places, key_filter(row_keys))
        row_keys = filtered(row_keys, key_filter(place_keys))
    side_by_side([row_keys.sort, place_keys.sort])
    found = joined_packed(row_keys, place_keys, most)
    return sorted_pairs(found.kept(are_one_apart(rows, places, found.rows, found.places)))


def are_one_apart(left: Texts, right: Texts, rows: Nodes, places: Nodes) -> Bools:
    """Whether text `rows[k]` on the left and text `places[k]` on the right are one character apart."""
    apart = np.empty(rows.size, np.bool_)
    _compare(left.points, left.starts, right.points, right.starts, rows, places, apart)
    return apart


@kernel
def _apart_by_one(
    left: Points, left_low: int, left_high: int, right: Points, right_low: int, right_high: int
) -> bool:
    size, other = left_high - left_low, right_high - right_low
    if size > other:
        left, right = right, left
        left_low, right_low = right_low, left_low
        size, other = other, size
    if other - size > 1:
        return False
    same = 0
    while same < size and left[left_low + same] == right[right_low + same]:
        same += 1
    if size < other:
        while same < size and left[left_low + same] == right[right_low + same + 1]:
            same += 1
        return same == size
    if same == size:
        return False
    swapped = (
        same + 1 < size
        and left[left_low + same] == right[right_low + same + 1]
        and left[left_low + same + 1] == right[right_low + same]
    )
    same += 2 if swapped else 1
    while same < size and left[left_low + same] == right[right_low + same]:
        same += 1
    return same == size


@kernel
def _compare(
    left: Points,
    left_starts: Counts,
    right: Points,
    right_starts: Counts,
    rows: Nodes,
    places: Nodes,
    apart: Bools,
) -> None:
    for pair in range(rows.size):
        row, place = rows[pair], places[pair]
        apart[pair] = _apart_by_one(
            left, left_starts[row], left_starts[row + 1], right, right_starts[place], right_starts[place + 1]
        )
