"""The picture of a group (集团): a tree from its tops down, minority holdings beside it and no members."""

from __future__ import annotations

from graph_service.answers.control.figures import percent
from graph_service.answers.facts.parties import Party
from graph_service.answers.groups.group import Fringe, GroupAnswer, Member
from graph_service.pages.words import count
from graph_service.pictures.layered_picture import drawn_in_layers
from graph_service.pictures.picture import Box, Mark, Picture, Tie, Words
from graph_service.pictures.words import INDEX_ONLY, heading

MOST_DRAWN = 300
"""Members and minority holdings drawn, members first."""


def group_picture(answer: GroupAnswer) -> Picture:
    """Every member under the one that holds most of it, by its level."""
    members = answer.members[:MOST_DRAWN]
    fringe = answer.fringe[: MOST_DRAWN - len(members)]
    levels = {one.party.id: one.level for one in members}
    ranks = levels | {one.company.id: _below(one, levels) for one in fringe}
    ties = [_tie(one, one.parent) for one in members if one.parent and one.parent.id in levels]
    ties += [tie for one in fringe for tie in _fringe_ties(one, levels)]
    boxes = [_box(one, answer) for one in members] + [_fringe_box(one) for one in fringe]
    drawn = drawn_in_layers(boxes, ties, ranks)
    return Picture(
        heading=heading(answer.subject.name, "所在集团", answer.as_of),
        sentence=answer.sentence,
        boxes=drawn.boxes,
        ties=drawn.ties,
        notes=tuple(_notes(answer, len(members), len(fringe))),
        width=drawn.width,
        height=drawn.height,
    )


def _notes(answer: GroupAnswer, members: int, fringe: int) -> list[str]:
    left_out = answer.total - members
    notes = [f"{answer.sentence}。"] if answer.total < 2 else []
    notes += [f"另有 {count(left_out)} 个成员未画出。"] if left_out else []
    notes += (
        [f"另有 {count(len(answer.fringe) - fringe)} 户非成员未画出。"] if len(answer.fringe) > fringe else []
    )
    state = "、".join(one.party.name for one in answer.state_holders)
    notes += [f"国有出资人 {state} 不并入集团，未画出。"] if state else []
    return [*notes, f"线上为上级直接持有的比例，框内为集团合计。{INDEX_ONLY}"]


def _box(one: Member, answer: GroupAnswer) -> Box:
    marks: frozenset[Mark] = frozenset({"subject"}) if one.tie == "self" else frozenset()
    figure = (Words(f"集团合计 {percent(round(one.group_share, 4))}", "soft"),) if one.parent else ()
    return Box(
        id=one.party.id,
        shape="person" if one.party.is_person else "enterprise",
        name=one.party.name,
        sentence=f"{one.sentence}，{one.tie_zh}",
        notes=figure,
        marks=marks,
        party=one.party.id,
    )


def _tie(one: Member, parent: Party) -> Tie:
    share = one.parent_share
    sentences = tuple(tie.sentence for tie in one.holdings) or (f"{parent.name} 为 {one.party.name} 的上级",)
    label = "未披露" if share is None else percent(round(share, 4))
    return Tie(parent.id, one.party.id, "holds", label, sentences, open=share is None)


def _below(one: Fringe, levels: dict[str, int]) -> int:
    return 1 + max((levels[holder.id] for holder in one.holders if holder.id in levels), default=0)


def _fringe_box(one: Fringe) -> Box:
    words = f"集团合计 {percent(round(one.group_share, 4))}"
    return Box(
        id=one.company.id,
        shape="person" if one.company.is_person else "enterprise",
        name=one.company.name,
        sentence=f"{one.company.name}，{words}，未控制，不是成员",
        notes=(Words(words, "soft"), Words("未控制，不是成员", "soft")),
        marks=frozenset({"apart"}),
        party=one.company.id,
    )


def _fringe_ties(one: Fringe, levels: dict[str, int]) -> list[Tie]:
    return [
        Tie(holder.id, one.company.id, "holds", "", (f"{holder.name} 持有 {one.company.name}，未控制",))
        for holder in one.holders
        if holder.id in levels
    ]
