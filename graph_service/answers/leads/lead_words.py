"""Leads in sentences: what reappears, how long after, and where nothing was seen."""

from __future__ import annotations

from collections.abc import Sequence

from analytics.reregistration import ENDED_WORDS, Ended
from graph_service.answers.facts.freshness import SourceState, suppliers
from graph_service.answers.facts.parties import Party
from graph_service.answers.leads.lead import LeadReason, ShellBurst
from graph_service.answers.profiles.finding import looked_in


def reregistrations_words(
    subject: Party | None, total: int, ended: Ended | None, sources: tuple[SourceState, ...]
) -> str:
    """How many leads there are, or where was looked."""
    of = f"（限{ENDED_WORDS[ended]}的旧企业）" if ended else ""
    return _found(subject, f"换壳线索{of}", total, "条", sources)


def shells_words(subject: Party | None, total: int, sources: tuple[SourceState, ...]) -> str:
    """How many clusters there are, or where was looked."""
    return _found(subject, "空壳集群线索", total, "个", sources)


def lead_words(
    old: Party, new: Party, ended: str, days_after: int, score: float, reasons: Sequence[LeadReason]
) -> str:
    """Old and new, the days between, and each reason with what is shared."""
    when = f"之后 {days_after} 日" if days_after >= 0 else f"之前 {-days_after} 日"
    told = "；".join(f"{one.mark_zh} {'、'.join(one.shared)}" for one in reasons)
    return f"{new.name} 于 {old.name} {ended}{when}成立：{told}；线索分 {score:.2f}"


def cluster_words(total: int, bursts: Sequence[ShellBurst], overlap: float | None) -> str:
    """How many firms, when founded, by what they share, and how far their executives are the same."""
    firms: dict[tuple[str, str], set[str]] = {}
    for one in bursts:
        firms.setdefault((one.kind_zh, one.words), set()).update(one.firms)
    told = [f"{kind} {words}（{len(sharing)} 户）" for (kind, words), sharing in firms.items()]
    more = f" 等 {len(told)} 项" if len(told) > 4 else ""
    people = "" if overlap is None else f"；主要人员重合度 {overlap:.0%}"
    first, last = min(one.first for one in bursts), max(one.last for one in bursts)
    return f"{total} 户于 {first} 至 {last} 先后成立，同一{'、'.join(told[:4])}{more}{people}"


def _found(subject: Party | None, what: str, total: int, unit: str, sources: tuple[SourceState, ...]) -> str:
    seen = suppliers(sources, "Registration")
    if not seen:
        return f"{what}未查：尚未装载登记数据"
    whose = "全部数据中" if subject is None else f"{subject.name} "
    if total:
        return f"{whose}涉及 {total:,} {unit}{what}，供核查人员查证，不是认定"
    return f"{whose}未见{what}（{looked_in(seen)}）"
