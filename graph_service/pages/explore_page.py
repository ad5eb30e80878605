"""The page of a related cluster: on a tab of its own, apart from the legal group."""

from __future__ import annotations

from graph_service.answers.groups.exploration import MOST_RESOLUTION
from graph_service.answers.groups.explored import ExplorationAnswer
from graph_service.pages.render import rendered


def explore_page(answer: ExplorationAnswer, *, standalone: bool = False) -> str:
    """The page in HTML; standalone, it is one file that opens with no internet."""
    return rendered("explore.html", standalone=standalone, a=answer, most_resolution=MOST_RESOLUTION)
