"""Control over the whole graph on one day, joined into groups (集团); the state as a holder joins nobody."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np

from analytics.arrays import Nodes
from analytics.control import ControlPairs, control_pairs
from analytics.groups import ControlGroup, GroupLabels, control_group, group_labels
from analytics.nominees import nominee_nodes
from graph_service.answers.control.ownership_facts import state_holders
from graph_service.answers.latest import Latest
from graph_service.rules.holders import holder_words
from graph_service.snapshot.holdings import OwnershipGraph


@dataclass(frozen=True)
class Pairs:
    """Controllers and what they control, a pair each."""

    controllers: Nodes
    controlled: Nodes

    def controlled_by(self, node: int) -> set[int]:
        """What the node controls."""
        return set(self.controlled[self.controllers == node].tolist())

    def controllers_of(self, node: int) -> set[int]:
        """Who controls the node."""
        return self.controllers_of_any((node,))

    def controllers_of_any(self, nodes: Collection[int]) -> set[int]:
        """Who controls any of the nodes."""
        return set(self.controllers[np.isin(self.controlled, list(nodes))].tolist())


@dataclass(frozen=True)
class GroupGraph:
    """The groups of one day.

    `pairs` join a group; `state` are those of holders for the state, which join nobody (公司法 art. 265(4)).
    A nominee (名义持有人) controls nothing and is in neither. What holders control only together, by an
    agreement to act in concert, each of them controls here. `joining` are the controllers of `pairs`, and
    the concerts that any of them is in as the number of subjects and the concert's place.
    """

    graph: OwnershipGraph
    pairs: Pairs
    state: Pairs
    labels: GroupLabels
    joining: Nodes

    def group_of(self, node: int) -> ControlGroup:
        """The whole group of the node; the node alone where control joins it to nobody."""
        inside = self.labels.labels[self.pairs.controlled] == self.labels.labels[node]
        below = self.pairs.controlled[inside & (self.pairs.controllers != self.pairs.controlled)]
        return control_group(self.labels, self.graph.votes, node, controlled=set(below.tolist()))


_latest: Latest[GroupGraph] = Latest()


def group_graph(graph: OwnershipGraph) -> GroupGraph:
    """The groups of the graph's day, worked out at the first question; O(control pairs + nodes)."""
    snapshot = graph.snapshot
    return _latest.get((snapshot.stamp, snapshot.known_on, graph.day), lambda: _grouped(graph))


def _grouped(graph: OwnershipGraph) -> GroupGraph:
    controllers, controlled = _controlling(graph)
    holders, words = np.unique(controllers), holder_words(graph.day)
    firms = holders[~graph.snapshot.directory.persons[holders]]
    nominees = firms[sorted(nominee_nodes(map(graph.name, firms.tolist()), words.nominees))]
    for_state = np.isin(controllers, sorted(state_holders(graph, firms.tolist(), words)))
    joining = ~for_state & ~np.isin(controllers, nominees)
    pairs = Pairs(controllers[joining], controlled[joining])
    return GroupGraph(
        graph=graph,
        pairs=pairs,
        state=Pairs(controllers[for_state], controlled[for_state]),
        labels=group_labels(pairs.controllers, pairs.controlled, graph.votes.n),
        joining=_joining(graph, np.unique(pairs.controllers)),
    )


def _controlling(graph: OwnershipGraph) -> tuple[Nodes, Nodes]:
    """Controllers and what they control, alone or in concert."""
    found = control_pairs(graph.votes, groups=[one.concert for one in graph.bound])
    alone = found.holder_of_each() < graph.votes.n
    joint = [
        (member, company)
        for place, one in enumerate(graph.bound)
        for company in _only_together(found, graph.votes.n + place, one.concert.members)
        for member in one.concert.members
    ]
    members, companies = np.array(joint, np.int32).reshape(-1, 2).T
    controllers = np.append(found.holder_of_each()[alone], members)
    return controllers, np.append(found.company[alone], companies)


def _only_together(found: ControlPairs, concert: int, members: Collection[int]) -> set[int]:
    """What a concert controls and none of its members without the others."""
    return set(found.votes_held(concert)).difference(*(found.votes_held(one) for one in members))


def _joining(graph: OwnershipGraph, controllers: Nodes) -> Nodes:
    controls = np.zeros(graph.votes.n, bool)
    controls[controllers] = True
    among = [any(map(controls.__getitem__, one.concert.members)) for one in graph.bound]
    return np.append(controllers, graph.votes.n + np.flatnonzero(among)).astype(np.int32)
