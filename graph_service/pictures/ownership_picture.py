"""The picture of an ownership tree (股权穿透图): holders over the subject, investments under it."""

from __future__ import annotations

from analytics.layout_ranks import signed_ranks
from analytics.share_range import ShareRange
from graph_service.answers.control.figures import percent, share_text
from graph_service.answers.control.ownership_tree import OwnershipTree, TreeHolding, TreeNode
from graph_service.answers.facts.relations import share_words
from graph_service.pages.words import count
from graph_service.pictures.layered_picture import drawn_in_layers
from graph_service.pictures.picture import Box, Mark, Picture, Tie, Words
from graph_service.pictures.words import INDEX_ONLY, heading, list_marks, list_sentence, list_words

TITLES = {"both": "股权穿透图", "up": "股权穿透图（向上）", "down": "股权穿透图（向下）"}


def ownership_picture(tree: OwnershipTree) -> Picture:
    """The tree in layers, every holding a line; a holding of itself is told in its box."""
    own = {one.source: one.share for one in tree.holdings if one.source == one.target}
    between = [one for one in tree.holdings if one.source != one.target]
    names = {node.party.id: node.party.name for node in tree.nodes}
    ranks = signed_ranks(
        tree.subject.id,
        list(names),
        [(one.source, one.target) for one in between],
        frozenset(node.party.id for node in tree.nodes if node.side == "up"),
    )
    drawn = drawn_in_layers(
        [_box(node, own.get(node.party.id), tree.subject.name) for node in tree.nodes],
        [_tie(one) for one in between],
        ranks,
    )
    return Picture(
        heading=heading(tree.subject.name, TITLES[tree.direction], tree.as_of),
        sentence=tree.sentence,
        boxes=drawn.boxes,
        ties=drawn.ties,
        notes=tuple(_notes(tree)),
        width=drawn.width,
        height=drawn.height,
    )


def _notes(tree: OwnershipTree) -> list[str]:
    left_out = [f"另有 {count(tree.undrawn)} 个未画出，先画比例大者。"] if tree.undrawn else []
    alone = [f"{tree.sentence}。"] if len(tree.nodes) == 1 else []
    kinds = "线上为直接比例，框内为穿透比例；综合比例因循环持股不同时并列。"
    return [*alone, *left_out, ("" if alone else kinds) + INDEX_ONLY]


def _box(node: TreeNode, own: ShareRange | None, subject: str) -> Box:
    figures = _figures(node)
    marks: set[Mark] = set(list_marks(node.constraints, node.notices))
    marks |= {"subject"} if node.side == "subject" else set()
    marks |= {"state"} if node.state else set()
    marks |= {"nominee"} if node.nominee else set()
    marks |= {"open"} if node.penetrated and not node.penetrated.known else set()
    notes = [*(Words(text, "soft") for text in figures)]
    notes += [
        Words(text, "soft") for text, said in (("国有出资人", node.state), ("名义持有", node.nominee)) if said
    ]
    notes += [Words(f"持有自身 {share_text(own)}", "signal")] if own else []
    return Box(
        id=node.party.id,
        shape="person" if node.party.is_person else "enterprise",
        name=node.party.name,
        sentence=_sentence(node, figures, subject),
        notes=(*notes, *list_words(node.constraints, node.notices)),
        marks=frozenset(marks),
        party=node.party.id,
        more=node.hidden,
    )


def _figures(node: TreeNode) -> list[str]:
    """The penetrated share, and the integrated one where a ring makes it another."""
    if node.penetrated is None:
        return [] if node.side == "subject" else ["穿透过低，未计"]
    figures = [f"穿透 {_short(node.penetrated)}"]
    if node.integrated is None:
        figures.append("综合无法计算（闭环持股）")
    elif node.through_cycles:
        figures.append(f"综合 {_short(node.integrated)}")
    return figures


def _short(share: ShareRange) -> str:
    """A share with two decimals, none of it rounded to nothing; the table has all of them."""
    if not share.known:
        return f"{_percent(share.low)}–{_percent(share.high)}"
    return _percent(share.low)


def _percent(share: float) -> str:
    rounded = round(share, 4)
    return percent(rounded) if rounded or not share else "<0.01%"


def _sentence(node: TreeNode, figures: list[str], subject: str) -> str:
    where = {"up": f"对 {subject}", "down": f"{subject} 对其", "subject": "本主体"}[node.side]
    parts = [
        node.party.name,
        f"{where} {'、'.join(figures)}" if figures else where,
        "国有出资人" if node.state else "",
        "名义持有，不作为控制人" if node.nominee else "",
        list_sentence(node.constraints, node.notices),
        f"另有 {count(node.hidden)} 个{'股东' if node.side == 'up' else '直接关联方'}未画出"
        if node.hidden
        else "",
    ]
    return "，".join(part for part in parts if part)


def _tie(one: TreeHolding) -> Tie:
    return Tie(
        source=one.source,
        target=one.target,
        kind="holds",
        label=_label(one),
        sentences=(one.relation.sentence,),
        open=not one.share.known,
    )


def _label(one: TreeHolding) -> str:
    """The share as stated; where nobody stated any, what the others leave of the whole."""
    if one.share.known:
        return share_text(one.share)
    stated = share_words(one.relation.properties)
    if "%" in stated:
        return stated
    return f"未披露 ≤{_percent(one.share.high)}" if one.share.high < 1 else "未披露"
