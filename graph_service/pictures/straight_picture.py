"""Boxes in given places with straight lines between them; words beside a line where there is room."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from analytics.layout import Place
from graph_service.pictures.box_size import Size, label_size
from graph_service.pictures.layered_picture import Drawn
from graph_service.pictures.path import arrowhead
from graph_service.pictures.picture import Box, PlacedBox, PlacedTie, Tie

ALONG = (0.5, 0.6, 0.4, 0.7, 0.3, 0.8, 0.2)
"""Where on a line its words may stand, the best place first."""

ASIDE = 5.0
"""Pixels by which each of two lines that run to and fro is moved aside."""

CELL = 160.0


@dataclass(frozen=True)
class _Rect:
    """A rectangle by its middle and half its size."""

    at: Place
    half_width: float
    half_height: float

    def meets(self, other: _Rect) -> bool:
        """Whether the two share more than an edge."""
        return (
            abs(self.at.x - other.at.x) < self.half_width + other.half_width
            and abs(self.at.y - other.at.y) < self.half_height + other.half_height
        )


@dataclass
class _Room:
    """What is taken, by cells of the plane, so that a question looks at few rectangles."""

    cells: dict[tuple[int, int], list[_Rect]] = field(default_factory=dict)

    def take(self, rect: _Rect) -> None:
        """Note the rectangle as taken, whether or not it was free."""
        for cell in _cells(rect):
            self.cells.setdefault(cell, []).append(rect)

    def is_free(self, rect: _Rect) -> bool:
        """Whether the rectangle meets none that is taken."""
        return not any(rect.meets(other) for cell in _cells(rect) for other in self.cells.get(cell, ()))


def _cells(rect: _Rect) -> Iterator[tuple[int, int]]:
    left, right = rect.at.x - rect.half_width, rect.at.x + rect.half_width
    top, bottom = rect.at.y - rect.half_height, rect.at.y + rect.half_height
    for column in range(int(left // CELL), int(right // CELL) + 1):
        for row in range(int(top // CELL), int(bottom // CELL) + 1):
            yield column, row


def drawn_straight(
    boxes: Sequence[Box], ties: Sequence[Tie], sizes: Mapping[str, Size], places: Mapping[str, Place]
) -> Drawn:
    """The boxes moved so that the corner is at 0, 0, each line from edge to edge of its boxes."""
    left = min((places[box.id].x - sizes[box.id].width / 2 for box in boxes), default=0.0)
    top = min((places[box.id].y - sizes[box.id].height / 2 for box in boxes), default=0.0)
    placed = {box.id: _placed(box, sizes[box.id], places[box.id], left, top) for box in boxes}
    room = _Room()
    for one in placed.values():
        room.take(_Rect(one.at, one.width / 2 + 2, one.height / 2 + 2))
    both = {(tie.source, tie.target) for tie in ties}
    lines = tuple(
        _line(tie, placed[tie.source], placed[tie.target], room, aside=(tie.target, tie.source) in both)
        for tie in ties
    )
    return Drawn(
        boxes=tuple(placed.values()),
        ties=lines,
        width=round(max((one.at.x + one.width / 2 for one in placed.values()), default=0.0), 1),
        height=round(max((one.at.y + one.height / 2 for one in placed.values()), default=0.0), 1),
    )


def _placed(box: Box, size: Size, at: Place, left: float, top: float) -> PlacedBox:
    moved = Place(round(at.x - left, 1), round(at.y - top, 1))
    return PlacedBox(box, moved, size.width, size.height, size.lines)


def _line(tie: Tie, source: PlacedBox, target: PlacedBox, room: _Room, *, aside: bool) -> PlacedTie:
    dx, dy = target.at.x - source.at.x, target.at.y - source.at.y
    far = max((dx * dx + dy * dy) ** 0.5, 1e-6)
    shift = Place(-dy / far * ASIDE, dx / far * ASIDE) if aside else Place(0.0, 0.0)
    start = _moved(_edge(source, dx, dy), shift)
    tip = _moved(_edge(target, -dx, -dy), shift)
    end, head = arrowhead(tip, start, tie.width)
    width, height = label_size(tie.label)
    return PlacedTie(
        tie=tie,
        path=((start,), (end,)),
        head=head,
        label_at=_free_place(start, tip, (width, height), room) if tie.label else None,
        label_width=width,
        label_height=height,
    )


def _edge(placed: PlacedBox, dx: float, dy: float) -> Place:
    """Where a line from the middle of the box in this direction leaves it."""
    reach = min(
        placed.width / 2 / abs(dx) if dx else float("inf"),
        placed.height / 2 / abs(dy) if dy else float("inf"),
    )
    return Place(placed.at.x + dx * reach, placed.at.y + dy * reach)


def _moved(at: Place, by: Place) -> Place:
    return Place(round(at.x + by.x, 1), round(at.y + by.y, 1))


def _free_place(start: Place, tip: Place, size: tuple[float, float], room: _Room) -> Place | None:
    """A place on the line where words of this size lie on nothing; they are told elsewhere if none is."""
    for part in ALONG:
        at = Place(round(start.x + (tip.x - start.x) * part, 1), round(start.y + (tip.y - start.y) * part, 1))
        rect = _Rect(at, size[0] / 2, size[1] / 2)
        if room.is_free(rect):
            room.take(rect)
            return at
    return None
