"""The loops that put companies under the bloc that disposes of their votes."""

from __future__ import annotations

from typing import NamedTuple

from analytics.arrays import Counts, Floats, Nodes, fetch_ahead, filling_kernel, kernel_part

AHEAD = 32
"""Holdings ahead that memory is asked for."""


class Ballot(NamedTuple):
    """Who casts how many votes in each company: its holdings, grouped by company.

    The companies of `open` are at the top of their blocs and have holders.
    """

    start: Counts
    voter: Nodes
    votes: Floats
    open: Nodes


class Scratch(NamedTuple):
    """An entry a voter: votes of each bloc, zeros before and after; blocs met; where an open company goes."""

    weight: Floats
    found: Nodes
    goal: Nodes


@kernel_part
def _bloc_votes(ballot: Ballot, root: Nodes, company: int, scratch: Scratch) -> tuple[int, float, float]:
    """The bloc with most votes in a company, its votes, and those of the next bloc; -1 where none votes.

    Left out are the company's votes in itself and, where it is the top of a bloc, those of that bloc. Of
    equal blocs the first is told.
    """
    count, last = 0, ballot.voter.size - 1
    for e in range(ballot.start[company], ballot.start[company + 1]):
        fetch_ahead(root, ballot.voter[min(e + AHEAD, last)])
        bloc = root[ballot.voter[e]]
        if bloc == company or ballot.voter[e] == company or ballot.votes[e] == 0.0:
            continue
        if scratch.weight[bloc] == 0.0:
            scratch.found[count] = bloc
            count += 1
        scratch.weight[bloc] += ballot.votes[e]
    best, most, next_most = -1, 0.0, 0.0
    for i in range(count):
        cast = scratch.weight[scratch.found[i]]
        scratch.weight[scratch.found[i]] = 0.0
        if cast > most:
            best, most, next_most = scratch.found[i], cast, most
        elif cast > next_most:
            next_most = cast
    return best, most, next_most


@filling_kernel
def joined_blocs(ballot: Ballot, threshold: float, margin: float, root: Nodes, scratch: Scratch) -> int:
    """One round: every open company goes under the bloc with most votes in it, over the threshold.

    `root` is changed in place and names each node's bloc by its top. Answers how many went under another.
    All look at the blocs as the round found them; in a ring that nobody else holds the highest number is top.
    """
    for at in range(ballot.open.size):
        best, most, next_most = _bloc_votes(ballot, root, ballot.open[at], scratch)
        scratch.goal[at] = best if most > threshold and most > next_most + margin else -1
    moved = 0
    for at in range(ballot.open.size):
        if scratch.goal[at] >= 0:
            top = scratch.goal[at]
            while root[top] != top:
                top = root[top]
            if top != ballot.open[at]:
                root[ballot.open[at]] = top
                moved += 1
    for v in range(root.size):
        fetch_ahead(root, root[min(v + AHEAD, root.size - 1)])
        while root[root[v]] != root[v]:
            root[v] = root[root[v]]
    return moved


@filling_kernel
def votes_in_blocs(
    ballot: Ballot, root: Nodes, scratch: Scratch, best: Nodes, most: Floats, next_most: Floats
) -> None:
    """For every company the bloc with most votes (-1: none), those votes, and the votes of the next bloc."""
    for company in range(best.size):
        best[company], most[company], next_most[company] = _bloc_votes(ballot, root, company, scratch)
