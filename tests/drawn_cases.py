"""Pictures made by hand for tests, and readers of what was drawn."""

from __future__ import annotations

from xml.etree import ElementTree

from analytics.layout_ranks import signed_ranks
from graph_service.answers.facts.parties import Party
from graph_service.pictures.layered_picture import drawn_in_layers
from graph_service.pictures.picture import Box, Picture, PlacedBox, Tie, Words
from graph_service.pictures.svg import picture_svg

SVG = "{http://www.w3.org/2000/svg}"
LONG_NAME = "".join(
    (
        "中国南通长江三角洲一体化示范区",
        "国际供应链管理与跨境电子商务综合服务平台",
        "运营（江苏）有限责任公司第二分公司如东办事处联络处",
    )
)
HOSTILE_NAME = '</text></svg><script>alert("1")</script>\u202e&amp;公司\x00'


def box(id_: str, name: str = "", **more) -> Box:
    """An enterprise's box; a person's where the id begins with p."""
    name = name or f"如东{id_}有限公司"
    shape = "person" if id_.startswith("p") else "enterprise"
    notes = (Words("穿透 60%", "soft"),)
    return Box(
        **{"id": id_, "shape": shape, "name": name, "sentence": name, "notes": notes, "party": id_} | more
    )


def tie(source: str, target: str, label: str = "60%", **more) -> Tie:
    """A holding."""
    return Tie(source, target, "holds", label, (f"{source} 持有 {target} 的 {label}",), **more)


def picture(boxes: list[Box], ties: list[Tie], above: frozenset[str] = frozenset()) -> Picture:
    """The boxes in layers around the first of them; all but `above` stand below it."""
    ids = [one.id for one in boxes]
    ranks = signed_ranks(ids[0], ids, [(one.source, one.target) for one in ties], above)
    drawn = drawn_in_layers(boxes, ties, ranks)
    return Picture("图", "一句话", drawn.boxes, drawn.ties, ("另有 2 个未画出",), drawn.width, drawn.height)


def elements(made: Picture, **how) -> ElementTree.Element:
    """The SVG read back by an XML reader, which refuses anything that is not well formed."""
    return ElementTree.fromstring(str(picture_svg(made, **how)))


def classed(root: ElementTree.Element, name: str) -> list[ElementTree.Element]:
    """The elements of this class."""
    return [one for one in root.iter() if name in (one.get("class") or "").split()]


def texts(root: ElementTree.Element) -> list[str]:
    """Every text that is shown."""
    return ["".join(one.itertext()) for one in root.iter(f"{SVG}text")]


def overlapping(boxes: tuple[PlacedBox, ...]) -> list[tuple[str, str]]:
    """The pairs of boxes that lie on one another."""
    return [
        (one.box.id, other.box.id)
        for at, one in enumerate(boxes)
        for other in boxes[:at]
        if abs(one.at.x - other.at.x) < (one.width + other.width) / 2 - 0.2
        and abs(one.at.y - other.at.y) < (one.height + other.height) / 2 - 0.2
    ]


def party(id_: str, name: str = "", *, person: bool = False) -> Party:
    """A party as answers have it."""
    label = "Person" if person else "Enterprise"
    return Party(id_, label, name or f"如东{id_}有限公司", "uscc", None, id_, None, None, None, True)


def ties_of(made: Picture) -> set[tuple[str, str]]:
    """The ends of every line that is drawn, by the ids of the boxes."""
    return {(one.tie.source, one.tie.target) for one in made.ties}


def marks_of(made: Picture) -> dict[str, frozenset[str]]:
    """The marks of every box."""
    return {one.box.id: one.box.marks for one in made.boxes}
