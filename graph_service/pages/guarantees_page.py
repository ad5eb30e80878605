"""The page of guarantees: circles with their cycles and contracts, chains and stars, with exposure."""

from __future__ import annotations

from graph_service.answers.guarantee_circles import GuaranteesAnswer
from graph_service.answers.guarantee_words import exposure_words
from graph_service.pages.render import rendered


def guarantees_page(answer: GuaranteesAnswer, *, standalone: bool = False) -> str:
    """The page in HTML; standalone, it is one file that opens with no internet."""
    return rendered(
        "guarantees.html",
        standalone=standalone,
        g=answer,
        exposure_words=exposure_words,
        tone="signal" if answer.circles else "",
        centre=answer.subject.id if answer.subject else "",
    )
