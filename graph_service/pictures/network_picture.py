"""The picture of a network (关系网络): the subject in the centre, every relation a line of its kind."""

from __future__ import annotations

from collections.abc import Sequence

from analytics.layout import Place, rings
from analytics.layout_items import Extent
from graph_service.answers.facts.listings import Constraint, Notice, parted
from graph_service.answers.facts.relations import Relation
from graph_service.answers.network.network import Network, NetworkNode
from graph_service.pages.words import count
from graph_service.pictures.box_size import Size, sized
from graph_service.pictures.picture import Box, Mark, Picture, Tie
from graph_service.pictures.straight_picture import drawn_straight
from graph_service.pictures.words import (
    INDEX_ONLY,
    KINDS,
    heading,
    list_marks,
    list_sentence,
    list_words,
    short_words,
)

MOST_DRAWN = 300
"""Parties drawn; the nearest come first, and the rest are said to be left out."""


def network_picture(network: Network) -> Picture:
    """The nearest parties and all relations among them."""
    nodes = network.nodes[:MOST_DRAWN]
    relations = drawn_relations(network, nodes)
    boxes = [network_box(network, node) for node in nodes]
    sizes = {box.id: sized(box) for box in boxes}
    ties = [_tie(source, target, together) for source, target, together in lines(relations)]
    drawn = drawn_straight(boxes, ties, sizes, network_places(network, nodes, relations, sizes))
    unwritten = sum(1 for one in drawn.ties if one.label_at is None)
    return Picture(
        heading=heading(network.subject.name, f"关系网络，{network.hops} 层内", network.as_of),
        sentence=network.finding.sentence,
        boxes=drawn.boxes,
        ties=drawn.ties,
        notes=tuple(_notes(network, len(network.nodes) - len(nodes), unwritten)),
        width=drawn.width,
        height=drawn.height,
    )


def drawn_relations(network: Network, nodes: Sequence[NetworkNode]) -> list[Relation]:
    """The relations whose two ends are among the nodes."""
    kept = {node.party.id for node in nodes}
    return [one for one in network.relations if {one.source.id, one.target.id} <= kept]


def network_places(
    network: Network, nodes: Sequence[NetworkNode], relations: Sequence[Relation], sizes: dict[str, Size]
) -> dict[str, Place]:
    """Where each party stands, for every picture of the network."""
    ends = [(one.source.id, one.target.id) for one in relations]
    room = {id_: Extent(size.width, size.height) for id_, size in sizes.items()}
    return rings(network.subject.id, [node.party.id for node in nodes], ends, room)


def lines(relations: Sequence[Relation]) -> list[tuple[str, str, list[Relation]]]:
    """One line for all relations from one party to another."""
    found: dict[tuple[str, str], list[Relation]] = {}
    for one in relations:
        found.setdefault((one.source.id, one.target.id), []).append(one)
    return [(source, target, together) for (source, target), together in found.items()]


def network_box(network: Network, node: NetworkNode) -> Box:
    """A party with its own lists; the subject's own stand on it as well."""
    constraints, notices = own_lists(network, node)
    marks: set[Mark] = set(list_marks(constraints, notices))
    marks |= {"subject"} if node.hop == 0 else set()
    return Box(
        id=node.party.id,
        shape="person" if node.party.is_person else "enterprise",
        name=node.party.name,
        sentence="，".join(
            filter(None, (node.party.name, node.status or "", list_sentence(constraints, notices)))
        ),
        notes=list_words(constraints, notices),
        marks=frozenset(marks),
        party=node.party.id,
        more=node.hidden,
    )


def own_lists(network: Network, node: NetworkNode) -> tuple[tuple[Constraint, ...], tuple[Notice, ...]]:
    """The lists that a party of the network itself stands on: in force for it, and only to be noticed."""
    if node.hop == 0:
        return network.constraints, network.notices
    return parted([signal.entry for signal in node.signals], network.as_of.true_on)


def _tie(source: str, target: str, together: Sequence[Relation]) -> Tie:
    undisclosed = [one for one in together if one.type == "HOLDS" and one.properties.get("ratio") is None]
    return Tie(
        source=source,
        target=target,
        kind=KINDS[together[0].type],
        label=" · ".join(dict.fromkeys(short_words(one) for one in together)),
        sentences=tuple(one.sentence for one in together),
        open=len(undisclosed) == len(together),
        width=1.8 if together[0].type == "GUARANTEES" else 1.2,
    )


def _notes(network: Network, left_out: int, unwritten: int) -> list[str]:
    notes = [f"未查全：{cut.what}。" for cut in network.cuts if cut.total is None]
    notes += [f"另有 {count(left_out)} 个主体未画出，只列于表。"] if left_out else []
    notes += [f"{count(unwritten)} 条线的文字因无处可写而未标，见表。"] if unwritten else []
    return [*notes, INDEX_ONLY]
