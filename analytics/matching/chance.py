"""How many other enterprises are expected to bear such a name by chance.

E = n(region) · f(trade name) · f(industry): the enterprises of the region, the share of them with this trade
name, and with this industry, taken as independent. The register's own counts give the shares; a trade name
met once in it is given the smaller of 1/N and the product of its characters' shares, which a small register
needs. It is the same measure as for a masked identity (`analytics.masked_identity`), and the same bar stands:
below 0.01 a unique fit is accepted. The population outside the register is taken to be as large as inside.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from analytics.arrays import Counts, Floats, Nodes, kernel, read_only
from analytics.matching import part_kernels as k
from analytics.matching.hashes import Hashes
from analytics.matching.name_columns import NameColumns
from analytics.matching.part_keys import INDUSTRY_KEY, TRADE_KEY
from analytics.matching.texts import Points

CHARACTERS = 1 << 16
"""Characters counted by themselves; those beyond count as one."""


@dataclass(frozen=True)
class Commonness:
    """Counts of regions, trade names, industries and the characters of trade names over present names."""

    parts: NameColumns
    subjects: int
    regions: tuple[Counts, Counts]
    trades: tuple[Hashes, Counts]
    industries: tuple[Hashes, Counts]
    characters: Floats

    def expected(self, names: Nodes) -> Floats:
        """E for these names of the register."""
        everyone = max(self.subjects, 1)
        known = self.parts.known[names]
        region = known[:, k.REGION].astype(np.int64)
        there = np.where(region == 0, everyone, _count(self.regions, region))
        trade = _count(self.trades, self.parts.keys[names, TRADE_KEY])
        spelt = np.empty(names.size)
        _likelihoods(self.parts.out, self.parts.texts.starts, self.parts.known, names, self.characters, spelt)
        share = np.minimum(trade / everyone, np.maximum((trade - 1) / everyone, spelt))
        industry = _count(self.industries, self.parts.keys[names, INDUSTRY_KEY]) / everyone
        expected: Floats = np.maximum(there, 1) * share * industry
        return expected


def commonness(parts: NameColumns, subjects: int) -> Commonness:
    """Count the present names, which are the first `subjects` ones."""
    counts = np.zeros(CHARACTERS, np.int64)
    _count_characters(parts.out, parts.texts.starts, parts.known, subjects, counts)
    return Commonness(
        parts,
        subjects,
        regions=np.unique(parts.known[:subjects, k.REGION].astype(np.int64), return_counts=True),
        trades=np.unique(parts.keys[:subjects, TRADE_KEY], return_counts=True),
        industries=np.unique(parts.keys[:subjects, INDUSTRY_KEY], return_counts=True),
        characters=read_only(np.maximum(counts, 1) / max(1, int(counts.sum()))),
    )


def _count(counted: tuple[np.ndarray, Counts], wanted: np.ndarray) -> Counts:
    values, counts = counted
    if not values.size:
        return np.zeros(wanted.size, np.int64)
    places = np.minimum(np.searchsorted(values, wanted), values.size - 1)
    return np.where(values[places] == wanted, counts[places], 0)


@kernel
def _trade_start(one: Nodes, start: int) -> int:
    return int(start + one[k.BRANCH_SIZE] + one[k.PLACE_SIZE] + one[k.SECOND_PLACE_SIZE])


@kernel
def _count_characters(out: Points, starts: Counts, known: Nodes, subjects: int, counts: Counts) -> None:
    for row in range(subjects):
        first = _trade_start(known[row], starts[row])
        for at in range(first, first + known[row, k.TRADE_SIZE]):
            counts[min(out[at], CHARACTERS - 1)] += 1


@kernel
def _likelihoods(
    out: Points, starts: Counts, known: Nodes, names: Nodes, characters: Floats, spelt: Floats
) -> None:
    for place in range(names.size):
        row, share = names[place], 1.0
        first = _trade_start(known[row], starts[row])
        for at in range(first, first + known[row, k.TRADE_SIZE]):
            share *= characters[min(out[at], CHARACTERS - 1)]
        spelt[place] = share
