"""Control (控制): who disposes of more than half of a company's votes, with the companies that prove it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from analytics.bound_control import bound_control
from analytics.concert import Concert, bound_votes, concerts_within
from analytics.control_fixpoint import ControlPairs, fixpoints
from analytics.holdings_graph import Holdings
from analytics.neighbourhood import Neighbourhood, downstream, upstream, with_holdings

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
    "proven_controls",
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
    """A voter controls a company with these votes in all; several voters are those of the `concert`."""

    voters: tuple[int, ...]
    company: int
    votes: float
    concert: Concert | None = None


def control_pairs(
    holdings: Holdings, threshold: float = MAJORITY, groups: Sequence[Concert] = ()
) -> ControlPairs:
    """Every pair (holder, company) where the holder disposes of more than `threshold` of the votes.

    The least set S of each holder x in which y stands when the votes of x and of S in y, without y's own,
    exceed the threshold: strictly, so that 50 % + 50 % is control by nobody. Undisclosed shares count with
    their minimum. A group acting in concert (上市公司收购管理办法 第八十三条) votes as one, and takes nothing
    from what its members control alone. O(Σ reach).

    Ceri, Gottlob & Tanca, Logic Programming and Databases (1990); Ross & Sagiv, PODS 1992.
    """
    alone = fixpoints(holdings, threshold, None)
    if not groups:
        return alone
    together = [_controlled_together(holdings, alone, group, threshold) for group in groups]
    sizes = np.array([len(found) for found in together], np.int64)
    concerts = np.arange(len(groups), dtype=np.int32)
    return ControlPairs(
        holders=np.concatenate([alone.holders, holdings.n + concerts]),
        start=np.concatenate([alone.start, alone.start[-1] + np.cumsum(sizes)]),
        company=np.concatenate([alone.company, *(np.array(list(found), np.int32) for found in together)]),
        votes=np.concatenate([alone.votes, *(np.array(list(found.values()), float) for found in together)]),
        row_of=np.concatenate([alone.row_of, alone.holders.size + concerts]),
    )


def controlled_by(
    holdings: Holdings, voters: Sequence[int], threshold: float = MAJORITY, *, about: int | None = None
) -> tuple[Control, ...]:
    """What one holder, or several acting in concert, control; in the order in which it came under control.

    `about` is the one company that their agreement is about; None joins them in all that they hold.
    """
    concert = Concert(tuple(voters), about) if len(voters) > 1 else None
    found = _controlled(holdings, voters, threshold, about)
    return tuple(Control(tuple(voters), company, votes, concert) for company, votes in found.items())


def control_proof(
    holdings: Holdings,
    voters: Sequence[int],
    company: int,
    threshold: float = MAJORITY,
    *,
    about: int | None = None,
) -> tuple[ControlStep, ...]:
    """The steps that put the company under the voters' control, in order; empty where it is not.

    Each step names its voters: the holder or companies of earlier steps. Only steps that the company's own
    rests on are told.
    """
    return control_proofs(holdings, voters, threshold, about=about).get(company, ())


def control_proofs(
    holdings: Holdings, voters: Sequence[int], threshold: float = MAJORITY, *, about: int | None = None
) -> dict[int, tuple[ControlStep, ...]]:
    """The proof of `control_proof` for every company that the voters control."""
    proven = proven_controls(holdings, voters, threshold, about=about)
    return {control.company: steps for control, steps in proven}


def proven_controls(
    holdings: Holdings, voters: Sequence[int], threshold: float = MAJORITY, *, about: int | None = None
) -> list[tuple[Control, tuple[ControlStep, ...]]]:
    """As `controlled_by`, each with the proof of `control_proof`; walked for once."""
    if _takes_nothing(holdings, voters, threshold):
        return []
    concert = Concert(tuple(voters), about) if len(voters) > 1 else None
    part = _voting_part(holdings, voters, threshold, about)
    joined = _joined(part, voters, threshold)
    rank = dict.fromkeys(range(len(set(voters))), -1) | {node: at for at, node in enumerate(joined)}
    steps = {node: _step(part, node, rank) for node in joined}
    number = part.numbers()
    return [
        (
            Control(tuple(voters), int(part.nodes[company]), votes, concert),
            tuple(steps[node] for node in sorted(_needed(company, steps, number), key=rank.__getitem__)),
        )
        for company, votes in joined.items()
    ]


def _needed(company: int, steps: Mapping[int, ControlStep], number: Mapping[int, int]) -> set[int]:
    """The companies whose steps the company's own rests on, itself among them; numbered as the part."""
    needed, waiting = {company}, [company]
    while waiting:
        for source in steps[waiting.pop()].sources:
            voter = number[source.voter]
            if voter in steps and voter not in needed:
                needed.add(voter)
                waiting.append(voter)
    return needed


def controllers_of(
    holdings: Holdings,
    company: int,
    threshold: float = MAJORITY,
    groups: Sequence[Concert] = (),
) -> tuple[Control, ...]:
    """Everyone who controls the company: the nearest and the ultimate, and groups acting in concert.

    Most votes first. A group is told where no member, nor who controls one, controls the company without it.
    Only what stands above the company is looked at.
    """
    part = upstream(holdings, company)
    pairs = fixpoints(part.holdings, threshold, None)
    holders = pairs.holder_of_each()
    found = [
        Control((int(part.nodes[holders[at]]),), company, float(pairs.votes[at]))
        for at in np.flatnonzero(pairs.company == 0).tolist()
    ]
    alone = holders[pairs.company == 0].tolist()
    needless = set(alone).union(*(pairs.votes_held(holder) for holder in alone))
    for group in concerts_within(groups, part.numbers()):
        if needless & set(group.members):
            continue
        votes = _controlled(part.holdings, group.members, threshold, group.company).get(0)
        if votes is not None:
            voters = part.whole_nodes(group.members)
            about = None if group.company is None else int(part.nodes[group.company])
            found.append(Control(voters, company, votes, Concert(voters, about)))
    return tuple(sorted(found, key=lambda control: (-control.votes, control.voters)))


def votes_disposed(holdings: Holdings, company: int, threshold: float = MAJORITY) -> dict[int, float]:
    """For everyone above the company the votes in it that they dispose of: theirs and what they control.

    Control of the voters is by the threshold; the votes told need not exceed it.
    """
    part = upstream(holdings, company)
    pairs = fixpoints(part.holdings, threshold, None)
    up = part.holdings.up
    cast = list(zip(up.node[: up.degree(0)].tolist(), up.low[: up.degree(0)].tolist(), strict=True))
    disposed: dict[int, float] = {}
    for holder in range(1, part.holdings.n):
        voters = {holder, *pairs.votes_held(holder)} - {0}
        votes = sum(share for voter, share in cast if voter in voters)
        if votes > 0:
            disposed[int(part.nodes[holder])] = votes
    return disposed


def _controlled(
    holdings: Holdings, voters: Sequence[int], threshold: float, about: int | None
) -> dict[int, float]:
    """What the voters control, and with how many votes, in the order in which it joined."""
    if _takes_nothing(holdings, voters, threshold):
        return {}
    part = _voting_part(holdings, voters, threshold, about)
    return {int(part.nodes[node]): votes for node, votes in _joined(part, voters, threshold).items()}


def _controlled_together(
    holdings: Holdings, alone: ControlPairs, group: Concert, threshold: float
) -> dict[int, float]:
    """The same where it is known what each holder controls alone: hardly a group need be walked for."""
    if _takes_nothing(holdings, group.members, threshold):
        return {}
    known = bound_control(holdings, alone, group, threshold)
    return _controlled(holdings, group.members, threshold, group.company) if known is None else known


def _takes_nothing(holdings: Holdings, voters: Sequence[int], threshold: float) -> bool:
    """Whether the voters' own votes take no company: then nothing adds to them. Most holders are so."""
    down = holdings.down
    rows = [slice(int(down.start[one]), int(down.start[one + 1])) for one in set(voters)]
    votes = np.concatenate([np.zeros(0), *(down.low[row] for row in rows)])
    if not votes.size or votes.max() > threshold:
        return not votes.size
    _, company = np.unique(np.concatenate([down.node[row] for row in rows]), return_inverse=True)
    return bool(np.bincount(company, votes).max() <= threshold)


def _voting_part(
    holdings: Holdings, voters: Sequence[int], threshold: float, about: int | None
) -> Neighbourhood:
    """Everything below the voters, with the holdings that count for them; they are its first nodes."""
    part = downstream(holdings, *voters)
    if about is None:
        return part
    concert = Concert(tuple(range(len(set(voters)))), part.numbers().get(about, -1))
    return with_holdings(part, bound_votes(part.holdings, concert, threshold))


def _joined(part: Neighbourhood, voters: Sequence[int], threshold: float) -> dict[int, float]:
    return fixpoints(part.holdings, threshold, [range(len(set(voters)))]).votes_held(0)


def _step(part: Neighbourhood, company: int, rank: dict[int, int]) -> ControlStep:
    up = part.holdings.up
    rows = slice(int(up.start[company]), int(up.start[company + 1]))
    columns = zip(up.node[rows].tolist(), up.low[rows].tolist(), up.edge[rows].tolist(), strict=True)
    sources = [
        VoteSource(int(part.nodes[voter]), share, int(part.edges[edge]))
        for voter, share, edge in columns
        if share > 0 and voter in rank and rank[voter] < rank[company]
    ]
    sources.sort(key=lambda source: source.edge)
    return ControlStep(int(part.nodes[company]), sum(source.share for source in sources), tuple(sources))
