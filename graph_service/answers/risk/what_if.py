"""Answering "what if": which subjects' signals move, and by how much, if somebody is listed or repaired."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from analytics.risk_signal import NOTICE
from analytics.what_if import Effect, effects
from graph_service.answers.as_of import AsOf, as_of
from graph_service.answers.cuts import Cut
from graph_service.answers.facts.freshness import SourceState, sources_held
from graph_service.answers.facts.parties import Party
from graph_service.answers.facts.ties import parties, ties
from graph_service.answers.matching.identify import known_subject
from graph_service.answers.matching.match import MatchQuery, matched
from graph_service.answers.matching.subject_lists import row_words
from graph_service.answers.network.connections import PathLeg
from graph_service.answers.risk.risk_graph import RiskGraph, risk_graph
from graph_service.errors import BadInput
from graph_service.snapshot.held import HeldSnapshot, held_for
from graph_service.store.store import Store

SHOWN = 500
"""Changes written out; the rest is counted."""

LISTED_GRADE = "list_A"
"""Supposed to be listed means on a list of seriously dishonest subjects (严重失信主体名单), today."""


@dataclass(frozen=True)
class Supposed:
    """What is supposed of a subject, and its own severity (0 to 1) before and after."""

    party: Party
    supposed: Literal["listed", "repaired"]
    severity_before: float
    severity_after: float


@dataclass(frozen=True)
class Change:
    """How the signal (0 to 1) of one subject moves, by the path that moves it most."""

    party: Party
    before: float
    after: float
    sentence: str
    legs: tuple[PathLeg, ...]


@dataclass(frozen=True)
class WhatIfAnswer:
    """Who moves, largest change first; a reckoning on paper: no record is written, no legal effect follows.

    `watched` is null where every enterprise of the graph was looked at; `unmatched` are rows that name none
    that is known: natural persons are rated nowhere, so they are among these too.
    """

    sentence: str
    as_of: AsOf
    supposed: tuple[Supposed, ...]
    watched: int | None
    unmatched: tuple[str, ...]
    changed: int
    changes: tuple[Change, ...]
    rule_version: str
    sources: tuple[SourceState, ...]
    cuts: tuple[Cut, ...]
    notice: str = NOTICE


def what_if(
    store: Store,
    listed: Sequence[str],
    repaired: Sequence[str],
    customers: Iterable[MatchQuery] | None = None,
    moment: AsOf | None = None,
    *,
    held: HeldSnapshot | None = None,
) -> WhatIfAnswer:
    """Which of the customers, or of all enterprises, change if these are listed and those repaired.

    Raises:
        BadInput: nothing is supposed, or the same subject is both listed and repaired.
        NotFound, SeveralSubjects: as `find_subject`.
    """
    moment = moment or as_of()
    held = held or held_for(store)
    graph = risk_graph(store, moment, held)
    supposed = _supposed(store, graph, listed, repaired, moment)
    watched, unmatched = _watched(store, graph, customers)
    severities = {graph.number(one.party.id): one.severity_after for one in supposed}
    persons = graph.snapshot.directory.persons
    moved = [
        one
        for one in effects(graph.everywhere, severities, watched)
        if one.after != one.before and not persons[one.node]
    ]
    return WhatIfAnswer(
        sentence=_sentence(supposed, watched, len(moved)),
        as_of=moment,
        supposed=supposed,
        watched=None if watched is None else len(watched),
        unmatched=unmatched,
        changed=len(moved),
        changes=_changes(graph, moved[:SHOWN], moment),
        rule_version=graph.table.version,
        sources=sources_held(held),
        cuts=(Cut("变动主体", SHOWN, len(moved)),) if len(moved) > SHOWN else (),
    )


def _supposed(
    store: Store, graph: RiskGraph, listed: Sequence[str], repaired: Sequence[str], moment: AsOf
) -> tuple[Supposed, ...]:
    added = graph.table.severity.by_grade[LISTED_GRADE]
    made: dict[str, Supposed] = {}
    asked: list[tuple[str, Literal["listed", "repaired"]]] = [
        *((one, "listed") for one in listed),
        *((one, "repaired") for one in repaired),
    ]
    for said, kind in asked:
        party = known_subject(graph.snapshot, store, said, moment)
        before = float(graph.sources.severity[graph.number(party.id)])
        after = 1 - (1 - before) * (1 - added) if kind == "listed" else 0.0
        if party.id in made and made[party.id].supposed != kind:
            raise BadInput(f"{party.name} {party.id} 既假定列入又假定修复；应只取其一")
        made[party.id] = Supposed(party, kind, before, after)
    if not made:
        raise BadInput("未给出假定；应至少指明一个假定列入或修复的主体")
    return tuple(made.values())


def _watched(
    store: Store, graph: RiskGraph, customers: Iterable[MatchQuery] | None
) -> tuple[set[int] | None, tuple[str, ...]]:
    if customers is None:
        return None, ()
    results = list(matched(store, customers))
    firms = [one.subject for one in results if one.subject and not one.subject.is_person]
    unmatched = (row_words(one.query) for one in results if one.subject is None or one.subject.is_person)
    return set(graph.numbers(firm.id for firm in firms).values()), tuple(unmatched)


def _changes(graph: RiskGraph, moved: Sequence[Effect], moment: AsOf) -> tuple[Change, ...]:
    ways = [[graph.id_of(node) for node in one.path] for one in moved]
    known = parties(graph.snapshot, {node for one in moved for node in one.path})
    tied = ties(graph.snapshot, (pair for one in moved for pair in pairwise(one.path)), moment.true_on)
    made = []
    for one, way in zip(moved, ways, strict=True):
        legs = tuple(
            PathLeg(known[start], known[end], tied.get(frozenset((start, end)), ()))
            for start, end in pairwise(way)
        )
        told = "；".join("且".join(dict.fromkeys(tie.sentence for tie in leg.relations)) for leg in legs)
        party = known[way[-1]]
        words = f"{party.name} 的关联提示由 {one.before:.3f} 变为 {one.after:.3f}：{told}"
        made.append(Change(party, one.before, one.after, words, legs))
    return tuple(made)


def _sentence(supposed: Sequence[Supposed], watched: set[int] | None, moved: int) -> str:
    said = {"listed": "列入严重失信主体名单", "repaired": "全部修复"}
    named = "、".join(f"{one.party.name} {said[one.supposed]}" for one in supposed)
    whom = "全部企业" if watched is None else f"所列 {len(watched):,} 户"
    return f"假定 {named}：{whom}中 {moved:,} 户的关联提示有变；仅为测算，不产生任何法律效果"
