"""Hashes of the parts of names, to join by: of the trade name, the industry, the head office, the whole."""

from __future__ import annotations

import numpy as np

from analytics.arrays import Counts, Nodes, kernel
from analytics.matching import part_kernels as k
from analytics.matching.hashes import Hashes
from analytics.matching.texts import Points

KEY, HEAD_KEY, TRADE_KEY, INDUSTRY_KEY = 0, 1, 2, 3
"""Columns of keys: `analytics.names.structured_key`, the same without the branch, two of the parts."""
KEYS = 4

_SALT, _BASE = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xD1342543DE82EF95)
_M1, _M2 = np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB)
_S30, _S27, _S31 = np.uint64(30), np.uint64(27), np.uint64(31)
_BAR, _PLUS = 0x110000, 0x110001


@kernel
def _mixed(value: int) -> np.uint64:
    mixed = np.uint64(value) + _SALT
    mixed = (mixed ^ (mixed >> _S30)) * _M1
    mixed = (mixed ^ (mixed >> _S27)) * _M2
    return mixed ^ (mixed >> _S31)


@kernel
def _hashed(total: np.uint64, points: Points, low: int, high: int) -> np.uint64:
    for at in range(low, high):
        total = total * _BASE + _mixed(points[at])
    return total * _BASE + _mixed(_BAR)


@kernel
def name_keys(out: Points, starts: Counts, known: Nodes, low: int, high: int, keys: Hashes) -> None:
    """The keys of the names `low` to `high`, from what `part_kernels.take_apart` made of them."""
    for row in range(low, high):
        one = known[row]
        branch = starts[row] + one[k.BRANCH_SIZE]
        place = branch + one[k.PLACE_SIZE]
        second = place + one[k.SECOND_PLACE_SIZE]
        trade = second + one[k.TRADE_SIZE]
        total = _hashed(_mixed(one[k.REGION]), out, branch, place)
        if one[k.SECOND_REGION]:
            total = _hashed(total + _mixed(_PLUS) + _mixed(one[k.SECOND_REGION]), out, place, second)
        keys[row, TRADE_KEY] = _hashed(np.uint64(0), out, second, trade)
        keys[row, INDUSTRY_KEY] = _hashed(np.uint64(0), out, trade, trade + one[k.INDUSTRY_SIZE])
        for part in (keys[row, TRADE_KEY], keys[row, INDUSTRY_KEY], _mixed(one[k.FORM])):
            total = total * _BASE + part
        keys[row, HEAD_KEY] = total
        keys[row, KEY] = _hashed(total * _BASE + _mixed(one[k.BRANCH_REGION]), out, starts[row], branch)
