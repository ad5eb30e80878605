"""Holders who act in concert (一致行动): several who vote as one, everywhere or in one company alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from analytics.arrays import Bools, Nodes
from analytics.control_fixpoint import fixpoints
from analytics.holdings_graph import Holdings

__all__ = ["Concert", "bound_votes", "concerts_within", "controlled_alone", "votes_cast"]


@dataclass(frozen=True)
class Concert:
    """Holders whom an agreement binds to vote as one in `company`; None: in everything that they hold.

    A concert is given, never inferred: what 上市公司收购管理办法 第八十三条 presumes (relatives, common
    control, common managers) makes none.
    """

    members: tuple[int, ...]
    company: int | None = None


def concerts_within(concerts: Iterable[Concert], number: dict[int, int]) -> tuple[Concert, ...]:
    """The concerts as a part of the graph numbers them; left out are those that join no two voters there."""
    found = []
    for one in concerts:
        members = tuple(number[node] for node in one.members if node in number)
        if len(members) > 1 and (one.company is None or one.company in number):
            found.append(Concert(members, None if one.company is None else number[one.company]))
    return tuple(found)


def controlled_alone(
    holdings: Holdings, members: Sequence[int], threshold: float
) -> tuple[frozenset[int], ...]:
    """For each member what it controls without the others, itself included."""
    if not members:
        return ()
    pairs = fixpoints(holdings, threshold, [(member,) for member in members])
    return tuple(frozenset((member, *pairs.votes_held(at))) for at, member in enumerate(members))


def bound_votes(holdings: Holdings, concert: Concert, threshold: float) -> Bools:
    """Which holdings count for the concert as one voter.

    An agreement about one company binds its members' votes there, and those of what a member controls alone.
    In everything else each of them votes for himself; what the company then controls follows it whole.
    """
    if concert.company is None:
        return np.ones(holdings.owner.size, np.bool_)
    kept = holdings.company == concert.company
    bound = np.zeros(holdings.n, np.bool_)
    for own in controlled_alone(holdings, concert.members, threshold):
        mine = np.zeros(holdings.n, np.bool_)
        mine[list(own)] = True
        kept |= mine[holdings.owner] & mine[holdings.company]
        bound |= mine
    return np.asarray(kept | ~bound[holdings.owner])


def votes_cast(holdings: Holdings, groups: Sequence[Concert], *, everywhere: bool = False) -> Nodes:
    """Who casts the votes of each holding, in the order of `holdings.up`: its owner, or n + a group's place.

    The groups whose agreement is about the company cast the votes of their members there and of what each
    member controls alone; those bound in all that they hold do so only if `everywhere` is set.
    """
    up = holdings.up
    voter = up.node.copy()
    members = tuple({member for group in groups if group.company is not None for member in group.members})
    alone = dict(zip(members, controlled_alone(holdings, members, 0.5), strict=True))
    for at, group in enumerate(groups):
        if group.company is not None:
            bound = frozenset().union(*(alone[member] for member in group.members)) - {group.company}
            rows = slice(int(up.start[group.company]), int(up.start[group.company + 1]))
            voter[rows][np.isin(voter[rows], list(bound))] = holdings.n + at
        elif everywhere:
            voter[np.isin(voter, group.members)] = holdings.n + at
    return voter
