"""Pairs found by one rung, with what speaks against each, and the rules that all rungs share."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from analytics.arrays import Bools, Bytes, Floats, Nodes
from analytics.matching.codes import NUMBER, USCC, WRONG
from analytics.matching.columns import NO_DAY
from analytics.matching.grades import Against, Rung
from analytics.matching.index import Index, ListIndex
from analytics.matching.joins import Pairs
from analytics.matching.one_apart import are_one_apart

_ELSEWHERE = Against.OTHER_REGION | Against.RENAMED_BEFORE | Against.NOT_YET_FOUNDED
"""Whoever one of these speaks against is no rival of those whom none does."""


@dataclass(frozen=True)
class Found:
    """Pairs of one rung: row, name of the register, flags against, rivals, expected others; by row."""

    rung: Rung
    rows: Nodes
    names: Nodes
    against: Bytes
    rivals: Nodes
    expected: Floats

    def __len__(self) -> int:
        return self.rows.size

    def kept(self, flags: Bools) -> Found:
        """The pairs with a flag."""
        return replace(
            self,
            rows=self.rows[flags],
            names=self.names[flags],
            against=self.against[flags],
            rivals=self.rivals[flags],
            expected=self.expected[flags],
        )


def found(rung: Rung, pairs: Pairs) -> Found:
    """The pairs with nothing said of them yet."""
    count = pairs.rows.size
    nothing = np.zeros(count, np.uint8)
    return Found(rung, pairs.rows, pairs.places, nothing, np.zeros(count, np.int32), np.full(count, np.nan))


def conflicting(listed: ListIndex, register: Index, rows: Nodes, places: Nodes) -> Bools:
    """Whether both have a valid code of one kind and the codes differ: then nothing makes them the same."""
    kinds = listed.codes.kinds[rows]
    uscc = (kinds == USCC) & (register.codes.kinds[places] == USCC)
    number = (kinds == NUMBER) & (register.numbers.kinds[places] == NUMBER)
    given = listed.codes.hashes[rows]
    differs = uscc & (given != register.codes.hashes[places])
    return np.asarray(differs | (number & (given != register.numbers.hashes[places])))


def weighed(one: Found, listed: ListIndex, register: Index) -> Found:
    """The pairs with the flags that follow from region, day and code."""
    places = register.owners[one.names]
    against = one.against.copy()
    against[~_nested(listed.regions[one.rows], register.regions[places])] |= np.uint8(Against.OTHER_REGION)
    until, day = register.until[one.names], listed.days[one.rows]
    against[(until != NO_DAY) & (day != NO_DAY) & (day >= until)] |= np.uint8(Against.RENAMED_BEFORE)
    founded = register.founded[places]
    against[(founded != NO_DAY) & (day != NO_DAY) & (day < founded)] |= np.uint8(Against.NOT_YET_FOUNDED)
    against[_wrong_code(one, listed, register, places)] |= np.uint8(Against.WRONG_CODE)
    return replace(one, against=against)


def _wrong_code(one: Found, listed: ListIndex, register: Index, places: Nodes) -> Bools:
    """Rows whose code is wrong, but for one slip of the pen in the subject's own code."""
    wrong = listed.codes.kinds[one.rows] == WRONG
    pairs = np.flatnonzero(wrong)
    slips = are_one_apart(listed.codes.texts, register.codes.texts, one.rows[pairs], places[pairs])
    wrong[pairs[slips]] = False
    return np.asarray(wrong)


def each_subject_once(one: Found, register: Index) -> Found:
    """Of several names of one subject that fit a row, that with the least against it, the present first."""
    places = register.owners[one.names]
    order = np.lexsort((one.names, one.against, places, one.rows))
    keys = (one.rows[order].astype(np.int64) << 32) | places[order]
    first = np.append(True, keys[1:] != keys[:-1])[: order.size]
    chosen = np.zeros(len(one), np.bool_)
    chosen[order[first]] = True
    return one.kept(chosen)


def with_rivals(one: Found, rows: int) -> Found:
    """The pairs with their rivals: where several fit a row equally well, none is taken."""
    doubtful = (one.against & np.uint8(_ELSEWHERE)) != 0
    fitting = np.bincount(one.rows[~doubtful], minlength=rows)[one.rows]
    every = np.bincount(one.rows, minlength=rows)[one.rows]
    rivals = np.where(doubtful, every, fitting) - 1
    against = one.against.copy()
    against[~doubtful & (fitting > 1)] |= np.uint8(Against.RIVALS)
    return replace(one, rivals=rivals.astype(np.int32), against=against)


def _nested(one: Nodes, other: Nodes) -> Bools:
    """Whether either region holds the other; a region not known speaks against nothing."""
    unknown = (one == 0) | (other == 0)
    return np.asarray(unknown | _holds(one, other) | _holds(other, one))


def _holds(outer: Nodes, inner: Nodes) -> Bools:
    scale = np.where(outer % 10_000 == 0, 10_000, np.where(outer % 100 == 0, 100, 1))
    return np.asarray(outer // scale == inner // scale)
