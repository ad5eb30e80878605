"""The loops of control: what each voter, or several acting in concert, control."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from analytics.arrays import Counts, Floats, Nodes, fetch_ahead, filling_kernel, kernel_part

AHEAD = 12
"""Voters ahead that memory is asked for."""


class Votes(NamedTuple):
    """The companies that each holder votes in, as `ArrangedHoldings` numbers them.

    Companies before `middle` are the holders of the same number. `threshold` is what a set must exceed.
    """

    start: Counts
    company: Nodes
    cast: Floats
    middle: int
    threshold: float


class Tally(NamedTuple):
    """Scratch: votes counted in each company, zeros before and after, and the companies counted in.

    The votes in a company that has joined are counted with a minus sign. Those in a voter itself begin at
    minus infinity: it joins nothing.
    """

    votes: Floats
    counted: Nodes


class Pairs(NamedTuple):
    """Filled: where the companies of each set of voters begin, with the end last; companies; votes there."""

    first: Counts
    company: Nodes
    votes: Floats


@filling_kernel
def controlled_by_each(votes: Votes, tally: Tally, pairs: Pairs, worth: Nodes) -> int:
    """For every holder the companies of the least fixpoint, in joining order, and the votes there.

    Company y joins when the votes of the holder and of what has joined, y's own votes in itself left out,
    come to more than the threshold. The votes told are those of the whole fixpoint. A holder whose votes
    everywhere add to no more than the threshold controls nothing and is passed over. Answers how many pairs
    there are; -1 where there was no room. `worth` is scratch, one a holder.
    """
    holders, filled, done = votes.start.size - 1, 0, 0
    count = _worth_a_look(votes, worth)
    for at in range(count):
        _fetch(votes, tally, worth[min(at + AHEAD, count - 1)])
        holder = worth[at]
        while done <= holder:
            pairs.first[done] = filled
            done += 1
        counted = _seeded(tally, holder, 0) if holder < votes.middle else 0
        end, counted = _cast(votes, tally, pairs, holder, filled, counted)
        filled = _joined(votes, tally, pairs, filled, end, counted)
        if filled > pairs.company.size:
            return -1
    for holder in range(done, holders + 1):
        pairs.first[holder] = filled
    return filled


@filling_kernel
def controlled_in_concert(
    votes: Votes, tally: Tally, pairs: Pairs, holders: Nodes, companies: Nodes, filled: int
) -> int:
    """What holders control together, see `controlled_by_each`; written from `filled` on, answers the end.

    `companies` are the numbers that these voters have as companies, where somebody owns them.
    """
    counted, base = 0, filled
    end = base
    for company in companies:
        counted = _seeded(tally, company, counted)
    for holder in holders:
        end, counted = _cast(votes, tally, pairs, holder, end, counted)
    end = _joined(votes, tally, pairs, base, end, counted)
    return -1 if end > pairs.company.size else end


@kernel_part
def _worth_a_look(votes: Votes, worth: Nodes) -> int:
    """The holders whose votes add to more than the threshold; answers how many."""
    count = 0
    for holder in range(votes.start.size - 1):
        cast = 0.0
        for e in range(votes.start[holder], votes.start[holder + 1]):
            cast += votes.cast[e]
        worth[count] = holder
        count += cast > votes.threshold
    return count


@kernel_part
def _fetch(votes: Votes, tally: Tally, holder: np.int32) -> None:
    for e in range(votes.start[holder], votes.start[holder + 1]):
        fetch_ahead(tally.votes, votes.company[e])
        if votes.company[e] < votes.middle:
            fetch_ahead(votes.start, votes.company[e])


@kernel_part
def _seeded(tally: Tally, company: int, counted: int) -> int:
    tally.votes[company], tally.counted[counted] = -np.inf, company
    return counted + 1


@kernel_part
def _cast(votes: Votes, tally: Tally, pairs: Pairs, voter: int, filled: int, counted: int) -> tuple[int, int]:
    """Count one voter's votes and write what joins from `filled` on; the end may lie beyond the room."""
    in_middle = voter < votes.middle
    for e in range(votes.start[voter], votes.start[voter + 1]):
        company, cast = votes.company[e], votes.cast[e]
        if cast == 0.0 or (in_middle and company == voter):
            continue
        before = tally.votes[company]
        if before == 0.0:
            tally.counted[counted] = company
            counted += 1
        if before < 0.0:
            tally.votes[company] = before - cast
        elif before + cast <= votes.threshold:
            tally.votes[company] = before + cast
        else:
            tally.votes[company] = -(before + cast)
            if filled < pairs.company.size:
                pairs.company[filled] = company
            filled += 1
    return filled, counted


@kernel_part
def _joined(votes: Votes, tally: Tally, pairs: Pairs, base: int, end: int, counted: int) -> int:
    """Let what has joined vote in turn, note the votes, and clear the tally; answers the end of the pairs."""
    at, room = base, pairs.company.size
    while at < end and end <= room:
        if pairs.company[at] < votes.middle:
            end, counted = _cast(votes, tally, pairs, pairs.company[at], end, counted)
        at += 1
    for q in range(base, min(end, room)):
        pairs.votes[q] = -tally.votes[pairs.company[q]]
    for q in range(counted):
        tally.votes[tally.counted[q]] = 0.0
    return end
