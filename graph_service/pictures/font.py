"""The Chinese font that pictures and reports are set in where no browser chooses one."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pylopdf_fonts_zh_cn

FAMILY = "Noto Sans SC"
"""The family by which a style names the font (SIL Open Font License 1.1)."""

_BEYOND = re.compile(r"[^\x00-\x7f]")
_NO_SHAPE = frozenset("\u200b\n")
"""Characters that are set without a glyph."""


def chinese_font() -> Path:
    """The font's file, as it lies in the installed package; nothing is fetched."""
    return Path(pylopdf_fonts_zh_cn.sans_path())


def displayable(text: str) -> str:
    """The text with every character that the font has no glyph for written by its number: 〔U+20BB7〕.

    A rare character of a name would else be a blank box, which nobody could tell from another.
    """
    return _BEYOND.sub(lambda found: _shown(found.group()), text)


def _shown(char: str) -> str:
    return char if char in _NO_SHAPE or ord(char) in _glyphs() else f"〔U+{ord(char):04X}〕"


@cache
def _glyphs() -> frozenset[int]:
    from fontTools.ttLib import TTFont  # a third of a second that no picture needs

    with TTFont(chinese_font(), lazy=True) as font:
        return frozenset(font.getBestCmap() or ())
