"""The finding (结论): one sentence on top that a clerk may read alone and not be misled."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from graph_service.answers.cuts import Cut
from graph_service.answers.facts.conduct import Conduct, conduct_words
from graph_service.answers.facts.disputes import MARK
from graph_service.answers.facts.freshness import SourceState, layout_words, suppliers
from graph_service.answers.facts.listings import (
    DISCLAIMER,
    Constraint,
    Honour,
    ListFact,
    Notice,
    RelatedSignal,
)
from graph_service.answers.facts.records import Penalty, Registration
from graph_service.answers.matching.same_pairs import SameSubject

Tone = Literal["constraint", "signal", "clear", "unknown"]

ENDED = ("注销", "吊销", "撤销")
"""Words in a registration's status that say that the enterprise is no more, or no longer licensed."""


@dataclass(frozen=True)
class Finding:
    """What is in force, in one sentence, and its tone.

    `clear` is said only where lists and penalties were both looked at; `unknown` where one was not. The
    sentence comes in two: `law` says what binds the subject (约束), `other` the rest; a page must not give
    the second the look of the first.
    """

    sentence: str
    tone: Tone
    law: str
    other: str


@dataclass(frozen=True)
class Grounds:
    """All that the sentence may speak of; nothing ended is among it."""

    registrations: tuple[Registration, ...]
    constraints: tuple[Constraint, ...]
    notices: tuple[Notice, ...]
    penalties: tuple[Penalty, ...]
    signals: tuple[RelatedSignal, ...]
    same: tuple[SameSubject, ...]
    honours: tuple[Honour, ...]
    conduct: Conduct
    sources: tuple[SourceState, ...]
    cuts: tuple[Cut, ...]
    is_person: bool


def finding(grounds: Grounds) -> Finding:
    """The sentence: standing, constraints, notices, penalties, signals, then what was not seen."""
    others = [
        _standing(grounds),
        notice_words(grounds.notices),
        penalty_words(grounds.penalties),
        same_words(grounds.same),
        _signals(grounds.signals),
        honour_words(grounds.honours),
        conduct_words(grounds.conduct),
        _unseen(grounds),
        "部分内容超出显示上限，未列全" if grounds.cuts else "",
    ]
    return told(constraint_words(grounds.constraints), others, _tone(grounds))


def told(law: str, others: Iterable[str], tone: Tone, view: str = "") -> Finding:
    """The finding of these words; the law comes first, `view` (as of when) before all."""
    other = "；".join(words for words in others if words) + "。"
    first = f"{view}{law}；" if law else view
    return Finding(first + other, tone, first, other)


def period(entry: ListFact) -> str:
    """From when to when an entry has force, in Chinese; the last day named is the last day it holds."""
    end = entry.ends.measure_until or entry.ends.use_until
    last = f"至 {end - timedelta(days=1)}" if end else "未定终期"
    return f"自 {entry.listed_on} {last}"


def _tone(grounds: Grounds) -> Tone:
    if grounds.constraints:
        return "constraint"
    told = grounds.notices or grounds.penalties or grounds.signals or conduct_words(grounds.conduct)
    if told or same_words(grounds.same) or _has_ended(grounds.registrations):
        return "signal"
    looked = all(suppliers(grounds.sources, kind) for kind in ("ListEntry", "Penalty"))
    return "clear" if looked and not grounds.cuts else "unknown"


def _standing(grounds: Grounds) -> str:
    if grounds.is_person:
        return ""
    if not grounds.registrations:
        return "未见登记信息，仅被其他记录提及"
    ended = [r for r in grounds.registrations if _says_ended(r)]
    if not ended:
        return ""
    day = ended[0].deregistered_on
    return f"登记状态为{ended[0].status}" + (f"（{day}）" if day else "")


def _has_ended(registrations: tuple[Registration, ...]) -> bool:
    return any(_says_ended(registration) for registration in registrations)


def _says_ended(registration: Registration) -> bool:
    return any(word in (registration.status or "") for word in ENDED)


def constraint_words(constraints: tuple[Constraint, ...]) -> str:
    """The lists of tier A that the subject itself stands on; empty where there is none."""
    if not constraints:
        return ""
    named = _some(f"{c.entry.called}，{period(c.entry)}{_mark(c.entry.disputed)}" for c in constraints)
    return f"列入 {_lists([c.entry for c in constraints])} 份严重失信主体名单（约束）：{named}"


def notice_words(notices: tuple[Notice, ...]) -> str:
    """The other lists that the subject itself stands on; empty where there is none."""
    if not notices:
        return ""
    named = _some(f"{one.entry.called}（{one.why}）{_mark(one.entry.disputed)}" for one in notices)
    return f"列入其他名单 {_lists([n.entry for n in notices])} 份（提示，不作为惩戒依据）：{named}"


def same_words(same: Sequence[SameSubject]) -> str:
    """Those whom cross-matching holds for the same and who stand on lists; empty where there is none."""
    listed = [one for one in same if one.entries]
    if not listed:
        return ""
    named = _some(f"{one.party.name}（{one.grade} 级）列入 {one.entries[0].called}" for one in listed)
    taken = "A 级的记录已计入本主体；" if any(one.grade == "A" for one in listed) else ""
    return f"名单比对疑似同一 {len(listed)} 户：{named}（{taken}B 级须核实，不作为惩戒依据）"


def honour_words(honours: tuple[Honour, ...]) -> str:
    """The red lists that the subject itself stands on; empty where there is none."""
    if not honours:
        return ""
    named = _some(f"{one.entry.called}（{one.void}）" if one.void else one.entry.called for one in honours)
    return f"列入守信激励名单 {_lists([one.entry for one in honours])} 份：{named}"


def penalty_words(penalties: Sequence[Penalty]) -> str:
    """How many penalties are in use, and how many of them are disputed; empty where there is none."""
    if not penalties:
        return ""
    disputed = sum(one.disputed for one in penalties)
    return f"有在用行政处罚 {len(penalties)} 条" + (f"（其中{MARK} {disputed} 条）" if disputed else "")


def _mark(disputed: bool) -> str:
    return f"，{MARK}" if disputed else ""


def _signals(signals: tuple[RelatedSignal, ...]) -> str:
    parties = len({signal.party.id for signal in signals})
    return f"直接关联方中 {parties} 户（人）列入名单（提示，{DISCLAIMER}）" if parties else ""


def _unseen(grounds: Grounds) -> str:
    """What was looked for and not found, with sources and dates, or was never delivered at all."""
    listed = bool(grounds.constraints or grounds.notices or grounds.honours)
    wanted = (
        ("名单记录", "ListEntry", listed),
        ("在用的行政处罚", "Penalty", bool(grounds.penalties)),
    )
    return "；".join(_looked(words, kind, grounds.sources) for words, kind, found in wanted if not found)


def _looked(words: str, kind: str, sources: tuple[SourceState, ...]) -> str:
    found = suppliers(sources, kind)
    if not found:
        return f"{words}未查：尚未装载此类数据"
    return f"未见{words}（{looked_in(found)}）"


def looked_in(found: tuple[SourceState, ...]) -> str:
    """Which deliveries were looked in, and how far they reach."""
    return "已查 " + _some((f"{layout_words(s.layout)} {s.source} 截至 {s.loaded_on}" for s in found), most=6)


def _lists(entries: list[ListFact]) -> int:
    return len({entry.list_code for entry in entries})


def _some(words: Iterable[str], most: int = 3) -> str:
    every = list(words)
    return "、".join(every[:most]) + (f" 等 {len(every)} 项" if len(every) > most else "")
