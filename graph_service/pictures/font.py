"""The Chinese font that pictures and reports are set in where no browser chooses one."""

from __future__ import annotations

from pathlib import Path

import pylopdf_fonts_zh_cn

FAMILY = "Noto Sans SC"
"""The family by which a style names the font (SIL Open Font License 1.1)."""


def chinese_font() -> Path:
    """The font's file, as it lies in the installed package; nothing is fetched."""
    return Path(pylopdf_fonts_zh_cn.sans_path())
