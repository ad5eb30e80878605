"""The path of a line through points, and the head at its end."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from analytics.layout import Place

HEAD, HALF_HEAD = 8.0, 3.6
"""Length and half the breadth of an arrowhead, in pixels."""

Piece = tuple[Place, ...]
"""One place: straight to it. Three: a cubic curve, two control points and the end."""


def curve(points: Sequence[Place]) -> list[Piece]:
    """Straight down or up where two points are over one another, else an S that leaves and ends upright."""
    return [(points[0],), *(_piece(one, other) for one, other in pairwise(points) if one != other)]


def arrowhead(tip: Place, before: Place) -> tuple[Place, tuple[Place, Place, Place]]:
    """Where the line ends behind its head, and the head's corners, tip first; it comes from `before`."""
    far = max(((tip.x - before.x) ** 2 + (tip.y - before.y) ** 2) ** 0.5, 1e-6)
    along = Place((tip.x - before.x) / far, (tip.y - before.y) / far)
    back = Place(round(tip.x - HEAD * along.x, 1), round(tip.y - HEAD * along.y, 1))
    dx, dy = HALF_HEAD * along.y, HALF_HEAD * along.x
    left, right = (Place(round(back.x + s * dx, 1), round(back.y - s * dy, 1)) for s in (1, -1))
    return back, (tip, left, right)


def path_text(pieces: Sequence[Piece], *, turned: bool = False) -> str:
    """The path as SVG writes it; `turned`: with x and y changed."""
    first, *rest = pieces
    commands = ("L" if len(piece) == 1 else "C" for piece in rest)
    return f"M{_text(first, turned)}" + "".join(
        f"{command}{_text(piece, turned)}" for command, piece in zip(commands, rest, strict=True)
    )


def _piece(one: Place, other: Place) -> Piece:
    if one.x == other.x:
        return (other,)
    middle = round((one.y + other.y) / 2, 1)
    return Place(one.x, middle), Place(other.x, middle), other


def _text(piece: Piece, turned: bool) -> str:
    return " ".join(f"{at.y:g},{at.x:g}" if turned else f"{at.x:g},{at.y:g}" for at in piece)
