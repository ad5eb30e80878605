"""Who holds a subject and what it holds: direct, penetrated and integrated shares with their routes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from analytics.circular_holding import ALARM_WORDS, CircularHolding, circular_holdings
from analytics.holdings_graph import SHARE_TOLERANCE, over_issued
from analytics.integrated import IntegratedOwnership, integrated_ownership
from analytics.neighbourhood import Neighbourhood, downstream, upstream
from analytics.nominees import nominee_nodes
from analytics.routes import MAX_EDGES, MIN_PRODUCT, PenetratedShare, RouteList, routes_from, routes_to
from analytics.share_range import ShareRange
from graph_service.answers.control.figures import Stake, StakeRoute, percent, stake_words
from graph_service.answers.cuts import Cut
from graph_service.answers.facts.ledger import Ledger
from graph_service.rules.holders import holder_words
from graph_service.snapshot.holdings import OwnershipGraph

STAKES, ROUTES = 100, 5
"""Parties shown on one side, and routes of each."""


@dataclass(frozen=True)
class Ring:
    """Companies that hold each other in a circle (循环持股); shares held from outside are 0 to 1.

    `words` says how closed it is: 闭环持股，无外部股东 and the like. `steps` are the holdings inside.
    """

    words: str
    members: tuple[str, ...]
    outside: ShareRange
    steps: tuple[int, ...]


@dataclass(frozen=True)
class Side:
    """One side of a subject, the largest share first: its holders (up) or its investments (down).

    `self_share` is what a ring gives the subject of itself. `behind_closed_ring`: a part belongs to companies
    that only hold each other, and the integrated shares of all others fall short of the whole by it.
    """

    stakes: tuple[Stake, ...]
    total: int
    rings: tuple[Ring, ...]
    over_issued: tuple[str, ...]
    self_share: float | None
    behind_closed_ring: bool
    cuts: tuple[Cut, ...]


@dataclass(frozen=True)
class Walked:
    """One side worked out, numbered as in `part`, where the subject is node 0."""

    part: Neighbourhood
    found: RouteList
    owned: IntegratedOwnership
    nominees: frozenset[int]
    upwards: bool

    def through_cycles(self, one: PenetratedShare) -> float | None:
        """What every walk adds to the simple routes; null where the two cannot be told apart."""
        if not self.owned.rings:
            return 0.0
        return None if self.found.cut else _through_cycles(one.penetrated, self.integrated(one))

    def integrated(self, one: PenetratedShare) -> ShareRange | None:
        """The share over every walk, exact in rings; null where a closed ring leaves none."""
        return self.owned.share(one.holder, one.company)


def holders(ledger: Ledger, node: int) -> Side:
    """Everyone who holds the subject, directly or through others."""
    return _side(ledger, walked_up(ledger.graph, node))


def investments(ledger: Ledger, node: int) -> Side:
    """Everything that the subject holds, directly or through others."""
    return _side(ledger, walked_down(ledger.graph, node))


def walked_up(graph: OwnershipGraph, node: int) -> Walked:
    """All above the subject, with routes and shares."""
    part = upstream(graph.shares, node)
    owned = integrated_ownership(part.holdings)
    return Walked(part, routes_to(part.holdings, 0), owned, nominees_among(graph, part), upwards=True)


def walked_down(graph: OwnershipGraph, node: int) -> Walked:
    """All below the subject, with routes and shares."""
    part = downstream(graph.shares, node)
    owned = integrated_ownership(part.holdings)
    return Walked(part, routes_from(part.holdings, 0), owned, frozenset(), upwards=False)


def nominees_among(graph: OwnershipGraph, part: Neighbourhood) -> frozenset[int]:
    """The nominees of the part on the graph's day, as the whole numbers them."""
    nodes, nominees = part.nodes.tolist(), holder_words(graph.day).nominees
    return frozenset(nodes[at] for at in nominee_nodes(map(graph.name, nodes), nominees))


def _side(ledger: Ledger, walked: Walked) -> Side:
    part, found, upwards = walked.part, walked.found, walked.upwards
    own = walked.owned.share(0, 0)
    return Side(
        stakes=tuple(_stake(ledger, walked, one) for one in found.shares[:STAKES]),
        total=len(found.shares),
        rings=tuple(_ring(ledger, part, ring) for ring in circular_holdings(part.holdings)),
        over_issued=ledger.parties(part.whole_nodes(over_issued(part.holdings).tolist())),
        self_share=own.low if own is not None and own.low > SHARE_TOLERANCE else None,
        behind_closed_ring=upwards and walked.owned.behind_closed_ring(0),
        cuts=tuple(_cuts(found, upwards)),
    )


def _stake(ledger: Ledger, walked: Walked, one: PenetratedShare) -> Stake:
    other = one.holder if walked.upwards else one.company
    node = int(walked.part.nodes[other])
    integrated, cycles = walked.integrated(one), walked.through_cycles(one)
    direct = one.direct if _held_directly(walked, one) else None
    return Stake(
        party=ledger.party(node),
        name=ledger.graph.name(node),
        words=stake_words(direct, one.penetrated, integrated, cycles),
        direct=direct,
        penetrated=one.penetrated,
        integrated=integrated,
        through_cycles=cycles,
        nominee=node in walked.nominees,
        route_count=one.route_count,
        routes=tuple(
            StakeRoute(route.product, ledger.share_steps(walked.part.whole_edges(route.edges)))
            for route in one.routes[:ROUTES]
        ),
    )


def _held_directly(walked: Walked, one: PenetratedShare) -> bool:
    up = walked.part.holdings.up
    return one.holder in up.node[int(up.start[one.company]) : int(up.start[one.company + 1])]


def _through_cycles(penetrated: ShareRange, integrated: ShareRange | None) -> float | None:
    """What every walk adds to the simple routes; 0 where there is no ring on the way."""
    if integrated is None or not (penetrated.known and integrated.known):
        return None
    more = integrated.low - penetrated.low
    return more if more > SHARE_TOLERANCE else 0.0


def _ring(ledger: Ledger, part: Neighbourhood, ring: CircularHolding) -> Ring:
    return Ring(
        words=ALARM_WORDS[ring.alarm],
        members=ledger.parties(part.whole_nodes(ring.members)),
        outside=ShareRange(ring.outside_low, ring.outside_high),
        steps=ledger.share_steps(part.whole_edges(ring.holdings)),
    )


def _cuts(found: RouteList, upwards: bool) -> Iterator[Cut]:
    what = "股东（含间接）" if upwards else "对外投资（含间接）"
    shown = min(len(found.shares), STAKES)
    if shown < len(found.shares):
        yield Cut(what, shown, len(found.shares))
    routes = found.route_count
    if found.cut.by_length:
        yield Cut(f"{what}：超过 {MAX_EDGES} 层的路径未计入穿透比例", routes, None)
    if found.cut.by_product:
        yield Cut(f"{what}：乘积低于 {percent(MIN_PRODUCT)} 的路径未计入穿透比例", routes, None)
    if found.cut.by_count:
        yield Cut(f"{what}：路径过多，其余未计入穿透比例", routes, None)
