"""Guarantee circles, chains and stars over HTTP, around one subject and in the whole graph."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from graph_service.answers.guarantees.guarantee_circles import GuaranteesAnswer
from graph_service.answers.guarantees.guarantees import guarantees
from graph_service.api.asked import Day, FromHeld, FromStore, InWindow, html_answer, json_answer
from graph_service.api.examples import examples
from graph_service.api.negotiation import wants_page
from graph_service.pages.guarantees_page import guarantees_page

guarantee_routes = APIRouter()


@guarantee_routes.get("/guarantees", response_model=GuaranteesAnswer, responses=examples("guarantees"))
def every_guarantee(
    request: Request, store: FromStore, held: FromHeld, day: Day, window: InWindow
) -> Response:
    """The guarantee circles and stars (担保圈、担保辐射) of the whole graph, the riskiest first."""
    found = guarantees(store, None, day, held=held, window=window)
    return html_answer(guarantees_page(found)) if wants_page(request) else json_answer(found)


@guarantee_routes.get(
    "/subjects/{id:path}/guarantees", response_model=GuaranteesAnswer, responses=examples("guarantees")
)
def subject_guarantees(
    request: Request, id: str, store: FromStore, held: FromHeld, day: Day, window: InWindow
) -> Response:
    """The guarantee circles, stars and the longest chain (担保圈) that the subject is part of."""
    found = guarantees(store, id, day, held=held, window=window)
    return html_answer(guarantees_page(found)) if wants_page(request) else json_answer(found)
