"""What each line of a table of related parties rests on: holdings, posts, agreements, declarations."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from analytics.related_party import RelatedParty
from analytics.related_party_rules import Relation
from graph_service.answers.facts.ledger import Ledger
from graph_service.answers.related.related_facts import RelatedFacts

__all__ = ["Steps"]


@dataclass(frozen=True)
class Steps:
    """What lines rest on, by numbers in the book; lines of several books that rest on the same share it."""

    ledger: Ledger
    node: int
    facts: RelatedFacts
    _known: dict[tuple[object, ...], tuple[int, ...]] = field(default_factory=dict)
    _told: dict[int, frozenset[int]] = field(default_factory=dict)

    def of(self, one: RelatedParty, path: tuple[int, ...]) -> tuple[int, ...]:
        """The holdings that the line rests on, and what joins neighbours on its path beside them.

        What an officer controls is related through his post in the subject, which the path does not pass.
        """
        pairs = list(zip(path, path[1:], strict=False))
        if one.rule.relation is Relation.CONTROLLED_BY_OFFICER:
            pairs.insert(0, (path[0], self.node))
        votes = one.figure_name == "votes"
        key = (*pairs, one.edges, votes)
        if key not in self._known:
            beside = [step for pair in pairs for step in self.facts.steps_between(self.ledger, *pair)]
            self._known[key] = tuple(dict.fromkeys([*beside, *self._held(pairs, one.edges, votes)]))
        return self._known[key]

    def _held(self, pairs: list[tuple[int, int]], edges: tuple[int, ...], votes: bool) -> Iterable[int]:
        if edges:
            return self.ledger.vote_steps(edges) if votes else self.ledger.share_steps(edges)
        ends = (turned for pair in pairs for turned in (pair, pair[::-1]))
        found = (self._holding(holder, company, votes=votes) for holder, company in ends)
        return [step for step in found if step is not None]

    def _holding(self, holder: int, company: int, *, votes: bool) -> int | None:
        """The number of what the one holds of the other, as votes where the line is about votes."""
        if votes and (holder, company) in self.ledger.graph.voting_pairs:
            return self.ledger.step(holder, company, votes=True)
        return self.ledger.step(holder, company) if holder in self._holders(company) else None

    def _holders(self, company: int) -> frozenset[int]:
        """Who holds of the company; a table asks the same of hundreds."""
        if company not in self._told:
            self._told[company] = self.ledger.graph.holders(company)
        return self._told[company]
