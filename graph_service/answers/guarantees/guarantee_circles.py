"""Guarantee circles, chains and stars (担保圈、担保链、担保辐射) as data, with exposure in yuan."""

from __future__ import annotations

from dataclasses import dataclass

from analytics.guarantee_circles import CircleKind, Exposure
from graph_service.answers.as_of import AsOf
from graph_service.answers.cuts import Cut
from graph_service.answers.facts.freshness import SourceState
from graph_service.answers.facts.parties import Party
from graph_service.answers.facts.relations import Relation
from graph_service.answers.window import Window


@dataclass(frozen=True)
class GuaranteeLink:
    """The guarantees that one gives another, each with its contract and source."""

    guarantor: Party
    debtor: Party
    guarantees: tuple[Relation, ...]


@dataclass(frozen=True)
class Circle:
    """Subjects that stand, directly or through others, guarantor for each other.

    `cycles` are lists of parties, guarantor to debtor and back to the first; all of up to
    `cycles_complete_to` members are listed. `outward` would be called if the circle fell.
    """

    kind: CircleKind
    kind_zh: str
    sentence: str
    members: tuple[Party, ...]
    mutual_pairs: tuple[tuple[Party, Party], ...]
    cycles: tuple[tuple[Party, ...], ...]
    cycles_complete_to: int
    exposure: Exposure
    outward: Exposure
    links: tuple[GuaranteeLink, ...]


@dataclass(frozen=True)
class GuaranteeStar:
    """A subject that stands guarantor for many."""

    sentence: str
    guarantor: Party
    debtors: tuple[Party, ...]
    exposure: Exposure


@dataclass(frozen=True)
class GuaranteeChain:
    """The longest chain of guarantees that the subject begins: each stands for the next."""

    sentence: str
    parties: tuple[Party, ...]
    links: tuple[GuaranteeLink, ...]


@dataclass(frozen=True)
class GuaranteesAnswer:
    """What guarantees tie together: around one subject, or (`subject` null) in the whole graph.

    Circles and stars are those in the window, the riskiest first, of `circles_total` and `stars_total`.
    """

    sentence: str
    as_of: AsOf
    subject: Party | None
    window: Window
    circles_total: int
    stars_total: int
    circles: tuple[Circle, ...]
    stars: tuple[GuaranteeStar, ...]
    chains: tuple[GuaranteeChain, ...]
    sources: tuple[SourceState, ...]
    cuts: tuple[Cut, ...]
