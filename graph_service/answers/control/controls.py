"""Who controls a subject and what it controls by votes, with the steps that prove it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from analytics.concert import Concert, concerts_within
from analytics.control import Control as Found
from analytics.control import (
    ControlStep,
    VoteSource,
    control_proofs,
    controlled_by,
    controllers_of,
    proven_controls,
)
from analytics.neighbourhood import Neighbourhood, upstream, with_holdings
from graph_service.answers.control.concerts import Agreement, agreement
from graph_service.answers.control.figures import percent
from graph_service.answers.control.stakes import nominees_among
from graph_service.answers.cuts import Cut
from graph_service.answers.facts.ledger import Ledger
from graph_service.rules.control import control_numbers
from graph_service.snapshot.concerts import BoundHolders

CONTROLLED = 100
"""Controlled companies shown."""


@dataclass(frozen=True)
class ProofStep:
    """A company on the way: the votes in it that the voters dispose of by then, and whose they are."""

    company: str
    votes: float
    steps: tuple[int, ...]
    words: str


@dataclass(frozen=True)
class Control:
    """A voter controls a company by more than half of the votes (绝对控制); `votes` is 0 to 1.

    Several voters act in concert by the `agreement`, which is null for one.
    """

    voters: tuple[str, ...]
    company: str
    votes: float
    words: str
    agreement: Agreement | None
    proof: tuple[ProofStep, ...]


@dataclass(frozen=True)
class Controls:
    """The controllers of a subject and what it controls, by strict majority, most votes first."""

    controllers: tuple[Control, ...]
    controlled: tuple[Control, ...]
    cuts: tuple[Cut, ...]


def controls(ledger: Ledger, node: int) -> Controls:
    """Control up and down by the strict fixpoint; a nominee's votes are nobody's."""
    graph, above = ledger.graph, voted_above(ledger, node)
    majority = control_numbers(graph.day).majority
    bound = graph.bound_among(above.nodes.tolist())
    controllers = tuple(
        _control(ledger, bound, one, proof, majority) for one, proof in _controlling(above, bound, majority)
    )
    below = [] if node in nominees_among(graph, above) else list(_controlled(ledger, node, majority))
    controlled = tuple(
        _control(ledger, graph.bound_with(node), one, proof, majority) for one, proof in below[:CONTROLLED]
    )
    cut = (Cut("被控制企业", CONTROLLED, len(below)),) if len(below) > CONTROLLED else ()
    return Controls(controllers, controlled, cut)


def voted_above(ledger: Ledger, node: int) -> Neighbourhood:
    """Everyone above the subject with their votes, the holdings of nominees left out."""
    whole = upstream(ledger.graph.votes, node)
    nominees = nominees_among(ledger.graph, whole)
    local = [at for at, number in enumerate(whole.nodes.tolist()) if number in nominees]
    return with_holdings(whole, ~np.isin(whole.holdings.owner, local))


def _control(
    ledger: Ledger,
    bound: tuple[BoundHolders, ...],
    one: Found,
    proof: tuple[ControlStep, ...],
    majority: float,
) -> Control:
    graph = ledger.graph
    voters = "、".join(map(graph.name, one.voters))
    through = [graph.name(step.company) for step in proof if step.company != one.company]
    share = f"{percent(one.votes)} 的表决权（超过 {percent(majority)}）"
    way = f"，经 {'、'.join(through)}" if through else ""
    together = "一致行动，" if one.concert else ""
    return Control(
        voters=ledger.parties(one.voters),
        company=ledger.party(one.company),
        votes=one.votes,
        words=f"{voters} {together}支配 {graph.name(one.company)} {share}{way}",
        agreement=agreement(ledger, bound, one.concert),
        proof=tuple(_step(ledger, step) for step in proof),
    )


def _controlling(
    above: Neighbourhood, bound: tuple[BoundHolders, ...], majority: float
) -> Iterator[tuple[Found, tuple[ControlStep, ...]]]:
    """Who controls the subject, node 0 of the part, with the proof; numbered as the whole."""
    groups = concerts_within((one.concert for one in bound), above.numbers())
    for one in controllers_of(above.holdings, 0, majority, groups):
        about = one.concert.company if one.concert else None
        proof = control_proofs(above.holdings, one.voters, majority, about=about)[0]
        yield _whole(above, one), tuple(_whole_step(above, step) for step in proof)


def _controlled(
    ledger: Ledger, node: int, majority: float
) -> Iterator[tuple[Found, tuple[ControlStep, ...]]]:
    """What the subject controls alone, then what it controls only in concert with others."""
    votes = ledger.graph.votes
    yield from proven_controls(votes, (node,), majority)
    for group in (bound.concert for bound in ledger.graph.bound_with(node)):
        alone = {one.company for member in group.members for one in controlled_by(votes, (member,), majority)}
        for one, proof in proven_controls(votes, group.members, majority, about=group.company):
            if one.company not in alone:
                yield one, proof


def _whole(part: Neighbourhood, one: Found) -> Found:
    concert = one.concert
    if concert is not None:
        about = None if concert.company is None else int(part.nodes[concert.company])
        concert = Concert(part.whole_nodes(concert.members), about)
    return Found(part.whole_nodes(one.voters), int(part.nodes[one.company]), one.votes, concert)


def _whole_step(part: Neighbourhood, step: ControlStep) -> ControlStep:
    sources = tuple(
        VoteSource(int(part.nodes[one.voter]), one.share, int(part.edges[one.edge])) for one in step.sources
    )
    return ControlStep(int(part.nodes[step.company]), step.votes, sources)


def _step(ledger: Ledger, step: ControlStep) -> ProofStep:
    name = ledger.graph.name
    voters = "、".join(f"{name(source.voter)} {percent(source.share)}" for source in step.sources)
    return ProofStep(
        company=ledger.party(step.company),
        votes=step.votes,
        steps=ledger.vote_steps(source.edge for source in step.sources),
        words=f"{name(step.company)} 的表决权：{voters}，合计 {percent(step.votes)}",
    )
