"""Answering what surrounds a subject with risk: contagion over the whole graph, told path by path."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from analytics.contagion import contagion_of
from analytics.risk_signal import RiskSignal, SignalSource, risk_signal
from graph_service.answers.as_of import AsOf, as_of
from graph_service.answers.audited import audited
from graph_service.answers.facts.freshness import sources_held
from graph_service.answers.facts.listings import ListFact, parted
from graph_service.answers.facts.parties import Party
from graph_service.answers.facts.records import Penalty
from graph_service.answers.facts.records_of import known_lists_of, known_penalties_of
from graph_service.answers.facts.relations import Relation
from graph_service.answers.facts.ties import parties, ties
from graph_service.answers.json_text import Json
from graph_service.answers.matching.identify import known_subject
from graph_service.answers.risk.risk_graph import RiskGraph, risk_graph
from graph_service.answers.risk.risk_signal import (
    AssociatedSignal,
    OwnRecords,
    RiskAnswer,
    SignalFrom,
    TieStep,
)
from graph_service.answers.risk.risk_words import risk_sentence, risk_tone, source_sentence
from graph_service.errors import BadInput
from graph_service.proofs.given import Found, proofs
from graph_service.snapshot.held import HeldSnapshot, held_for
from graph_service.store.store import Store

TOP = 5
"""Sources listed; the rest is counted."""

MOST_TOP = 100
"""As many can be asked for."""


def risk(
    store: Store, said: str, moment: AsOf | None = None, *, top: int = TOP, held: HeldSnapshot | None = None
) -> RiskAnswer:
    """The associated-party signal of the subject of this code, registration number, id or name.

    The score is 1 − Π(1 − a·R) over sources: severity of their records in use, times what their one best
    path passes on. It is as of the moment's day; what is known is what is known now.

    Raises:
        BadInput: the subject is a natural person: persons are rated nowhere.
        NotFound, SeveralSubjects: as `find_subject`.
    """
    moment = moment or as_of()
    held = held or held_for(store)
    graph = risk_graph(store, moment, held)
    subject = known_subject(graph.snapshot, store, said, moment)
    if subject.is_person:
        raise BadInput(
            f"{subject.name} 是自然人；关联提示以企业为对象，不给自然人评分，请给出企业的代码或名称"
        )
    node = graph.number(subject.id)
    signal = _signal(graph, node, top)
    numbers = [node, *(one.subject for one in signal.sources)]
    listed = known_lists_of(graph.snapshot, store, numbers, moment)
    penalties = known_penalties_of(graph.snapshot, store, numbers, moment)
    told = _told(graph, signal, listed, penalties, moment)
    named = Found(subject.id, "", told)
    frozen = graph.snapshot.frozen
    asked: dict[str, Json] = {"top": top, "frozen": frozen.moment.isoformat() if frozen else None}
    [proof] = proofs(store, moment, "signal", [named], parameters=asked)
    sources = sources_held(held)
    constraints, notices = parted(listed.get(subject.id, []), moment.true_on)
    found = RiskAnswer(
        sentence=risk_sentence(told, sources),
        tone=risk_tone(told, sources),
        as_of=moment,
        subject=subject,
        own=OwnRecords(signal.own_severity, constraints, notices, penalties.get(subject.id, ())),
        signal=replace(told, proof=proof),
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
    graph: RiskGraph,
    signal: RiskSignal,
    listed: Mapping[str, list[ListFact]],
    penalties: Mapping[str, tuple[Penalty, ...]],
    moment: AsOf,
) -> AssociatedSignal:
    steps = [step for one in signal.sources for step in one.steps]
    pairs = [(step.source, step.target) for step in steps]
    known = parties(graph.snapshot, {end for pair in pairs for end in pair})
    tied = ties(graph.snapshot, pairs, moment.true_on)
    return AssociatedSignal(
        score=signal.score,
        sources=tuple(_source(graph, one, known, tied, listed, penalties) for one in signal.sources),
        rest_sources=signal.rest_sources,
        rest_share=signal.rest_share,
        rule_version=signal.rule_version,
        degrees_frozen_on=signal.degrees_frozen_on,
    )


def _source(
    graph: RiskGraph,
    one: SignalSource,
    known: Mapping[str, Party],
    tied: Mapping[frozenset[str], tuple[Relation, ...]],
    listed: Mapping[str, list[ListFact]],
    penalties: Mapping[str, tuple[Penalty, ...]],
) -> SignalFrom:
    id_ = graph.id_of(one.subject)
    lists, penalised = tuple(listed.get(id_, ())), penalties.get(id_, ())
    steps = tuple(
        TieStep(known[source], known[target], step.passed, tied.get(frozenset((source, target)), ()))
        for step in one.steps
        for source, target in [(graph.id_of(step.source), graph.id_of(step.target))]
    )
    return SignalFrom(
        party=known[id_],
        sentence=source_sentence(known[id_], lists, penalised, steps, one.share),
        severity=one.severity,
        contribution=one.contribution,
        share=one.share,
        score_without=one.without,
        lists=lists,
        penalties=penalised,
        steps=steps,
    )
