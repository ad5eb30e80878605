"""The path of a line through points, and the head at its end."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from analytics.layout import Place

HEAD, HALF_HEAD = 8.0, 3.6
"""Length and half the breadth of an arrowhead, in pixels; more on a line so wide that it would hide it."""

Piece = tuple[Place, ...]
"""One place: straight to it. Three: a cubic curve, two control points and the end."""


def curve(points: Sequence[Place]) -> list[Piece]:
    """Straight down or up where two points are over one another, else an S that leaves and ends upright."""
    return [(points[0],), *(_piece(one, other) for one, other in pairwise(points) if one != other)]


def arrowhead(tip: Place, before: Place, width: float = 1.0) -> tuple[Place, tuple[Place, Place, Place]]:
    """Where the line ends behind its head, and the head's corners, tip first; it comes from `before`."""
    far = max(((tip.x - before.x) ** 2 + (tip.y - before.y) ** 2) ** 0.5, 1e-6)
    along = Place((tip.x - before.x) / far, (tip.y - before.y) / far)
    long, broad = max(HEAD, 1.5 * width), max(HALF_HEAD, width)
    back = Place(round(tip.x - long * along.x, 1), round(tip.y - long * along.y, 1))
    dx, dy = broad * along.y, broad * along.x
    left, right = (Place(round(back.x + s * dx, 1), round(back.y - s * dy, 1)) for s in (1, -1))
    return back, (tip, left, right)


def path_text(pieces: Sequence[Piece]) -> str:
    """The path as SVG writes it."""
    first, *rest = pieces
    return f"M{_text(first)}" + "".join(f"{'L' if len(one) == 1 else 'C'}{_text(one)}" for one in rest)


def _piece(one: Place, other: Place) -> Piece:
    if one.x == other.x:
        return (other,)
    middle = round((one.y + other.y) / 2, 1)
    return Place(one.x, middle), Place(other.x, middle), other


def _text(piece: Piece) -> str:
    return " ".join(f"{at.x:g},{at.y:g}" for at in piece)
