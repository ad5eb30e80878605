"""Voting power (表决影响力, a research figure): how often a holder's votes decide, not how many they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import factorial, lcm

import numpy as np
from numpy.typing import NDArray

__all__ = ["EXACT_HOLDERS", "NO_SHARE", "VotingPower", "majority_quota", "voting_power"]

EXACT_HOLDERS = 25
DECIMALS = 10  # votes nearer than this are equal; the sums then stay within 64 bits
NO_SHARE = 1e-8  # less than any share, and more than what the rounding of many votes adds up to

Sums = NDArray[np.int64]


@dataclass(frozen=True)
class VotingPower:
    """The power of each holder, in the order of the weights.

    Where `exact` is False the figures are estimates from `samples` draws, `banzhaf_swings` is None and
    `standard_error` bounds the error of the Shapley-Shubik figures (one sigma).
    """

    shapley_shubik: tuple[float, ...]
    banzhaf: tuple[float, ...]
    banzhaf_swings: tuple[int, ...] | None
    exact: bool
    samples: int
    standard_error: float


def voting_power(
    weights: Sequence[float], quota: float, *, samples: int = 100_000, seed: int = 0
) -> VotingPower:
    """The Shapley-Shubik and the Banzhaf index of a weighted vote that is won with `quota` votes or more.

    Shapley-Shubik: the share of orders of arrival in which the holder's votes reach the quota. Banzhaf: the
    coalitions that win with the holder and lose without (swings), over all holders' swings. Both are exact up
    to 25 holders, by counting the coalitions of the others in two halves, O(holders² · 2^(holders/2)); with
    more they are drawn from a seeded generator.

    Shapley & Shubik, American Political Science Review 48 (1954); Banzhaf, Rutgers Law Review 19 (1965);
    Horowitz & Sahni, J. ACM 21 (1974) for the halves.

    Raises:
        ValueError: no holder, a negative weight, or a quota of 0 or less, or sums beyond 64 bits.
    """
    if not weights or min(weights) < 0 or quota <= 0:
        raise ValueError(
            f"got weights {list(weights)!r} and quota {quota!r}, expected weights ≥ 0 and a quota > 0"
        )
    votes, needed = _whole(weights, quota)
    if len(votes) > EXACT_HOLDERS:
        return _drawn(votes, needed, samples, np.random.default_rng(seed))
    swings = [_swings(np.delete(votes, at), int(votes[at]), needed) for at in range(len(votes))]
    return _exact(swings)


def majority_quota(weights: Sequence[float]) -> float:
    """A quota that only more than half of these votes reach; shares are filed with six decimals at most."""
    return sum(weights) / 2 + NO_SHARE


def _whole(weights: Sequence[float], quota: float) -> tuple[Sums, int]:
    exact = [Fraction(str(round(value, DECIMALS))) for value in (*weights, quota)]
    scale = lcm(*(value.denominator for value in exact))
    whole = [int(value * scale) for value in exact]
    if sum(whole) >= 2**62:
        raise ValueError(f"got weights of {sum(weights)} in all with many decimals, expected fewer of either")
    return np.array(whole[:-1], np.int64), whole[-1]


def _swings(others: Sums, own: int, needed: int) -> list[int]:
    """For each size, the coalitions of the others that lose and would win with the holder's votes."""
    middle = others.size // 2
    left, right = _sums_by_size(others[:middle]), _sums_by_size(others[middle:])
    counts = [0] * (others.size + 1)
    for i, sums in enumerate(left):
        for j, sorted_sums in enumerate(right):
            below = np.searchsorted(sorted_sums, needed - sums, side="left")
            far_below = np.searchsorted(sorted_sums, needed - own - sums, side="left")
            counts[i + j] += int((below - far_below).sum())
    return counts


def _sums_by_size(votes: Sums) -> list[Sums]:
    """The votes of every coalition, ascending, by how many holders it has."""
    sums, sizes = np.zeros(1, np.int64), np.zeros(1, np.int64)
    for weight in votes.tolist():
        sums, sizes = np.concatenate([sums, sums + weight]), np.concatenate([sizes, sizes + 1])
    return [np.sort(sums[sizes == size]) for size in range(votes.size + 1)]


def _exact(swings: list[list[int]]) -> VotingPower:
    n = len(swings)
    orders = [Fraction(factorial(size) * factorial(n - size - 1), factorial(n)) for size in range(n)]
    shapley = [sum((orders[size] * count for size, count in enumerate(own)), Fraction(0)) for own in swings]
    totals = [sum(own) for own in swings]
    return VotingPower(
        shapley_shubik=tuple(float(value) for value in shapley),
        banzhaf=tuple(total / sum(totals) if sum(totals) else 0.0 for total in totals),
        banzhaf_swings=tuple(totals),
        exact=True,
        samples=0,
        standard_error=0.0,
    )


def _drawn(votes: Sums, needed: int, samples: int, random: np.random.Generator) -> VotingPower:
    pivots, swings = np.zeros(votes.size, np.int64), np.zeros(votes.size, np.int64)
    batch = max(1, min(samples, 4_000_000 // votes.size))
    for done in range(0, samples, batch):
        size = min(batch, samples - done)
        orders = random.permuted(np.tile(np.arange(votes.size), (size, 1)), axis=1)
        reached = np.cumsum(votes[orders], axis=1) >= needed
        won = reached[:, -1]
        pivot = orders[np.arange(size), reached.argmax(axis=1)]
        pivots += np.bincount(pivot[won], minlength=votes.size)
        inside = random.random((size, votes.size)) < 0.5
        others = (inside * votes).sum(axis=1, keepdims=True) - inside * votes
        swings += ((others < needed) & (others + votes >= needed)).sum(axis=0)
    total = int(swings.sum())
    return VotingPower(
        shapley_shubik=tuple((pivots / samples).tolist()),
        banzhaf=tuple((swings / total).tolist() if total else [0.0] * votes.size),
        banzhaf_swings=None,
        exact=False,
        samples=samples,
        standard_error=0.5 / samples**0.5,
    )
