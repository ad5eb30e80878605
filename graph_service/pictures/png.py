"""A picture as PNG: its SVG drawn with a font that is at hand everywhere."""

from __future__ import annotations

from math import floor

import resvg_py

from graph_service.pictures.font import FAMILY, chinese_font
from graph_service.pictures.picture import Picture
from graph_service.pictures.svg import frame, picture_svg

SHARP = 2.0
"""Pixels of the image for one of the drawing, so that it is sharp in print."""

MOST_PIXELS = 40_000_000
"""A larger image is drawn less sharp; its raw form would take 160 MB."""


def picture_png(picture: Picture) -> bytes:
    """The picture as a PNG image. O(pixels): about a second for ten million."""
    around = frame(picture)
    zoom = min(SHARP, floor((MOST_PIXELS / (around.width * around.height)) ** 0.5 * 1000) / 1000)
    return resvg_py.svg_to_bytes(
        svg_string=str(picture_svg(picture)),
        zoom=zoom,
        font_files=[str(chinese_font())],
        skip_system_fonts=True,
        font_family=FAMILY,
        sans_serif_family=FAMILY,
    )
