"""Answering who stands over and under a subject as a tree of holdings, the largest shares first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from analytics.routes import PenetratedShare
from analytics.share_range import ShareRange
from analytics.strongest import strongest
from graph_service.answers.as_of import AsOf, as_of
from graph_service.answers.control.ownership import subject_number
from graph_service.answers.control.ownership_facts import state_among
from graph_service.answers.control.ownership_tree import Direction, OwnershipTree, Side, TreeHolding, TreeNode
from graph_service.answers.control.stakes import Walked, walked_down, walked_up
from graph_service.answers.facts.freshness import SourceState, sources_held, suppliers
from graph_service.answers.facts.ledger import Book, Ledger
from graph_service.answers.facts.listings import ListFact, parted
from graph_service.answers.facts.parties import Party
from graph_service.answers.facts.records_of import known_lists_of
from graph_service.answers.matching.identify import known_subject
from graph_service.answers.profiles.finding import looked_in
from graph_service.answers.reader import ORDINARY
from graph_service.errors import BadInput
from graph_service.snapshot.held import HeldSnapshot
from graph_service.snapshot.holdings import OwnershipGraph
from graph_service.store.store import Store

MOST_PARTIES, ON_A_PAGE = 300, 60
"""Parties of a tree beside its subject; on a page fewer, as many as can be taken in."""


@dataclass(frozen=True)
class _Found:
    """The nodes of a tree by number, the subject first, with their sides; all numbers are the graph's."""

    graph: OwnershipGraph
    sides: Mapping[int, Side]
    stakes: Mapping[int, tuple[Walked, PenetratedShare]]
    nominees: frozenset[int]
    hidden: Mapping[int, int]
    undrawn: int


def ownership_tree(
    store: Store,
    held: HeldSnapshot,
    said: str,
    moment: AsOf | None = None,
    *,
    direction: Direction = "both",
    most: int = MOST_PARTIES,
) -> OwnershipTree:
    """The tree of the subject of this code, registration number, id or name.

    Where there are more than `most` parties, each direction gets half of the room and what the other leaves.
    It is always an ordinary reader's: a picture is carried away, and no register would know of it.

    Raises:
        BadInput: `most` is not 1 to MOST_PARTIES.
        NotFound, SeveralSubjects: as `find_subject`.
    """
    if not 1 <= most <= MOST_PARTIES:
        raise BadInput(f"主体上限 {most} 无效；应为 1 至 {MOST_PARTIES}")
    moment = replace(moment or as_of(), reader=ORDINARY)
    graph = held.on(moment.true_on)
    subject = known_subject(graph.snapshot, store, said, moment)
    found = _found(graph, subject_number(graph, subject), direction, most)
    ledger = Ledger(graph)
    ledger.parties(found.sides)
    pairs = _pairs(found)
    steps = [ledger.step(holder, company) for holder, company, _ in pairs]
    book = ledger.read()
    sources = sources_held(held)
    told = _Told(
        found=found,
        book=book,
        listed=known_lists_of(graph.snapshot, store, found.sides, moment),
        state=state_among(graph, found.sides),
        moment=moment,
    )
    return OwnershipTree(
        sentence=_sentence(subject, found, direction, sources),
        as_of=moment,
        subject=subject,
        direction=direction,
        nodes=tuple(told.node(number, side) for number, side in found.sides.items()),
        holdings=tuple(
            TreeHolding(graph.id(holder), graph.id(company), share, book.relations[step])
            for (holder, company, share), step in zip(pairs, steps, strict=True)
        ),
        undrawn=found.undrawn,
        sources=sources,
    )


def _found(graph: OwnershipGraph, node: int, direction: Direction, most: int) -> _Found:
    up = walked_up(graph, node) if direction != "down" else None
    down = walked_down(graph, node) if direction != "up" else None
    above = strongest(graph.shares.up, node, most)[1:] if up else []
    below = strongest(graph.shares.down, node, most)[1:] if down else []
    rooms = max(most // 2, most - len(below)), max(most - most // 2, most - len(above))
    above = above[: rooms[0]]
    sides: dict[int, Side] = {node: "subject", **dict.fromkeys(above, "up")}
    for one in below[: rooms[1]]:
        sides.setdefault(one, "down")
    reached = {one for walked in (up, down) if walked for one in walked.part.nodes.tolist()}
    return _Found(
        graph=graph,
        sides=sides,
        stakes={**_stakes(down), **_stakes(up)},
        nominees=up.nominees if up else frozenset(),
        hidden={one: _hidden(graph, sides, one, direction) for one in sides},
        undrawn=len(reached) - len(sides),
    )


def _stakes(walked: Walked | None) -> dict[int, tuple[Walked, PenetratedShare]]:
    if walked is None:
        return {}
    nodes = walked.part.nodes
    return {
        int(nodes[one.holder if walked.upwards else one.company]): (walked, one)
        for one in walked.found.shares
    }


def _hidden(graph: OwnershipGraph, sides: Mapping[int, Side], node: int, direction: Direction) -> int:
    """How many holders (below the subject: investments) of the node are not in the tree."""
    side = sides[node]
    ways = [graph.shares.up] if side == "up" else [graph.shares.down] if side == "down" else []
    if side == "subject":
        ways = [graph.shares.up] * (direction != "down") + [graph.shares.down] * (direction != "up")
    near = {other for rows in ways for other in rows.node[rows.start[node] : rows.start[node + 1]].tolist()}
    return len(near - sides.keys())


def _pairs(found: _Found) -> list[tuple[int, int, ShareRange]]:
    """Every holding among the nodes, in their order: holder, company and share."""
    down = found.graph.shares.down
    order = {node: at for at, node in enumerate(found.sides)}
    pairs = [
        (holder, int(down.node[at]), ShareRange(float(down.low[at]), float(down.high[at])))
        for holder in found.sides
        for at in range(int(down.start[holder]), int(down.start[holder + 1]))
        if int(down.node[at]) in order
    ]
    return sorted(pairs, key=lambda pair: (order[pair[0]], order[pair[1]]))


@dataclass(frozen=True)
class _Told:
    """Turns numbers into nodes."""

    found: _Found
    book: Book
    listed: Mapping[str, list[ListFact]]
    state: frozenset[int]
    moment: AsOf

    def node(self, number: int, side: Side) -> TreeNode:
        """The node with its lists in force; the subject itself has no share, nor who discloses none."""
        id_ = self.found.graph.id(number)
        constraints, notices = parted(self.listed.get(id_, []), self.moment.true_on)
        walked, share = self.found.stakes.get(number, (None, None)) if side != "subject" else (None, None)
        return TreeNode(
            party=self.book.parties[id_],
            side=side,
            penetrated=share.penetrated if share else None,
            integrated=walked.integrated(share) if walked and share else None,
            through_cycles=walked.through_cycles(share) if walked and share else None,
            state=number in self.state,
            nominee=number in self.found.nominees,
            hidden=self.found.hidden[number],
            constraints=constraints,
            notices=notices,
        )


def _sentence(subject: Party, found: _Found, direction: Direction, sources: tuple[SourceState, ...]) -> str:
    """How many parties stand over and under the subject, and how many of them are in the tree."""
    counted = [(side, list(found.sides.values()).count(side)) for side in ("up", "down")]
    words = {"up": "股东（含间接）", "down": "对外投资（含间接）"}
    asked = [(words[side], number) for side, number in counted if direction in ("both", side)]
    seen = suppliers(sources, "HOLDS")
    if not seen:
        return f"{subject.name} 的股权未查：尚未装载股东数据"
    if not any(number for _, number in asked):
        return f"{subject.name} 未见{'和'.join(name for name, _ in asked)}（{looked_in(seen)}）"
    told = "，".join(f"{name} {number} 个" if number else f"未见{name}" for name, number in asked)
    more = f"；另有 {found.undrawn:,} 个未画出" if found.undrawn else ""
    return f"{subject.name} 的股权穿透：画出{told}{more}"
