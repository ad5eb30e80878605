"""What a profile has none of, and where that was looked for (未见, never 无)."""

from __future__ import annotations

from graph_service.answers.facts.freshness import SourceState, suppliers
from graph_service.answers.facts.related import GROUPS
from graph_service.answers.profiles.profile import Profile


def absences(profile: Profile) -> list[tuple[str, str]]:
    """What was not found, and where it was looked for: one line for all that were looked for in one place."""
    lines: dict[str, list[str]] = {}
    for words, kind in _empty(profile):
        lines.setdefault(looked_for(profile.sources, kind), []).append(words)
    return [(f"未见{'、'.join(words)}", where) for where, words in lines.items()]


def looked_for(sources: tuple[SourceState, ...], kind: str) -> str:
    """In which deliveries a kind of fact was looked for and how far they reach, or that none has come."""
    found = suppliers(sources, kind)
    if not found:
        return "未查：尚未装载此类数据"
    return "已查 " + "、".join(f"{one.layout_zh} {one.source} 截至 {one.loaded_on}" for one in found)


def _empty(profile: Profile) -> list[tuple[str, str]]:
    """What the profile has none of: the words for it and the kind of fact."""
    person = profile.subject.is_person
    wanted = [name for name in GROUPS if (name in _OF_A_PERSON) == person or name in _OF_BOTH]
    empty = [(GROUPS[n][2], GROUPS[n][0]) for n in wanted if not getattr(profile.related, n).total]
    listed = bool(profile.constraints or profile.notices or profile.honours)
    records = (("名单记录", "ListEntry", listed), ("在用的行政处罚", "Penalty", bool(profile.penalties)))
    others = (
        ("行政许可", "Licence", profile.licences),
        ("可公开的信用承诺", "Commitment", profile.commitments),
        ("信用评价", "Evaluation", profile.evaluations),
    )
    conduct = [] if person else [(words, kind) for words, kind, found in others if not found]
    return [*((words, kind) for words, kind, found in records if not found), *conduct, *empty]


_OF_A_PERSON = ("represents", "posts")
_OF_BOTH = ("investments", "guarantees_given", "guarantees_received")
