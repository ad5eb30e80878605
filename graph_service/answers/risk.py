"""Answering what surrounds a subject with risk: contagion over the whole graph, told path by path."""

from __future__ import annotations

from collections.abc import Mapping

from analytics.contagion import contagion_of
from analytics.risk_signal import RiskSignal, SignalSource, risk_signal
from graph_service.answers.as_of import AsOf, as_of
from graph_service.answers.audited import audited
from graph_service.answers.freshness import sources_loaded
from graph_service.answers.identify import subject_row
from graph_service.answers.listings import ListFact, parted
from graph_service.answers.lists_of import lists_of
from graph_service.answers.parties import Party, party
from graph_service.answers.penalties_of import penalties_in_use
from graph_service.answers.relations import Relation
from graph_service.answers.risk_graph import RiskGraph, risk_graph
from graph_service.answers.risk_signal import AssociatedSignal, OwnRecords, RiskAnswer, SignalFrom, TieStep
from graph_service.answers.risk_words import risk_sentence, risk_tone, source_sentence
from graph_service.answers.ties import parties, ties
from graph_service.answers.values import a_map
from graph_service.snapshot.held import HeldSnapshot
from graph_service.store.store import Store

TOP = 5
"""Sources listed; the rest is counted."""


def risk(
    store: Store, said: str, moment: AsOf | None = None, *, top: int = TOP, held: HeldSnapshot | None = None
) -> RiskAnswer:
    """The associated-party signal of the subject of this code, registration number, id or name.

    The score is 1 − Π(1 − a·R) over sources: severity of their records in use, times what their one best
    path passes on. It is as of the moment's day; what is known is what is known now.

    Raises:
        BadInput, NotFound, SeveralSubjects: as `find_subject`.
    """
    moment = moment or as_of()
    row = subject_row(store, said, moment)
    subject = party(str(row["label"]), a_map(row["subject"]))
    graph = risk_graph(store, moment, held)
    signal = _signal(graph, graph.number(subject.id), top)
    listed = lists_of(store, [subject.id, *(graph.id_of(one.subject) for one in signal.sources)], moment)
    told = _told(store, graph, signal, listed, moment)
    sources = sources_loaded(store, moment)
    constraints, notices = parted(listed.get(subject.id, []), moment.true_on)
    penalties = penalties_in_use(store, row, subject, moment)
    found = RiskAnswer(
        sentence=risk_sentence(told, sources),
        tone=risk_tone(told, sources),
        as_of=moment,
        subject=subject,
        own=OwnRecords(signal.own_severity, constraints, notices, penalties),
        signal=told,
        sources=sources,
    )
    return audited(found, "risk", subject.id, moment)


def _signal(graph: RiskGraph, node: int, top: int) -> RiskSignal:
    found = contagion_of(graph.network, graph.sources, node)
    return risk_signal(
        found,
        merged=graph.merged,
        table=graph.table,
        degrees=graph.degrees,
        severities={one.source: float(graph.sources.severity[one.source]) for one in found.contributions},
        record_ids={},
        as_of=graph.day,
        top=top,
    )


def _told(
    store: Store,
    graph: RiskGraph,
    signal: RiskSignal,
    listed: Mapping[str, list[ListFact]],
    moment: AsOf,
) -> AssociatedSignal:
    steps = [step for one in signal.sources for step in one.steps]
    pairs = [(graph.id_of(step.source), graph.id_of(step.target)) for step in steps]
    known = parties(store, (id_ for pair in pairs for id_ in pair))
    tied = ties(store, pairs, moment)
    return AssociatedSignal(
        score=signal.score,
        sources=tuple(_source(store, graph, one, known, tied, listed, moment) for one in signal.sources),
        rest_sources=signal.rest_sources,
        rest_share=signal.rest_share,
        rule_version=signal.rule_version,
        degrees_frozen_on=signal.degrees_frozen_on,
    )


def _source(
    store: Store,
    graph: RiskGraph,
    one: SignalSource,
    known: Mapping[str, Party],
    tied: Mapping[frozenset[str], tuple[Relation, ...]],
    listed: Mapping[str, list[ListFact]],
    moment: AsOf,
) -> SignalFrom:
    id_ = graph.id_of(one.subject)
    lists = tuple(listed.get(id_, ()))
    penalties = penalties_in_use(store, subject_row(store, id_, moment), known[id_], moment)
    steps = tuple(
        TieStep(known[source], known[target], step.passed, tied.get(frozenset((source, target)), ()))
        for step in one.steps
        for source, target in [(graph.id_of(step.source), graph.id_of(step.target))]
    )
    return SignalFrom(
        party=known[id_],
        sentence=source_sentence(known[id_], lists, penalties, steps, one.share),
        severity=one.severity,
        contribution=one.contribution,
        share=one.share,
        score_without=one.without,
        lists=lists,
        penalties=penalties,
        steps=steps,
    )
