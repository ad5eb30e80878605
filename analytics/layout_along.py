"""Where the items of each layer stand on it, so that lines are short and straight."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from math import inf

from analytics.layout_items import Items
from analytics.layout_spread import spread

__all__ = ["along_layers", "settle_labels", "straighten"]

STIFF = 8.0
"""How much more a line that passes layers pulls to be straight than one that ends, as in Gansner et al."""

ROUNDS = 16


def along_layers(items: Items, rows: Sequence[Sequence[int]]) -> list[float]:
    """Each item's place on its layer: near those it has lines to, lines straight before all.

    Each round solves every layer exactly for the layers beside it.
    """
    along = [0.0] * len(items.layer)
    for row in rows:
        x = 0.0
        for before, item in zip((None, *row), row, strict=False):
            x += 0.0 if before is None else items.apart(before, item)
            along[item] = x
    up, down = _pulls(items, items.up), _pulls(items, items.down)
    both = [[*above, *below] for above, below in zip(up, down, strict=True)]
    apart = {tuple(row): [0.0, *(items.apart(*pair) for pair in pairwise(row))] for row in rows}
    for number in range(ROUNDS):
        pulls = up if number == 0 else down if number == 1 else both
        for row in rows if number % 2 == 0 else reversed(rows):
            _settle(row, along, pulls, apart[tuple(row)])
    return along


def _pulls(items: Items, near: Mapping[int, list[int]]) -> list[list[tuple[int, float]]]:
    """For each item those beside it, with how much a line that leads there wants to be straight."""
    return [
        [(other, STIFF if _must_be_straight(items, item, other) else 1.0) for other in near.get(item, ())]
        for item in range(len(items.layer))
    ]


def _must_be_straight(items: Items, one: int, other: int) -> bool:
    return items.line[one] and items.line[other] or other == items.at.get(one) or one == items.at.get(other)


def _settle(
    row: Sequence[int],
    along: list[float],
    pulls: Sequence[Sequence[tuple[int, float]]],
    apart: Sequence[float],
) -> None:
    """Move the items of a layer to the middle of those that pull at them, as far as there is room."""
    wanted, weights = [], []
    for item in row:
        weight = sum([pull for _, pull in pulls[item]])
        wanted.append(
            sum([along[one] * pull for one, pull in pulls[item]]) / weight if weight else along[item]
        )
        weights.append(weight or 0.01)
    for item, x in zip(row, spread(wanted, weights, apart), strict=True):
        along[item] = x


def settle_labels(items: Items, rows: Sequence[Sequence[int]], along: list[float]) -> None:
    """Bring each label before its box, to the middle where it is alone, as far as there is room."""
    many = Counter(items.at.values())
    for row in rows:
        if any(item in items.at for item in row):
            wanted = [_before_its_box(items, along, item, many) for item in row]
            apart = [0.0, *(items.apart(*pair) for pair in pairwise(row))]
            for item, x in zip(row, spread(wanted, [1.0] * len(row), apart), strict=True):
                along[item] = x


def _before_its_box(items: Items, along: Sequence[float], item: int, many: Mapping[int, int]) -> float:
    if item not in items.at:
        return along[item]
    box = items.at[item]
    if many[box] == 1:
        return along[box]
    room = max(0.0, (items.extent[box].breadth - items.extent[item].breadth) / 2)
    return min(max(along[item], along[box] - room), along[box] + room)


def straighten(
    along: list[float], rows: Sequence[Sequence[int]], items: Items, chains: Iterable[Sequence[int]]
) -> None:
    """Bring the points of a line onto one line across the layers wherever its neighbours leave room."""
    beside = {
        item: (before, after)
        for row in rows
        for before, item, after in zip((None, *row), row, (*row[1:], None), strict=False)
    }
    for chain in chains:
        lows = [along[b] + items.apart(b, i) for i in chain for b in (beside[i][0],) if b is not None]
        highs = [along[a] - items.apart(i, a) for i in chain for a in (beside[i][1],) if a is not None]
        low, high = max(lows, default=-inf), min(highs, default=inf)
        if low <= high:
            middle = sorted(along[item] for item in chain)[len(chain) // 2]
            for item in chain:
                along[item] = min(max(middle, low), high)
