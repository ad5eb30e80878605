"""What connects subjects, as data: paths in relations with sources, and how far was looked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from graph_service.answers.as_of import AsOf
from graph_service.answers.cuts import Cut
from graph_service.answers.facts.freshness import SourceState
from graph_service.answers.facts.parties import Party
from graph_service.answers.facts.relations import Relation
from graph_service.answers.matching.subject_lists import Unfound


@dataclass(frozen=True)
class Asked:
    """How paths are looked for: `types` of relation, `hops` at most, none through over `hub` relations."""

    order: Literal["shortest", "strongest"] = "shortest"
    hops: int = 6
    hub: int = 200
    types: tuple[str, ...] = ()


@dataclass(frozen=True)
class PathLeg:
    """One step of a path, from `start` to `end`; `relations` tell which way each leads, and its days."""

    start: Party
    end: Party
    relations: tuple[Relation, ...]


@dataclass(frozen=True)
class Path:
    """The best path between two subjects; `strength` (0 to 1) is what its relations pass on, multiplied."""

    sentence: str
    first: Party
    second: Party
    strength: float
    legs: tuple[PathLeg, ...]


@dataclass(frozen=True)
class Hub:
    """A subject that was reached and not crossed, with the number of its relations."""

    party: Party
    relations: int


@dataclass(frozen=True)
class LookedAt:
    """How far the search went, for whoever relies on nothing being found.

    `complete` says that nothing bounded it but the number of hops and the hubs named.
    """

    sentence: str
    order: Literal["shortest", "strongest"]
    hops: int
    types: tuple[str, ...]
    subjects_seen: int
    relations_read: int
    hubs_cut: tuple[Hub, ...]
    complete: bool


@dataclass(frozen=True)
class PathsAnswer:
    """What connects the subjects asked about: the best path of each pair, and clusters of connected ones.

    `unfound` are rows of a list that name nobody known, or several; they were not looked for.
    """

    sentence: str
    as_of: AsOf
    asked: Asked
    subjects: tuple[Party, ...]
    unfound: tuple[Unfound, ...]
    paths: tuple[Path, ...]
    pairs_found: int
    pairs_asked: int
    clusters: tuple[tuple[Party, ...], ...]
    looked: LookedAt
    sources: tuple[SourceState, ...]
    cuts: tuple[Cut, ...]
