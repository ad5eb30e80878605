"""What is asked of a search for paths, and what it answers: paths, and a certificate of how far it went."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["Certificate", "Connection", "Connections", "PathQuestion", "PathStep"]

Order = Literal["shortest", "strongest"]


@dataclass(frozen=True)
class PathQuestion:
    """What is asked.

    Attributes:
        order: "shortest" for the fewest relations, the strongest of equally short ways; "strongest" for the
            largest product.
        hops: most relations of a path, 1 to 12.
        kinds: kinds that may be walked; None for all.
        day: relations that hold on this day, yyyymmdd; None for any that ever did.
        hub_cap: nodes with more relations are not walked through.
        weakest: of the strongest paths those whose strengths multiply to less are dropped; over 0.
        most_arrivals: bound on the work; where it is met the certificate says so.
    """

    order: Order = "shortest"
    hops: int = 6
    kinds: frozenset[str] | None = None
    day: int | None = None
    hub_cap: int = 200
    weakest: float = 1e-6
    most_arrivals: int = 5_000_000

    def __post_init__(self) -> None:
        if not (1 <= self.hops <= 12 and 0 < self.weakest <= 1 and self.hub_cap >= 1):
            raise ValueError(f"got {self}, expected hops 1 to 12, weakest over 0 to 1 and hub_cap from 1")


@dataclass(frozen=True)
class PathStep:
    """One relation of a path: walked from `start` to `end`; `forward` where the relation leads that way."""

    start: int
    end: int
    relation: int
    forward: bool


@dataclass(frozen=True)
class Connection:
    """The best path between two of the subjects asked about; strength is the product of its relations'."""

    first: int
    second: int
    steps: tuple[PathStep, ...]
    strength: float


@dataclass(frozen=True)
class Certificate:
    """How far the search went, for whoever relies on "nothing found".

    Attributes:
        question: what was asked.
        sources: which deliveries the graph was made of, as told by the caller.
        nodes_seen: distinct subjects reached.
        relations_looked_at: relations read, with repetition.
        hubs_cut: subjects reached but not walked through, with the number of their relations; most first.
        complete: nothing but the hubs, the strength and the number of hops bounded the search.
    """

    question: PathQuestion
    sources: tuple[str, ...]
    nodes_seen: int
    relations_looked_at: int
    hubs_cut: tuple[tuple[int, int], ...]
    complete: bool


@dataclass(frozen=True)
class Connections:
    """What connects a set of subjects.

    Attributes:
        found: the best path of each connected pair, best first; at most as many as asked for.
        pairs_found: how many pairs are connected.
        pairs_asked: how many pairs there are.
        clusters: subjects connected directly or through each other, two and more, largest first.
        certificate: how far the search went.
    """

    found: tuple[Connection, ...]
    pairs_found: int
    pairs_asked: int
    clusters: tuple[tuple[int, ...], ...]
    certificate: Certificate
