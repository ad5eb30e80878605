"""What-if over HTTP: whose signal would move if somebody were listed or repaired; nothing is written."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import RedirectResponse
from starlette.concurrency import run_in_threadpool

from graph_service.answers.matching.match import MatchQuery
from graph_service.answers.matching.subject_lists import pasted_rows, row_words
from graph_service.answers.risk.what_if import WhatIfAnswer, what_if
from graph_service.api.asked import Day, FromHeld, FromStore, html_answer, json_answer
from graph_service.api.examples import examples
from graph_service.api.forms import WhatIfRequest
from graph_service.api.list_form import ListForm, sent_form
from graph_service.api.negotiation import wants_page
from graph_service.pages.what_if_page import what_if_form, what_if_page

what_if_routes = APIRouter()

MOST_IN_ADDRESS = 200
"""Customers that the address of an answer carries; a longer list is answered without one."""

Listed = Annotated[
    list[str] | None, Query(max_length=50, description="假定今日列入严重失信主体名单的主体，可重复")
]
Repaired = Annotated[list[str] | None, Query(max_length=50, description="假定全部记录已修复的主体，可重复")]
Customers = Annotated[
    list[str] | None, Query(max_length=MOST_IN_ADDRESS, description="所关注的客户；缺省为全部企业")
]


@what_if_routes.get("/what-if", response_model=WhatIfAnswer, responses=examples("what_if"))
def supposing(
    request: Request,
    store: FromStore,
    held: FromHeld,
    day: Day,
    listed: Listed = None,
    repaired: Repaired = None,
    customer: Customers = None,
) -> Response:
    """Whose signal would move, and by how much (假定测算); a page with a form where HTML is asked for."""
    if wants_page(request) and not (listed or repaired):
        return html_answer(what_if_form(day))
    customers = pasted_rows("\n".join(customer)) if customer else None
    found = what_if(store, listed or (), repaired or (), customers, day, held=held)
    return html_answer(what_if_page(found, customers or ())) if wants_page(request) else json_answer(found)


@what_if_routes.post("/what-if", response_model=WhatIfAnswer, responses=examples("what_if"))
def supposing_for(store: FromStore, held: FromHeld, asked: WhatIfRequest, day: Day) -> Response:
    """The same for up to 5,000 customers; without any, for every subject of the graph."""
    customers = None if asked.customers is None else [row.query() for row in asked.customers]
    return json_answer(what_if(store, asked.listed, asked.repaired, customers, day, held=held))


@what_if_routes.post("/what-if/list", include_in_schema=False)
async def supposing_of_list(request: Request, store: FromStore, held: FromHeld, day: Day) -> Response:
    """The page's own form for a pasted or uploaded list; a short one leads to the address of its answer."""
    form = await sent_form(request)
    listed, repaired = (_said(form, "listed"), _said(form, "repaired"))
    if len(form.rows) <= MOST_IN_ADDRESS:
        said = [*(("listed", one) for one in listed), *(("repaired", one) for one in repaired)]
        said += [("customer", row_words(one)) for one in form.rows]
        said += [("true_on", day.true_on.isoformat())] if day.past else []
        return RedirectResponse("/what-if?" + urlencode(said), 303)
    found = await run_in_threadpool(_answer, store, held, day, listed, repaired, form.rows)
    return html_answer(what_if_page(found, form.rows))


def _said(form: ListForm, name: str) -> list[str]:
    return [row_words(row) for field in form.values.get(name, ()) for row in pasted_rows(field)]


def _answer(
    store: FromStore,
    held: FromHeld,
    day: Day,
    listed: list[str],
    repaired: list[str],
    customers: list[MatchQuery],
) -> WhatIfAnswer:
    return what_if(store, listed, repaired, customers, day, held=held)
