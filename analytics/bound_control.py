"""What holders bound about one company control together, read off what each of them controls alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from analytics.concert import Concert
from analytics.control_fixpoint import ControlPairs
from analytics.holdings_graph import SHARE_TOLERANCE, Holdings

__all__ = ["bound_control"]


def bound_control(
    holdings: Holdings, alone: ControlPairs, concert: Concert, threshold: float
) -> dict[int, float] | None:
    """The companies with the votes in each; None where it must be walked.

    Members bound about one company vote as one there, and each for himself elsewhere (see
    `concert.bound_votes`): together they control what each controls alone, and the company where their votes
    come to more than the threshold. Only what the company controls in turn, where it comes to them by the
    agreement alone, is more than that, and for it the fixpoint is walked.

    Args:
        holdings: of the whole graph.
        alone: what each holder controls by itself by this threshold.
        concert: holders bound about one company.
        threshold: what their votes must exceed.
    """
    company = concert.company
    if company is None or company in concert.members:
        return None
    sets = [{member, *alone.votes_held(member)} for member in concert.members]
    bound = set[int]().union(*sets)
    reached, beyond = [*dict.fromkeys(one for own in sets for one in own)], set[int]()
    if company not in bound and _votes(holdings, company, bound) > threshold + SHARE_TOLERANCE:
        if alone.votes_held(company):
            return None
        reached, beyond = [*reached, company], {company}
    found = {}
    for one in reached:
        if one not in concert.members:
            voting = bound if one == company else beyond.union(*(own for own in sets if one in own))
            found[one] = _votes(holdings, one, voting)
    return found


def _votes(holdings: Holdings, company: int, voters: set[int]) -> float:
    return sum(share for voter, share in _cast(holdings, company) if voter in voters and voter != company)


def _cast(holdings: Holdings, company: int) -> Iterator[tuple[int, float]]:
    up = holdings.up
    rows = slice(int(up.start[company]), int(up.start[company + 1]))
    voters: Sequence[int] = up.node[rows].tolist()
    return zip(voters, up.low[rows].tolist(), strict=True)
