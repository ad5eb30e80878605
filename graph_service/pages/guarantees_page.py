"""The page of guarantees: circles with their cycles and contracts, chains and stars, with exposure."""

from __future__ import annotations

from graph_service.answers.guarantees.guarantee_circles import GuaranteesAnswer
from graph_service.answers.guarantees.guarantee_words import exposure_words
from graph_service.pages.render import rendered
from graph_service.pictures.guarantee_picture import guarantees_picture
from graph_service.pictures.svg import picture_svg


def guarantees_page(answer: GuaranteesAnswer, *, standalone: bool = False) -> str:
    """The page in HTML; standalone, it is one file that opens with no internet."""
    found = answer.subject and (answer.circles or answer.chains or answer.stars)
    drawn = picture_svg(guarantees_picture(answer), live=True, linked=not standalone) if found else None
    return rendered(
        "guarantees.html",
        standalone=standalone,
        figure=drawn,
        g=answer,
        exposure_words=exposure_words,
        tone="signal" if answer.circles else "",
        centre=answer.subject.id if answer.subject else "",
    )
