"""Exact ownership of a handful of enterprises: fractions, no rounding; the planted answers rest on it.

Definitions: V = (I − W)⁻¹ counts every walk; a person's integrated share of j is V[p, j]; an enterprise's own
is (V − I)[i, j] / V[i, i] (Baldone, Brioschi & Paleari 1998). The penetrated share adds the products along
simple routes only. Cost O(n³) and O(routes): for planted cases, not for the county.
"""

from __future__ import annotations

from fractions import Fraction

Shares = dict[tuple[str, str], Fraction]
"""(holder, owned) to the share held."""


def integrated(shares: Shares, holder: str, owned: str) -> Fraction:
    """The integrated share of `owned` that is `holder`'s: cycles count, returns to the holder do not."""
    names = sorted({name for pair in shares for name in pair})
    column = _walks_to(shares, names, owned)
    if holder == owned:
        return 1 - 1 / column[owned]
    return column[holder] / _walks_to(shares, names, holder)[holder]


def penetrated(shares: Shares, holder: str, owned: str, passed: frozenset[str] = frozenset()) -> Fraction:
    """The sum of products along simple routes from `holder` to `owned` (银发〔2017〕235号: 相乘求和)."""
    total = Fraction(0)
    for (source, target), share in shares.items():
        if source != holder or target in passed or target == holder:
            continue
        total += share * (
            Fraction(1) if target == owned else penetrated(shares, target, owned, passed | {holder})
        )
    return total


def _walks_to(shares: Shares, names: list[str], owned: str) -> dict[str, Fraction]:
    """Column `owned` of V: solve (I − W) v = e by elimination over fractions."""
    rows = [
        [Fraction(int(one == other)) - shares.get((one, other), Fraction(0)) for other in names]
        + [Fraction(int(one == owned))]
        for one in names
    ]
    for place in range(len(names)):
        pivot = next(row for row in range(place, len(names)) if rows[row][place])
        rows[place], rows[pivot] = rows[pivot], rows[place]
        rows[place] = [value / rows[place][place] for value in rows[place]]
        for row in range(len(names)):
            factor = rows[row][place]
            if row != place and factor:
                rows[row] = [a - factor * b for a, b in zip(rows[row], rows[place], strict=True)]
    return {name: rows[place][-1] for place, name in enumerate(names)}
