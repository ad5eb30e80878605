"""What the rules on related parties must know of an enterprise beside the holdings, and where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from analytics.related_party_subject import Claim, Office, PartyFacts
from graph_service.answers.control.ownership_facts import ownership_facts
from graph_service.answers.facts.ledger import Ledger
from graph_service.answers.related.offices import Offices, offices_around, post_words
from graph_service.snapshot.concerts import BoundHolders, Pact
from graph_service.snapshot.holdings import Declared, OwnershipGraph, Role

CONTROLLER = "actual_controller"


@dataclass(frozen=True)
class RelatedFacts:
    """The facts as the rules take them, with the relations of the graph that state each.

    `holders_version` is that of the book by which holders for the state and nominees were told.
    """

    given: PartyFacts
    offices: Offices
    heads: tuple[Role, ...]
    bound: tuple[BoundHolders, ...]
    claims: tuple[Declared, ...]
    holders_version: str

    def steps_between(self, ledger: Ledger, one: int, other: int) -> Iterator[int]:
        """The posts, agreements and declarations that join two parties, by their numbers in the book."""
        return (_step(ledger, joins) for joins in self._between.get(frozenset((one, other)), ()))

    @cached_property
    def _between(self) -> Mapping[frozenset[int], list[Role | Pact | Declared]]:
        """What joins each two parties: posts, then agreements, then declarations."""
        pacts = (pact for group in self.bound for pact in group.pacts)
        every: list[Role | Pact | Declared] = [*self.offices.roles, *self.heads, *pacts, *self.claims]
        found: dict[frozenset[int], list[Role | Pact | Declared]] = {}
        for one in every:
            other = one.other if isinstance(one, Pact) else one.company
            found.setdefault(frozenset((one.holder, other)), []).append(one)
        return found


def _step(ledger: Ledger, one: Role | Pact | Declared) -> int:
    if isinstance(one, Pact):
        return ledger.agreement(one)
    return ledger.post(one) if isinstance(one, Role) else ledger.declaration(one)


def related_facts(graph: OwnershipGraph, node: int) -> RelatedFacts:
    """The facts about the enterprise, everyone above it and its officers."""
    facts, offices = ownership_facts(graph, node), offices_around(graph, node)
    heads, claims = _heads(graph, node), _claims(graph, node)
    given = PartyFacts(
        votes=None if graph.votes is graph.shares else graph.votes,
        groups=facts.concerts,
        offices=offices.facts,
        heads=tuple(Office(role.holder, role.company, post_words(role)) for role in heads),
        claims=tuple(Claim(one.holder, one.company) for one in claims),
        state=facts.state,
        nominees=facts.nominees,
    )
    return RelatedFacts(given, offices, heads, facts.bound, claims, facts.words.version)


def _heads(graph: OwnershipGraph, node: int) -> tuple[Role, ...]:
    """The persons in charge of the enterprise, wherever they are: for this rule a lent name counts too."""
    heads = {role.holder for role in graph.posts_in([node]) if _in_charge(graph, role)}
    return tuple(role for role in graph.posts_of(sorted(heads)) if _in_charge(graph, role))


def _in_charge(graph: OwnershipGraph, role: Role) -> bool:
    return role.type == "LEGAL_REP_OF" and graph.is_person(role.holder)


def _claims(graph: OwnershipGraph, node: int) -> tuple[Declared, ...]:
    """Whom the enterprise declared as its controller, and who else declared the same."""
    own = [one for one in graph.declared(node) if one.declared_kind == CONTROLLER]
    others = (claim for one in own for claim in graph.declared_by(one.holder))
    return tuple(dict.fromkeys([*own, *(claim for claim in others if claim.declared_kind == CONTROLLER)]))
