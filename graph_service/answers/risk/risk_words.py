"""A signal in sentences that a clerk may read alone and not be misled."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from graph_service.answers.facts.disputes import MARK
from graph_service.answers.facts.freshness import SourceState, suppliers
from graph_service.answers.facts.listings import ListFact
from graph_service.answers.facts.parties import Party
from graph_service.answers.facts.records import Penalty
from graph_service.answers.profiles.finding import looked_in, penalty_words
from graph_service.answers.risk.risk_signal import AssociatedSignal, TieStep

READING = "是核查理由，不是预测，也不是失信认定"
"""Stands in every sentence that tells a score."""


def risk_sentence(signal: AssociatedSignal, sources: tuple[SourceState, ...]) -> str:
    """The score, its strongest source, and how it is to be read; or what was looked in, to no effect."""
    seen = suppliers(sources, "ListEntry") + suppliers(sources, "Penalty")
    if not signal.sources:
        return f"未见关联提示（{looked_in(seen)}）" if seen else "关联提示未查：尚未装载名单或行政处罚数据"
    first = signal.sources[0]
    count = len(signal.sources) + signal.rest_sources
    return (
        f"关联提示 {signal.score:.3f}（0 至 1）：来自 {count} 个有在用失信记录的关联主体，"
        f"首要来源 {first.party.name} 占 {first.share:.0%}；{READING}"
    )


def risk_tone(
    signal: AssociatedSignal, sources: tuple[SourceState, ...]
) -> Literal["signal", "clear", "unknown"]:
    """`clear` only where lists and penalties were both looked in."""
    if signal.sources:
        return "signal"
    both = suppliers(sources, "ListEntry") and suppliers(sources, "Penalty")
    return "clear" if both else "unknown"


def source_sentence(
    party: Party,
    lists: Sequence[ListFact],
    penalties: Sequence[Penalty],
    steps: Sequence[TieStep],
    share: float,
) -> str:
    """What the source itself has in use, by which ties it reaches the subject, and its part of the score."""
    named = [f"列入{one.called}" + (f"（{MARK}）" if one.disputed else "") for one in lists]
    if penalties:
        named.append(penalty_words(penalties))
    way = "，".join(step_words(step) for step in steps)
    return f"{party.name} {'、'.join(named)}；{way}；占本提示 {share:.1%}"


def step_words(step: TieStep) -> str:
    """The ties of a step, each as its source told it."""
    sentences = dict.fromkeys(one.sentence for one in step.relations)
    return "且".join(sentences)
