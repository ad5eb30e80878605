"""How much room text takes, and how a name is broken into lines; estimates that hold for every usual font."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from itertools import groupby

NARROW = 0.62
"""Width of a Latin letter or digit in ems, a little more than most fonts give it."""

BROAD_LETTERS = frozenset("MWmw@%&—…QOGD")

MOST_NAME = 60
"""Characters of a name that are drawn; the whole name is in the title."""


def text_width(text: str, size: float) -> float:
    """Pixels that the text takes in a font of this size, on the safe side."""
    return sum(_em(char) for char in text) * size


def wrapped(text: str, width: float, size: float, *, most: int = MOST_NAME) -> tuple[str, ...]:
    """The text in lines no wider than `width` pixels; Latin words stay whole where they fit a line.

    The lines are about as long as one another. Chinese may break anywhere, but no line begins with a closing
    bracket. Past `most` characters the text ends with an ellipsis.
    """
    shown = text if len(text) <= most else text[: most - 1] + "…"
    pieces = _pieces(shown, width, size)
    lines = _filled(pieces, width, size)
    even = text_width(shown, size) / len(lines)
    while even < width:
        balanced = _filled(pieces, even, size)
        if len(balanced) == len(lines):
            return balanced
        even += size / 2
    return lines


def _filled(pieces: Sequence[str], width: float, size: float) -> tuple[str, ...]:
    """The pieces put into lines one after another."""
    lines = [""]
    for piece in pieces:
        if lines[-1] and text_width(lines[-1] + piece, size) > width:
            lines.append("")
        lines[-1] += piece if lines[-1] else piece.lstrip()
    return tuple(line.rstrip() for line in lines if line.strip()) or ("",)


def _pieces(text: str, width: float, size: float) -> list[str]:
    """What must not be broken: a Latin word, or a Chinese character with the closing bracket after it."""
    pieces: list[str] = []
    for latin, group in groupby(text, lambda char: char.isascii() and not char.isspace()):
        word = "".join(group)
        if latin and text_width(word, size) <= width:
            pieces.append(word)
        else:
            pieces += word
    joined: list[str] = []
    for piece in pieces:
        if piece in CLOSING and joined:
            joined[-1] += piece
        else:
            joined.append(piece)
    return joined


CLOSING = frozenset("）)】〕」』》〉，、。；：！？")


def _em(char: str) -> float:
    if unicodedata.combining(char):
        return 0.0
    if char.isascii() or unicodedata.east_asian_width(char) in ("H", "N", "Na"):
        return 0.95 if char in BROAD_LETTERS else 0.72 if char.isupper() else NARROW
    return 1.0
