"""What the lines of an answer rest on, each once: the parties by id, and the relations by number."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from graph_service.answers.facts.parties import Party
from graph_service.answers.facts.relations import Relation
from graph_service.answers.facts.ties import parties, told
from graph_service.snapshot.concerts import Pact
from graph_service.snapshot.holdings import SHARE, VOTING, Declared, OwnershipGraph, Role

SHARES, VOTES = "shares", "votes"

TYPES = ("HOLDS", "LEGAL_REP_OF", "EXECUTIVE_OF", "ACTS_WITH", "DECLARED_CONTROLLER_OF")
"""The relations that a line may rest on."""

Key = tuple[int, int, str]
"""Numbers of source and target, and which relation: shares, votes, or its type and what tells it apart."""


@dataclass(frozen=True)
class Book:
    """The parties named in an answer by id, its relations by number, what was said twice.

    `restated` are statements of a holding that another source made as well, and that were not counted:
    they were learnt earlier, or say nothing of the share, which takes back none that was disclosed.
    """

    parties: Mapping[str, Party]
    relations: tuple[Relation, ...]
    restated: tuple[Relation, ...]


_TOLD_APART = {"ACTS_WITH": ("agreement_no", "company"), "DECLARED_CONTROLLER_OF": ("declared_kind",)}


class Ledger:
    """Takes down nodes and relations for an answer, then tells of all of them at once."""

    def __init__(self, graph: OwnershipGraph) -> None:
        self.graph = graph
        self._ids: dict[int, str] = {}
        self._steps: dict[Key, int] = {}

    def party(self, node: int) -> str:
        """The id of the party, which the book will have."""
        if node not in self._ids:
            self._ids[node] = self.graph.id(node)
        return self._ids[node]

    def parties(self, nodes: Iterable[int]) -> tuple[str, ...]:
        """The ids of the parties."""
        return tuple([self.party(node) for node in nodes])

    def step(self, holder: int, company: int, *, votes: bool = False) -> int:
        """The number in the book of the holding of this pair, as capital or as votes."""
        voting = votes and (holder, company) in self.graph.voting_pairs
        return self._number(holder, company, VOTES if voting else SHARES)

    def post(self, role: Role) -> int:
        """The number in the book of this post."""
        return self._number(role.holder, role.company, f"{role.type}|{role.post}")

    def agreement(self, pact: Pact) -> int:
        """The number in the book of this agreement to act in concert."""
        about = "" if pact.company is None else self.graph.id(pact.company)
        return self._number(pact.holder, pact.other, f"ACTS_WITH|{pact.agreement}|{about}")

    def declaration(self, claim: Declared) -> int:
        """The number in the book of this declaration."""
        return self._number(claim.holder, claim.company, f"DECLARED_CONTROLLER_OF|{claim.declared_kind}")

    def share_steps(self, edges: Iterable[int]) -> tuple[int, ...]:
        """The numbers of these holdings of capital."""
        held = self.graph.shares
        return tuple(self.step(int(held.owner[edge]), int(held.company[edge])) for edge in edges)

    def vote_steps(self, edges: Iterable[int]) -> tuple[int, ...]:
        """The numbers of these holdings of votes."""
        held = self.graph.votes
        return tuple(self.step(int(held.owner[edge]), int(held.company[edge]), votes=True) for edge in edges)

    def read(self) -> Book:
        """The parties and relations taken down, as the graph has them."""
        known = parties(self.graph.snapshot, self._ids)
        pairs = dict.fromkeys(key[:2] for key in self._steps)
        found = _statements(self.graph, pairs, known)
        chosen = {key: _counted(key, found[key[:2]]) for key in self._steps}
        restated = [
            other
            for key, one in chosen.items()
            for other in found[key[:2]]
            if other is not one and key[2] in (SHARES, VOTES) and _is_of(key[2], other)
        ]
        return Book(known, tuple(chosen.values()), tuple(restated))

    def _number(self, holder: int, company: int, kind: str) -> int:
        key = (holder, company, kind)
        if key not in self._steps:
            self.parties((holder, company))
            self._steps[key] = len(self._steps)
        return self._steps[key]


def _statements(
    graph: OwnershipGraph, pairs: Iterable[tuple[int, int]], known: Mapping[str, Party]
) -> dict[tuple[int, int], list[Relation]]:
    """What every source says of each pair: what says a share before what does not, the last learnt first."""
    found: dict[tuple[int, int], list[Relation]] = {}
    for one in graph.snapshot.statements.between(pairs, TYPES, graph.day):
        relation = told(one, known[graph.id(one.source)], known[graph.id(one.target)])
        found.setdefault((one.source, one.target), []).append(relation)
    return {pair: sorted(relations, key=_weight, reverse=True) for pair, relations in found.items()}


def _weight(one: Relation) -> tuple[bool, datetime, int]:
    disclosed = any(one.properties.get(name) is not None for name in SHARE)
    return disclosed, one.provenance.known_from, one.provenance.row


def _counted(key: Key, said: list[Relation]) -> Relation:
    """The statement that the figures count: the first of its kind."""
    return next(one for one in said if _is_of(key[2], one))


def _is_of(kind: str, one: Relation) -> bool:
    if kind in (SHARES, VOTES):
        return one.type == "HOLDS" and (one.properties["interest"] == VOTING) == (kind == VOTES)
    names = _TOLD_APART.get(one.type, ("position",))
    return "|".join([one.type, *(str(one.properties.get(name) or "") for name in names)]) == kind
