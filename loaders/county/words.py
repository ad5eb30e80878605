"""Word lists of the county: one text file to a list, words and weights separated by tabs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
import pyarrow as pa

from loaders.county.chance import Stream, pick
from loaders.county.columns import Floats, take


@dataclass(frozen=True)
class Words:
    """Words and how often each is met."""

    words: pa.Array
    weights: Floats

    def draw(self, rng: Stream, count: int) -> pa.Array:
        """So many words, by weight."""
        return take(self.words, pick(rng, self.weights, count))


@cache
def lines(name: str) -> tuple[tuple[str, ...], ...]:
    """The lines of a list, split at tabs; lines that open with # are notes."""
    text = (files("loaders.county") / "tables" / f"{name}.txt").read_text("utf-8")
    return tuple(
        tuple(line.split("\t")) for line in text.splitlines() if line.strip() and not line.startswith("#")
    )


@cache
def weighted(name: str) -> Words:
    """A list of words, each with its weight in the last column."""
    rows = lines(name)
    return Words(pa.array([row[0] for row in rows], pa.string()), np.array([float(row[-1]) for row in rows]))


@cache
def by_rank(name: str) -> Words:
    """A list of words on one line or many, commonest first; frequency falls as rank to the power −0.7."""
    words = [word for row in lines(name) for word in row[0].split()]
    return Words(pa.array(words, pa.string()), np.arange(1, len(words) + 1, dtype=np.float64) ** -0.7)


def field(name: str, place: int) -> pa.Array:
    """One column of a list, as texts."""
    return pa.array([row[place] for row in lines(name)], pa.string())


def numbers(name: str, place: int) -> Floats:
    """One column of a list, as numbers."""
    return np.array([float(row[place]) for row in lines(name)])
