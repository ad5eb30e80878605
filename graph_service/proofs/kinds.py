"""The kinds of finding that have a proof, and the rule books that each rests on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from graph_service.rules.book import BookKind, RuleRow
from graph_service.rules.books import DECIDE_ENDS
from graph_service.rules.control import CONTROL
from graph_service.rules.effects import EFFECTS
from graph_service.rules.holders import HOLDERS
from graph_service.rules.installed import book
from graph_service.rules.lists import LISTS
from graph_service.rules.measures import MEASURES
from graph_service.rules.owners import BENEFICIAL_OWNERS
from graph_service.rules.related_parties import RELATED_PARTIES
from graph_service.rules.thresholds import FINE_THRESHOLDS
from graph_service.rules.transmission import CONTAGION, SEVERITY, TRANSMISSION

__all__ = ["KINDS", "Kind", "ProofKind", "rule_versions"]

Kind = Literal["list", "penalty", "same", "effect", "signal", "share", "related", "control", "owner"]


@dataclass(frozen=True)
class ProofKind:
    """One kind: its name in Chinese, and its rule books."""

    zh: str
    books: tuple[BookKind[RuleRow], ...]


KINDS: Mapping[Kind, ProofKind] = {
    "list": ProofKind("名单记录", DECIDE_ENDS),
    "penalty": ProofKind("行政处罚", DECIDE_ENDS),
    "same": ProofKind("名单比对命中（疑似同一）", ()),
    "effect": ProofKind("法律约束", (EFFECTS, MEASURES, LISTS, FINE_THRESHOLDS)),
    "signal": ProofKind("关联提示", (LISTS, TRANSMISSION, SEVERITY, CONTAGION)),
    "share": ProofKind("持股比例（直接、穿透、综合）", (HOLDERS,)),
    "related": ProofKind("关联方", (RELATED_PARTIES, CONTROL, HOLDERS)),
    "control": ProofKind("实际控制人（推算）", (CONTROL, HOLDERS)),
    "owner": ProofKind("受益所有人（推算）", (BENEFICIAL_OWNERS, CONTROL, HOLDERS)),
}
"""Every kind of finding that is shown with a proof."""


def rule_versions(kind: Kind) -> dict[str, str]:
    """The versions in force here of the books that such findings rest on."""
    return {one.name: book(one).version for one in KINDS[kind].books}
