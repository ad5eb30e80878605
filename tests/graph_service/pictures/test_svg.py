"""Pictures as SVG: all is drawn, nothing acts or is fetched, nothing lies on anything."""

from __future__ import annotations

import re

import pytest
from drawn_cases import HOSTILE_NAME, LONG_NAME, SVG, box, classed, elements, overlapping, picture, texts, tie

from graph_service.pictures.picture import LEGEND
from graph_service.pictures.png import MOST_PIXELS, picture_png
from graph_service.pictures.svg import COLOURS, picture_svg

SIZES = [0, 1, 30, 300]


def star(leaves: int):
    """A company with so many holders, two of whom hold through another as well."""
    holders = [f"p{i}" for i in range(leaves)]
    ties = [tie(one, "s") for one in holders] + [tie(one, "p0") for one in holders[1:3]]
    return picture([box("s", marks=frozenset({"subject"})), *map(box, holders)], ties, frozenset(holders))


@pytest.mark.parametrize("leaves", SIZES)
def test_every_box_and_every_line_is_drawn_once(leaves):
    made = star(leaves)

    root = elements(made)

    assert len(classed(root, "pic-node")) == len(made.boxes) == leaves + 1
    assert len(classed(root, "pic-tie")) == len(made.ties)
    ids = {one.get("id") for one in classed(root, "pic-node")}
    assert all({one.get("data-from"), one.get("data-to")} <= ids for one in classed(root, "pic-tie"))


@pytest.mark.parametrize("leaves", SIZES)
def test_no_box_lies_on_another_and_all_lie_inside(leaves):
    made = star(leaves)

    assert overlapping(made.boxes) == []
    assert all(one.corner.x >= -0.2 and one.corner.x + one.width <= made.width + 0.2 for one in made.boxes)
    assert all(one.corner.y >= -0.2 and one.corner.y + one.height <= made.height + 0.2 for one in made.boxes)


def test_many_holders_stand_below_one_another_so_that_the_page_need_not_be_wide():
    assert star(300).width < 1000
    assert star(300).height > 5000


def test_a_hostile_name_stays_text_and_is_well_formed():
    made = picture([box("s", HOSTILE_NAME, sentence=HOSTILE_NAME), box("a")], [tie("s", "a", HOSTILE_NAME)])

    root = elements(made, live=True, linked=True)

    shown = "".join(texts(root))
    assert '</text></svg><script>alert("1")</script>⟦RLO⟧&amp;公司⟦U+0000⟧' in shown
    assert not list(root.iter(f"{SVG}script"))


def test_nothing_is_fetched_and_nothing_acts():
    made = picture([box("s", HOSTILE_NAME), box("a", "javascript:alert(1)")], [tie("s", "a")])

    for one in elements(made, linked=True).iter():
        assert one.tag.removeprefix(SVG) not in ("script", "style", "image", "use", "foreignObject")
        assert not [name for name in one.attrib if name.startswith("on") or name == "style"]
        for name, value in one.attrib.items():
            assert "http" not in value or name == "xmlns"
            assert not re.search(r"url\((?!#)", value)
            assert not name.endswith("href") or value.startswith("/subjects/")


def test_a_long_name_is_wrapped_into_its_box_and_none_of_it_is_lost():
    assert len(LONG_NAME) == 60
    made = picture([box("s", LONG_NAME)], [])

    lines = [one.text for one in made.boxes[0].lines if one.tone == "name"]

    assert "".join(lines) == LONG_NAME
    assert made.boxes[0].width < 160
    assert made.boxes[0].height > 17 * len(lines)


def test_a_person_with_one_character_has_a_circle_and_a_name():
    root = elements(picture([box("p", "李")], []))

    assert len(list(root.iter(f"{SVG}circle"))) == 2  # the person, and the sample in the legend
    assert "李" in texts(root)


def test_the_legend_tells_what_is_shown_and_nothing_else():
    plain = picture([box("s", marks=frozenset({"subject"})), box("p1")], [tie("p1", "s")], frozenset({"p1"}))
    ring = picture(
        [box("s", marks=frozenset({"subject"})), box("a", marks=frozenset({"law"}), more=3)],
        [tie("a", "s"), tie("s", "a", open=True)],
        frozenset({"a"}),
    )

    assert [mark for mark, _ in plain.legend] == ["subject", "person", "holds"]
    assert [mark for mark, _ in ring.legend] == [
        "subject", "enterprise", "law", "holds", "unknown", "backward", "more",
    ]  # fmt: skip
    assert set(LEGEND.values()) >= {words for _, words in ring.legend}
    assert "另有 n 个未画出" in texts(elements(ring))


def test_law_red_is_on_the_node_under_a_list_in_force_and_nowhere_else():
    marked = box("a", marks=frozenset({"law"}))
    made = picture([box("s", marks=frozenset({"subject"})), marked, box("b")], [tie("a", "s"), tie("a", "b")])

    red = [one for one in elements(made).iter() if COLOURS["law"] in one.attrib.values()]
    nodes = [
        one
        for one in classed(elements(made), "pic-node")
        if COLOURS["law"] in str(list(one.iter())[2].attrib)
    ]

    assert len(red) == 2  # the node, and the sample in the legend
    assert ["law" in (one.get("class") or "") for one in nodes] == [True]


def test_what_was_left_out_is_said_in_the_picture():
    assert "另有 2 个未画出" in texts(elements(star(1)))


def test_a_picture_alone_is_an_image_with_a_title_and_one_on_a_page_is_walked():
    made = star(1)

    alone, live, linked = elements(made), elements(made, live=True), elements(made, linked=True)

    assert alone.get("role") == "img"
    assert [one.text for one in alone if one.tag in (f"{SVG}title", f"{SVG}desc")] == ["图", "一句话"]
    assert {one.get("tabindex") for one in classed(alone, "pic-node")} == {None}
    assert live.get("role") == "group"  # an image's inside is hidden from a screen reader
    assert {one.get("tabindex") for one in classed(live, "pic-node")} == {"0"}
    assert [one.get("href") for one in classed(linked, "pic-node")] == ["/subjects/s", "/subjects/p0"]


def test_two_pictures_on_a_page_share_no_id():
    both = str(picture_svg(star(2), key="up")) + str(picture_svg(star(2), key="down"))

    ids = re.findall(r' id="([^"]+)"', both)

    assert len(ids) == len(set(ids))


def test_a_png_is_as_sharp_as_fits_and_shows_chinese():
    small = picture_png(picture([box("s", "南")], []))
    other = picture_png(picture([box("s", "北")], []))

    assert small[:8] == b"\x89PNG\r\n\x1a\n"
    assert small != other  # a font without the characters would draw the same empty box
    width, height = (int.from_bytes(picture_png(star(300))[at : at + 4]) for at in (16, 20))
    assert width * height <= MOST_PIXELS
