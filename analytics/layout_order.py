"""The order of items on layers that makes lines cross seldom."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Mapping, Sequence

__all__ = ["crossings", "ordered"]

Rows = Sequence[Sequence[int]]
"""The items of each layer, from left to right."""

Near = Mapping[int, Sequence[int]]
"""The items of the next (or the one before) layer that each item has a line to."""

SWEEPS = 8


def ordered(layers: Rows, up: Near, down: Near) -> list[list[int]]:
    """The layers with their items moved, each to the mean place of those it has lines to, back and forth.

    The barycentre heuristic of K. Sugiyama, S. Tagawa & M. Toda, "Methods for Visual Understanding of
    Hierarchical System Structures" (1981); the order with the fewest crossings of SWEEPS is kept, and the
    order given where none has fewer. Items whose mean is the same keep their order.
    O(SWEEPS · lines · log lines).
    """
    best = [list(layer) for layer in layers]
    fewest = crossings(best, down)
    rows = [list(layer) for layer in best]
    for sweep in range(SWEEPS):
        if not fewest:
            break
        _sweep(rows, up if sweep % 2 == 0 else down, reverse=sweep % 2 == 1)
        found = crossings(rows, down)
        if found < fewest:
            best, fewest = [list(row) for row in rows], found
    return best


def crossings(layers: Rows, down: Near) -> int:
    """How many pairs of lines between neighbouring layers cross, each pair once."""
    found = 0
    for row, below in zip(layers, layers[1:], strict=False):
        place = {item: at for at, item in enumerate(below)}
        met: list[int] = []
        for item in row:
            ends = sorted(place[other] for other in down.get(item, ()))
            found += sum(len(met) - bisect_right(met, end) for end in ends)
            for end in ends:
                insort(met, end)
    return found


def _sweep(rows: list[list[int]], near: Near, *, reverse: bool) -> None:
    """Sort each layer but the first by the layer before it, in place; from the last one up in reverse.

    Items with no line to the layer before keep their places.
    """
    at = range(len(rows) - 2, -1, -1) if reverse else range(1, len(rows))
    for number in at:
        before = rows[number + 1 if reverse else number - 1]
        place = {item: i for i, item in enumerate(before)}
        mean = {item: _mean([place[one] for one in near[item]]) for item in rows[number] if near.get(item)}
        moved = iter(sorted(mean, key=mean.__getitem__))
        rows[number] = [next(moved) if item in mean else item for item in rows[number]]


def _mean(places: Sequence[int]) -> float:
    return sum(places) / len(places)
