"""A network as a drawing: nodes with places and states, lines with labels, and a legend."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pyvis.network

from analytics.layout import Place, rings
from graph_service.answers.json_text import Json, json_text, jsonable
from graph_service.answers.network import Network, NetworkNode
from graph_service.answers.relations import Relation, share_words
from graph_service.pages.words import visible

MOST_DRAWN = 300
"""Parties drawn; the nearest come first, and the rest are said to be left out."""

OPTIONS: dict[str, Json] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {"hover": True, "tooltipDelay": 150, "keyboard": False},
}
"""Places come from the server, so nothing is left for the browser to simulate."""

SHORT = {"LEGAL_REP_OF": "法定代表人", "EXECUTIVE_OF": "任职", "BRANCH_OF": "分支", "GUARANTEES": "担保"}

LEGEND = {
    "subject": "本主体",
    "enterprise": "企业及其他组织",
    "person": "自然人",
    "listed": "该主体自身列入严重失信主体名单（对本主体仅为提示）",
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
    kept = {node.party.id for node in nodes}
    relations = [r for r in network.relations if {r.source.id, r.target.id} <= kept]
    ends = [(r.source.id, r.target.id) for r in relations]
    places = rings(network.subject.id, [node.party.id for node in nodes], ends)
    picture = pyvis.network.Network(directed=True, cdn_resources="in_line")
    for node in nodes:
        _add_node(picture, node, places[node.party.id])
    for source, target, together in _lines(relations):
        _add_line(picture, source, target, together)
    marks = dict.fromkeys(mark for node in nodes for mark in _marks(node))
    return Drawing(
        data={"nodes": jsonable(picture.nodes), "edges": jsonable(picture.edges), "options": OPTIONS},
        legend=tuple((mark, LEGEND[mark]) for mark in LEGEND if mark in marks),
        drawn=len(nodes),
        left_out=len(network.nodes) - len(nodes),
    )


def _add_node(picture: pyvis.network.Network, node: NetworkNode, place: Place) -> None:
    lists = "、".join(dict.fromkeys(signal.entry.called for signal in node.signals))
    more = f" +{node.hidden:,}" if node.hidden else ""
    state = f"\n〔{'严重失信' if _serious(node) else '名单'}〕" if node.signals else ""
    picture.add_node(
        node.party.id,
        label=visible(node.party.name) + more + state,
        title=visible("\n".join(filter(None, (node.party.name, node.party.id, node.status, lists)))),
        x=place.x,
        y=place.y,
        physics=False,
        hop=node.hop,
        marks=list(_marks(node)),
    )


def _add_line(picture: pyvis.network.Network, source: str, target: str, together: Sequence[Relation]) -> None:
    words = dict.fromkeys(_short(one) for one in together)
    sentences = [visible(one.sentence) for one in together]
    picture.add_edge(source, target, label=" · ".join(words), title="\n".join(sentences), sentences=sentences)


def _lines(relations: Sequence[Relation]) -> list[tuple[str, str, list[Relation]]]:
    """One line for all relations from one party to another."""
    lines: dict[tuple[str, str], list[Relation]] = {}
    for one in relations:
        lines.setdefault((one.source.id, one.target.id), []).append(one)
    return [(source, target, together) for (source, target), together in lines.items()]


def _short(one: Relation) -> str:
    if one.type != "HOLDS":
        return SHORT.get(one.type, one.type_zh)
    words = share_words(one.properties)
    return words if "%" in words else "持股"


def _marks(node: NetworkNode) -> tuple[str, ...]:
    kind = "subject" if node.hop == 0 else "person" if node.party.is_person else "enterprise"
    state = ("listed",) if _serious(node) else ("watched",) if node.signals else ()
    return (kind, *state, *(("hub",) if node.hub else ()))


def _serious(node: NetworkNode) -> bool:
    return any(signal.entry.tier == "A" for signal in node.signals)
