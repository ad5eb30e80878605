"""A group in sentences: who belongs to it, below whom, and who only shares the state as a holder."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from analytics.groups import GroupMember
from graph_service.answers.control.figures import percent
from graph_service.answers.facts.parties import Party
from graph_service.answers.groups.group import TIES, StateHolder, Tie


def group_words(
    subject: Party,
    tops: Sequence[Party],
    ties: Mapping[Tie, int],
    fringe: int,
    state_holders: Sequence[StateHolder],
) -> str:
    """The finding: how many members by what tie, below whom, and what is apart from the group."""
    parts = [_members(subject, tops, ties)]
    if fringe:
        parts.append(f"另有 {fringe} 户持股两成以上而未控制，不列为成员")
    return "；".join([*parts, *(one.sentence for one in state_holders)])


def member_words(party: Party, one: GroupMember, parent: Party | None) -> str:
    """Where the member stands in the tree."""
    if parent is None:
        return f"{party.name}：顶端"
    return f"{party.name}：在 {parent.name} 之下，集团合计持有 {percent(one.group_share)}"


def state_words(party: Party, subject: Party, controlled: int) -> str:
    """What the holder for the state controls, and that this joins nobody."""
    if party.id == subject.id:
        return f"本主体为国有出资人，控制的 {controlled:,} 户仅因同受国家控股不列为同一集团"
    return f"其上国有出资人 {party.name} 共控制 {controlled:,} 户，仅因同受国家控股不列为同一集团"


def _members(subject: Party, tops: Sequence[Party], ties: Mapping[Tie, int]) -> str:
    total = 1 + sum(ties.values())
    if total < 2:
        return f"{subject.name} 未见与其他主体的控制关系，不属于任何集团"
    named = "、".join(one.name for one in tops[:3]) + (f" 等 {len(tops)} 个" if len(tops) > 3 else "")
    head = f"以 {named} 为顶端" if tops else "成员互相控制，无顶端"
    counted = "、".join(f"{TIES[tie]} {number:,}" for tie, number in ties.items() if number)
    return f"{subject.name} 所在集团 {total:,} 个主体，{head}（{counted}）"
