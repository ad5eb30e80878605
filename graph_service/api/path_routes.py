"""Paths between subjects over HTTP: a form whose every state has an address, and JSON for programs."""

from __future__ import annotations

from typing import Annotated, Literal
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import RedirectResponse

from analytics.paths import MOST_SUBJECTS
from graph_service.answers.matching.subject_lists import row_words
from graph_service.answers.network.connections import Asked, PathsAnswer
from graph_service.answers.network.paths import MOST_HOPS, paths
from graph_service.answers.network.walk import RELATION_TYPES
from graph_service.api.asked import Day, FromHeld, FromStore, html_answer, json_answer
from graph_service.api.examples import examples
from graph_service.api.forms import PathsRequest
from graph_service.api.list_form import sent_form
from graph_service.api.negotiation import wants_page
from graph_service.errors import BadInput
from graph_service.pages.paths_page import paths_form, paths_page

path_routes = APIRouter()

From = Annotated[str, Query(alias="from", max_length=300, description="一方：代码、注册号、标识或名称")]
To = Annotated[str, Query(max_length=300, description="另一方")]
Several = Annotated[list[str] | None, Query(max_length=MOST_SUBJECTS, description="两方以外的主体，可重复")]
Order = Annotated[Literal["shortest", "strongest"], Query(description="关系最少，或强度最高")]
Hops = Annotated[int, Query(ge=1, le=MOST_HOPS, description="路径最长几步")]
Hub = Annotated[int, Query(ge=1, le=100_000, description="不穿过关系多于此数的主体")]
Types = Annotated[list[str] | None, Query(description="关系类型；缺省为全部")]


@path_routes.get("/paths", response_model=PathsAnswer, responses=examples("paths"))
def paths_between(
    request: Request,
    store: FromStore,
    held: FromHeld,
    day: Day,
    from_: From = "",
    to: To = "",
    subject: Several = None,
    order: Order = "shortest",
    hops: Hops = 6,
    hub: Hub = 200,
    types: Types = None,
) -> Response:
    """What connects two subjects, or any of several; or how far was looked where nothing does."""
    asked = Asked(order, hops, hub, tuple(types or RELATION_TYPES))
    subjects = [one.strip() for one in (from_, to, *(subject or ())) if one.strip()]
    if wants_page(request) and len(subjects) < 2:
        return html_answer(paths_form(asked, subjects, day))
    if len(subjects) < 2:
        raise BadInput("应给出 from 与 to，或两个以上的 subject")
    found = paths(store, subjects, asked, day, held=held)
    return html_answer(paths_page(found)) if wants_page(request) else json_answer(found)


@path_routes.post("/paths", response_model=PathsAnswer, responses=examples("paths"))
def connecting(store: FromStore, held: FromHeld, asked: PathsRequest, day: Day) -> Response:
    """What connects two subjects, or any of up to 500; or how far was looked where nothing does."""
    return json_answer(paths(store, asked.subjects, asked.asked(), day, held=held))


@path_routes.post("/paths/list", include_in_schema=False)
async def paths_of_list(request: Request) -> Response:
    """The page's own form for a pasted or uploaded list; leads to the address of its answer."""
    form = await sent_form(request)
    if not 2 <= len(form.rows) <= MOST_SUBJECTS:
        raise BadInput(f"名单有 {len(form.rows):,} 行；应为 2 至 {MOST_SUBJECTS} 个代码或名称")
    asked = [("subject", row_words(row)) for row in form.rows]
    kept = form.fields("order", "hops", "hub", "types", "true_on")
    return RedirectResponse("/paths?" + urlencode([*asked, *kept]), 303)
