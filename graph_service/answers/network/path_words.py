"""Paths in sentences, and the certificate of how far was looked."""

from __future__ import annotations

from collections.abc import Sequence

from analytics.path_answer import Certificate
from graph_service.answers.facts.parties import Party
from graph_service.answers.network.connections import Asked, Hub, LookedAt, Path, PathLeg
from graph_service.schema import fact


def path_words(first: Party, second: Party, legs: Sequence[PathLeg]) -> str:
    """The path, relation by relation."""
    ways = "；".join("且".join(dict.fromkeys(one.sentence for one in leg.relations)) for leg in legs)
    return f"{first.name} 与 {second.name} 相隔 {len(legs)} 步：{ways}"


def answer_words(paths: Sequence[Path], found: int, asked: int, looked: LookedAt) -> str:
    """The path where one pair was asked about; else how many pairs are connected; or the certificate."""
    if not found:
        return f"未见路径。{looked.sentence}"
    if asked == 1:
        return paths[0].sentence
    return f"{asked:,} 对主体中 {found:,} 对有路径相连。{looked.sentence}"


def looked_words(certificate: Certificate, asked: Asked, hubs: Sequence[Hub]) -> str:
    """How far, over which relations, how many subjects, which hubs were not crossed, in which deliveries."""
    kinds = "、".join(fact(name).zh for name in asked.types)
    cut = len(certificate.hubs_cut)
    named = "、".join(f"{hub.party.name}（{hub.relations:,} 项关系）" for hub in hubs[:5])
    crossed = f"未穿过 {cut} 个枢纽：{named}{' 等' if cut > 5 else ''}" if cut else "未略过任何枢纽"
    bound = "" if certificate.complete else "；查找因规模上限中止，未查尽"
    sources = "、".join(certificate.sources) or "尚未装载此类关系"
    return (
        f"已沿{kinds}查至 {asked.hops} 步，经过 {certificate.nodes_seen:,} 个主体、"
        f"{certificate.relations_looked_at:,} 项关系，{crossed}{bound}；数据：{sources}"
    )
