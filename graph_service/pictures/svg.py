"""A picture as SVG, for a page, a notebook, a report or a file: one writer, one look."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from analytics.layout import Place
from graph_service.pages.render import fragment
from graph_service.pictures.box_size import PAD, ROUND, letter, line_height
from graph_service.pictures.path import path_text
from graph_service.pictures.picture import Picture, PlacedBox, Words, numbered
from graph_service.pictures.text_fit import text_width, wrapped

FONTS = "'PingFang SC','Microsoft YaHei','Noto Sans SC','Noto Sans CJK SC',sans-serif"

COLOURS = {
    "paper": "#ffffff",
    "ink": "#1a1f24",
    "soft": "#55606b",
    "line": "#d7dbe0",
    "accent": "#0b5563",
    "law": "#8f1d1d",
    "signal": "#855800",
    "unknown": "#6b7280",
}
"""The light colours of page.css, as attributes; on a page its style lies over them, light or dark."""

MARGIN = 16.0
LEAST_WIDTH = 480.0
LEGEND_ROW, NOTE_ROW, HEADING_ROW = 20.0, 18.0, 22.0
KEY = 30.0
"""Pixels that the sample of a mark takes."""


@dataclass(frozen=True)
class _Text:
    """A line of text with its baseline."""

    at: Place
    words: Words
    size: float


@dataclass(frozen=True)
class _Rect:
    """A rectangle from its upper left corner."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class _Item:
    """A mark of the legend, with the place of its sample."""

    mark: str
    words: str
    at: Place


@dataclass(frozen=True)
class Frame:
    """The room around the drawing: heading and legend over it, notes under it."""

    heading: tuple[_Text, ...]
    legend: tuple[_Item, ...]
    notes: tuple[_Text, ...]
    origin: Place
    width: float
    height: float


def picture_svg(
    picture: Picture, *, key: str = "picture", live: bool = False, linked: bool = False
) -> Markup:
    """The picture as an SVG element.

    Every name in it is text; nothing in it is fetched. Colours are attributes, so that it can be opened by
    any program; classes let a page's style lie over them.

    Args:
        picture: what is drawn.
        key: begins the ids inside, so that a page may hold several pictures.
        live: the boxes can be walked through by keyboard; else the whole is one image to a screen reader.
        linked: the boxes lead to their parties' pages.
    """
    return fragment(
        "picture.svg",
        picture=picture,
        frame=frame(picture),
        key=key,
        live=live or linked,
        linked=linked,
        number=numbered(picture.boxes),
        colours=COLOURS,
        fonts=FONTS,
        round=ROUND,
        texts=_texts,
        halo_of=_halo,
        path_text=path_text,
        middle=_middle,
    )


def frame(picture: Picture) -> Frame:
    """The room of the whole picture, and where its heading, legend and notes stand."""
    width = max(picture.width, LEAST_WIDTH)
    y = MARGIN
    heading, y = _column((picture.heading,), y, width, HEADING_ROW, 15.0, "name")
    legend, y = _legend(picture.legend, y + 2, width)
    origin = Place(MARGIN + (width - picture.width) / 2, y + 8)
    notes, y = _column(picture.notes, origin.y + picture.height + 12, width, NOTE_ROW, 11.0, "soft")
    return Frame(heading, legend, notes, origin, round(width + 2 * MARGIN, 1), round(y + MARGIN - 6, 1))


def _column(
    texts: tuple[str, ...], y: float, width: float, row: float, size: float, tone: str
) -> tuple[tuple[_Text, ...], float]:
    """The texts wrapped below one another from y on, and where they end."""
    lines = [line for text in texts for line in wrapped(text, width, size, most=400)]
    words = Words("", "name" if tone == "name" else "soft")
    placed = tuple(
        _Text(Place(MARGIN, round(y + number * row + size, 1)), Words(line, words.tone), size)
        for number, line in enumerate(lines)
    )
    return placed, y + len(lines) * row


def _legend(marks: tuple[tuple[str, str], ...], y: float, width: float) -> tuple[tuple[_Item, ...], float]:
    items: list[_Item] = []
    x = MARGIN
    for mark, words in marks:
        room = KEY + text_width(words, 11.0) + 14
        if x > MARGIN and x + room > MARGIN + width:
            x, y = MARGIN, y + LEGEND_ROW
        items.append(_Item(mark, words, Place(round(x, 1), y)))
        x += room
    return tuple(items), y + (LEGEND_ROW if items else 0.0)


def _middle(placed: PlacedBox) -> Place:
    """The middle of the circle or diamond of a box."""
    corner = placed.corner
    if placed.beside:
        return Place(corner.x + ROUND / 2, placed.at.y)
    return Place(placed.at.x, corner.y + ROUND / 2)


def _halo(placed: PlacedBox) -> _Rect:
    """What lies behind the text of a circle or diamond, so that no line runs through it."""
    corner = placed.corner
    if placed.beside:
        return _Rect(corner.x + ROUND + 2, corner.y, placed.width - ROUND - 2, placed.height)
    return _Rect(corner.x, corner.y + ROUND + 1, placed.width, placed.height - ROUND - 1)


def _texts(placed: PlacedBox) -> list[_Text]:
    """Each line of the box's text: inside a box, below or beside a circle or diamond."""
    x, y = placed.at.x, placed.corner.y
    if placed.box.shape == "enterprise":
        y += PAD - 1
    elif placed.beside:
        x = placed.corner.x + ROUND + 6
        y = placed.at.y - sum(line_height(one) for one in placed.lines) / 2
    else:
        y += ROUND + 3
    texts = []
    for one in placed.lines:
        y += line_height(one)
        texts.append(_Text(Place(round(x, 1), round(y - 4, 1)), one, letter(one)))
    return texts
