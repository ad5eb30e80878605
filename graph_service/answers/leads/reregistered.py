"""Answering which new firms bear the marks of ended or listed ones (换壳线索), with reasons and sources."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from analytics.reregistration import ENDED_WORDS, MARKS, CommonMark, Ended, Reason, Reregistration
from graph_service.answers.as_of import AsOf, as_of
from graph_service.answers.cuts import Cut
from graph_service.answers.facts.freshness import SourceState, sources_held
from graph_service.answers.facts.parties import Party
from graph_service.answers.facts.registered import Registered, registered
from graph_service.answers.facts.relations import Relation
from graph_service.answers.facts.ties import parties, ties
from graph_service.answers.leads.lead import Lead, LeadReason, LeftOut, ReregistrationsAnswer
from graph_service.answers.leads.lead_graph import LeadGraph, lead_graph
from graph_service.answers.leads.lead_words import lead_words, reregistrations_words
from graph_service.answers.matching.identify import known_subject
from graph_service.answers.window import Window
from graph_service.errors import BadInput
from graph_service.snapshot.firms import as_date
from graph_service.snapshot.held import HeldSnapshot, held_for
from graph_service.store.store import Store

COMMON_SHOWN = 50
"""Common values that are written out; the rest is counted."""

PERSONS = ("legal_representative", "people")
"""Marks whose shared values are persons or holders."""

_WORDS = {mark.name: mark.words for mark in MARKS}


def reregistered(
    store: Store,
    said: str | None = None,
    moment: AsOf | None = None,
    *,
    held: HeldSnapshot | None = None,
    window: Window | None = None,
    ended: str | None = None,
) -> ReregistrationsAnswer:
    """Leads with the subject as the old or the new firm; those of the whole register where none is named.

    Args:
        store: the graph.
        said: code, registration number, id or name.
        moment: the days asked for.
        held: the process's snapshot.
        window: which of the leads are written out.
        ended: only old firms that ended so.

    Raises:
        BadInput: a natural person, or no such way to end.
        NotFound, SeveralSubjects: as `find_subject`.
    """
    moment, window = moment or as_of(), window or Window()
    way, held = _way(ended), held or held_for(store)
    graph = lead_graph(store, moment, held)
    subject = None if said is None else known_subject(graph.on_day, store, said, moment)
    if subject is not None and subject.is_person:
        raise BadInput(f"{subject.name} 是自然人；换壳线索以企业为对象，请给出企业的代码或名称")
    found = [one for one in graph.reregistered.pairs if way in (None, one.ended)]
    if subject is not None:
        node = graph.number(subject.id)
        found = [one for one in found if node in (one.old, one.new)]
    return _answer(graph, found, subject, way, window, moment, sources_held(held))


def _way(said: str | None) -> Ended | None:
    known: dict[str, Ended] = {name: name for name in ENDED_WORDS}
    if said and said not in known:
        raise BadInput(f"旧企业的终止方式“{said}”无效；应为 {'、'.join(known)} 之一")
    return known[said] if said else None


def _answer(
    graph: LeadGraph,
    found: Sequence[Reregistration],
    subject: Party | None,
    ended: Ended | None,
    window: Window,
    moment: AsOf,
    loaded: tuple[SourceState, ...],
) -> ReregistrationsAnswer:
    told = _told(graph, window.part(found))
    leads = tuple(told.lead(one) for one in window.part(found))
    common = graph.reregistered.left_out if subject is None else ()
    return ReregistrationsAnswer(
        sentence=reregistrations_words(subject, len(found), ended, loaded),
        as_of=moment,
        subject=subject,
        ended=ended,
        window=window,
        total=len(found),
        leads=leads,
        left_out=tuple(told.left_out(one) for one in common[:COMMON_SHOWN]),
        left_out_total=len(common),
        undated=graph.undated,
        rule_version=graph.rules.version,
        sources=loaded,
        cuts=(Cut("线索", len(leads), len(found)),) if len(leads) < len(found) else (),
    )


def _told(graph: LeadGraph, shown: Sequence[Reregistration]) -> _Told:
    firms = {firm for one in shown for firm in (one.old, one.new)}
    common = [one.value for one in graph.reregistered.left_out[:COMMON_SHOWN] if one.mark in PERSONS]
    persons = {person for one in shown for person in _persons(one.reasons)} | set(common)
    pairs = [
        (person, firm) for one in shown for person in _persons(one.reasons) for firm in (one.old, one.new)
    ]
    known = parties(graph.on_day, [int(node) for node in firms | persons])
    told = registered(graph.on_day, firms, graph.day)
    return _Told(graph, known, told, ties(graph.on_day, pairs, graph.day))


def _persons(reasons: Iterable[Reason]) -> list[int]:
    return [int(value) for reason in reasons if reason.mark in PERSONS for value in reason.shared]


@dataclass(frozen=True)
class _Told:
    """Turns numbers into parties, registrations and relations."""

    graph: LeadGraph
    known: Mapping[str, Party]
    registrations: Mapping[str, Registered]
    tied: Mapping[frozenset[str], tuple[Relation, ...]]

    def party(self, node: int | str) -> Party:
        """Whom the node stands for; shared values of persons come as their node, in text or number."""
        return self.known[self.graph.id_of(int(node))]

    def lead(self, one: Reregistration) -> Lead:
        """The lead with its reasons; the day on which the old one ended is counted back from the founding."""
        old, new = self.party(one.old), self.party(one.new)
        founded = as_date(self.graph.founded(one.new))
        reasons = tuple(self.reason(reason, old, new) for reason in one.reasons)
        words = ENDED_WORDS[one.ended]
        return Lead(
            old=old,
            new=new,
            sentence=lead_words(old, new, words, one.days_after, one.score, reasons),
            ended=one.ended,
            ended_zh=words,
            ended_on=founded - timedelta(days=one.days_after),
            founded_on=founded,
            days_after=one.days_after,
            score=one.score,
            reasons=reasons,
        )

    def reason(self, one: Reason, old: Party, new: Party) -> LeadReason:
        """What both have in common: persons with their ties, or a trait with both registrations."""
        if one.mark in PERSONS:
            persons = tuple(self.party(value) for value in one.shared)
            pairs = [frozenset((person.id, firm.id)) for person in persons for firm in (old, new)]
            told = tuple(tie for pair in pairs for tie in self.tied.get(pair, ()))
            names = tuple(person.name for person in persons)
            return LeadReason(one.mark, one.words, one.weight, names, persons, told, ())
        sides = [self.registrations[firm.id] for firm in (old, new) if firm.id in self.registrations]
        shared = tuple(sides[1].said(one.mark, str(value)) for value in one.shared) if len(sides) == 2 else ()
        sources = tuple(side.provenance for side in sides)
        return LeadReason(one.mark, one.words, one.weight, shared, (), (), sources)

    def left_out(self, one: CommonMark) -> LeftOut:
        """A mark that too many firms share for it to say anything, without the region before it."""
        words = self.party(one.value).name if one.mark in PERSONS else str(one.value).partition("|")[2]
        return LeftOut(one.mark, _WORDS[one.mark], words or str(one.value), one.firms, one.cap, one.declared)
