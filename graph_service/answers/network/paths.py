"""Answering what connects two subjects, or any of up to 500, and how far was looked where nothing does."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from analytics.path_answer import Certificate, Connection, Connections, PathQuestion
from analytics.paths import MOST_SUBJECTS, connections
from graph_service.answers.as_of import AsOf, as_of
from graph_service.answers.cuts import Cut
from graph_service.answers.facts.freshness import sources_held, suppliers
from graph_service.answers.facts.parties import Party
from graph_service.answers.facts.relations import Relation
from graph_service.answers.facts.ties import parties, ties
from graph_service.answers.matching.identify import known_subject
from graph_service.answers.matching.subject_lists import Unfound, find_subjects
from graph_service.answers.network.connections import Asked, Hub, LookedAt, Path, PathLeg, PathsAnswer
from graph_service.answers.network.path_words import answer_words, looked_words, path_words
from graph_service.answers.network.walk import RELATION_TYPES
from graph_service.answers.risk.risk_graph import RiskGraph, risk_graph
from graph_service.errors import BadInput, NotFound
from graph_service.snapshot.held import HeldSnapshot, held_for
from graph_service.snapshot.tables import number
from graph_service.store.store import Store

MOST_HOPS = 12
LISTED = 200
"""Paths written out; the rest is counted."""

HUBS_NAMED = 20

_KINDS_OF = {name: {name} for name in RELATION_TYPES} | {"EXECUTIVE_OF": {"EXECUTIVE_OF", "SUPERVISOR_OF"}}


def paths(
    store: Store,
    said: Sequence[str],
    asked: Asked | None = None,
    moment: AsOf | None = None,
    *,
    held: HeldSnapshot | None = None,
) -> PathsAnswer:
    """The best path between each two of the subjects, by code, registration number, id or name.

    Of a pair both must be known; of more, rows of nobody are told and the others are connected.

    Raises:
        BadInput: fewer than two or more than 500 subjects, or bounds out of range.
        NotFound, SeveralSubjects: as `find_subject`.
    """
    asked, moment = _checked(asked or Asked(), said), moment or as_of()
    held = held or held_for(store)
    graph = risk_graph(store, moment, held)
    subjects, unfound = _subjects(graph, store, said, moment)
    loaded = sources_held(held)
    names = sorted({f"{one.layout_zh} {one.source}" for one in suppliers(loaded, *asked.types)})
    numbers = graph.numbers(subjects)
    nodes = [numbers.get(id_, -1) for id_ in subjects]
    if -1 in nodes:
        raise NotFound(f"未见主体 {list(subjects)[nodes.index(-1)]}：图谱快照中没有它，请在装载完成后重试")
    found = connections(graph.walkable, nodes, _question(asked, moment), names, listed=LISTED)
    told = _told(graph, found, list(subjects), asked, moment)
    clusters = tuple(tuple(told.party(one) for one in cluster) for cluster in found.clusters)
    made = tuple(told.path(one) for one in found.found)
    looked = told.looked(found.certificate)
    return PathsAnswer(
        sentence=answer_words(made, found.pairs_found, found.pairs_asked, looked),
        as_of=moment,
        asked=asked,
        subjects=tuple(subjects.values()),
        unfound=unfound,
        paths=made,
        pairs_found=found.pairs_found,
        pairs_asked=found.pairs_asked,
        clusters=clusters,
        looked=looked,
        sources=loaded,
        cuts=(Cut("路径", len(made), found.pairs_found),) if len(made) < found.pairs_found else (),
    )


def _subjects(
    graph: RiskGraph, store: Store, said: Sequence[str], moment: AsOf
) -> tuple[dict[str, Party], tuple[Unfound, ...]]:
    unfound: tuple[Unfound, ...] = ()
    if len(said) == 2:
        both = (known_subject(graph.snapshot, store, each, moment) for each in said)
        subjects = {one.id: one for one in both}
    else:
        subjects, unfound = find_subjects(store, said, moment)
    if len(subjects) < 2:
        told = "；".join(f"“{one.said}” {one.reason}" for one in unfound[:3])
        raise BadInput(
            f"得到 {len(said)} 个名称或代码，只对应 {len(subjects)} 个主体；应为不同的主体。{told}"
        )
    return subjects, unfound


def _checked(asked: Asked, said: Sequence[str]) -> Asked:
    if not 2 <= len(said) <= MOST_SUBJECTS:
        raise BadInput(f"得到 {len(said)} 个主体；应为 2 至 {MOST_SUBJECTS} 个")
    unknown = sorted(set(asked.types) - set(RELATION_TYPES))
    if unknown:
        raise BadInput(f"关系类型 {unknown} 无效；可用：{'、'.join(RELATION_TYPES)}")
    if not 1 <= asked.hops <= MOST_HOPS or asked.hub < 1:
        raise BadInput(f"层数 {asked.hops}、枢纽界限 {asked.hub} 无效；应为 1 至 {MOST_HOPS} 及 1 以上")
    return Asked(asked.order, asked.hops, asked.hub, asked.types or RELATION_TYPES)


def _question(asked: Asked, moment: AsOf) -> PathQuestion:
    return PathQuestion(
        order=asked.order,
        hops=asked.hops,
        kinds=frozenset().union(*(_KINDS_OF[one] for one in asked.types)),
        day=number(moment.true_on),
        hub_cap=asked.hub,
    )


def _told(
    graph: RiskGraph,
    found: Connections,
    subjects: Sequence[str],
    asked: Asked,
    moment: AsOf,
) -> _Told:
    steps = [step for one in found.found for step in one.steps]
    pairs = [(step.start, step.end) for step in steps]
    hubs = [hub for hub, _ in found.certificate.hubs_cut[:HUBS_NAMED]]
    met = {*hubs, *(end for pair in pairs for end in pair)}
    met.update(one for cluster in found.clusters for one in cluster)
    place = {id_: number for number, id_ in enumerate(subjects)}
    tied = ties(graph.snapshot, pairs, moment.true_on, asked.types)
    return _Told(graph, place, asked, parties(graph.snapshot, met), tied)


@dataclass(frozen=True)
class _Told:
    """Turns numbers into parties and relations; a path leads from whom was named first."""

    graph: RiskGraph
    place: Mapping[str, int]
    asked: Asked
    known: Mapping[str, Party]
    tied: Mapping[frozenset[str], tuple[Relation, ...]]

    def party(self, number: int) -> Party:
        """Whom the number of the walked graph stands for."""
        return self.known[self.graph.id_of(number)]

    def path(self, one: Connection) -> Path:
        """The path from the party that was named first in the question, whichever way it was found."""
        legs = tuple(self.leg(step.start, step.end) for step in one.steps)
        first, second = self.party(one.first), self.party(one.second)
        if self.place[first.id] > self.place[second.id]:
            first, second = second, first
            legs = tuple(PathLeg(leg.end, leg.start, leg.relations) for leg in reversed(legs))
        return Path(path_words(first, second, legs), first, second, one.strength, legs)

    def leg(self, start: int, end: int) -> PathLeg:
        """One step between neighbours, with all relations between them, whichever way they run."""
        first, last = self.party(start), self.party(end)
        return PathLeg(first, last, self.tied.get(frozenset((first.id, last.id)), ()))

    def looked(self, certificate: Certificate) -> LookedAt:
        """How far was looked and what stopped it, so that a path not seen is not taken for none."""
        hubs = tuple(self.hubs(certificate.hubs_cut[:HUBS_NAMED]))
        return LookedAt(
            sentence=looked_words(certificate, self.asked, hubs),
            order=self.asked.order,
            hops=self.asked.hops,
            types=self.asked.types,
            subjects_seen=certificate.nodes_seen,
            relations_read=certificate.relations_looked_at,
            hubs_cut=hubs,
            complete=certificate.complete,
        )

    def hubs(self, cut: Iterable[tuple[int, int]]) -> Iterable[Hub]:
        """The hubs at which the walk stopped, each with its count of relations."""
        return (Hub(self.party(node), degree) for node, degree in cut)
