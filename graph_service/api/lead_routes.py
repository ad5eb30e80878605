"""Leads over HTTP: re-registered firms and clusters of shells, around a subject and in the whole register."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request, Response

from graph_service.answers.leads.lead import ReregistrationsAnswer, ShellsAnswer
from graph_service.answers.leads.reregistered import reregistered
from graph_service.answers.leads.shells import shells
from graph_service.api.asked import Day, FromHeld, FromStore, InWindow, html_answer, json_answer
from graph_service.api.examples import examples
from graph_service.api.negotiation import wants_page
from graph_service.pages.lead_pages import reregistrations_page, shells_page

lead_routes = APIRouter()

How = Annotated[
    Literal["struck_off", "revoked", "listed", ""],
    Query(description="只看如此终止的旧企业：注销、吊销，或列入名单；缺省为全部"),
]


@lead_routes.get(
    "/reregistrations", response_model=ReregistrationsAnswer, responses=examples("reregistrations")
)
def every_reregistration(
    request: Request, store: FromStore, held: FromHeld, day: Day, window: InWindow, ended: How = ""
) -> Response:
    """Firms that may go on under another registration (换壳线索), by score; leads to check, no findings."""
    found = reregistered(store, None, day, held=held, window=window, ended=ended or None)
    return html_answer(reregistrations_page(found)) if wants_page(request) else json_answer(found)


@lead_routes.get(
    "/subjects/{id:path}/reregistered",
    response_model=ReregistrationsAnswer,
    responses=examples("reregistrations"),
)
def subject_reregistered(
    request: Request,
    id: str,
    store: FromStore,
    held: FromHeld,
    day: Day,
    window: InWindow,
    ended: How = "",
) -> Response:
    """Leads in which the subject is the old or the new firm, with reasons, weights and sources."""
    found = reregistered(store, id, day, held=held, window=window, ended=ended or None)
    return html_answer(reregistrations_page(found)) if wants_page(request) else json_answer(found)


@lead_routes.get("/shell-clusters", response_model=ShellsAnswer, responses=examples("shells"))
def every_shell_cluster(
    request: Request, store: FromStore, held: FromHeld, day: Day, window: InWindow
) -> Response:
    """Clusters of young firms at one address, telephone, e-mail or agent (空壳集群线索), largest first."""
    found = shells(store, None, day, held=held, window=window)
    return html_answer(shells_page(found)) if wants_page(request) else json_answer(found)


@lead_routes.get("/subjects/{id:path}/shells", response_model=ShellsAnswer, responses=examples("shells"))
def subject_shells(
    request: Request, id: str, store: FromStore, held: FromHeld, day: Day, window: InWindow
) -> Response:
    """The clusters that the subject is in, and what it shares with too many to count."""
    found = shells(store, id, day, held=held, window=window)
    return html_answer(shells_page(found)) if wants_page(request) else json_answer(found)
