"""Answering which group (集团) a subject belongs to: joined by control, holdings short of control apart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from analytics.groups import ControlGroup, FringeHolding, GroupMember
from graph_service.answers.as_of import AsOf, as_of
from graph_service.answers.cuts import Cut
from graph_service.answers.facts.freshness import sources_held
from graph_service.answers.facts.parties import Party
from graph_service.answers.facts.relations import Relation
from graph_service.answers.facts.ties import parties, ties
from graph_service.answers.groups.group import TIES, Fringe, GroupAnswer, Member, StateHolder, Tie
from graph_service.answers.groups.group_graph import GroupGraph, group_graph
from graph_service.answers.groups.group_words import group_words, member_words, state_words
from graph_service.answers.matching.identify import known_subject
from graph_service.errors import NotFound
from graph_service.snapshot.held import HeldSnapshot
from graph_service.store.store import Store

SHOWN = 500
"""Members of a group written out; the rest is counted."""


def group(store: Store, held: HeldSnapshot, said: str, moment: AsOf | None = None) -> GroupAnswer:
    """The group of the subject of this code, registration number, id or name.

    Raises:
        BadInput, NotFound, SeveralSubjects: as `find_subject`.
    """
    moment = moment or as_of()
    graph = held.on(moment.true_on)
    subject = known_subject(graph.snapshot, store, said, moment)
    node = graph.number(subject.id)
    if node is None:
        raise NotFound(f"未见主体 {subject.id}：图谱快照（装载 {graph.snapshot.last_load}）中没有它")
    view = _view(group_graph(graph), node)
    told = _told(view, subject, moment)
    tops = tuple(told.party(one) for one in view.found.roots)
    holders = tuple(told.state_holder(one) for one in sorted(view.state_holders))
    total = len(view.found.members)
    return GroupAnswer(
        sentence=group_words(subject, tops, view.counts(), len(view.found.fringe), holders),
        as_of=moment,
        subject=subject,
        tops=tops,
        members=tuple(told.member(one) for one in view.found.members[:SHOWN]),
        total=total,
        fringe=tuple(told.fringe(one) for one in view.found.fringe[:SHOWN]),
        state_holders=holders,
        sources=sources_held(held),
        cuts=(Cut("集团成员", SHOWN, total),) if total > SHOWN else (),
    )


@dataclass(frozen=True)
class _View:
    """A group as seen from one of its members, by numbers."""

    groups: GroupGraph
    node: int
    found: ControlGroup
    controlling: set[int]
    controlled: set[int]
    state_holders: set[int]

    def tie(self, node: int) -> Tie:
        """How the member stands to the one asked about."""
        if node == self.node:
            return "self"
        if node in self.controlling:
            return "controls"
        return "controlled" if node in self.controlled else "common"

    def counts(self) -> dict[Tie, int]:
        """How many members there are of each tie, the one asked about aside."""
        every = [self.tie(one.node) for one in self.found.members]
        return {tie: every.count(tie) for tie in TIES if tie != "self"}


def _view(groups: GroupGraph, node: int) -> _View:
    found = groups.group_of(node)
    members = {one.node for one in found.members}
    own = {node} & set(groups.state.controllers.tolist())
    return _View(
        groups=groups,
        node=node,
        found=found,
        controlling=groups.pairs.controllers_of(node),
        controlled=groups.pairs.controlled_by(node),
        state_holders=groups.state.controllers_of_any(members) | own,
    )


def _told(view: _View, subject: Party, moment: AsOf) -> _Told:
    snapshot = view.groups.graph.snapshot
    members, fringe = view.found.members[:SHOWN], view.found.fringe[:SHOWN]
    pairs = [(one.parent, one.node) for one in members if one.parent is not None]
    nodes = {*(one.node for one in members), *(one.parent for one in members if one.parent is not None)}
    nodes |= {*(one.company for one in fringe), *(holder for one in fringe for holder in one.holders)}
    nodes |= {*view.found.roots, *view.state_holders}
    tied = ties(snapshot, pairs, moment.true_on, ("HOLDS",))
    return _Told(view, subject, parties(snapshot, nodes), tied)


@dataclass(frozen=True)
class _Told:
    """Turns numbers into parties and relations."""

    view: _View
    subject: Party
    known: Mapping[str, Party]
    tied: Mapping[frozenset[str], tuple[Relation, ...]]

    def party(self, node: int) -> Party:
        """Whom the node of the graph of holdings stands for."""
        return self.known[self.view.groups.graph.id(node)]

    def member(self, one: GroupMember) -> Member:
        """The member under its parent, with the relations from the parent to it; a root has none."""
        party = self.party(one.node)
        parent = None if one.parent is None else self.party(one.parent)
        both = () if parent is None else self.tied.get(frozenset((party.id, parent.id)), ())
        tie = self.view.tie(one.node)
        return Member(
            party=party,
            sentence=member_words(party, one, parent),
            tie=tie,
            tie_zh=TIES[tie],
            parent=parent,
            parent_share=one.parent_share,
            group_share=one.group_share,
            level=one.level,
            holdings=tuple(held for held in both if held.target.id == party.id),
        )

    def fringe(self, one: FringeHolding) -> Fringe:
        """A company that the group holds part of without controlling it; its share is 0 to 1."""
        return Fringe(self.party(one.company), one.group_share, tuple(self.party(h) for h in one.holders))

    def state_holder(self, node: int) -> StateHolder:
        """A state holder over the group: how many members it controls, and how many companies in all."""
        controlled = self.view.groups.state.controlled_by(node)
        members = sum(one.node in controlled for one in self.view.found.members)
        party = self.party(node)
        words = state_words(party, self.subject, len(controlled))
        return StateHolder(party, words, members, len(controlled))
