"""Review over HTTP: the queue, one pair side by side, decisions; for pages a form that needs no script."""

from __future__ import annotations

import getpass
from typing import Annotated
from urllib.parse import urlencode, urlsplit

from fastapi import APIRouter, Depends, Form, Query, Request, Response
from fastapi.responses import RedirectResponse

from graph_service.answers.matching.review import Queue, ReviewPair, decided, queue, review_pair, undone
from graph_service.api.asked import FromStore, InWindow, html_answer, json_answer
from graph_service.api.callers import caller
from graph_service.api.examples import examples
from graph_service.api.forms import ReviewRequest
from graph_service.api.negotiation import wants_page
from graph_service.crossmatch.decisions import Decision
from graph_service.errors import NotAllowed, NotFound
from graph_service.pages.review_page import review_page
from graph_service.tokens import Token

review_routes = APIRouter()

Known = Annotated[Token | None, Depends(caller)]
Position = Annotated[int, Query(ge=0, description="队列中的位置，首个为 0")]


@review_routes.get("/review", response_model=Queue, responses=examples("review"))
def reviewing(request: Request, store: FromStore, window: InWindow, position: Position = 0) -> Response:
    """The pairs that wait (比对复核); a page with one of them side by side where HTML is asked for."""
    if wants_page(request):
        return html_answer(review_page(review_pair(store, position=position), position))
    return json_answer(queue(store, after=window.offset, most=window.limit))


@review_routes.get("/review/pair", response_model=ReviewPair, responses=examples("review_pair"))
def reviewing_pair(
    request: Request,
    store: FromStore,
    source: Annotated[str, Query(max_length=700, description="被比对主体的标识")],
    target: Annotated[str, Query(max_length=300, description="登记主体的标识")],
) -> Response:
    """One pair: both records field by field, reasons for and against, decisions so far."""
    found = review_pair(store, source, target)
    return html_answer(review_page(found, 0)) if wants_page(request) else json_answer(found)


@review_routes.post("/review/decisions", response_model=Decision, responses=examples("review_decision"))
def deciding(store: FromStore, known: Known, asked: ReviewRequest) -> Response:
    """Keep what a reviewer decides of a pair: same, different, unsure, or undone."""
    by = _reviewer(known, asked.decided_by)
    return json_answer(
        decided(store, asked.source, asked.target, asked.verdict, decided_by=by, reason=asked.reason)
    )


@review_routes.post("/review/form", include_in_schema=False)
def deciding_by_form(
    request: Request,
    store: FromStore,
    known: Known,
    verdict: Annotated[str, Form(max_length=20)],
    source: Annotated[str, Form(max_length=700)] = "",
    target: Annotated[str, Form(max_length=300)] = "",
    reason: Annotated[str, Form(max_length=500)] = "",
    position: Annotated[int, Form(ge=0)] = 0,
) -> Response:
    """The page's own form: decide, skip, or take the last decision back; then the next pair."""
    _from_this_page(request)
    by = _reviewer(known, "")
    if verdict == "skip":
        return _next(position + 1)
    if verdict == "undo":
        return _taken_back(store, by)
    decided(store, source, target, verdict, decided_by=by, reason=reason)
    return _next(position)


def _taken_back(store: FromStore, by: str) -> Response:
    try:
        one = undone(store, decided_by=by)
    except NotFound:
        return _next(0)
    return RedirectResponse("/review/pair?" + urlencode({"source": one.other, "target": one.subject.id}), 303)


def _next(position: int) -> Response:
    return RedirectResponse("/review?" + urlencode({"position": position}), 303)


def _reviewer(known: Token | None, said: str) -> str:
    """Who decides: the caller's token, else who says so, else the account that runs the service."""
    return known.name if known else said.strip() or getpass.getuser()


def _from_this_page(request: Request) -> None:
    """Raises NotAllowed where another site sent the form: a decision must be the reviewer's own."""
    origin = request.headers.get("origin", "")
    if origin and urlsplit(origin).netloc != request.headers.get("host", ""):
        raise NotAllowed("复核决定须从本服务的复核页面提交")
