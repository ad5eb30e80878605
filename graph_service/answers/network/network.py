"""The relation network (关联网络) around a subject: what is in it, and what was left out."""

from __future__ import annotations

from dataclasses import dataclass

from graph_service.answers.as_of import AsOf
from graph_service.answers.cuts import Cut
from graph_service.answers.facts.freshness import SourceState
from graph_service.answers.facts.listings import DISCLAIMER, Constraint, Notice, RelatedSignal
from graph_service.answers.facts.parties import Party
from graph_service.answers.facts.relations import Relation
from graph_service.answers.profiles.finding import Finding


@dataclass(frozen=True)
class NetworkNode:
    """A party in the network, `hop` steps from the subject.

    `neighbours` is its number of distinct neighbours, `hidden` how many of them are not in the network; a
    `hub` has too many and was not gone through. `signals` are lists that the party itself stands on: for
    the subject of the network they are to be looked at, and nothing else.
    """

    party: Party
    hop: int
    neighbours: int
    hub: bool
    hidden: int
    status: str | None
    signals: tuple[RelatedSignal, ...]


@dataclass(frozen=True)
class Network:
    """Parties within so many hops and the relations between them; `cuts` says what was left out and why."""

    finding: Finding
    as_of: AsOf
    subject: Party
    hops: int
    types: tuple[str, ...]
    constraints: tuple[Constraint, ...]
    notices: tuple[Notice, ...]
    nodes: tuple[NetworkNode, ...]
    relations: tuple[Relation, ...]
    sources: tuple[SourceState, ...]
    cuts: tuple[Cut, ...]
    disclaimer: str = DISCLAIMER

    @property
    def signals(self) -> tuple[RelatedSignal, ...]:
        """The lists that related parties stand on, nearest first."""
        return tuple(signal for node in self.nodes for signal in node.signals)
