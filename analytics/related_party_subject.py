"""A company asked about for its related parties, with the facts given and what several relations need."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from analytics.control import ControlStep, control_proofs, controlled_by, controllers_of
from analytics.holdings_graph import Holdings
from analytics.neighbourhood import Neighbourhood, upstream, with_holdings
from analytics.routes import RouteList, routes_to
from analytics.share_range import ShareRange

__all__ = ["Found", "Kinship", "Office", "PartyFacts", "Subject", "posts"]


@dataclass(frozen=True)
class Office:
    """A person's post in a company: director, supervisor or senior manager (董监高)."""

    person: int
    company: int
    post: str


@dataclass(frozen=True)
class Kinship:
    """Two relatives, with the tie in words (配偶, 父母, 子女, 兄弟姐妹), as given by the caller."""

    person: int
    relative: int
    words: str


@dataclass(frozen=True)
class PartyFacts:
    """What is known beside the shares; see `related_parties`."""

    offices: tuple[Office, ...] = ()
    kinships: tuple[Kinship, ...] = ()
    state: frozenset[int] = frozenset()
    nominees: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Found:
    """A party by one relation: its figure, the nodes and holdings it rests on, a note for the words."""

    party: int
    figure_name: str = ""
    share: ShareRange | None = None
    path: tuple[int, ...] = ()
    edges: tuple[int, ...] = ()
    note: str = ""


@dataclass(frozen=True)
class Subject:
    """The company asked about; what several relations need is worked out once."""

    holdings: Holdings
    company: int
    facts: PartyFacts

    @cached_property
    def part(self) -> Neighbourhood:
        """Everyone above the company, nominees' holdings left out."""
        whole = upstream(self.holdings, self.company)
        nominees = [at for at, node in enumerate(whole.nodes.tolist()) if node in self.facts.nominees]
        return with_holdings(whole, ~np.isin(whole.holdings.owner, nominees))

    @cached_property
    def routes(self) -> RouteList:
        """Penetrated shares in the company, numbered as in `part`."""
        return routes_to(self.part.holdings, 0)

    @cached_property
    def controllers(self) -> dict[int, Found]:
        """Everyone above who controls the company, with votes and proof."""
        found = {}
        for control in controllers_of(self.part.holdings, 0):
            steps = control_proofs(self.part.holdings, control.voters)[0]
            path, edges = _proof(control.voters[0], steps)
            party = int(self.part.nodes[control.voters[0]])
            found[party] = Found(
                party,
                "votes",
                ShareRange(control.votes, control.votes),
                self.part.whole_nodes(path),
                self.part.whole_edges(edges),
            )
        return found

    @cached_property
    def officers(self) -> dict[int, str]:
        """Persons with a post in the company, with their posts."""
        return posts(office for office in self.facts.offices if office.company == self.company)

    @cached_property
    def tops(self) -> tuple[int, ...]:
        """Controllers whom none of the others controls, the state aside: it makes no firms related."""
        candidates = set(self.controllers) - self.facts.state
        below = {
            control.company for party in candidates for control in controlled_by(self.holdings, (party,))
        }
        return tuple(sorted(candidates - below or candidates))

    def controlled(self, voters: tuple[int, ...], note: str = "") -> list[Found]:
        """What the voters control, with the proof of each."""
        votes = {control.company: control.votes for control in controlled_by(self.holdings, voters)}
        return [
            Found(
                company, "votes", ShareRange(votes[company], votes[company]), *_proof(voters[0], steps), note
            )
            for company, steps in control_proofs(self.holdings, voters).items()
        ]

    def related_persons(self) -> set[int]:
        """Officers, and natural persons who control the company or hold 5 % of it."""
        holders = {
            int(self.part.nodes[one.holder]) for one in self.routes.shares if one.penetrated.reaches(0.05)
        }
        return set(self.officers) | {
            node for node in holders | set(self.controllers) if self.holdings.is_ultimate(node)
        }


def posts(offices: Iterable[Office]) -> dict[int, str]:
    """The posts of each person in words."""
    held: dict[int, list[str]] = {}
    for office in offices:
        held.setdefault(office.person, []).append(office.post)
    return {person: "、".join(dict.fromkeys(words)) for person, words in held.items()}


def _proof(voter: int, steps: tuple[ControlStep, ...]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    nodes = (voter, *(step.company for step in steps))
    return nodes, tuple(source.edge for step in steps for source in step.sources)
