"""Masked identity numbers as columns: on which characters two of them agree, and how much that says."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from analytics.arrays import Floats, Nodes
from analytics.masked_identity import TAIL_PROBABILITY
from analytics.matching.texts import octets_and_starts

SIZE = 18
PREFIX_PERSONS = {6: 1_500_000, 4: 10_000_000, 2: 100_000_000, 0: 1_400_000_000}
"""Persons whose number begins with so many given digits: a large county, prefecture, province, everybody;
orders of magnitude from memory, high rather than low, so that E is too."""
_YEARS, _MONTHS, _DAYS = 60, 12, 30
"""Years of birth that persons in business spread over, months, days of a month."""
_TAIL = (1.0, 1 / 11, 100 * TAIL_PROBABILITY, 10 * TAIL_PROBABILITY, TAIL_PROBABILITY)
"""Chance that so many last characters agree: the check character has 11 values, the sequence is skewed."""

MASK_FORMS = ((10, 4), (6, 4), (4, 4), (3, 4))
"""First and last characters that masks in use leave readable, the most telling form first."""

Shown = NDArray[np.int8]


def mask_form(mask: str) -> str | None:
    """The mask cut down to the most telling of `MASK_FORMS` that it shows, 18 wide; None where it shows less.

    Sources write runs of stars of any length; what stands before and behind the run is what counts.
    """
    head, stars, rest = mask.partition("*")
    tail = rest.lstrip("*")
    if not stars or "*" in tail or len(head) + len(tail) >= SIZE:
        return None
    for first, last in MASK_FORMS:
        if first <= len(head) and last <= len(tail):
            return head[:first] + "*" * (SIZE - first - last) + tail[-last:]
    return None


def agreed_positions(left: pa.Array, right: pa.Array, rows: Nodes, places: Nodes) -> Shown:
    """By pair and position: 1 where both show the same character, −1 where they differ, 0 where one hides it.

    A mask that has not 18 characters shows nothing.
    """
    one, other = _matrix(left)[rows], _matrix(right)[places]
    both = (one != 0) & (other != 0)
    return np.where(both, np.where(one == other, 1, -1), 0).astype(np.int8)


def shown_probability(shown: Shown) -> Floats:
    """N(prefix) · p(birth date) · p(tail): the persons whom the characters shown leave open, of any name.

    Only whole parts count: the first 2, 4 or 6 digits, the year, month and day of birth, the last 1 to 4.
    """
    prefix = _leading(shown[:, :6])
    persons = np.select([prefix >= size for size in PREFIX_PERSONS], list(PREFIX_PERSONS.values()))
    year, month, day = shown[:, 6:10], shown[:, 10:12], shown[:, 12:14]
    spread = np.ones(len(shown))
    for part, values in ((year, _YEARS), (month, _MONTHS), (day, _DAYS)):
        spread = np.where((part > 0).all(axis=1), spread / values, spread)
    tail = np.minimum(_leading(shown[:, :13:-1]), 4)
    probability: Floats = persons * spread * np.array(_TAIL)[tail]
    return probability


def _leading(shown: Shown) -> np.ndarray[tuple[int, ...], np.dtype[np.int64]]:
    """How many of the first characters are shown without a gap."""
    return np.asarray(np.cumprod(shown > 0, axis=1).sum(axis=1))


def _matrix(masks: pa.Array) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    octets, starts = octets_and_starts(masks)
    matrix = np.zeros((len(masks), SIZE), np.uint8)
    rows = np.flatnonzero(np.diff(starts) == SIZE)
    matrix[rows] = octets[starts[rows][:, None] + np.arange(SIZE)]
    matrix[matrix == ord("*")] = 0
    return matrix
