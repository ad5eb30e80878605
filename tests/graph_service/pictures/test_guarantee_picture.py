"""Guarantees and groups as pictures: rings as rings, trees as trees, what does not fit is counted."""

from __future__ import annotations

import math

import pytest
from drawn_cases import marks_of, overlapping, party, ties_of

from analytics.guarantee_circles import Exposure
from graph_service.answers.as_of import as_of
from graph_service.answers.facts.relations import Relation
from graph_service.answers.groups.group import BASIS, Fringe, GroupAnswer, Member
from graph_service.answers.guarantees.guarantee_circles import (
    Circle,
    GuaranteeLink,
    GuaranteesAnswer,
    GuaranteeStar,
)
from graph_service.answers.window import Window
from graph_service.beijing import beijing_today
from graph_service.pictures.group_picture import MOST_DRAWN, group_picture
from graph_service.pictures.guarantee_picture import MOST_AROUND, guarantees_picture

EXPOSURE = Exposure(24_000_000.0, 3, 0)


def link(guarantor: str, debtor: str, *amounts: float | None) -> GuaranteeLink:
    """The guarantees of these amounts in yuan; null is not disclosed."""
    ends = party(guarantor), party(debtor)
    told = tuple(
        Relation("GUARANTEES", "担保", *ends, "担保", "guarantees", {"amount": one, "currency": None}, None)
        for one in amounts
    )
    return GuaranteeLink(*ends, told)


def circle_of(members: list[str], links: list[GuaranteeLink], *cycles: list[str]) -> Circle:
    """A circle of these members."""
    return Circle(
        kind="ring",
        kind_zh="环形担保",
        sentence="环形担保",
        members=tuple(map(party, members)),
        mutual_pairs=(),
        cycles=tuple(tuple(map(party, cycle)) for cycle in cycles),
        cycles_complete_to=8,
        exposure=EXPOSURE,
        outward=EXPOSURE,
        links=tuple(links),
    )


def answer(circles=(), stars=()) -> GuaranteesAnswer:
    """An answer about a."""
    return GuaranteesAnswer(
        sentence="a 涉及担保",
        as_of=as_of(beijing_today()),
        subject=party("a"),
        circles=tuple(circles),
        circles_total=len(circles),
        stars=tuple(stars),
        stars_total=len(stars),
        chains=(),
        window=Window(0, 50),
        sources=(),
        cuts=(),
    )


def test_a_ring_is_drawn_as_a_ring_with_its_amounts():
    """d → b is not in the longest cycle a → b → c → d → a: it is drawn across."""
    around = [link("a", "b", 6e6, 6e6), link("b", "c", 8e6), link("c", "d", None), link("d", "a", 1e6, None)]
    made = guarantees_picture(
        answer(
            [circle_of(["a", "b", "c", "d"], [*around, link("d", "b", 2e6)], ["d", "b", "c"], list("abcd"))]
        )
    )

    assert len(made.ties) == 5
    labels = {(one.tie.source[2:], one.tie.target[2:]): one.tie.label for one in made.ties}
    assert labels == {
        ("a", "b"): "1,200 万元",
        ("b", "c"): "800 万元",
        ("c", "d"): "1 笔未披露",
        ("d", "a"): "100 万元，1 笔未披露",
        ("d", "b"): "200 万元",
    }
    middle_x = sum(one.at.x for one in made.boxes) / 4
    middle_y = sum(one.at.y for one in made.boxes) / 4
    far = [math.hypot((one.at.x - middle_x) / 1.5, one.at.y - middle_y) for one in made.boxes]
    assert max(far) == pytest.approx(min(far), rel=0.01)
    assert marks_of(made)["0:a"] == {"subject"}
    assert overlapping(made.boxes) == []


def test_two_that_guarantee_each_other_have_two_lines_apart():
    made = guarantees_picture(
        answer([circle_of(["a", "b"], [link("a", "b", 1e6), link("b", "a", 2e6)], ["a", "b"])])
    )

    (one, other) = (tie.path for tie in made.ties)
    assert abs(one[0][0].y - other[1][0].y) > 5 or abs(one[0][0].x - other[1][0].x) > 5
    assert all(tie.label_at is not None for tie in made.ties)


def test_more_members_than_fit_a_ring_are_counted_in_its_caption():
    names = ["a", *(f"m{i}" for i in range(99))]
    links = [link(one, other, 1e6) for one, other in zip(names, [*names[1:], "a"], strict=True)]

    made = guarantees_picture(answer([circle_of(names, links, names)]))

    assert len(made.boxes) == MOST_AROUND
    assert len(made.ties) == MOST_AROUND - 1
    assert "另有 60 户未画出" in made.captions[0].text
    assert overlapping(made.boxes) == []


def test_a_party_of_two_panels_is_a_box_in_each_and_panels_do_not_meet():
    ring = circle_of(["a", "b"], [link("a", "b", 1e6), link("b", "a", 1e6)], ["a", "b"])
    star = GuaranteeStar("a 为 5 户提供担保", party("a"), tuple(party(f"d{i}") for i in range(5)), EXPOSURE)

    made = guarantees_picture(answer([ring], [star]))

    assert {"0:a", "1:a"} <= marks_of(made).keys()
    assert ("1:a", "1:d4") in ties_of(made)
    assert overlapping(made.boxes) == []
    first = max(one.at.y + one.height / 2 for one in made.boxes if one.box.id.startswith("0:"))
    assert min(one.corner.y for one in made.boxes if one.box.id.startswith("1:")) > first


def group_of(members: list[Member], total: int, fringe: tuple[Fringe, ...] = ()) -> GroupAnswer:
    """A group around a."""
    return GroupAnswer(
        "a 所在集团", as_of(), party("a"), (), tuple(members), total, fringe, (), (), (), BASIS
    )


def member(id_: str, parent: str | None, level: int, share: float | None = 0.6) -> Member:
    """A member under its parent."""
    above = party(parent) if parent else None
    return Member(
        party(id_),
        id_,
        "self" if id_ == "a" else "common",
        "",
        above,
        share if above else None,
        0.6,
        level,
        (),
    )


def test_a_group_is_a_tree_from_its_top_and_minority_holdings_stand_apart():
    fringe = Fringe(party("f"), 0.3, (party("a"), party("top")))
    members = [member("top", None, 0), member("a", "top", 1), member("b", "a", 2, None)]

    made = group_picture(group_of(members, 3, (fringe,)))

    at = {one.box.id: one.at for one in made.boxes}
    assert at["top"].y < at["a"].y < at["b"].y
    assert ties_of(made) == {("top", "a"), ("a", "b"), ("a", "f"), ("top", "f")}
    assert {one.tie.target: one.tie.label for one in made.ties} == {"a": "60%", "b": "未披露", "f": ""}
    assert marks_of(made)["f"] == {"apart"}
    assert marks_of(made)["a"] == {"subject"}


def test_members_that_do_not_fit_are_counted():
    members = [member("a", None, 0), *(member(f"m{i}", "a", 1) for i in range(449))]

    made = group_picture(group_of(members, 5_000))

    assert len(made.boxes) == MOST_DRAWN
    assert "另有 4,700 个成员未画出。" in made.notes
