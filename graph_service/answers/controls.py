"""Who controls a subject and what it controls by votes, with the steps that prove it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from analytics.control import MAJORITY, ControlStep, control_proofs, controlled_by, controllers_of
from analytics.neighbourhood import Neighbourhood, downstream, upstream, with_holdings
from graph_service.answers.cuts import Cut
from graph_service.answers.figures import percent
from graph_service.answers.ledger import Ledger
from graph_service.answers.stakes import nominees_among

CONTROLLED = 100
"""Controlled companies shown."""


@dataclass(frozen=True)
class ProofStep:
    """A company on the way: the votes in it that the controller disposes of by then, and whose they are."""

    company: str
    votes: float
    steps: tuple[int, ...]
    words: str


@dataclass(frozen=True)
class Control:
    """One controls another by more than half of the votes (绝对控制); `votes` is 0 to 1."""

    controller: str
    company: str
    votes: float
    words: str
    proof: tuple[ProofStep, ...]


@dataclass(frozen=True)
class Controls:
    """The controllers of a subject and what it controls, by strict majority, most votes first."""

    controllers: tuple[Control, ...]
    controlled: tuple[Control, ...]
    cuts: tuple[Cut, ...]


def controls(ledger: Ledger, node: int) -> Controls:
    """Control up and down by the strict fixpoint; a nominee's votes are nobody's."""
    above = voted_above(ledger, node)
    controllers = tuple(
        _control(ledger, above, one.voters[0], 0, one.votes, control_proofs(above.holdings, one.voters)[0])
        for one in controllers_of(above.holdings, 0)
    )
    below = downstream(ledger.graph.votes, node)
    taken = () if node in nominees_among(ledger.graph, above) else controlled_by(below.holdings, (0,))
    proofs = control_proofs(below.holdings, (0,)) if taken else {}
    controlled = tuple(
        _control(ledger, below, 0, one.company, one.votes, proofs[one.company]) for one in taken[:CONTROLLED]
    )
    cut = (Cut("被控制企业", CONTROLLED, len(taken)),) if len(taken) > CONTROLLED else ()
    return Controls(controllers, controlled, cut)


def voted_above(ledger: Ledger, node: int) -> Neighbourhood:
    """Everyone above the subject with their votes, the holdings of nominees left out."""
    whole = upstream(ledger.graph.votes, node)
    nominees = nominees_among(ledger.graph, whole)
    local = [at for at, number in enumerate(whole.nodes.tolist()) if number in nominees]
    return with_holdings(whole, ~np.isin(whole.holdings.owner, local))


def _control(
    ledger: Ledger,
    part: Neighbourhood,
    controller: int,
    company: int,
    votes: float,
    proof: tuple[ControlStep, ...],
) -> Control:
    names = {node: ledger.graph.name(int(part.nodes[node])) for node in (controller, company)}
    through = [ledger.graph.name(int(part.nodes[step.company])) for step in proof if step.company != company]
    share = f"{percent(votes)} 的表决权（超过 {percent(MAJORITY)}）"
    way = f"，经 {'、'.join(through)}" if through else ""
    return Control(
        controller=ledger.party(int(part.nodes[controller])),
        company=ledger.party(int(part.nodes[company])),
        votes=votes,
        words=f"{names[controller]} 支配 {names[company]} {share}{way}",
        proof=tuple(_step(ledger, part, step) for step in proof),
    )


def _step(ledger: Ledger, part: Neighbourhood, step: ControlStep) -> ProofStep:
    company = int(part.nodes[step.company])
    voters = "、".join(
        f"{ledger.graph.name(int(part.nodes[source.voter]))} {percent(source.share)}"
        for source in step.sources
    )
    return ProofStep(
        company=ledger.party(company),
        votes=step.votes,
        steps=ledger.vote_steps(part.whole_edges(source.edge for source in step.sources)),
        words=f"{ledger.graph.name(company)} 的表决权：{voters}，合计 {percent(step.votes)}",
    )
