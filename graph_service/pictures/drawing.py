"""A network as a drawing to be moved about in: what pyvis and vis-network are given, and a legend."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pyvis.network

from analytics.layout import Place
from graph_service.answers.facts.relations import Relation
from graph_service.answers.json_text import Json, json_text, jsonable
from graph_service.answers.network.network import Network, NetworkNode
from graph_service.pages.words import visible
from graph_service.pictures.box_size import sized
from graph_service.pictures.network_picture import (
    MOST_DRAWN,
    drawn_relations,
    lines,
    network_box,
    network_places,
    own_lists,
)
from graph_service.pictures.words import short_words

OPTIONS: dict[str, Json] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {"hover": True, "tooltipDelay": 150, "keyboard": False},
}
"""Places come from the server, so nothing is left for the browser to simulate."""

LEGEND = {
    "subject": "本主体",
    "enterprise": "企业及其他组织",
    "person": "自然人",
    "listed": "该主体自身列入严重失信主体名单且措施有效（对他人仅为提示）",
    "watched": "该主体自身列入其他名单（提示）",
    "hub": "枢纽：关联方过多，未展开；+n 为未显示的关联方数",
}
"""What a mark means; only those that are shown are told."""


@dataclass(frozen=True)
class Drawing:
    """Plain data for the browser: `data` is nodes, edges and options; `legend` pairs of mark and meaning."""

    data: dict[str, Json]
    legend: tuple[tuple[str, str], ...]
    drawn: int
    left_out: int

    @property
    def script(self) -> str:
        """The data as JSON that no text in it can break out of a script element."""
        text = json_text(self.data)
        for char in "<>&\u2028\u2029":
            text = text.replace(char, f"\\u{ord(char):04x}")
        return text


def drawing(network: Network) -> Drawing:
    """The network laid out and ready to draw; names are text, whatever is in them."""
    nodes = network.nodes[:MOST_DRAWN]
    relations = drawn_relations(network, nodes)
    sizes = {node.party.id: sized(network_box(network, node)) for node in nodes}
    places = network_places(network, nodes, relations, sizes)
    picture = pyvis.network.Network(directed=True, cdn_resources="in_line")
    for node in nodes:
        _add_node(picture, network, node, places[node.party.id])
    for source, target, together in lines(relations):
        _add_line(picture, source, target, together)
    marks = dict.fromkeys(mark for node in nodes for mark in _marks(network, node))
    return Drawing(
        data={"nodes": jsonable(picture.nodes), "edges": jsonable(picture.edges), "options": OPTIONS},
        legend=tuple((mark, LEGEND[mark]) for mark in LEGEND if mark in marks),
        drawn=len(nodes),
        left_out=len(network.nodes) - len(nodes),
    )


def _add_node(picture: pyvis.network.Network, network: Network, node: NetworkNode, place: Place) -> None:
    lists = "、".join(dict.fromkeys(signal.entry.called for signal in node.signals))
    more = f" +{node.hidden:,}" if node.hidden else ""
    marks = _marks(network, node)
    state = "\n〔严重失信〕" if "listed" in marks else "\n〔名单〕" if "watched" in marks else ""
    picture.add_node(
        node.party.id,
        label=visible(node.party.name) + more + state,
        title=visible("\n".join(filter(None, (node.party.name, node.party.id, node.status, lists)))),
        x=place.x,
        y=place.y,
        physics=False,
        hop=node.hop,
        marks=list(marks),
    )


def _add_line(picture: pyvis.network.Network, source: str, target: str, together: Sequence[Relation]) -> None:
    words = dict.fromkeys(short_words(one) for one in together)
    sentences = [visible(one.sentence) for one in together]
    picture.add_edge(source, target, label=" · ".join(words), title="\n".join(sentences), sentences=sentences)


def _marks(network: Network, node: NetworkNode) -> tuple[str, ...]:
    kind = "subject" if node.hop == 0 else "person" if node.party.is_person else "enterprise"
    constraints, notices = own_lists(network, node)
    state = ("listed",) if constraints else ("watched",) if notices else ()
    return (kind, *state, *(("hub",) if node.hub else ()))
