"""Several drawings under one another in one picture, each under its own caption."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from analytics.layout import Place
from graph_service.pictures.layered_picture import Drawn
from graph_service.pictures.picture import Caption, PlacedBox, PlacedTie
from graph_service.pictures.text_fit import text_width

CAPTION, BETWEEN = 30.0, 26.0


@dataclass(frozen=True)
class Panel:
    """A drawing and what stands over it."""

    caption: str
    drawn: Drawn


def stacked(panels: Sequence[Panel]) -> tuple[Drawn, tuple[Caption, ...]]:
    """The panels from the top down; a party in several of them is a box in each."""
    boxes: list[PlacedBox] = []
    ties: list[PlacedTie] = []
    captions: list[Caption] = []
    width = y = 0.0
    for number, panel in enumerate(panels):
        y += BETWEEN if number else 0.0
        captions.append(Caption(panel.caption, Place(0.0, round(y + 14, 1))))
        y += CAPTION
        boxes += [_box(one, number, y) for one in panel.drawn.boxes]
        ties += [_tie(one, number, y) for one in panel.drawn.ties]
        y += panel.drawn.height
        width = max(width, panel.drawn.width, text_width(panel.caption, 12.0))
    return Drawn(tuple(boxes), tuple(ties), width, round(y, 1)), tuple(captions)


def _box(one: PlacedBox, number: int, y: float) -> PlacedBox:
    return replace(one, box=replace(one.box, id=f"{number}:{one.box.id}"), at=_down(one.at, y))


def _tie(one: PlacedTie, number: int, y: float) -> PlacedTie:
    tie = replace(one.tie, source=f"{number}:{one.tie.source}", target=f"{number}:{one.tie.target}")
    tip, left, right = one.head
    return replace(
        one,
        tie=tie,
        path=tuple(tuple(_down(at, y) for at in piece) for piece in one.path),
        head=(_down(tip, y), _down(left, y), _down(right, y)),
        label_at=_down(one.label_at, y) if one.label_at else None,
    )


def _down(at: Place, y: float) -> Place:
    return Place(at.x, round(at.y + y, 1))
