"""The routes; each asks one question of the answers and says how the reader wants it."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import RedirectResponse

from graph_service.answers.law.profile_effects import profile_effects
from graph_service.answers.links import subject_path
from graph_service.answers.matching.match import MatchResult, matched
from graph_service.answers.matching.search import SearchAnswer, search
from graph_service.answers.network.network import Network
from graph_service.answers.network.networks import network
from graph_service.answers.profiles.portraits import portrait_of
from graph_service.answers.profiles.profile import Profile
from graph_service.answers.profiles.subject import profile_and_kinds
from graph_service.answers.readiness import ready
from graph_service.answers.risk.risk import MOST_TOP, TOP, risk
from graph_service.answers.risk.risk_signal import RiskAnswer
from graph_service.api.asked import (
    Asked,
    FromHeld,
    FromStore,
    Moment,
    ReadDay,
    ReadMoment,
    html_answer,
    json_answer,
)
from graph_service.api.examples import examples
from graph_service.api.forms import MatchRequest
from graph_service.api.negotiation import JSON_SUFFIX, wants_page
from graph_service.pages.network_page import network_page
from graph_service.pages.risk_page import risk_page
from graph_service.pages.search_page import search_page, start_page
from graph_service.pages.subject_page import subject_page

routes = APIRouter()

Top = Annotated[int, Query(ge=1, le=MOST_TOP, description="列出的来源，其余只计数")]


@routes.get("/healthz", responses=examples("healthz"))
def health() -> dict[str, str]:
    """Whether the process answers."""
    return {"status": "ok"}


@routes.get("/readyz", responses=examples("readyz"))
def readiness(store: FromStore) -> dict[str, str]:
    """Whether the database answers and the schema is there; else 503."""
    ready(store)
    return {"status": "ready"}


@routes.get("/", include_in_schema=False)
def start() -> Response:
    """The search box."""
    return html_answer(start_page())


@routes.get("/search", response_model=SearchAnswer, responses=examples("search"))
def searching(
    request: Request,
    store: FromStore,
    moment: Moment,
    q: Annotated[str, Query(max_length=300, description="代码、名称或姓名")],
) -> Response:
    """Enterprises by code, beginning of a code, or name; persons by exact name."""
    found = search(store, q, moment=moment)
    if not wants_page(request):
        return json_answer(found)
    exact = [hit for hit in found.enterprises if hit.reason == "代码一致"]
    return (
        RedirectResponse(subject_path(exact[0].party.id), 303) if exact else html_answer(search_page(found))
    )


@routes.get("/subjects/{id:path}/network", response_model=Network, responses=examples("network"))
def subject_network(
    request: Request, id: str, store: FromStore, moment: ReadMoment, asked: Asked
) -> Response:
    """The relations around a subject, level by level, with what was cut; a page where HTML is asked for."""
    found = network(store, id, asked, moment)
    return html_answer(network_page(found)) if wants_page(request) else json_answer(found)


@routes.get("/subjects/{id:path}/risk", response_model=RiskAnswer, responses=examples("risk"))
def subject_risk(
    request: Request, id: str, store: FromStore, held: FromHeld, day: ReadDay, top: Top = TOP
) -> Response:
    """Records of associated parties that are a reason to look (关联提示); own records apart; no forecast."""
    found = risk(store, id, day, top=top, held=held)
    return html_answer(risk_page(found)) if wants_page(request) else json_answer(found)


@routes.get("/subjects/{id:path}", response_model=Profile, responses=examples("subject"))
def subject(request: Request, id: str, store: FromStore, moment: ReadMoment) -> Response:
    """The credit profile by code, registration number, id or exact name; `.json` behind it always is JSON."""
    found, kinds = profile_and_kinds(store, id.removesuffix(JSON_SUFFIX), moment)
    if not wants_page(request):
        return json_answer(found)
    lawful = profile_effects(store, found.subject, found.sources, moment, kinds)
    sealed = None if found.subject.is_person else portrait_of(store, found, moment)
    return html_answer(subject_page(found, lawful, sealed))


@routes.post("/match", response_model=dict[str, dict[str, MatchResult]], responses=examples("match"))
def match(store: FromStore, asked: MatchRequest) -> Response:
    """Rows of codes and names to subjects: exact code, else exact name; each result under its row's name."""
    results = matched(store, (row.query() for row in asked.queries.values()))
    return json_answer({"results": dict(zip(asked.queries, results, strict=True))})
