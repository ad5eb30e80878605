"""Answering what is close around a subject, by communities of the whole graph (探索，不是集团认定)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from analytics.arrays import Bools, Floats, Nodes
from analytics.exploration import LABEL, Communities, communities
from analytics.transmission import relation_chances
from graph_service.answers.as_of import AsOf, as_of
from graph_service.answers.cuts import Cut
from graph_service.answers.facts.freshness import SourceState, sources_held
from graph_service.answers.facts.parties import Party
from graph_service.answers.facts.ties import parties
from graph_service.answers.groups.explored import ClusterMember, ExplorationAnswer
from graph_service.answers.latest import Latest
from graph_service.answers.matching.identify import known_subject
from graph_service.answers.network.connections import Hub
from graph_service.answers.risk.risk_graph import RiskGraph, risk_graph
from graph_service.answers.window import Window
from graph_service.errors import BadInput
from graph_service.snapshot.held import HeldSnapshot, held_for
from graph_service.snapshot.relations import dated_relations, relations_once
from graph_service.store.store import Store

SEED, RESOLUTION, HUB = 7, 1.0, 200
"""Where the method begins, how fine it divides, and from how many relations on a subject joins nobody."""

HUBS_NAMED = 20

MOST_RESOLUTION = 100.0


@dataclass(frozen=True)
class Asked:
    """How to divide: `resolution` over 0 to 100, higher is finer; over `hub` relations join nobody."""

    resolution: float = RESOLUTION
    seed: int = SEED
    hub: int = HUB


@dataclass(frozen=True)
class _Divided:
    """The graph of one day, divided; ends and strengths of its relations, hubs left out of the division."""

    sources: Nodes
    targets: Nodes
    strengths: Floats
    degrees: Nodes
    joining: Nodes
    found: Communities


_divided: Latest[_Divided] = Latest(2)


def explore(
    store: Store,
    said: str,
    asked: Asked | None = None,
    moment: AsOf | None = None,
    *,
    held: HeldSnapshot | None = None,
    window: Window | None = None,
) -> ExplorationAnswer:
    """The community of the subject of this code, registration number, id or name.

    Raises:
        BadInput: a resolution, seed or hub out of range; or as `find_subject`.
        NotFound, SeveralSubjects: as `find_subject`.
    """
    asked, moment, window = _checked(asked or Asked()), moment or as_of(), window or Window()
    held = held or held_for(store)
    graph = risk_graph(store, moment, held)
    subject = known_subject(graph.snapshot, store, said, moment)
    key = (graph.snapshot.stamp, graph.snapshot.known_on, graph.day, graph.table.version, asked)
    divided = _divided.get(key, lambda: _divide(graph, asked))
    return _answer(graph, divided, subject, asked, moment, window, sources_held(held))


def _checked(asked: Asked) -> Asked:
    if not (0 < asked.resolution <= MOST_RESOLUTION and 0 <= asked.seed < 2**31 and asked.hub >= 1):
        raise BadInput(
            f"分辨率 {asked.resolution}、种子 {asked.seed}、枢纽界限 {asked.hub} 无效；"
            f"应为 0 至 {MOST_RESOLUTION:g}（不含 0）、0 以上的整数、1 以上"
        )
    return asked


def _divide(graph: RiskGraph, asked: Asked) -> _Divided:
    count = graph.snapshot.subjects.num_rows
    relations = relations_once(dated_relations(graph.on_day).relations, count)
    strengths = np.asarray(relation_chances(relations, graph.table), np.float64)
    degrees = np.bincount(np.append(relations.sources, relations.targets), minlength=count).astype(np.int32)
    hubs = degrees > asked.hub
    kept = ~hubs[relations.sources] & ~hubs[relations.targets] & (strengths > 0)
    joining = np.flatnonzero(kept).astype(np.int32)
    found = communities(
        relations.sources[joining],
        relations.targets[joining],
        strengths[joining],
        count,
        seed=asked.seed,
        resolution=asked.resolution,
    )
    return _Divided(relations.sources, relations.targets, strengths, degrees, joining, found)


def _answer(
    graph: RiskGraph,
    divided: _Divided,
    subject: Party,
    asked: Asked,
    moment: AsOf,
    window: Window,
    loaded: tuple[SourceState, ...],
) -> ExplorationAnswer:
    inside = np.asarray(divided.found.labels == divided.found.labels[graph.number(subject.id)])
    order, relations, strengths = _closest(divided, inside)
    hubs = _hubs(divided, inside)
    shown = list(window.part(order))
    known = parties(graph.snapshot, [*shown, *hubs[:HUBS_NAMED]])
    persons = graph.snapshot.subjects["person"].to_numpy(zero_copy_only=False)
    enterprises = int((inside & ~persons).sum())
    return ExplorationAnswer(
        sentence=_sentence(subject, len(order), enterprises),
        label=LABEL,
        as_of=moment,
        subject=subject,
        resolution=asked.resolution,
        seed=asked.seed,
        hub=asked.hub,
        window=window,
        total=len(order),
        enterprises=enterprises,
        members=tuple(
            ClusterMember(known[graph.id_of(one)], int(relations[one]), float(strengths[one]))
            for one in shown
        ),
        hubs=tuple(Hub(known[graph.id_of(one)], int(divided.degrees[one])) for one in hubs[:HUBS_NAMED]),
        hubs_total=len(hubs),
        communities=divided.found.count,
        modularity=divided.found.modularity,
        rule_version=graph.table.version,
        sources=loaded,
        cuts=(Cut("关联群成员", len(shown), len(order)),) if len(shown) < len(order) else (),
    )


def _closest(
    divided: _Divided, inside: np.ndarray[tuple[int, ...], np.dtype[np.bool_]]
) -> tuple[list[int], Nodes, Floats]:
    """Members by what their relations to other members pass on, with the number of these and the sum."""
    joining = divided.joining
    both = joining[inside[divided.sources[joining]] & inside[divided.targets[joining]]]
    ends = np.append(divided.sources[both], divided.targets[both])
    weights = np.tile(divided.strengths[both], 2)
    strengths = np.bincount(ends, weights, minlength=inside.size).astype(np.float64)
    relations = np.bincount(ends, minlength=inside.size).astype(np.int32)
    members = np.flatnonzero(inside)
    order = members[np.lexsort((members, -strengths[members]))]
    return order.tolist(), relations, strengths


def _hubs(divided: _Divided, inside: Bools) -> list[int]:
    """Subjects next to a member that have too many relations to join anybody."""
    left = np.ones(divided.sources.size, np.bool_)
    left[divided.joining] = False
    sources, targets = divided.sources[left], divided.targets[left]
    beside = np.append(targets[inside[sources]], sources[inside[targets]])
    hubs = np.unique(beside[~inside[beside]])
    return sorted(hubs.tolist(), key=lambda one: (-int(divided.degrees[one]), one))


def _sentence(subject: Party, total: int, enterprises: int) -> str:
    if total < 2:
        return f"{subject.name} 未划入任何关联群：当日未见可用于划分的关系"
    return f"{subject.name} 所在关联群 {total:,} 个主体，其中企业等组织 {enterprises:,} 个；{LABEL}"
