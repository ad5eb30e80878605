"""How large a box must be for its text, and the text broken into lines."""

from __future__ import annotations

from dataclasses import dataclass

from graph_service.pages.words import count, visible
from graph_service.pictures.picture import Box, Words
from graph_service.pictures.text_fit import text_width, wrapped

NAME, NOTE = 13.0, 11.0
"""Pixels of the letters of a name and of what stands below it."""

NAME_LINE, NOTE_LINE = 17.0, 14.0
"""Pixels from one line to the next."""

ROUND = 28.0
"""Across a circle or a diamond."""

PAD = 8.0
UPRIGHT, SIDEWAYS = 150.0, 212.0
"""Width of an enterprise's box where layers go down, and where they go to the right."""


@dataclass(frozen=True)
class Size:
    """A box's width and height, and its lines of text."""

    width: float
    height: float
    lines: tuple[Words, ...]


def sized(box: Box, *, beside: bool = False, width: float | None = None) -> Size:
    """The size of a box; the text of a circle or diamond stands below it, or `beside` it.

    `width` is that of an enterprise's box, in pixels; the usual one where none is said.
    """
    full = width or (SIDEWAYS if beside else UPRIGHT)
    room = full - 2 * PAD if box.shape == "enterprise" else full - (ROUND + PAD if beside else 0.0)
    lines = _lines(box, room)
    tall = sum(line_height(one) for one in lines)
    widest = max(text_width(one.text, letter(one)) for one in lines)
    if box.shape == "enterprise":
        return Size(full, tall + 2 * (PAD - 1), lines)
    if beside:
        return Size(ROUND + 6 + widest + 6, max(ROUND, tall), lines)
    return Size(max(ROUND, widest), ROUND + 3 + tall, lines)


def label_size(label: str) -> tuple[float, float]:
    """Width and height of the words beside a line, of one row or several; no words take no room."""
    if not label:
        return 0.0, 0.0
    rows = label.split("\n")
    return max(text_width(row, NOTE) for row in rows) + 8, NOTE_LINE * len(rows) + 3


def letter(one: Words) -> float:
    """Pixels of the letters of a line."""
    return NAME if one.tone == "name" else NOTE


def line_height(one: Words) -> float:
    """Pixels from this line to the next."""
    return NAME_LINE if one.tone == "name" else NOTE_LINE


def _lines(box: Box, room: float) -> tuple[Words, ...]:
    notes = [*box.notes, *([Words(f"+{count(box.more)}", "soft")] if box.more else [])]
    named = [Words(line) for line in wrapped(visible(box.name), room, NAME)]
    below = [Words(line, one.tone) for one in notes for line in wrapped(visible(one.text), room, NOTE)]
    return (*named, *below)
