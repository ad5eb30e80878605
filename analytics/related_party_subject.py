"""A company asked about for its related parties, with the facts given and what several relations need."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from analytics.concert import Concert
from analytics.control import ControlStep, control_proofs, controllers_of, proven_controls
from analytics.holdings_graph import Holdings
from analytics.neighbourhood import Neighbourhood, upstream, with_holdings
from analytics.routes import RouteList, routes_to
from analytics.share_range import ShareRange
from analytics.tax_attribution import AttributedShare, attributed_shares

__all__ = ["Claim", "Found", "Kinship", "Office", "PartyFacts", "Subject", "posts"]


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
class Claim:
    """Whom a company itself declared to control it (实际控制人): a claim, no finding."""

    controller: int
    company: int


@dataclass(frozen=True)
class PartyFacts:
    """What is known beside the shares; see `related_parties`.

    `votes` are voting rights where they differ from the shares; `groups` act in concert. `heads` are the
    persons in charge (单位负责人) of the company asked about, with every company that each is in charge of.
    """

    votes: Holdings | None = None
    groups: tuple[Concert, ...] = ()
    offices: tuple[Office, ...] = ()
    heads: tuple[Office, ...] = ()
    claims: tuple[Claim, ...] = ()
    kinships: tuple[Kinship, ...] = ()
    state: frozenset[int] = frozenset()
    nominees: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Found:
    """A party by one relation: its figure, the nodes and holdings it rests on, a note for the words.

    The holdings are those of votes where the figure is votes, else those of shares.
    """

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

    @property
    def votes(self) -> Holdings:
        """The holdings as votes."""
        return self.facts.votes or self.holdings

    @cached_property
    def part(self) -> Neighbourhood:
        """Everyone above the company by shares, nominees' holdings left out."""
        return self._above(self.holdings)

    @cached_property
    def voted(self) -> Neighbourhood:
        """Everyone above the company by votes, nominees' holdings left out."""
        return self.part if self.votes is self.holdings else self._above(self.votes)

    @cached_property
    def routes(self) -> RouteList:
        """Penetrated shares in the company, numbered as in `part`."""
        return routes_to(self.part.holdings, 0)

    @cached_property
    def groups(self) -> tuple[Concert, ...]:
        """The groups acting in concert, as `voted` numbers them, without those of one voter."""
        number = self.voted.numbers()
        within = (
            Concert(
                tuple(number[node] for node in one.members if node in number),
                None if one.company is None else number.get(one.company, -1),
            )
            for one in self.facts.groups
        )
        return tuple(one for one in within if len(one.members) > 1 and one.company != -1)

    @cached_property
    def controllers(self) -> dict[int, Found]:
        """Everyone above who controls the company, alone or in concert, with votes and proof."""
        found: dict[int, Found] = {}
        for control in controllers_of(self.voted.holdings, 0, groups=self.groups):
            about = control.concert.company if control.concert else None
            steps = control_proofs(self.voted.holdings, control.voters, about=about)[0]
            for voter in control.voters:
                path, edges = _proof(voter, steps)
                party = int(self.voted.nodes[voter])
                one = Found(
                    party,
                    "votes",
                    ShareRange(control.votes, control.votes),
                    self.voted.whole_nodes(path),
                    self.voted.whole_edges(edges),
                    "一致行动" if control.concert else "",
                )
                found.setdefault(party, one)
        return found

    @cached_property
    def officers(self) -> dict[int, str]:
        """Persons with a post in the company, with their posts."""
        return posts(office for office in self.facts.offices if office.company == self.company)

    @cached_property
    def tops(self) -> tuple[int, ...]:
        """Controllers whom none of the others controls, the state aside: it makes no firms related."""
        candidates = set(self.controllers) - self.facts.state
        below = {found.party for party in candidates for found in self.controlled((party,))}
        return tuple(sorted(candidates - below or candidates))

    def controlled(self, voters: tuple[int, ...], note: str = "", about: int | None = None) -> list[Found]:
        """What the voters control, with the proof of each."""
        known = self._controlled.get((voters, about))
        if known is None:
            known = self._controlled[voters, about] = self._found_controlled(voters, about)
        return [replace(one, note=note) for one in known] if note else known

    @cached_property
    def _controlled(self) -> dict[tuple[tuple[int, ...], int | None], list[Found]]:
        return {}

    def _found_controlled(self, voters: tuple[int, ...], about: int | None) -> list[Found]:
        proven = proven_controls(self.votes, voters, about=about)
        return [
            Found(
                control.company, "votes", ShareRange(control.votes, control.votes), *_proof(voters[0], steps)
            )
            for control, steps in proven
        ]

    def attributed(self, passing: float) -> tuple[AttributedShare, ...]:
        """Of what the tax rule attributes so much to the company."""
        if passing not in self._attributed:
            self._attributed[passing] = attributed_shares(self.holdings, (self.company,), passing)
        return self._attributed[passing]

    @cached_property
    def _attributed(self) -> dict[float, tuple[AttributedShare, ...]]:
        return {}

    def holders_from(self, share: float | None) -> set[int]:
        """Who holds so much of the company, in the end, or controls it; controllers alone where None."""
        if share is None:
            return set(self.controllers)
        reached = (one.holder for one in self.routes.shares if one.penetrated.reaches(share))
        return {int(self.part.nodes[holder]) for holder in reached} | set(self.controllers)

    def related_persons(self, share: float | None) -> set[int]:
        """Officers, and natural persons who control the company or hold so much of it."""
        holders = {node for node in self.holders_from(share) if self.holdings.is_ultimate(node)}
        return set(self.officers) | holders

    def _above(self, holdings: Holdings) -> Neighbourhood:
        whole = upstream(holdings, self.company)
        nominees = [at for at, node in enumerate(whole.nodes.tolist()) if node in self.facts.nominees]
        return with_holdings(whole, ~np.isin(whole.holdings.owner, nominees))


def posts(offices: Iterable[Office]) -> dict[int, str]:
    """The posts of each person in words."""
    held: dict[int, list[str]] = {}
    for office in offices:
        held.setdefault(office.person, []).append(office.post)
    return {person: "、".join(dict.fromkeys(words)) for person, words in held.items()}


def _proof(voter: int, steps: tuple[ControlStep, ...]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    nodes = (voter, *(step.company for step in steps))
    return nodes, tuple(source.edge for step in steps for source in step.sources)
