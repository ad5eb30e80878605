"""Answering which companies of the whole graph hold each other in circles, and how closed the circles are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from analytics.circular_holding import ALARM_WORDS, Alarm, CircularHolding, circular_holdings
from analytics.share_range import ShareRange
from graph_service.answers.as_of import AsOf, as_of
from graph_service.answers.control.circular import CircularHoldingsAnswer, CircularRing
from graph_service.answers.control.figures import share_text
from graph_service.answers.cuts import Cut
from graph_service.answers.facts.freshness import SourceState, sources_held, suppliers
from graph_service.answers.facts.parties import Party
from graph_service.answers.facts.relations import Relation
from graph_service.answers.facts.ties import parties, ties
from graph_service.answers.latest import Latest
from graph_service.answers.profiles.finding import looked_in
from graph_service.answers.window import Window
from graph_service.errors import BadInput
from graph_service.snapshot.held import HeldSnapshot
from graph_service.snapshot.holdings import OwnershipGraph

HOLDERS_NAMED = 10
"""Outside holders of a ring that are named; the rest is counted."""

ENDLESS = 1e-9
"""Nearer than this to 1 the spectral radius is 1, and capital inside is counted without end."""

_found: Latest[tuple[CircularHolding, ...]] = Latest()


def circles(
    held: HeldSnapshot,
    moment: AsOf | None = None,
    *,
    window: Window | None = None,
    alarm: str | None = None,
) -> CircularHoldingsAnswer:
    """The rings in the window, of all or of those that are so closed.

    Raises:
        BadInput: there is no such alarm.
    """
    moment, window, wanted = moment or as_of(), window or Window(), _alarm(alarm)
    graph = held.on(moment.true_on)
    key = (graph.snapshot.stamp, graph.snapshot.known_on, graph.day)
    every = _found.get(key, lambda: circular_holdings(graph.shares))
    asked = [one for one in every if wanted in (None, one.alarm)]
    told = _told(graph, window.part(asked))
    counted = Counter(one.alarm for one in every)
    alarms: dict[Alarm, int] = {name: counted[name] for name in ALARM_WORDS}
    loaded = sources_held(held)
    rings = tuple(told.ring(one) for one in window.part(asked))
    return CircularHoldingsAnswer(
        sentence=_sentence(alarms, loaded),
        as_of=moment,
        alarm=wanted,
        window=window,
        total=len(asked),
        alarms=alarms,
        rings=rings,
        sources=loaded,
        cuts=(Cut("循环持股", len(rings), len(asked)),) if len(rings) < len(asked) else (),
    )


def _alarm(said: str | None) -> Alarm | None:
    known: dict[str, Alarm] = {name: name for name in ALARM_WORDS}
    if said and said not in known:
        raise BadInput(f"封闭程度“{said}”无效；应为 {'、'.join(known)} 之一")
    return known[said] if said else None


def _told(graph: OwnershipGraph, shown: Sequence[CircularHolding]) -> _Told:
    shares = graph.shares
    edges = [edge for one in shown for edge in one.holdings]
    pairs = [(int(shares.owner[edge]), int(shares.company[edge])) for edge in edges]
    outside = {one.members: _outside_holders(graph, one) for one in shown}
    nodes = {
        *chain.from_iterable(one.members for one in shown),
        *chain.from_iterable(holders[:HOLDERS_NAMED] for holders in outside.values()),
    }
    tied = ties(graph.snapshot, pairs, graph.day, ("HOLDS",))
    return _Told(graph, outside, parties(graph.snapshot, nodes), tied)


def _outside_holders(graph: OwnershipGraph, ring: CircularHolding) -> list[int]:
    """Who holds members from outside, those of most members first."""
    up, inside = graph.shares.up, set(ring.members)
    rows = [up.node[int(up.start[one]) : int(up.start[one + 1])].tolist() for one in ring.members]
    held = Counter(owner for row in rows for owner in set(row) - inside)
    return sorted(held, key=lambda owner: (-held[owner], owner))


@dataclass(frozen=True)
class _Told:
    """Turns numbers into parties and relations."""

    graph: OwnershipGraph
    outside: Mapping[tuple[int, ...], list[int]]
    known: Mapping[str, Party]
    tied: Mapping[frozenset[str], tuple[Relation, ...]]

    def party(self, node: int) -> Party:
        """Whom the node of the graph of holdings stands for."""
        return self.known[self.graph.id(node)]

    def ring(self, one: CircularHolding) -> CircularRing:
        """The ring with its sentence, its members in order and who holds of it from outside."""
        members = tuple(self.party(node) for node in one.members)
        outside = ShareRange(one.outside_low, one.outside_high)
        holders = self.outside[one.members]
        return CircularRing(
            sentence=_ring_words(one, members, outside),
            alarm=one.alarm,
            alarm_zh=ALARM_WORDS[one.alarm],
            members=members,
            outside=outside,
            counted=1 / (1 - one.spectral_radius) if one.spectral_radius < 1 - ENDLESS else None,
            holdings=tuple(tie for edge in one.holdings for tie in self._holding(edge)),
            outside_holders=tuple(self.party(node) for node in holders[:HOLDERS_NAMED]),
            outside_holders_total=len(holders),
        )

    def _holding(self, edge: int) -> tuple[Relation, ...]:
        owner, company = (int(ends[edge]) for ends in (self.graph.shares.owner, self.graph.shares.company))
        pair = frozenset((self.graph.id(owner), self.graph.id(company)))
        return tuple(tie for tie in self.tied.get(pair, ()) if tie.source.id == self.graph.id(owner))


def _ring_words(one: CircularHolding, members: Sequence[Party], outside: ShareRange) -> str:
    named = "、".join(member.name for member in members[:6]) + (" 等" if len(members) > 6 else "")
    return f"{ALARM_WORDS[one.alarm]}：{len(members)} 户（{named}），环外持股平均 {share_text(outside)}"


def _sentence(alarms: Mapping[Alarm, int], sources: tuple[SourceState, ...]) -> str:
    seen = suppliers(sources, "HOLDS")
    if not seen:
        return "循环持股未查：尚未装载股东数据"
    total = sum(alarms.values())
    if not total:
        return f"全部数据中未见循环持股（{looked_in(seen)}）"
    close = "、".join(
        f"{ALARM_WORDS[name]} {alarms[name]}" for name in alarms if alarms[name] and name != "none"
    )
    return f"全部数据中循环持股 {total:,} 处" + (f"，其中{close}" if close else "，均有 5% 以上环外持股")
