"""Persons put into posts and holdings: most are new, some come again, and few of them very often."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from loaders.county.chance import Stream, chance, skewed
from loaders.county.columns import Ints


@dataclass(frozen=True)
class Slots:
    """The person in each slot, and how many persons there are so far."""

    persons: Ints
    total: int


def person_slots(rng: Stream, count: int, known: int, share_new: float) -> Slots:
    """Fill `count` slots: a share with new persons numbered from `known`, the rest with earlier ones."""
    fresh = chance(rng, share_new, count)
    if not known and count:
        fresh[0] = True
    seen = known + np.cumsum(fresh)
    again = skewed(rng, np.maximum(seen, 1), count, 2.0)
    persons = np.where(fresh, seen - 1, again)
    return Slots(persons, int(seen[-1]) if count else known)
