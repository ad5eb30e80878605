"""Keys under which names meet although a part is missing or another: region, industry or legal form."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from analytics.arrays import Bools
from analytics.matching import part_kernels as k
from analytics.matching.hashes import Hashes
from analytics.matching.joins import Keys
from analytics.matching.name_columns import NameColumns
from analytics.matching.part_keys import INDUSTRY_KEY, TRADE_KEY

_SALT = np.uint64(0x9E3779B97F4A7C15)
SHORTEST = 4
"""Characters of trade name and industry that a name without its region needs."""


def partial_keys(listed: NameColumns, register: NameColumns) -> Iterator[Keys]:
    """The keys of one kind of gap after another; only head offices and names of one region take part."""
    sides = (listed, register)
    rows, names = (_plain(one) for one in sides)
    # the same region, trade name and industry; another legal form, or none
    yield Keys(_key(listed, True, True), rows, _key(register, True, True), names)
    # the row says no industry
    silent = rows & (listed.known[:, k.INDUSTRY_SIZE] == 0) & (listed.known[:, k.TRADE_SIZE] > 1)
    yield Keys(_key(listed, True, False), silent, _key(register, True, False), names)
    # the row says no region
    nowhere = ~listed.branch & (listed.known[:, k.REGION] == 0) & (_core(listed) >= SHORTEST)
    yield Keys(_key(listed, False, True), nowhere, _key(register, False, True), ~register.branch)


def _plain(names: NameColumns) -> Bools:
    return np.asarray(~names.branch & (names.region > 0))


def _core(names: NameColumns) -> np.ndarray[tuple[int, ...], np.dtype[np.int32]]:
    core: np.ndarray[tuple[int, ...], np.dtype[np.int32]] = (
        names.known[:, k.TRADE_SIZE] + names.known[:, k.INDUSTRY_SIZE]
    )
    return core


def _key(names: NameColumns, region: bool, industry: bool) -> Hashes:
    key = names.keys[:, TRADE_KEY] * _SALT
    if industry:
        key = (key ^ names.keys[:, INDUSTRY_KEY]) * _SALT
    if region:
        key = (key ^ names.region.astype(np.uint64)) * _SALT
    return np.ascontiguousarray(key ^ (key >> np.uint64(29)))
