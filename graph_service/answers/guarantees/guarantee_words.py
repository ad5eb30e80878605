"""Guarantees in sentences: who stands for whom, round or in a row, and for how much."""

from __future__ import annotations

from collections.abc import Sequence

from analytics.guarantee_circles import CIRCLE_WORDS, Exposure, GuaranteeCircle, Star
from graph_service.answers.facts.freshness import SourceState, suppliers
from graph_service.answers.facts.parties import Party
from graph_service.answers.guarantees.guarantee_circles import GuaranteeChain
from graph_service.answers.profiles.finding import looked_in


def answer_words(
    subject: Party | None,
    circles: int,
    stars: int,
    chains: Sequence[GuaranteeChain],
    sources: tuple[SourceState, ...],
) -> str:
    """How much was found, or in which deliveries nothing was."""
    seen = suppliers(sources, "GUARANTEES")
    if not seen:
        return "担保未查：尚未装载对外担保数据"
    whose = "全部数据中" if subject is None else f"{subject.name} "
    counted = ((circles, "个担保圈"), (stars, "处担保辐射"), (len(chains), "条担保链"))
    found = "、".join(f"{number} {words}" for number, words in counted if number)
    return f"{whose}涉及 {found}" if found else f"{whose}未见担保圈、担保辐射和担保链（{looked_in(seen)}）"


def circle_words(one: GuaranteeCircle, cycles: Sequence[Sequence[Party]]) -> str:
    """The kind, the first cycle member by member, and the exposure."""
    ring = "".join(f"：{' → '.join(party.name for party in (*cycle, cycle[0]))}" for cycle in cycles)
    return (
        f"{CIRCLE_WORDS[one.kind]}，{len(one.members)} 户{ring}；"
        f"圈内担保 {exposure_words(one.exposure)}，对圈外担保 {exposure_words(one.outward)}"
    )


def star_words(guarantor: Party, one: Star) -> str:
    """Who stands for how many, and for how much."""
    return f"{guarantor.name} 为 {len(one.debtors)} 户提供担保，{exposure_words(one.exposure)}"


def chain_words(parties: Sequence[Party]) -> str:
    """The chain, guarantor to debtor."""
    return f"担保链 {len(parties) - 1} 步：{' → '.join(party.name for party in parties)}"


def exposure_words(one: Exposure) -> str:
    """The known sum, and how many guarantees do not disclose theirs."""
    hidden = f"（另有 {one.undisclosed} 笔未披露金额）" if one.undisclosed else ""
    return f"{one.guarantees} 笔 {one.amount / 10_000:,.2f} 万元{hidden}"
