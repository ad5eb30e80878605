"""A report as PDF: A4 pages set by typst with the Chinese font of the installation, archival PDF/A-2."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime, time
from functools import cache
from importlib.resources import files
from typing import Final

import typst

from graph_service.answers.json_text import json_text
from graph_service.answers.profiles.portrait import Portrait
from graph_service.beijing import BEIJING
from graph_service.pictures.font import FAMILY, chinese_font, displayable
from graph_service.pictures.network_picture import network_picture
from graph_service.pictures.svg import picture_svg
from graph_service.reports.laid import Laid, moment
from graph_service.reports.layout import TITLE

STANDARD: Final = "a-2u"
"""Kept for the archive: every glyph inside the file and every text to be searched and copied."""


def pdf(portrait: Portrait, laid: Laid, seal: str) -> bytes:
    """The report; the same content gives the same bytes, and the only time in them is its own day."""
    day = portrait.content.true_on
    inputs = {"report": json_text(_data(portrait, laid, seal)), "picture": _picture(portrait)}
    return typst.compile(
        _template(),
        font_paths=_fonts(),
        sys_inputs={name: displayable(text) for name, text in inputs.items()},
        pdf_standards=STANDARD,
        timestamp=datetime.combine(day, time(), BEIJING),
    )


def _data(portrait: Portrait, laid: Laid, seal: str) -> dict[str, object]:
    content = portrait.content
    return {
        **asdict(laid),
        "title": TITLE,
        "uscc": laid.code,
        "font": FAMILY,
        "number": portrait.number,
        "code": portrait.code,
        "dates": f"情形截至 {content.true_on}　获知截至 {moment(content.known_on)}",
        "day": [content.true_on.year, content.true_on.month, content.true_on.day],
        "seal": seal,
    }


def _picture(portrait: Portrait) -> str:
    """The shareholdings of the annex as a drawing; empty where there is nothing to draw."""
    annex = portrait.content.annex
    if annex is None or not annex.surroundings.holdings.relations:
        return ""
    return str(picture_svg(network_picture(annex.surroundings.holdings)))


@cache
def _fonts() -> typst.Fonts:
    """The installation's font and no other: the bytes must not depend on what a machine has."""
    return typst.Fonts(False, False, [str(chinese_font().parent)])


@cache
def _template() -> bytes:
    return files("graph_service.reports").joinpath("report.typ").read_bytes()
