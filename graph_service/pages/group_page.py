"""The page of a subject's group: its tree first, then what is apart from it."""

from __future__ import annotations

from graph_service.answers.figures import percent
from graph_service.answers.group import GroupAnswer
from graph_service.pages.render import rendered


def group_page(answer: GroupAnswer, *, standalone: bool = False) -> str:
    """The page in HTML; standalone, it is one file that opens with no internet."""
    return rendered("group.html", standalone=standalone, g=answer, percent=percent)
