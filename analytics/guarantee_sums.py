"""What guarantees come to (担保金额): by pair of guarantor and debtor, and over groups of pairs."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analytics.arrays import Counts, Floats
from analytics.parallel_relations import Pairs

__all__ = ["Exposure", "PairSums", "pair_sums"]


@dataclass(frozen=True)
class Exposure:
    """What is guaranteed along some edges.

    Attributes:
        amount: sum of the amounts known, in yuan.
        guarantees: how many guarantees there are.
        undisclosed: of them, how many have no amount; the true sum is higher.
    """

    amount: float
    guarantees: int
    undisclosed: int


@dataclass(frozen=True)
class PairSums:
    """For each pair what its guarantees come to, as in `Exposure`."""

    amounts: Floats
    guarantees: Counts
    undisclosed: Counts

    def exposures(
        self, pairs: NDArray[np.integer], group: NDArray[np.integer], groups: int
    ) -> list[Exposure]:
        """What the pairs of each group 0, 1, … come to."""
        amounts = np.bincount(group, self.amounts[pairs], groups)
        guarantees = np.bincount(group, self.guarantees[pairs], groups).astype(np.int64)
        undisclosed = np.bincount(group, self.undisclosed[pairs], groups).astype(np.int64)
        columns = zip(amounts.tolist(), guarantees.tolist(), undisclosed.tolist(), strict=True)
        return [Exposure(*one) for one in columns]


def pair_sums(pairs: Pairs, amounts: Floats) -> PairSums:
    """Add up the guarantees of each pair; `amounts` in yuan, NaN where not disclosed."""
    size = pairs.sources.size
    pair_of = np.repeat(np.arange(size), np.diff(pairs.pointers))
    of_relation = amounts[pairs.relations]
    unknown = np.isnan(of_relation)
    return PairSums(
        amounts=np.asarray(np.bincount(pair_of, np.where(unknown, 0.0, of_relation), size), np.float64),
        guarantees=np.bincount(pair_of, minlength=size),
        undisclosed=np.bincount(pair_of, unknown, size).astype(np.int64),
    )
