"""The finding on top of a network: the subject's own lists, its neighbours' lists, and how far was looked."""

from __future__ import annotations

from collections.abc import Sequence

from graph_service.answers.cuts import Cut
from graph_service.answers.facts.freshness import SourceState, suppliers
from graph_service.answers.facts.listings import DISCLAIMER, Constraint, Notice
from graph_service.answers.network.network import NetworkNode
from graph_service.answers.profiles.finding import (
    Finding,
    Tone,
    constraint_words,
    looked_in,
    notice_words,
    told,
)


def network_finding(
    constraints: tuple[Constraint, ...],
    notices: tuple[Notice, ...],
    nodes: Sequence[NetworkNode],
    sources: tuple[SourceState, ...],
    cuts: tuple[Cut, ...],
) -> Finding:
    """One sentence; a neighbour's list is counted as a signal and never as the subject's own."""
    law, noticed = constraint_words(constraints), notice_words(notices)
    listed = sum(1 for node in nodes if node.signals)
    found = suppliers(sources, "ListEntry")
    around = f"关联主体 {len(nodes) - 1} 个，{_around(listed, found)}"
    cut = "网络未展开完全，见“未展开部分”" if cuts else ""
    tone: Tone = "constraint" if constraints else "signal" if notices or listed else "clear"
    if tone == "clear" and (cuts or not found):
        tone = "unknown"
    return told(_own(law), (_own(noticed), around, cut), tone)


def _own(words: str) -> str:
    return f"本主体{words}" if words else ""


def _around(listed: int, found: tuple[SourceState, ...]) -> str:
    if listed:
        return f"其中 {listed} 个列入名单（提示，{DISCLAIMER}）"
    return f"其中未见列入名单的（{looked_in(found)}）" if found else "是否列入名单未查：尚未装载名单数据"
