"""The least fixpoint of control for many sets of voters at once: what each set comes to dispose of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from analytics.arranged_holdings import ArrangedHoldings
from analytics.arranging_kernels import named
from analytics.arrays import Counts, Floats, Nodes, read_only
from analytics.control_kernels import Pairs, Tally, Votes, controlled_by_each, controlled_in_concert
from analytics.holdings_graph import SHARE_TOLERANCE, Holdings

__all__ = ["ControlPairs", "fixpoints"]


@dataclass(frozen=True)
class ControlPairs:
    """What each holder controls: that of `holders[r]` stands at `start[r]:start[r + 1]`, in joining order.

    Groups acting in concert follow as further holders n, n + 1, ..., their companies in no order. `row_of`
    names the row of each holder, -1 for none.
    """

    holders: Nodes
    start: Counts
    company: Nodes
    votes: Floats
    row_of: Nodes

    def votes_held(self, holder: int) -> dict[int, float]:
        """The companies that the holder controls, with the votes that it disposes of there."""
        row = int(self.row_of[holder])
        rows = slice(0, 0) if row < 0 else slice(int(self.start[row]), int(self.start[row + 1]))
        return dict(zip(self.company[rows].tolist(), self.votes[rows].tolist(), strict=True))

    def holder_of_each(self) -> Nodes:
        """The holder of each pair."""
        return np.repeat(self.holders, np.diff(self.start))


def fixpoints(holdings: Holdings, threshold: float, sets: Sequence[Sequence[int]] | None) -> ControlPairs:
    """What each set of voters controls by more than `threshold` of the votes; None: each node by itself.

    Sets are numbered as holders 0, 1, ... in their order.
    """
    arranged = holdings.arranged
    votes = Votes(
        arranged.down_start,
        arranged.down_company,
        arranged.down_low,
        arranged.middle,
        threshold + SHARE_TOLERANCE,
    )
    room = 1024 + 2 * arranged.down_company.size
    while True:
        found = _alone(arranged, votes, room) if sets is None else _together(arranged, votes, sets, room)
        if found is not None:
            break
        room *= 4
    named(found.company, arranged.companies)
    holders = arranged.holders if sets is None else np.arange(len(sets), dtype=np.int32)
    row_of = arranged.holder_of if sets is None else holders
    return ControlPairs(holders, found.first, found.company, found.votes, row_of)


def _alone(arranged: ArrangedHoldings, votes: Votes, room: int) -> Pairs | None:
    """The pairs of every holder, by the numbers of the arrangement; None where there is no room for them."""
    holders = arranged.holders.size
    pairs = _pairs(holders, room)
    filled = controlled_by_each(votes, _tally(arranged), pairs, np.empty(holders, np.int32))
    return None if filled < 0 else Pairs(pairs.first, pairs.company[:filled], pairs.votes[:filled])


def _together(
    arranged: ArrangedHoldings, votes: Votes, sets: Sequence[Sequence[int]], room: int
) -> Pairs | None:
    pairs, tally, filled = _pairs(len(sets), room), _tally(arranged), 0
    for at, voters in enumerate(sets, 1):
        nodes = np.array(voters, np.int32)
        holders, companies = (_known(numbers[nodes]) for numbers in (arranged.holder_of, arranged.company_of))
        filled = controlled_in_concert(votes, tally, pairs, holders, companies, filled)
        if filled < 0:
            return None
        pairs.first[at] = filled
    return Pairs(pairs.first, pairs.company[:filled], pairs.votes[:filled])


def _pairs(sets: int, room: int) -> Pairs:
    return Pairs(np.zeros(sets + 1, np.int64), np.empty(room, np.int32), np.empty(room))


def _tally(arranged: ArrangedHoldings) -> Tally:
    companies = arranged.companies.size
    return Tally(np.zeros(companies), np.empty(companies, np.int32))


def _known(numbers: Nodes) -> Nodes:
    return read_only(numbers[numbers >= 0])
