"""The tables of all rungs put together: each pair once by its surest rung, and few enough for a reviewer."""

from __future__ import annotations

from typing import TypedDict

import numpy as np

from analytics.arrays import Bools, Bytes, Floats, Nodes
from analytics.matching.found import Found
from analytics.matching.grades import BEST_GRADE, Grade, Rung

_BEST = np.array([BEST_GRADE[rung] for rung in Rung], np.uint8)


class HitColumns(TypedDict):
    """The columns of `Hits` that come from the rungs."""

    rows: Nodes
    places: Nodes
    names: Nodes
    grades: Bytes
    rungs: Bytes
    against: Bytes
    rivals: Nodes
    expected: Floats


def gathered(tables: list[Found], owners: Nodes, candidates: int) -> HitColumns:
    """The hits by row, from the surest to the weakest.

    Of a row with a hit of grade A or B nothing of grade C is kept, and of any other row at most `candidates`.
    """
    rows, names, against, rivals = (
        np.concatenate([getattr(one, column) for one in tables])
        for column in ("rows", "names", "against", "rivals")
    )
    expected = np.concatenate([one.expected for one in tables])
    rungs = np.concatenate([np.full(len(one), one.rung, np.uint8) for one in tables])
    places = owners[names]
    best = _BEST[rungs]
    grades = np.where((against != 0) & (best != Grade.RELATED), Grade.C, best).astype(np.uint8)
    order = np.lexsort((names, places, against, rungs, grades, rows))
    order = order[_pair_first(rows, places, order)]
    order = order[_few(rows[order], grades[order], candidates)]
    return HitColumns(
        rows=rows[order],
        places=places[order],
        names=names[order],
        grades=grades[order],
        rungs=rungs[order],
        against=against[order],
        rivals=rivals[order],
        expected=expected[order],
    )


def _pair_first(rows: Nodes, places: Nodes, order: np.ndarray) -> Bools:
    """Which of the ordered hits are the first of their pair."""
    keys = (rows[order].astype(np.int64) << 32) | places[order]
    by_pair = np.argsort(keys, kind="stable")
    first = np.append(True, keys[by_pair][1:] != keys[by_pair][:-1])[: keys.size]
    chosen = np.zeros(keys.size, np.bool_)
    chosen[by_pair[first]] = True
    return chosen


def _few(rows: Nodes, grades: Bytes, candidates: int) -> Bools:
    """Which of the hits, in order, are kept: all settled and related ones, the first few for review."""
    count = int(rows[-1]) + 1 if rows.size else 0
    settled = np.zeros(count, np.bool_)
    settled[rows[grades <= Grade.B]] = True
    review = grades == Grade.C
    number = np.cumsum(review)
    starts = np.append(True, rows[1:] != rows[:-1])[: rows.size]
    before = np.maximum.accumulate(np.where(starts, number - review, 0)) if rows.size else number
    return np.asarray(~review | (~settled[rows] & (number - before <= candidates)))
