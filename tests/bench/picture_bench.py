"""Laying out and writing pictures of 300 parties: a tree with shared holders and a ring, and a network."""

from __future__ import annotations

import random
import time
from collections.abc import Callable

from figures import line

from analytics.layout import rings
from analytics.layout_items import Extent
from analytics.layout_ranks import signed_ranks
from graph_service.pictures.box_size import sized
from graph_service.pictures.layered_picture import Drawn, drawn_in_layers
from graph_service.pictures.picture import Box, Picture, Tie, Words
from graph_service.pictures.png import picture_png
from graph_service.pictures.straight_picture import drawn_straight
from graph_service.pictures.svg import picture_svg

PARTIES, HELD, ROUNDS = 300, 60, 5
"""Parties; those of them that others hold; times that each figure is taken, the least of which is told."""


def measure() -> None:
    """Draw the same graph in layers and in rings, then the layers as points."""
    boxes, ties = _graph()
    tree, network = _picture(_in_layers(boxes, ties)), _picture(_in_rings(boxes, ties))
    shape = f"{PARTIES} parties, {len(ties)} holdings"
    line(f"ownership tree laid out, {shape}", _least(lambda: _in_layers(boxes, ties)), "≤ 0.7 s")
    line("… written as SVG", _least(lambda: picture_svg(tree)), "≤ 0.3 s")
    line(f"network laid out, {shape}", _least(lambda: _in_rings(boxes, ties)), "≤ 0.7 s")
    line("… written as SVG", _least(lambda: picture_svg(network)), "≤ 0.3 s")
    start = time.process_time()
    image = picture_png(tree)
    line(f"… as PNG, {len(image) / 1e6:.1f} MB", f"{time.process_time() - start:.1f} CPU-s", "≤ 8 CPU-s")


def _graph() -> tuple[list[Box], list[Tie]]:
    chance = random.Random(17)
    names = [f"n{i}" for i in range(PARTIES)]
    pairs = {(names[1], names[0]), (names[2], names[HELD // 2])}
    for i in range(1, PARTIES):
        pairs |= {
            (names[i], names[chance.randrange(min(i, HELD))]) for _ in range(chance.choice((1, 1, 1, 2, 3)))
        }
    boxes = [
        Box(name, "enterprise", f"如东{name}建设工程有限公司", name, (Words("穿透 36.2%", "soft"),))
        for name in names
    ]
    ties = [Tie(a, b, "holds", f"{chance.uniform(1, 60):.1f}%", (f"{a} 持有 {b}",)) for a, b in sorted(pairs)]
    return boxes, ties


def _in_layers(boxes: list[Box], ties: list[Tie]) -> Drawn:
    names = [box.id for box in boxes]
    ends = [(tie.source, tie.target) for tie in ties]
    return drawn_in_layers(boxes, ties, signed_ranks(names[0], names, ends, frozenset(names[1:])))


def _in_rings(boxes: list[Box], ties: list[Tie]) -> Drawn:
    sizes = {box.id: sized(box) for box in boxes}
    room = {id_: Extent(size.width, size.height) for id_, size in sizes.items()}
    ends = [(tie.source, tie.target) for tie in ties]
    return drawn_straight(boxes, ties, sizes, rings(boxes[0].id, [box.id for box in boxes], ends, room))


def _picture(drawn: Drawn) -> Picture:
    return Picture("图", "图", drawn.boxes, drawn.ties, (), drawn.width, drawn.height)


def _least(act: Callable[[], object]) -> str:
    times = []
    for _ in range(ROUNDS):
        start = time.process_time()
        act()
        times.append(time.process_time() - start)
    return f"{min(times):.2f} s"
