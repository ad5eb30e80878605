"""The page of a subject's group: its tree first, then what is apart from it."""

from __future__ import annotations

from graph_service.answers.control.figures import percent
from graph_service.answers.groups.group import GroupAnswer
from graph_service.pages.render import rendered
from graph_service.pictures.group_picture import group_picture
from graph_service.pictures.svg import picture_svg


def group_page(answer: GroupAnswer, *, standalone: bool = False) -> str:
    """The page in HTML; standalone, it is one file that opens with no internet."""
    drawn = picture_svg(group_picture(answer), live=True, linked=not standalone)
    alone = answer.total < 2 and not answer.fringe
    return rendered(
        "group.html", standalone=standalone, figure=None if alone else drawn, g=answer, percent=percent
    )
