"""The credit report as a page: one file that opens offline and prints."""

from __future__ import annotations

from graph_service.answers.profiles.portrait import Portrait
from graph_service.pages.render import rendered
from graph_service.pictures.network_picture import network_picture
from graph_service.pictures.svg import picture_svg
from graph_service.reports.laid import Laid
from graph_service.reports.layout import TITLE


def report_page(portrait: Portrait, laid: Laid, seal: str) -> str:
    """The page; the seal stands in its head, by which a replay knows it."""
    annex = portrait.content.annex
    drawn = annex is not None and annex.surroundings.holdings.relations
    figure = picture_svg(network_picture(annex.surroundings.holdings)) if annex and drawn else None
    return rendered("report.html", standalone=True, report=laid, title=TITLE, seal=seal, drawing=figure)
