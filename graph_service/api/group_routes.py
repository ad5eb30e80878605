"""Groups over HTTP: what control joins."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from graph_service.answers.group import GroupAnswer
from graph_service.answers.groups import group
from graph_service.api.asked import Day, FromHeld, FromStore, html_answer, json_answer
from graph_service.api.examples import examples
from graph_service.api.negotiation import wants_page
from graph_service.pages.group_page import group_page

group_routes = APIRouter()


@group_routes.get("/subjects/{id:path}/group", response_model=GroupAnswer, responses=examples("group"))
def subject_group(request: Request, id: str, store: FromStore, held: FromHeld, day: Day) -> Response:
    """The group (集团) that control joins around the subject: tree, fringe, holders for the state apart."""
    found = group(store, held, id, day)
    return html_answer(group_page(found)) if wants_page(request) else json_answer(found)
