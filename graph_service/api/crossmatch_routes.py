"""Cross-matching over HTTP: query by example, several at once, every hit with its reasons."""

from __future__ import annotations

from fastapi import APIRouter, Response

from graph_service.answers.matching.crossmatch import CrossResult, crossmatched
from graph_service.api.asked import FromMatching, FromStore, json_answer
from graph_service.api.examples import examples
from graph_service.api.forms import CrossRequest

crossmatch_routes = APIRouter()


@crossmatch_routes.post(
    "/crossmatch", response_model=dict[str, dict[str, CrossResult]], responses=examples("crossmatch")
)
def crossmatching(store: FromStore, matching: FromMatching, asked: CrossRequest) -> Response:
    """Rows to subjects by grade: A counts as the same, B is strong, C is for a reviewer (名单交叉比对).

    Each hit explains itself: {feature: {score, detail, query, candidate}}, from 1 (for) to -1 (against).
    """
    queries = [row.cross_query() for row in asked.queries.values()]
    found = crossmatched(store, matching.current(), queries)
    results = dict(zip(asked.queries, found.results, strict=True))
    return json_answer({"results": results, "grades": found.grades, "capped": found.capped})
