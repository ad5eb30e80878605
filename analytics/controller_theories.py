"""Theories of who controls a company: by ownership, by votes, by the chain of largest holders."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from analytics.concert import Concert
from analytics.control import MAJORITY, ControlStep, control_proof
from analytics.control_blocs import ControlBlocs, control_blocs
from analytics.controller_finding import Finding, Outcome, Theory
from analytics.holdings_graph import SHARE_TOLERANCE
from analytics.integrated import integrated_ownership
from analytics.neighbourhood import Neighbourhood
from analytics.routes import routes_between
from analytics.share_range import ShareRange

__all__ = ["by_largest_holder", "by_ownership", "by_votes"]

Ranked = list[tuple[ShareRange, int]]


def by_ownership(part: Neighbourhood, nominees: frozenset[int]) -> Finding:
    """The ultimate holder with the largest integrated share of node 0."""
    owned = integrated_ownership(part.holdings)
    shares = [(owned.share(at, 0), at) for at in np.flatnonzero(part.holdings.never_owned()).tolist() if at]
    ranked = [(share, at) for share, at in shares if share is not None and share.high > 0]
    ranked.sort(key=lambda entry: (-entry[0].low, -entry[0].high, entry[1]))
    eligible = [entry for entry in ranked if entry[1] not in nominees]
    if not eligible:
        closed = any(ring.closed for ring in owned.rings)
        return Finding(Theory.OWNERSHIP, Outcome.RING if closed else Outcome.NO_HOLDER)
    outcome, named = _foremost(eligible)
    finding = Finding(
        theory=Theory.OWNERSHIP,
        outcome=outcome,
        controllers=tuple(sorted(part.whole_nodes(named))),
        figure_name="integrated",
        figure=eligible[0][0],
        next_figure=eligible[1][0] if len(eligible) > 1 else None,
        skipped=part.whole_nodes(at for _, at in ranked[: ranked.index(eligible[0])]),
    )
    return _with_strongest_route(finding, part, eligible[0][1])


def by_votes(part: Neighbourhood, groups: Sequence[Concert], presumption: float) -> Finding:
    """The top of the bloc that disposes of most votes in node 0: by majority, else by the presumption.

    A group acting in concert is one voter and named whole. It takes nothing from a member who needs no
    agreement to dispose of the company: he is then named alone.
    """
    if not part.holdings.up.degree(0):
        return Finding(Theory.VOTES, Outcome.NO_HOLDER)
    sure = control_blocs(part.holdings, groups, presumption=None)
    if _has_top(sure):
        return _topped(part, groups, sure, None)
    presumed = control_blocs(part.holdings, groups, presumption=presumption)
    if _has_top(presumed):
        return _topped(part, groups, presumed, presumption)
    outcome = Outcome.RING if sure.ring[sure.top[0]] else Outcome.NO_MAJORITY
    return replace(_vote_figures(sure), outcome=outcome)


def by_largest_holder(part: Neighbourhood, nominees: frozenset[int]) -> Finding:
    """From node 0 up, the largest direct holder of each, to the end; the figure is the least on the way."""
    nodes, edges, skipped, figure = [0], [], [], None
    outcome = Outcome.FOUND if part.holdings.up.degree(0) else Outcome.NO_HOLDER
    while part.holdings.up.degree(nodes[-1]) and outcome is Outcome.FOUND:
        ranked = _direct_holders(part, nodes[-1])
        eligible = [entry for entry in ranked if entry[1] not in nominees]
        outcome, named = _foremost(eligible) if eligible else (Outcome.NO_HOLDER, ())
        if outcome is Outcome.FOUND and named[0] in nodes:
            outcome = Outcome.RING
        if outcome is Outcome.FOUND:
            share, holder = eligible[0]
            skipped += [at for _, at in ranked[: ranked.index(eligible[0])]]
            edges.append(_edge(part, holder, nodes[-1]))
            nodes.append(holder)
            figure = share if figure is None else min(figure, share)
    return Finding(
        theory=Theory.LARGEST_HOLDER,
        outcome=outcome,
        controllers=part.whole_nodes(nodes[-1:]) if outcome is Outcome.FOUND else (),
        figure_name="direct",
        figure=figure,
        path=part.whole_nodes(nodes[::-1]),
        edges=part.whole_edges(edges[::-1]),
        skipped=part.whole_nodes(skipped),
    )


def _foremost(ranked: Ranked) -> tuple[Outcome, tuple[int, ...]]:
    """The first of the ranking; several where they tie, none where an undisclosed share might be larger."""
    best = ranked[0][0]
    if any(share.high > best.low + SHARE_TOLERANCE and not share.known for share, _ in ranked[1:]):
        return Outcome.UNDISCLOSED, ()
    if best.low <= SHARE_TOLERANCE:
        return (Outcome.FOUND, (ranked[0][1],)) if len(ranked) == 1 else (Outcome.UNDISCLOSED, ())
    tied = tuple(at for share, at in ranked if share.low > best.low - SHARE_TOLERANCE)
    return (Outcome.TIED if len(tied) > 1 else Outcome.FOUND), tied


def _with_strongest_route(finding: Finding, part: Neighbourhood, holder: int) -> Finding:
    found = routes_between(part.holdings, holder, 0, listed=1)
    if found is None or not found.routes:
        return finding
    route = found.routes[0]
    return replace(finding, path=part.whole_nodes(route.nodes), edges=part.whole_edges(route.edges))


def _has_top(blocs: ControlBlocs) -> bool:
    """Whether node 0 stands under someone who is not held by its own bloc in turn."""
    return bool(blocs.top[0] != 0 and not blocs.ring[blocs.top[0]])


def _topped(
    part: Neighbourhood, groups: Sequence[Concert], blocs: ControlBlocs, presumption: float | None
) -> Finding:
    """The finding where node 0 stands under a top; its proof is by majority unless that was presumed."""
    top, threshold = int(blocs.top[0]), presumption or MAJORITY
    group = Concert((top,)) if top < part.holdings.n else groups[top - part.holdings.n]
    named, group, before = _behind(part, group)
    steps = (*before, *control_proof(part.holdings, group.members, 0, threshold, about=group.company))
    nodes = dict.fromkeys([*named, *group.members, *(step.company for step in steps)]) if steps else ()
    edges = [source.edge for step in steps for source in step.sources]
    return replace(
        _vote_figures(blocs),
        outcome=Outcome.FOUND if presumption is None else Outcome.PRESUMED,
        controllers=tuple(sorted(part.whole_nodes(named))),
        path=part.whole_nodes(nodes),
        edges=part.whole_edges(edges),
        concert=_whole(part, group) if len(group.members) > 1 else None,
    )


def _whole(part: Neighbourhood, group: Concert) -> Concert:
    about = None if group.company is None else int(part.nodes[group.company])
    return Concert(part.whole_nodes(group.members), about)


def _behind(part: Neighbourhood, group: Concert) -> tuple[tuple[int, ...], Concert, tuple[ControlStep, ...]]:
    """Who is named for a group, who votes, and the steps from the named to the voters.

    One who disposes of node 0 without any agreement is named and votes alone. Else it is the group; for a
    member that somebody controls stands who controls it.
    """
    if len(group.members) == 1:
        return group.members, group, ()
    tops = control_blocs(part.holdings, presumption=None).top
    named = tuple(sorted({int(tops[member]) for member in group.members}, key=part.nodes.__getitem__))
    if int(tops[0]) in named and tops[0] != 0:
        return (int(tops[0]),), Concert((int(tops[0]),)), ()
    steps = [
        step
        for member in group.members
        if tops[member] != member
        for step in control_proof(part.holdings, (int(tops[member]),), member)
    ]
    return named, group, tuple(steps)


def _vote_figures(blocs: ControlBlocs) -> Finding:
    votes, next_votes = float(blocs.votes[0]), float(blocs.next_votes[0])
    return Finding(
        theory=Theory.VOTES,
        outcome=Outcome.NO_MAJORITY,
        figure_name="votes",
        figure=ShareRange(votes, votes),
        next_figure=ShareRange(next_votes, next_votes),
    )


def _direct_holders(part: Neighbourhood, company: int) -> Ranked:
    up = part.holdings.up
    rows = slice(int(up.start[company]), int(up.start[company + 1]))
    low: dict[int, float] = {}
    high: dict[int, float] = {}
    columns = zip(up.node[rows].tolist(), up.low[rows].tolist(), up.high[rows].tolist(), strict=True)
    for holder, least, most in columns:
        if holder != company:
            low[holder] = low.get(holder, 0.0) + least
            high[holder] = high.get(holder, 0.0) + most
    ranked = [(ShareRange(low[holder], high[holder]), holder) for holder in low]
    return sorted(ranked, key=lambda entry: (-entry[0].low, -entry[0].high, entry[1]))


def _edge(part: Neighbourhood, holder: int, company: int) -> int:
    up = part.holdings.up
    rows = slice(int(up.start[company]), int(up.start[company + 1]))
    held = np.flatnonzero(up.node[rows] == holder)
    return int(up.edge[rows][held[np.argmax(up.high[rows][held])]])
