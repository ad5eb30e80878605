"""Circular holdings (循环持股): companies that own each other in a ring, and what is owned from outside.

In a ring that is nearly closed, a small outside holding commands everything inside, and capital is counted
several times over. Cf. Brioschi, Buzzacchi and Colombo 1989; Vitali, Glattfelder and Battiston 2011.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from analytics.adjacency import slots_of
from analytics.arrays import Counts, Floats, Nodes
from analytics.holdings_graph import Holdings

__all__ = ["ALARM_WORDS", "CircularHolding", "circular_holdings"]

Alarm = Literal["closed", "near_closed", "perhaps_near_closed", "none"]
ALARM_WORDS: dict[Alarm, str] = {
    "closed": "闭环持股，无外部股东",
    "near_closed": "近闭环持股，外部持股不足 5%",
    "perhaps_near_closed": "部分比例未披露，外部持股可能不足 5%",
    "none": "循环持股",
}
NEAR_CLOSED = 0.05
CLOSED = 1e-9
"""Shares are filed with six decimals at most; less than this is rounding."""
_DENSE = 300


@dataclass(frozen=True)
class CircularHolding:
    """One ring, or several that touch.

    Attributes:
        members: the companies, ascending.
        holdings: numbers of the holdings between members.
        outside_low: part of the members' capital not held by members, each member counted alike; the least
            it can be, with every undisclosed share inside at its largest.
        outside_high: the most it can be, with every undisclosed share inside at its smallest.
        spectral_radius: ρ of the smallest shares inside; 1/(1 − ρ) is how often capital is counted.
        alarm: how closed it is.
    """

    members: tuple[int, ...]
    holdings: tuple[int, ...]
    outside_low: float
    outside_high: float
    spectral_radius: float
    alarm: Alarm


def circular_holdings(holdings: Holdings) -> tuple[CircularHolding, ...]:
    """All circular holdings, the most closed first; a company's holding in itself (库存股) makes none.

    O(holdings + nodes), and the eigenvalues of each ring.
    """
    arranged = holdings.arranged
    rings = arranged.rings[arranged.rings[:, 1] - arranged.rings[:, 0] > 1]
    found = [_ring(holdings, np.sort(arranged.companies[first:last])) for first, last in rings.tolist()]
    return tuple(sorted(found, key=lambda ring: (ring.outside_high, ring.members)))


def _ring(holdings: Holdings, members: Nodes) -> CircularHolding:
    up = holdings.up
    slots, company = slots_of(up.start, members)
    owner = np.searchsorted(members, up.node[slots])
    held = members[np.minimum(owner, members.size - 1)] == up.node[slots]
    inside = np.flatnonzero(held & (owner != company))
    slots, company, owner = slots[inside], company[inside], owner[inside]
    least = np.bincount(company, up.low[slots], minlength=members.size)
    most = np.bincount(company, up.high[slots], minlength=members.size)
    low, high = (float(np.mean(np.maximum(0.0, 1.0 - held))) for held in (most, least))
    return CircularHolding(
        members=tuple(members.tolist()),
        holdings=tuple(sorted(up.edge[slots].tolist())),
        outside_low=low,
        outside_high=high,
        spectral_radius=_spectral_radius(owner, company, up.low[slots], members.size),
        alarm=_alarm(low, high),
    )


def _alarm(low: float, high: float) -> Alarm:
    if high <= CLOSED:
        return "closed"
    if high < NEAR_CLOSED:
        return "near_closed"
    return "perhaps_near_closed" if low < NEAR_CLOSED else "none"


def _spectral_radius(owners: Counts, companies: Counts, shares: Floats, size: int) -> float:
    if size <= _DENSE:
        block = np.zeros((size, size))
        np.add.at(block, (owners, companies), shares)
        return float(np.abs(np.linalg.eigvals(block)).max())
    vector = np.full(size, 1.0 / size)
    radius = 0.0
    # W + 1 has the same eigenvectors and, unlike a ring, no period, so that the iteration settles
    for _ in range(2000):
        grown = vector + np.bincount(owners, shares * vector[companies], minlength=size)
        before, radius = radius, float(grown.sum()) - 1.0
        vector = grown / grown.sum()
        if abs(radius - before) < 1e-13:
            break
    return radius
