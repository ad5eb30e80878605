"""What the lines of an answer rest on, each once: the parties by id, and the relations by number."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from graph_service.answers.as_of import AsOf
from graph_service.answers.parties import Party, party
from graph_service.answers.relations import Relation, relation
from graph_service.answers.values import a_map, text
from graph_service.errors import StaleSnapshot
from graph_service.snapshot.concerts import Pact
from graph_service.snapshot.holdings import VOTING, Declared, OwnershipGraph, Role
from graph_service.store.store import Store

RELATION_CAP = 20_000
"""Statements of holdings and posts that one answer looks at."""

SHARES, VOTES = "shares", "votes"

Key = tuple[str, str, str]
"""Source id, target id, and which relation: shares, votes, or its type and what tells it apart."""


@dataclass(frozen=True)
class Book:
    """The parties named in an answer by id, its relations by number, what was said twice.

    `restated` are statements of a holding that another source made as well, and that were not counted
    because they were learnt earlier.
    """

    parties: Mapping[str, Party]
    relations: tuple[Relation, ...]
    restated: tuple[Relation, ...]


_TOLD_APART = {"ACTS_WITH": ("agreement_no", "company"), "DECLARED_CONTROLLER_OF": ("declared_kind",)}


class Ledger:
    """Takes down nodes and relations for an answer, then reads them from the store at once."""

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
        return tuple(self.party(node) for node in nodes)

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

    def read(self, store: Store, true_on: AsOf) -> Book:
        """The parties and relations taken down, as known when the graph was read or the question asked.

        Raises:
            StaleSnapshot: a load that is running has just corrected what the figures count.
        """
        moment = replace(true_on, known_on=max(true_on.known_on, self.graph.known_on))
        parties = parties_of(store, self._ids.values(), moment)
        found = _statements(store, self._steps, parties, moment)
        chosen = {key: _counted(key, found.get(key[:2], [])) for key in self._steps}
        restated = [
            other
            for key, one in chosen.items()
            for other in found.get(key[:2], [])
            if one and other is not one and key[2] in (SHARES, VOTES) and _is_of(key[2], other)
        ]
        missing = [key for key, one in chosen.items() if one is None]
        if missing:
            raise StaleSnapshot(f"{len(missing)} 项关系在计算时已有更正，请重新查询")
        return Book(parties, tuple(one for one in chosen.values() if one), tuple(restated))

    def _number(self, holder: int, company: int, kind: str) -> int:
        key = (self.party(holder), self.party(company), kind)
        return self._steps.setdefault(key, len(self._steps))


def parties_of(store: Store, ids: Iterable[str], moment: AsOf) -> dict[str, Party]:
    """The subjects of these ids."""
    rows = store.rows("parties_of", ids=sorted(set(ids)), **moment.clocks)
    found = (party(str(row["label"]), a_map(row["subject"])) for row in rows)
    return {one.id: one for one in found}


def _statements(
    store: Store, steps: Mapping[Key, int], parties: Mapping[str, Party], moment: AsOf
) -> dict[tuple[str, str], list[Relation]]:
    """What every source says of each pair, the last learnt first."""
    pairs = [{"source": source, "target": target} for source, target in dict.fromkeys(k[:2] for k in steps)]
    found: dict[tuple[str, str], list[Relation]] = {}
    if pairs:
        rows = store.rows("relations_between", pairs=pairs, row_cap=RELATION_CAP, **moment.clocks)
        for row in rows:
            ends = text(row, "source"), text(row, "target")
            one = relation(str(row["type"]), parties[ends[0]], parties[ends[1]], a_map(row["fact"]))
            found.setdefault(ends, []).append(one)
    return found


def _counted(key: Key, said: list[Relation]) -> Relation | None:
    """The statement that the figures count: the last learnt of its kind."""
    return next((one for one in said if _is_of(key[2], one)), None)


def _is_of(kind: str, one: Relation) -> bool:
    if kind in (SHARES, VOTES):
        return one.type == "HOLDS" and (one.properties["interest"] == VOTING) == (kind == VOTES)
    names = _TOLD_APART.get(one.type, ("position",))
    return "|".join([one.type, *(str(one.properties.get(name) or "") for name in names)]) == kind
