"""Control (控制): who disposes of more than half of a company's votes, with the companies that prove it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from analytics.arrays import Counts, Floats, Nodes
from analytics.control_kernels import controlled_by_each
from analytics.holdings_graph import SHARE_TOLERANCE, Holdings
from analytics.neighbourhood import downstream, upstream

__all__ = [
    "MAJORITY",
    "Control",
    "ControlPairs",
    "ControlStep",
    "VoteSource",
    "control_pairs",
    "control_proof",
    "control_proofs",
    "controlled_by",
    "controllers_of",
    "votes_disposed",
]

MAJORITY = 0.5


@dataclass(frozen=True)
class VoteSource:
    """Votes cast in a company by one voter: the holder itself or something that it controls."""

    voter: int
    share: float
    edge: int


@dataclass(frozen=True)
class ControlStep:
    """How a company came under control: the voters controlled before it, and their votes together."""

    company: int
    votes: float
    sources: tuple[VoteSource, ...]


@dataclass(frozen=True)
class Control:
    """A voter (several: acting in concert, 一致行动) controls a company with these votes in all."""

    voters: tuple[int, ...]
    company: int
    votes: float


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


def control_pairs(
    holdings: Holdings, threshold: float = MAJORITY, groups: Sequence[Sequence[int]] = ()
) -> ControlPairs:
    """Every pair (holder, company) where the holder disposes of more than `threshold` of the votes.

    The least set S of each holder x in which y stands when the votes of x and of S in y, without y's own,
    exceed the threshold: strictly, so that 50 % + 50 % is control by nobody. Undisclosed shares count with
    their minimum. A group acting in concert (上市公司收购管理办法 第八十三条) votes as one, and takes nothing
    from what its members control alone. O(Σ reach).

    Ceri, Gottlob & Tanca, Logic Programming and Databases (1990); Ross & Sagiv, PODS 1992.
    """
    sets = [np.arange(holdings.n, dtype=np.int32), *(np.array(group, np.int32) for group in groups)]
    ends = holdings.n + np.cumsum(np.array([len(group) for group in groups], np.int64))
    starts = np.concatenate([np.arange(holdings.n + 1, dtype=np.int64), ends])
    return _fixpoints(holdings, threshold, starts, np.concatenate(sets))


def controlled_by(
    holdings: Holdings, voters: Sequence[int], threshold: float = MAJORITY
) -> tuple[Control, ...]:
    """What one holder, or several acting in concert, control; in the order in which it came under control."""
    part = downstream(holdings, *voters)
    members = np.arange(len(set(voters)), dtype=np.int32)
    pairs = _fixpoints(part.holdings, threshold, np.array([0, members.size], np.int64), members)
    return tuple(
        Control(tuple(voters), int(part.nodes[y]), votes) for y, votes in pairs.votes_held(0).items()
    )


def control_proof(
    holdings: Holdings, voters: Sequence[int], company: int, threshold: float = MAJORITY
) -> tuple[ControlStep, ...]:
    """The steps that put the company under the voters' control, in order; empty where it is not.

    Each step names its voters: the holder or companies of earlier steps. Only steps that the company's own
    rests on are told.
    """
    return control_proofs(holdings, voters, threshold).get(company, ())


def control_proofs(
    holdings: Holdings, voters: Sequence[int], threshold: float = MAJORITY
) -> dict[int, tuple[ControlStep, ...]]:
    """The proof of `control_proof` for every company that the voters control."""
    joined = [control.company for control in controlled_by(holdings, voters, threshold)]
    rank = dict.fromkeys(voters, -1) | {node: at for at, node in enumerate(joined)}
    steps = {node: _step(holdings, node, rank) for node in joined}
    proofs = {}
    for company in joined:
        needed, waiting = {company}, [company]
        while waiting:
            for source in steps[waiting.pop()].sources:
                if rank[source.voter] >= 0 and source.voter not in needed:
                    needed.add(source.voter)
                    waiting.append(source.voter)
        proofs[company] = tuple(steps[node] for node in sorted(needed, key=rank.__getitem__))
    return proofs


def controllers_of(
    holdings: Holdings,
    company: int,
    threshold: float = MAJORITY,
    groups: Sequence[Sequence[int]] = (),
) -> tuple[Control, ...]:
    """Everyone who controls the company: the nearest and the ultimate, and groups acting in concert.

    Most votes first. Only what stands above the company is looked at.
    """
    part = upstream(holdings, company)
    number = {int(node): at for at, node in enumerate(part.nodes)}
    local = [[number[node] for node in group if node in number] for group in groups]
    pairs = control_pairs(part.holdings, threshold, local)
    holders = np.repeat(np.arange(pairs.start.size - 1), np.diff(pairs.start))
    found = []
    for at in np.flatnonzero(pairs.company == 0).tolist():
        holder = int(holders[at])
        group = holder - part.holdings.n
        voters = (int(part.nodes[holder]),) if group < 0 else tuple(groups[group])
        found.append(Control(voters, company, float(pairs.votes[at])))
    return tuple(sorted(found, key=lambda control: (-control.votes, control.voters)))


def votes_disposed(holdings: Holdings, company: int, threshold: float = MAJORITY) -> dict[int, float]:
    """For everyone above the company the votes in it that they dispose of: theirs and what they control.

    Control of the voters is by the threshold; the votes told need not exceed it.
    """
    part = upstream(holdings, company)
    pairs = control_pairs(part.holdings, threshold)
    up = part.holdings.up
    cast = list(zip(up.node[: up.degree(0)].tolist(), up.low[: up.degree(0)].tolist(), strict=True))
    disposed: dict[int, float] = {}
    for holder in range(1, part.holdings.n):
        voters = {holder, *pairs.votes_held(holder)} - {0}
        votes = sum(share for voter, share in cast if voter in voters)
        if votes > 0:
            disposed[int(part.nodes[holder])] = votes
    return disposed


def _fixpoints(holdings: Holdings, threshold: float, starts: Counts, voters: Nodes) -> ControlPairs:
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


def _step(holdings: Holdings, company: int, rank: dict[int, int]) -> ControlStep:
    up = holdings.up
    rows = slice(int(up.start[company]), int(up.start[company + 1]))
    columns = zip(up.node[rows].tolist(), up.low[rows].tolist(), up.edge[rows].tolist(), strict=True)
    sources = tuple(
        VoteSource(voter, share, edge)
        for voter, share, edge in columns
        if share > 0 and voter in rank and rank[voter] < rank[company]
    )
    return ControlStep(company, sum(source.share for source in sources), sources)
