"""Control blocs: under whose votes each company stands in the end, surely or presumably (疑似)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from analytics.arrays import Bools, Floats, Nodes
from analytics.bloc_kernels import Ballot, Scratch, joined_blocs, votes_in_blocs
from analytics.concert import Concert, votes_cast
from analytics.holdings_graph import SHARE_TOLERANCE, Holdings

__all__ = ["PRESUMPTION", "ControlBlocs", "control_blocs"]

PRESUMPTION = 0.3


@dataclass(frozen=True)
class ControlBlocs:
    """The top of the bloc that each node stands under (itself where no one disposes of its votes).

    Groups acting in concert are tops n, n + 1, ... `votes` and `next_votes` are those of the largest and
    the next bloc in each company, whichever they are (`largest`: its top, -1 for none). `presumed` marks
    nodes that are under their top by the 30 % presumption somewhere on the way, and `ring` tops whose own
    bloc holds more than half of their votes: companies that control each other with no one above.
    """

    top: Nodes
    largest: Nodes
    votes: Floats
    next_votes: Floats
    presumed: Bools
    ring: Bools


def control_blocs(
    holdings: Holdings, groups: Sequence[Concert] = (), *, presumption: float | None = PRESUMPTION
) -> ControlBlocs:
    """Put every company under the bloc that disposes of its votes, first by majority, then by presumption.

    By majority a bloc takes a company in which it holds more than 50 %. When none is left, a company goes
    under the largest bloc that holds more than `presumption` of it and more than the next, unless that is
    None (上市公司收购管理办法 第八十四条第二项: over 30 % of the votes); such control is only presumed.
    Members of a group stand under the group; where its agreement is about one company, only their votes there
    do. Undisclosed shares count with their minimum. O(rounds · holdings).
    """
    root = np.arange(holdings.n + len(groups), dtype=np.int32)
    for at, group in enumerate(groups):
        if group.company is None:
            root[list(group.members)] = holdings.n + at
    held = np.flatnonzero(np.diff(holdings.up.start)).astype(np.int32)
    ballot = Ballot(holdings.up.start, votes_cast(holdings, groups), holdings.up.low, held)
    scratch = _scratch(root.size)
    while _joined(ballot, 0.5, root, scratch):
        pass
    sure = root.copy()
    if presumption is not None:
        while _joined(ballot, presumption, root, scratch):
            while _joined(ballot, 0.5, root, scratch):
                pass
    largest, votes, next_votes = np.empty(holdings.n, np.int32), np.empty(holdings.n), np.empty(holdings.n)
    votes_in_blocs(ballot, root, scratch, largest, votes, next_votes)
    return ControlBlocs(root, largest, votes, next_votes, root != sure, _rings(holdings, root))


def _scratch(voters: int) -> Scratch:
    return Scratch(np.zeros(voters), np.empty(voters, np.int32), np.empty(voters, np.int32))


def _joined(ballot: Ballot, threshold: float, root: Nodes, scratch: Scratch) -> int:
    """One round; most companies are no longer at the top after the first, and the others alone are asked."""
    at_top = root[ballot.open] == ballot.open
    ballot = ballot._replace(open=ballot.open[at_top])
    return joined_blocs(ballot, threshold + SHARE_TOLERANCE, SHARE_TOLERANCE, root, scratch)


def _rings(holdings: Holdings, root: Nodes) -> Bools:
    own = (root[holdings.owner] == holdings.company) & (holdings.owner != holdings.company)
    held = np.bincount(holdings.company[own], weights=holdings.share_min[own], minlength=root.size)
    return np.asarray(held > 0.5 + SHARE_TOLERANCE)
