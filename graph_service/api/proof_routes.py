"""Proofs over HTTP: a finding worked out again by the id that stands beside it."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from graph_service.answers.proof.replay import replay
from graph_service.answers.proof.replayed import Replay
from graph_service.answers.reader import Reader
from graph_service.api.asked import FromHeld, FromStore, html_answer, json_answer
from graph_service.api.callers import reader
from graph_service.api.examples import examples
from graph_service.api.negotiation import wants_page
from graph_service.pages.proof_page import proof_page

proof_routes = APIRouter()


@proof_routes.get("/proofs/{id}", response_model=Replay, responses=examples("proof"))
def proof(
    request: Request,
    id: str,
    store: FromStore,
    held: FromHeld,
    asking: Annotated[Reader, Depends(reader)],
) -> Response:
    """A finding worked out again on the same two days: the same bytes, or what has changed."""
    found = replay(store, id, asking, held)
    return html_answer(proof_page(found)) if wants_page(request) else json_answer(found)
