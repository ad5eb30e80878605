"""Whether a row that has a subject's code calls it by a name with which its own have nothing in common."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

import numpy as np

from analytics.arrays import Bools, Bytes, Counts, Nodes, kernel
from analytics.matching import part_kernels as k
from analytics.matching.found import Found
from analytics.matching.grades import Against
from analytics.matching.index import Index, ListIndex
from analytics.matching.name_columns import NameColumns, name_columns
from analytics.matching.texts import Points, Texts
from analytics.names import folded, parsed


def named_otherwise(one: Found, listed: ListIndex, register: Index) -> Found:
    """Flag pairs whose names, present and former, share no character of trade name or industry.

    Region and legal form are left out: 有限公司 stands in every name. A code beside such a name was often
    copied from another line.
    """
    told = listed.named[one.rows] & register.named[one.names]
    pairs = np.flatnonzero(told & (listed.hashes[one.rows] != register.hashes[one.names]))
    pairs = pairs[~_shared(listed.texts, one.rows[pairs], register.texts, one.names[pairs])]
    which, names = _former_names(register, one.names[pairs])
    shared = _shared(listed.texts, one.rows[pairs[which]], register.texts, names)
    excused = np.bincount(which[shared], minlength=pairs.size) > 0
    against: Bytes = one.against.copy()
    against[pairs[~excused]] |= np.uint8(Against.OTHER_NAME)
    return replace(one, against=against)


def at_odds(stated: str, names: Collection[str]) -> bool:
    """The same of one name, held against all that a subject has borne."""
    own, cores = folded(stated), [_core(name) for name in names]
    core = _core(stated)
    equal = any(own == folded(name) for name in names)
    return bool(core) and not equal and all(other and not core & other for other in cores)


def _core(name: str) -> set[str]:
    parts = parsed(name)
    return set(parts.trade_name + parts.industry)


def _former_names(register: Index, places: Nodes) -> tuple[Counts, Nodes]:
    """The former names of these subjects: which of `places`, and the number of the name."""
    owners = register.owners[register.subjects :]
    order = np.argsort(owners, kind="stable")
    low, high = (np.searchsorted(owners[order], places, side=side) for side in ("left", "right"))
    counts = high - low
    which = np.repeat(np.arange(places.size), counts)
    within = np.arange(which.size) - np.repeat(np.cumsum(counts) - counts, counts)
    return which, (register.subjects + order[low[which] + within]).astype(np.int32)


def _shared(left: Texts, rows: Nodes, right: Texts, names: Nodes) -> Bools:
    """Whether the cores of these names, trade name and industry, have a character in common."""
    one, other = name_columns(left.take(rows)), name_columns(right.take(names))
    shared = np.empty(rows.size, np.bool_)
    _share(*_cores(one), *_cores(other), shared)
    return shared


def _cores(names: NameColumns) -> tuple[Points, Counts, Counts]:
    """The characters, and where trade name and industry of each name begin and end."""
    sizes = names.known[:, [k.BRANCH_SIZE, k.PLACE_SIZE, k.SECOND_PLACE_SIZE]].sum(axis=1, dtype=np.int64)
    low = names.texts.starts[:-1] + sizes
    cores = names.known[:, [k.TRADE_SIZE, k.INDUSTRY_SIZE]].sum(axis=1, dtype=np.int64)
    return names.out, low, low + cores


@kernel
def _share(
    left: Points,
    left_low: Counts,
    left_high: Counts,
    right: Points,
    right_low: Counts,
    right_high: Counts,
    shared: Bools,
) -> None:
    for pair in range(shared.size):
        # a name that is all region and form says nothing
        found = left_low[pair] == left_high[pair] or right_low[pair] == right_high[pair]
        for at in range(left_low[pair], left_high[pair]):
            for to in range(right_low[pair], right_high[pair]):
                found = found or left[at] == right[to]
        shared[pair] = found
