"""Places on a line as near as can be to where each is wanted, in a given order and a given distance apart."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

__all__ = ["spread"]


def spread(wanted: Sequence[float], weights: Sequence[float], apart: Sequence[float]) -> list[float]:
    """The places that minimise Σ weight · (place − wanted)², each `apart[i]` or more after the one before.

    `apart[0]` is not looked at. Less the distances this is isotonic regression, solved exactly by pooling
    adjacent violators (R. E. Barlow et al., "Statistical Inference under Order Restrictions", 1972): O(n).

    Examples:
        >>> spread([0.0, 0.0, 9.0], [1.0, 1.0, 1.0], [0.0, 2.0, 2.0])
        [-1.0, 1.0, 9.0]
    """
    if not wanted:
        return []
    offsets = list(accumulate(apart[1:], initial=0.0))
    pools: list[tuple[float, float, int]] = []
    for want, weight, offset in zip(wanted, weights, offsets, strict=True):
        total, mean, count = weight, want - offset, 1
        while pools and pools[-1][1] > mean:
            before, level, size = pools.pop()
            mean = (before * level + total * mean) / (before + total)
            total, count = before + total, size + count
        pools.append((total, mean, count))
    levels = (mean for _, mean, count in pools for _ in range(count))
    return [level + offset for level, offset in zip(levels, offsets, strict=True)]
