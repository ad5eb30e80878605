"""Answering which group (集团) a subject belongs to: joined by control, holdings short of control apart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from analytics.arrays import Nodes
from analytics.control import control_pairs
from analytics.groups import ControlGroup, FringeHolding, GroupMember, control_group, group_labels
from analytics.nominees import nominee_nodes
from graph_service.answers.as_of import AsOf, as_of
from graph_service.answers.cuts import Cut
from graph_service.answers.figures import percent
from graph_service.answers.freshness import SourceState, sources_loaded
from graph_service.answers.identify import find_subject
from graph_service.answers.parties import Party
from graph_service.answers.relations import Relation
from graph_service.answers.ties import parties, ties
from graph_service.errors import NotFound
from graph_service.snapshot.held import HeldSnapshot
from graph_service.snapshot.holdings import OwnershipGraph
from graph_service.store.store import Store

SHOWN = 500
"""Members of a group written out; the rest is counted."""

BASIS = "按控制（表决权过半，逐层认定）划分；仅同受国家控股不构成关联（公司法第二百六十五条）"


@dataclass(frozen=True)
class Member:
    """A member, below the member that holds most of it; shares are 0 to 1, null where not disclosed.

    `group_share` is what all members hold of it; `level` counts steps below the top.
    """

    party: Party
    sentence: str
    parent: Party | None
    parent_share: float | None
    group_share: float
    level: int
    holdings: tuple[Relation, ...]


@dataclass(frozen=True)
class Fringe:
    """A company of which the group holds a fifth and more, yet does not control; no member."""

    company: Party
    group_share: float
    holders: tuple[Party, ...]


@dataclass(frozen=True)
class GroupAnswer:
    """The group of a subject; `members` holds only the subject itself where it is in none."""

    sentence: str
    as_of: AsOf
    subject: Party
    tops: tuple[Party, ...]
    members: tuple[Member, ...]
    total: int
    fringe: tuple[Fringe, ...]
    sources: tuple[SourceState, ...]
    cuts: tuple[Cut, ...]
    basis: str = BASIS


def group(store: Store, held: HeldSnapshot, said: str, moment: AsOf | None = None) -> GroupAnswer:
    """The group of the subject of this code, registration number, id or name.

    Raises:
        BadInput, NotFound, SeveralSubjects: as `find_subject`.
    """
    moment = moment or as_of()
    subject = find_subject(store, said, moment)
    graph = held.on(moment.true_on)
    node = graph.number(subject.id)
    if node is None:
        raise NotFound(f"未见主体 {subject.id}：图谱快照（装载 {graph.last_load}）中没有它")
    found = _group(graph, node)
    told = _told(store, graph, found, moment)
    members = tuple(told.member(one) for one in found.members[:SHOWN])
    tops = tuple(told.party(one) for one in found.roots)
    total = len(found.members)
    return GroupAnswer(
        sentence=_sentence(subject, tops, total, len(found.fringe)),
        as_of=moment,
        subject=subject,
        tops=tops,
        members=members,
        total=total,
        fringe=tuple(told.fringe(one) for one in found.fringe[:SHOWN]),
        sources=sources_loaded(store, moment),
        cuts=(Cut("集团成员", SHOWN, total),) if total > SHOWN else (),
    )


def _group(graph: OwnershipGraph, node: int) -> ControlGroup:
    controllers, controlled = _control(graph)
    labels = group_labels(controllers, controlled, graph.votes.n)
    inside = labels.labels[controlled] == labels.labels[node]
    below = controlled[inside & (controllers != controlled)]
    return control_group(labels, graph.votes, node, controlled=set(below.tolist()))


def _control(graph: OwnershipGraph) -> tuple[Nodes, Nodes]:
    """Every pair of controller and controlled; a nominee (名义持有人) controls nothing."""
    pairs = control_pairs(graph.votes)
    controllers = np.repeat(np.arange(graph.votes.n, dtype=np.int32), np.diff(pairs.start))
    holders = np.unique(controllers)
    nominees = nominee_nodes((graph.name(one) for one in holders.tolist()), graph.day)
    kept = ~np.isin(controllers, holders[sorted(nominees)])
    return controllers[kept], pairs.company[kept]


def _told(store: Store, graph: OwnershipGraph, found: ControlGroup, moment: AsOf) -> _Told:
    members, fringe = found.members[:SHOWN], found.fringe[:SHOWN]
    pairs = [(graph.id(one.parent), graph.id(one.node)) for one in members if one.parent is not None]
    nodes = {*(one.node for one in members), *(one.parent for one in members if one.parent is not None)}
    nodes |= {*found.roots, *(one.company for one in fringe), *(h for one in fringe for h in one.holders)}
    known = parties(store, (graph.id(one) for one in nodes))
    return _Told(graph, known, ties(store, pairs, moment, ("HOLDS",)))


@dataclass(frozen=True)
class _Told:
    """Turns numbers into parties and relations."""

    graph: OwnershipGraph
    known: Mapping[str, Party]
    tied: Mapping[frozenset[str], tuple[Relation, ...]]

    def party(self, node: int) -> Party:
        return self.known[self.graph.id(node)]

    def member(self, one: GroupMember) -> Member:
        party = self.party(one.node)
        parent = None if one.parent is None else self.party(one.parent)
        both = () if parent is None else self.tied.get(frozenset((party.id, parent.id)), ())
        holdings = tuple(tie for tie in both if tie.target.id == party.id)
        words = f"{party.name}：集团合计持有 {percent(one.group_share)}" if parent else f"{party.name}：顶端"
        return Member(party, words, parent, one.parent_share, one.group_share, one.level, holdings)

    def fringe(self, one: FringeHolding) -> Fringe:
        return Fringe(self.party(one.company), one.group_share, tuple(self.party(h) for h in one.holders))


def _sentence(subject: Party, tops: tuple[Party, ...], total: int, fringe: int) -> str:
    if total < 2:
        return f"{subject.name} 未见控制关系，不属于任何集团"
    named = "、".join(one.name for one in tops[:3]) + (f" 等 {len(tops)} 个" if len(tops) > 3 else "")
    head = f"以 {named} 为顶端" if tops else "成员互相控制，无顶端"
    beside = f"；另有 {fringe} 户持股两成以上而未控制，不列为成员" if fringe else ""
    return f"{subject.name} 所在集团 {total:,} 个主体，{head}{beside}"
