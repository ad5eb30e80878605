"""Boxes on layers with lines between them: downwards where that is narrow enough to read, else rightwards."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from analytics.layout import Place
from analytics.layout_layers import Extent, Layered, Link, Way, layered
from graph_service.pictures.box_size import UPRIGHT, Size, label_size, sized
from graph_service.pictures.path import arrowhead, curve
from graph_service.pictures.picture import Box, PlacedBox, PlacedTie, Tie

NARROW_ENOUGH = 1100.0
"""Pixels; a wider drawing of layers is laid on its side, so that it grows downwards as a page does."""

CORNER = 12.0
"""Pixels at the end of a box's side where no line begins."""

NEARLY = 4.0
"""Pixels by which a line may miss the middle of a side and yet end straight."""


@dataclass(frozen=True)
class Drawn:
    """Placed boxes and lines, and the room they take."""

    boxes: tuple[PlacedBox, ...]
    ties: tuple[PlacedTie, ...]
    width: float
    height: float


@dataclass(frozen=True)
class _Slot:
    """A box as the layers see it: its middle, its size along and across the layer, and its edges."""

    at: Place
    breadth: float
    depth: float
    band: tuple[float, float]


def drawn_in_layers(boxes: Sequence[Box], ties: Sequence[Tie], ranks: Mapping[str, int]) -> Drawn:
    """The boxes on layers by rank, top down or, where that is too wide, from left to right.

    Labels stand at the end that is farther from rank 0.

    Raises:
        ValueError: a line's end is no box, or a line leads from a box to itself.
    """
    broadest = max(Counter(ranks.values()).values(), default=0)
    if broadest * UPRIGHT <= NARROW_ENOUGH:
        upright = _drawn(boxes, ties, ranks, rightwards=False)
        if upright.width <= NARROW_ENOUGH:
            return upright
    return drawn_rightwards(boxes, ties, ranks)


def drawn_rightwards(boxes: Sequence[Box], ties: Sequence[Tie], ranks: Mapping[str, int]) -> Drawn:
    """The same from left to right, however narrow."""
    return _drawn(boxes, ties, ranks, rightwards=True)


def _drawn(boxes: Sequence[Box], ties: Sequence[Tie], ranks: Mapping[str, int], *, rightwards: bool) -> Drawn:
    sizes = {box.id: sized(box, beside=rightwards) for box in boxes}
    links = [
        Link(
            tie.source, tie.target, _label(tie, rightwards), abs(ranks[tie.source]) >= abs(ranks[tie.target])
        )
        for tie in ties
    ]
    laid = layered({id_: _extent(size, rightwards) for id_, size in sizes.items()}, ranks, links)
    slots = {box.id: _slot(laid, box.id, sizes[box.id], ranks[box.id], rightwards) for box in boxes}
    lines = (
        _line(tie, slots[tie.source], slots[tie.target], way, link, rightwards)
        for tie, way, link in zip(ties, laid.ways, links, strict=True)
    )
    placed = (
        PlacedBox(box, _turned(slots[box.id].at, rightwards), size.width, size.height, size.lines, rightwards)
        for box, size in zip(boxes, sizes.values(), strict=True)
    )
    width, height = (laid.depth, laid.breadth) if rightwards else (laid.breadth, laid.depth)
    return Drawn(tuple(placed), tuple(lines), width, height)


def _turned(at: Place, rightwards: bool) -> Place:
    return Place(at.y, at.x) if rightwards else at


def _extent(size: Size, rightwards: bool) -> Extent:
    return Extent(size.height, size.width) if rightwards else Extent(size.width, size.height)


def _label(tie: Tie, rightwards: bool) -> Extent:
    width, height = label_size(tie.label)
    return Extent(height, width) if rightwards else Extent(width, height)


def _slot(laid: Layered, id_: str, size: Size, rank: int, rightwards: bool) -> _Slot:
    """Laid on its side, a box narrower than its layer stands at the end where its lines begin."""
    at, band = laid.places[id_], laid.bands[rank]
    if not rightwards:
        return _Slot(at, size.width, size.height, band)
    free = (band[1] - band[0] - size.width) / 2
    beside = Place(at.x, round(at.y + (free if rank < 0 else -free), 1))
    return _Slot(beside, size.height, size.width, band)


def _line(tie: Tie, source: _Slot, target: _Slot, way: Way, link: Link, rightwards: bool) -> PlacedTie:
    first, last = way.bends[0], way.bends[-1]
    start = _port(source, first, spread=link.label_at_source or way.backward)
    tip = _port(target, last, spread=not link.label_at_source or way.backward)
    end, head = arrowhead(tip, Place(tip.x, last.y), tie.width)
    points = [start, _edge(source, start, first), *way.bends, _edge(target, end, last), end]
    label = way.label if tie.label else None
    width, height = label_size(tie.label)
    return PlacedTie(
        tie=tie,
        path=tuple(tuple(_turned(at, rightwards) for at in piece) for piece in curve(points)),
        head=(_turned(head[0], rightwards), _turned(head[1], rightwards), _turned(head[2], rightwards)),
        label_at=_turned(label, rightwards) if label else None,
        label_width=width,
        label_height=height,
        backward=way.backward,
    )


def _port(slot: _Slot, bend: Place, *, spread: bool) -> Place:
    """Where a line meets the box: in the middle of the side, or where it comes straight to it."""
    x = slot.at.x
    if spread or abs(bend.x - x) <= NEARLY:
        room = max(slot.breadth / 2 - min(CORNER, slot.breadth / 5), 0.0)
        x = min(max(bend.x, x - room), x + room)
    half = slot.depth / 2
    return Place(round(x, 1), round(slot.at.y + (half if bend.y > slot.at.y else -half), 1))


def _edge(slot: _Slot, port: Place, bend: Place) -> Place:
    """Where the line passes the edge of the box's layer: straight, so that it touches no neighbour."""
    return Place(port.x, slot.band[1] if bend.y > slot.at.y else slot.band[0])
