"""Seeded streams of chance, one to each noun, and the draws that the county needs from them."""

from __future__ import annotations

import zlib

import numpy as np

from loaders.county.columns import Flags, Floats, Ints

Stream = np.random.Generator


def stream(seed: int, noun: str) -> Stream:
    """The noun's own stream: what one file draws does not disturb another."""
    return np.random.default_rng([seed, zlib.crc32(noun.encode())])


def pick(rng: Stream, weights: Floats, count: int) -> Ints:
    """Places drawn in proportion to their weights."""
    steps = np.cumsum(weights)
    places: Ints = np.searchsorted(steps, rng.random(count) * steps[-1], side="right")
    return places


def pick_by_group(rng: Stream, weights: Floats, groups: Ints) -> Ints:
    """Places drawn in proportion to the row of weights of each one's group."""
    chosen = np.zeros(len(groups), dtype=np.int64)
    for group in range(len(weights)):
        members = np.flatnonzero(groups == group)
        chosen[members] = pick(rng, weights[group], len(members))
    return chosen


def chance(rng: Stream, share: float | Floats, count: int) -> Flags:
    """Flags set with this probability."""
    return np.asarray(rng.random(count) < share)


def between(rng: Stream, low: Ints | int, high: Ints | int, count: int) -> Ints:
    """Whole numbers from `low` to `high`, both included; `low` where `high` is below it."""
    span = np.maximum(np.asarray(high) - np.asarray(low) + 1, 1)
    return np.asarray(low + np.floor(rng.random(count) * span), dtype=np.int64)


def skewed(rng: Stream, limit: Ints | int, count: int, power: float = 3.0) -> Ints:
    """Places below `limit`, the low ones far more often: degrees follow a power law of exponent p/(p−1)+1.

    The place k of n is drawn with density (k/n)^(1/p − 1), hence degree falls with rank as k^−(1 − 1/p).
    """
    return np.floor(np.asarray(limit) * rng.random(count) ** power).astype(np.int64)


def scattered(count: int, modulus: int, step: int, start: int) -> Ints:
    """Distinct numbers below `modulus`, in no visible order; `step` has no factor in common with it."""
    return (np.arange(count, dtype=np.int64) * step + start) % modulus
