"""The related cluster around a subject, for exploration (探索) alone: no group, no finding."""

from __future__ import annotations

from dataclasses import dataclass

from graph_service.answers.as_of import AsOf
from graph_service.answers.cuts import Cut
from graph_service.answers.facts.freshness import SourceState
from graph_service.answers.facts.parties import Party
from graph_service.answers.network.connections import Hub
from graph_service.answers.window import Window


@dataclass(frozen=True)
class ClusterMember:
    """A member, with its relations to other members and what they pass on, added up."""

    party: Party
    relations: int
    strength: float


@dataclass(frozen=True)
class ExplorationAnswer:
    """The cluster that holds the subject, the closest members first; `hubs` border on it and joined nobody.

    `communities` is how many the whole graph was divided into, `modularity` the quality of the division, at
    most 1. Another `resolution` or `seed` draws other borders; the same ones draw the same.
    """

    sentence: str
    label: str
    as_of: AsOf
    subject: Party
    resolution: float
    seed: int
    hub: int
    window: Window
    total: int
    enterprises: int
    members: tuple[ClusterMember, ...]
    hubs: tuple[Hub, ...]
    hubs_total: int
    communities: int
    modularity: float
    rule_version: str
    sources: tuple[SourceState, ...]
    cuts: tuple[Cut, ...]
