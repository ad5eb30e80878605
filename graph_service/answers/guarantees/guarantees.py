"""Answering what guarantees tie together, around one subject or in the whole graph."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from analytics.guarantee_circles import (
    CIRCLE_WORDS,
    GuaranteeCircle,
    GuaranteeNetwork,
    Star,
)
from graph_service.answers.as_of import AsOf, as_of
from graph_service.answers.cuts import Cut
from graph_service.answers.facts.freshness import SourceState, sources_held
from graph_service.answers.facts.parties import Party
from graph_service.answers.facts.relations import Relation
from graph_service.answers.facts.ties import parties, ties
from graph_service.answers.guarantees.guarantee_chains import longest_chain
from graph_service.answers.guarantees.guarantee_circles import (
    Circle,
    GuaranteeChain,
    GuaranteeLink,
    GuaranteesAnswer,
    GuaranteeStar,
)
from graph_service.answers.guarantees.guarantee_words import (
    answer_words,
    chain_words,
    circle_words,
    star_words,
)
from graph_service.answers.matching.identify import known_subject
from graph_service.answers.risk.risk_graph import RiskGraph, risk_graph
from graph_service.answers.window import Window
from graph_service.snapshot.held import HeldSnapshot, held_for
from graph_service.store.store import Store


@dataclass(frozen=True)
class _Found:
    """All that was found, as numbers."""

    circles: Sequence[GuaranteeCircle]
    stars: Sequence[Star]
    chains: Sequence[tuple[int, ...]]

    def seen_in(self, window: Window) -> _Found:
        """What is written out."""
        return _Found(window.part(self.circles), window.part(self.stars), self.chains)


def guarantees(
    store: Store,
    said: str | None = None,
    moment: AsOf | None = None,
    *,
    held: HeldSnapshot | None = None,
    window: Window | None = None,
) -> GuaranteesAnswer:
    """Circles, stars and the longest chain of a subject; of the whole graph where none is named.

    Raises:
        BadInput, NotFound, SeveralSubjects: as `find_subject`.
    """
    moment = moment or as_of()
    held = held or held_for(store)
    graph = risk_graph(store, moment, held)
    subject = None if said is None else known_subject(graph.snapshot, store, said, moment)
    node = None if subject is None else graph.number(subject.id)
    found = _whole(graph.guarantees) if node is None else _around(graph, node)
    return _answer(graph, found, subject, moment, window or Window(), sources_held(held))


def _whole(network: GuaranteeNetwork) -> _Found:
    return _Found(network.circles, network.stars, ())


def _around(graph: RiskGraph, node: int) -> _Found:
    network = graph.guarantees
    circles = [one for one in network.circles if node in one.members]
    stars = [one for one in network.stars if one.guarantor == node or node in one.debtors]
    chain = longest_chain(network, node, *graph.guarantee_ends)
    return _Found(circles, stars, [chain] if len(chain) > 1 else [])


def _answer(
    graph: RiskGraph,
    every: _Found,
    subject: Party | None,
    moment: AsOf,
    window: Window,
    loaded: tuple[SourceState, ...],
) -> GuaranteesAnswer:
    found = every.seen_in(window)
    tied = ties(graph.snapshot, _pairs(found), moment.true_on, ("GUARANTEES",))
    known = parties(graph.snapshot, set(_members(found)))
    told = _Told(graph, known, tied)
    circles = tuple(told.circle(one) for one in found.circles)
    stars = tuple(told.star(one) for one in found.stars)
    chains = tuple(told.chain(one) for one in found.chains)
    of_circles, of_stars = len(every.circles), len(every.stars)
    cuts = (("担保圈", len(circles), of_circles), ("担保辐射", len(stars), of_stars))
    return GuaranteesAnswer(
        sentence=answer_words(subject, of_circles, of_stars, chains, loaded),
        as_of=moment,
        subject=subject,
        window=window,
        circles_total=of_circles,
        stars_total=of_stars,
        circles=circles,
        stars=stars,
        chains=chains,
        sources=loaded,
        cuts=tuple(Cut(words, shown, total) for words, shown, total in cuts if total > shown),
    )


def _pairs(found: _Found) -> Iterable[tuple[int, int]]:
    """Every pair of guarantor and debtor that is written out."""
    for circle in found.circles:
        for cycle in circle.cycles:
            yield from pairwise((*cycle, cycle[0]))
    for chain in found.chains:
        yield from pairwise(chain)


def _members(found: _Found) -> Iterable[int]:
    for circle in found.circles:
        yield from circle.members
    for star in found.stars:
        yield from (star.guarantor, *star.debtors)
    for chain in found.chains:
        yield from chain


@dataclass(frozen=True)
class _Told:
    """Turns numbers into parties and relations."""

    graph: RiskGraph
    known: Mapping[str, Party]
    tied: Mapping[frozenset[str], tuple[Relation, ...]]

    def party(self, number: int) -> Party:
        """Whom the number of the graph of guarantees stands for."""
        return self.known[self.graph.id_of(number)]

    def parties(self, numbers: Iterable[int]) -> tuple[Party, ...]:
        """The same of many numbers, in their order."""
        return tuple(self.party(one) for one in numbers)

    def circle(self, one: GuaranteeCircle) -> Circle:
        """The circle (担保圈), with a sentence that names its first cycle, and a link for each pair."""
        pairs = dict.fromkeys(_pairs(_Found([one], (), ())))
        members = self.parties(one.members)
        return Circle(
            kind=one.kind,
            kind_zh=CIRCLE_WORDS[one.kind],
            sentence=circle_words(one, [self.parties(cycle) for cycle in one.cycles[:1]]),
            members=members,
            mutual_pairs=tuple((self.party(a), self.party(b)) for a, b in one.mutual_pairs),
            cycles=tuple(self.parties(cycle) for cycle in one.cycles),
            cycles_complete_to=one.cycles_complete_to,
            exposure=one.exposure,
            outward=one.outward,
            links=tuple(self.link(*pair) for pair in pairs),
        )

    def star(self, one: Star) -> GuaranteeStar:
        """One guarantor of many debtors; the exposure is in yuan."""
        guarantor = self.party(one.guarantor)
        return GuaranteeStar(star_words(guarantor, one), guarantor, self.parties(one.debtors), one.exposure)

    def chain(self, one: tuple[int, ...]) -> GuaranteeChain:
        """The chain (担保链) from the first guarantor to the last debtor, a link for each step."""
        met = self.parties(one)
        return GuaranteeChain(chain_words(met), met, tuple(self.link(a, b) for a, b in pairwise(one)))

    def link(self, guarantor: int, debtor: int) -> GuaranteeLink:
        """One step, with the guarantees that run this way and none of those that run back."""
        first, second = self.party(guarantor), self.party(debtor)
        both = self.tied.get(frozenset((first.id, second.id)), ())
        return GuaranteeLink(first, second, tuple(one for one in both if one.source.id == first.id))
