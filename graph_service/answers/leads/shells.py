"""Answering which young firms share an address, telephone or agent (空壳集群线索), and what was left out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from analytics.shell_clusters import SharedTrait, ShellCluster, ShellLink
from graph_service.answers.as_of import AsOf, as_of
from graph_service.answers.cuts import Cut
from graph_service.answers.facts.freshness import SourceState, sources_held
from graph_service.answers.facts.parties import Party
from graph_service.answers.facts.registered import Registered, registered
from graph_service.answers.facts.ties import parties
from graph_service.answers.leads.lead import LeftOut, ShellBurst, ShellFirm, ShellLead, ShellsAnswer
from graph_service.answers.leads.lead_graph import TRAIT_WORDS, LeadGraph, lead_graph
from graph_service.answers.leads.lead_words import cluster_words, shells_words
from graph_service.answers.matching.identify import known_subject
from graph_service.answers.window import Window
from graph_service.errors import BadInput
from graph_service.snapshot.firms import as_date
from graph_service.snapshot.held import HeldSnapshot, held_for
from graph_service.store.store import Store

FIRMS_SHOWN = 200
"""Firms of one cluster that are written out; the rest is counted."""

COMMON_SHOWN = 50
"""Traits left out that are written out; the rest is counted."""


def shells(
    store: Store,
    said: str | None = None,
    moment: AsOf | None = None,
    *,
    held: HeldSnapshot | None = None,
    window: Window | None = None,
) -> ShellsAnswer:
    """Clusters that the subject is in; those of the whole register where none is named.

    Raises:
        BadInput: a natural person.
        NotFound, SeveralSubjects: as `find_subject`.
    """
    moment, window = moment or as_of(), window or Window()
    held = held or held_for(store)
    graph = lead_graph(store, moment, held)
    subject = None if said is None else known_subject(graph.on_day, store, said, moment)
    if subject is not None and subject.is_person:
        raise BadInput(f"{subject.name} 是自然人；空壳集群线索以企业为对象，请给出企业的代码或名称")
    found, common = list(graph.shells.clusters), list(graph.shells.left_out)
    if subject is not None:
        node = graph.number(subject.id)
        own = graph.traits_of(node)
        found = [one for one in found if node in one.firms]
        common = [one for one in common if one.trait in own]
    return _answer(graph, found, common, subject, window, moment, sources_held(held))


def _answer(
    graph: LeadGraph,
    found: Sequence[ShellCluster],
    common: Sequence[SharedTrait],
    subject: Party | None,
    window: Window,
    moment: AsOf,
    loaded: tuple[SourceState, ...],
) -> ShellsAnswer:
    told = _told(graph, window.part(found), common[:COMMON_SHOWN])
    clusters = tuple(told.cluster(one) for one in window.part(found))
    cuts = [Cut("线索", len(clusters), len(found))] if len(clusters) < len(found) else []
    cuts += [Cut("集群中的企业", len(one.firms), one.total) for one in clusters if len(one.firms) < one.total]
    return ShellsAnswer(
        sentence=shells_words(subject, len(found), loaded),
        as_of=moment,
        subject=subject,
        window=window,
        total=len(found),
        clusters=clusters,
        left_out=tuple(told.left_out(one) for one in common[:COMMON_SHOWN]),
        left_out_total=len(common),
        rule_version=graph.rules.version,
        sources=loaded,
        cuts=tuple(cuts),
    )


def _told(graph: LeadGraph, shown: Sequence[ShellCluster], common: Sequence[SharedTrait]) -> _Told:
    firms = [firm for one in shown for firm in _first_founded(graph, one)]
    traits = [link.trait for one in shown for link in one.links] + [one.trait for one in common]
    agents = [int(value) for kind, value in map(graph.traits.__getitem__, traits) if kind == "agent"]
    known = parties(graph.on_day, [*firms, *agents])
    return _Told(graph, known, registered(graph.on_day, firms, graph.day))


def _first_founded(graph: LeadGraph, one: ShellCluster) -> list[int]:
    return sorted(one.firms, key=lambda firm: (graph.founded(firm), firm))[:FIRMS_SHOWN]


@dataclass(frozen=True)
class _Told:
    """Turns numbers into parties, registrations and words."""

    graph: LeadGraph
    known: Mapping[str, Party]
    registrations: Mapping[str, Registered]

    def cluster(self, one: ShellCluster) -> ShellLead:
        """The cluster with all its bursts; `firms` are the first founded, `total` counts every one."""
        bursts = tuple(self.burst(link) for link in one.links)
        total = len(one.firms)
        return ShellLead(
            sentence=cluster_words(total, bursts, one.executive_overlap),
            firms=tuple(self.firm(firm) for firm in _first_founded(self.graph, one)),
            total=total,
            bursts=bursts,
            executive_overlap=one.executive_overlap,
            staff_unknown=one.staff_unknown,
        )

    def firm(self, firm: int) -> ShellFirm:
        """The firm as it is registered; status and insured staff are null where no registration says them."""
        party = self.known[self.graph.id_of(firm)]
        said = self.registrations.get(party.id)
        return ShellFirm(
            party,
            as_date(self.graph.founded(firm)),
            said.status if said else None,
            said.insured_staff if said else None,
        )

    def burst(self, link: ShellLink) -> ShellBurst:
        """The firms of one shared trait founded close together, with the first and last day of founding."""
        agent = self.agent(link.trait)
        return ShellBurst(
            kind=link.kind,
            kind_zh=TRAIT_WORDS[self.graph.traits[link.trait][0]],
            words=self.words(link.trait),
            agent=agent,
            firms=tuple(self.graph.id_of(firm) for firm in link.firms),
            first=as_date(link.first),
            last=as_date(link.last),
        )

    def left_out(self, one: SharedTrait) -> LeftOut:
        """A trait that too many firms share for it to say anything, and the cap that it is above."""
        kind_zh = TRAIT_WORDS[self.graph.traits[one.trait][0]]
        return LeftOut(one.kind, kind_zh, self.words(one.trait), one.firms, one.cap, one.declared)

    def agent(self, trait: int) -> Party | None:
        """Whom the trait is, where it is an agent; None for a trait that is no party."""
        kind, value = self.graph.traits[trait]
        return self.known[self.graph.id_of(int(value))] if kind == "agent" else None

    def words(self, trait: int) -> str:
        """The agent's name, or the key without the region's code before it."""
        agent = self.agent(trait)
        return agent.name if agent else str(self.graph.traits[trait][1]).rpartition("|")[2]
