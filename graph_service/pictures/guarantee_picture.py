"""The picture of guarantees (担保圈): each circle as a ring with amounts, then the chain and the stars."""

from __future__ import annotations

from analytics.layout import circle
from analytics.layout_items import Extent
from graph_service.answers.facts.parties import Party
from graph_service.answers.guarantees.guarantee_circles import (
    Circle,
    GuaranteeChain,
    GuaranteeLink,
    GuaranteesAnswer,
    GuaranteeStar,
)
from graph_service.answers.guarantees.guarantee_words import exposure_words
from graph_service.pages.words import count, wan
from graph_service.pictures.box_size import sized
from graph_service.pictures.layered_picture import drawn_in_layers
from graph_service.pictures.panels import Panel, stacked
from graph_service.pictures.picture import Box, Picture, Tie
from graph_service.pictures.straight_picture import drawn_straight
from graph_service.pictures.words import INDEX_ONLY, heading

MOST_AROUND, MOST_UNDER = 40, 60
"""Members of a circle drawn around a ring, and debtors of a star under it."""

AMOUNT_ROOM = Extent(96.0, 60.0)
"""Beside each box of a ring, so that an amount fits between two."""


def guarantees_picture(answer: GuaranteesAnswer) -> Picture:
    """All circles, chains and stars of the answer, under one another."""
    subject = answer.subject
    panels = [_circle(one, subject) for one in answer.circles]
    panels += [_chain(one, subject) for one in answer.chains]
    panels += [_star(one, subject) for one in answer.stars]
    if not panels and subject:
        panels = [
            Panel(f"{answer.sentence}。", drawn_in_layers([_box(subject, subject)], [], {subject.id: 0}))
        ]
    drawn, captions = stacked(panels)
    return Picture(
        heading=heading(subject.name if subject else "全部", "担保关系", answer.as_of),
        sentence=answer.sentence,
        boxes=drawn.boxes,
        ties=drawn.ties,
        notes=tuple(_notes(answer)),
        width=drawn.width,
        height=drawn.height,
        captions=captions,
    )


def _notes(answer: GuaranteesAnswer) -> list[str]:
    shown = (
        (len(answer.circles), answer.circles_total, "个担保圈"),
        (len(answer.stars), answer.stars_total, "处担保辐射"),
    )
    notes = [f"另有 {count(total - drawn)} {words}未画出。" for drawn, total, words in shown if total > drawn]
    return [*notes, f"可供核查，不作为惩戒依据。{INDEX_ONLY}"]


def _circle(one: Circle, subject: Party | None) -> Panel:
    order = _order(one)
    members = order[:MOST_AROUND]
    known = {party.id: party for party in one.members}
    boxes = [_box(known[id_], subject) for id_ in members]
    sizes = {box.id: sized(box) for box in boxes}
    rooms = {
        id_: Extent(size.width + AMOUNT_ROOM.breadth, size.height + AMOUNT_ROOM.depth)
        for id_, size in sizes.items()
    }
    kept = set(members)
    ties = [_tie(link) for link in one.links if {link.guarantor.id, link.debtor.id} <= kept]
    left_out = f"，另有 {count(len(order) - len(members))} 户未画出" if len(order) > len(members) else ""
    caption = f"{one.kind_zh}，{count(len(order))} 户，圈内担保 {exposure_words(one.exposure)}{left_out}"
    return Panel(caption, drawn_straight(boxes, ties, sizes, circle(members, rooms)))


def _order(one: Circle) -> list[str]:
    """The members around the ring: the longest cycle, each other one beside whom it is tied to."""
    longest = max(one.cycles, key=len, default=())
    order = [party.id for party in longest]
    tied: dict[str, list[str]] = {}
    for link in one.links:
        tied.setdefault(link.guarantor.id, []).append(link.debtor.id)
        tied.setdefault(link.debtor.id, []).append(link.guarantor.id)
    for party in one.members:
        if party.id not in order:
            beside = next(
                (order.index(other) for other in tied.get(party.id, ()) if other in order), len(order)
            )
            order.insert(beside + 1, party.id)
    return order


def _chain(one: GuaranteeChain, subject: Party | None) -> Panel:
    ranks = {party.id: at for at, party in enumerate(one.parties)}
    boxes = [_box(party, subject) for party in one.parties]
    drawn = drawn_in_layers(boxes, [_tie(link) for link in one.links], ranks)
    return Panel(f"担保链，{len(one.links)} 步，自本主体起最长的一条", drawn)


def _star(one: GuaranteeStar, subject: Party | None) -> Panel:
    debtors = one.debtors[:MOST_UNDER]
    ranks = {one.guarantor.id: 0} | {party.id: 1 for party in debtors}
    ties = [
        Tie(
            one.guarantor.id,
            party.id,
            "guarantees",
            "",
            (f"{one.guarantor.name} 为 {party.name} 提供担保",),
            width=1.8,
        )
        for party in debtors
    ]
    drawn = drawn_in_layers([_box(party, subject) for party in (one.guarantor, *debtors)], ties, ranks)
    left_out = (
        f"，另有 {count(len(one.debtors) - len(debtors))} 户未画出" if len(one.debtors) > len(debtors) else ""
    )
    return Panel(f"担保辐射，{count(len(one.debtors))} 户，{exposure_words(one.exposure)}{left_out}", drawn)


def _box(party: Party, subject: Party | None) -> Box:
    return Box(
        id=party.id,
        shape="person" if party.is_person else "enterprise",
        name=party.name,
        sentence=party.name,
        marks=frozenset({"subject"} if subject and party.id == subject.id else ()),
        party=party.id,
    )


def _tie(link: GuaranteeLink) -> Tie:
    return Tie(
        source=link.guarantor.id,
        target=link.debtor.id,
        kind="guarantees",
        label=_amount(link),
        sentences=tuple(one.sentence for one in link.guarantees)
        or (f"{link.guarantor.name} 为 {link.debtor.name} 提供担保",),
        width=1.8,
    )


def _amount(link: GuaranteeLink) -> str:
    """What is guaranteed in all, by currency, and how many contracts do not say."""
    sums: dict[str | None, float] = {}
    hidden = 0
    for one in link.guarantees:
        amount, currency = one.properties.get("amount"), one.properties.get("currency")
        if isinstance(amount, (int, float)):
            key = str(currency) if currency else None
            sums[key] = sums.get(key, 0.0) + amount
        else:
            hidden += 1
    told = [wan(amount, currency) for currency, amount in sums.items()]
    return "，".join([*told, *([f"{hidden} 笔未披露"] if hidden else [])])
