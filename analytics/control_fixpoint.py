"""The least fixpoint of control for many sets of voters at once: what each set comes to dispose of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from analytics.arrays import Counts, Floats, Nodes
from analytics.control_kernels import controlled_by_each
from analytics.holdings_graph import SHARE_TOLERANCE, Holdings

__all__ = ["ControlPairs", "fixpoints"]


@dataclass(frozen=True)
class ControlPairs:
    """What every holder controls: that of holder x stands at `start[x]:start[x + 1]`, in the order it joined.

    Groups acting in concert follow the n nodes as further holders n, n + 1, ...
    """

    start: Counts
    company: Nodes
    votes: Floats

    def votes_held(self, holder: int) -> dict[int, float]:
        """The companies that the holder controls, with the votes that it disposes of there."""
        rows = slice(int(self.start[holder]), int(self.start[holder + 1]))
        return dict(zip(self.company[rows].tolist(), self.votes[rows].tolist(), strict=True))


def fixpoints(holdings: Holdings, threshold: float, sets: Sequence[Sequence[int]] | None) -> ControlPairs:
    """What each set of voters controls by more than `threshold` of the votes; None: each node by itself."""
    starts, voters = _columns(holdings.n, sets)
    down = holdings.down
    room = 1024 + 2 * min(down.node.size, 64 * starts.size)
    over = threshold + SHARE_TOLERANCE
    while True:
        total, joined = np.zeros(holdings.n, np.float64), np.zeros(holdings.n, np.uint8)
        start, company, votes = controlled_by_each(
            down.start, down.node, down.low, over, starts, voters, room, total, joined
        )
        if start.size:
            return ControlPairs(start, company, votes)
        room *= 4


def _columns(n: int, sets: Sequence[Sequence[int]] | None) -> tuple[Counts, Nodes]:
    if sets is None:
        return np.arange(n + 1, dtype=np.int64), np.arange(n, dtype=np.int32)
    starts = np.cumsum([0, *map(len, sets)], dtype=np.int64)
    return starts, np.array([voter for one in sets for voter in one], np.int32)
