"""Ownership, control and related parties over HTTP."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Query, Request, Response

from analytics.related_party_rules import View
from graph_service.answers.control.ownership import Ownership, ownership
from graph_service.answers.control.ownership_trees import ON_A_PAGE, ownership_tree
from graph_service.answers.related.related_parties import LINES, RelatedParties, related_party_tables
from graph_service.answers.related.related_workbook import MEDIA_TYPE, related_workbook
from graph_service.api.asked import Day, FromHeld, FromStore, ReadDay, html_answer, json_answer
from graph_service.api.examples import examples
from graph_service.api.negotiation import wants_page
from graph_service.pages.ownership_page import ownership_page
from graph_service.pages.related_page import related_page

control_routes = APIRouter()

WithResearch = Annotated[
    bool, Query(description="另附研究口径：最弱链控制权与表决影响力；不作为法律结论，较慢")
]
Every = Annotated[bool, Query(description=f"每一行；否则每种规则前 {LINES} 行及其余列入名单的")]
Rules = Annotated[list[str] | None, Query(description=f"{'、'.join(View)}；可重复，缺省为全部")]


@control_routes.get(
    "/subjects/{id:path}/ownership", response_model=Ownership, responses=examples("ownership")
)
def subject_ownership(
    request: Request, id: str, store: FromStore, held: FromHeld, day: Day, research: WithResearch = False
) -> Response:
    """Holders and investments, direct, penetrated and integrated; control; beneficial owners (股权与控制)."""
    found = ownership(store, held, id, day, with_research=research)
    if not wants_page(request):
        return json_answer(found)
    return html_answer(ownership_page(found, ownership_tree(store, held, id, day, most=ON_A_PAGE)))


@control_routes.get(
    "/subjects/{id:path}/related.xlsx",
    response_class=Response,
    responses={200: {"content": {MEDIA_TYPE: {}}, "description": "Excel"}},
)
def related_file(id: str, store: FromStore, held: FromHeld, day: Day, rule: Rules = None) -> Response:
    """The same tables as an Excel workbook, to be filed: figures as figures, codes as text."""
    found = related_party_tables(store, held, id, rule or (), day, every=True)
    named = quote(f"{found.subject.name} 关联方 {found.as_of.true_on}.xlsx")
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{named}"}
    return Response(related_workbook(found), media_type=MEDIA_TYPE, headers=headers)


@control_routes.get(
    "/subjects/{id:path}/related", response_model=RelatedParties, responses=examples("related")
)
def subject_related(
    request: Request,
    id: str,
    store: FromStore,
    held: FromHeld,
    day: ReadDay,
    *,
    rule: Rules = None,
    every: Every = False,
) -> Response:
    """Related parties (关联方), one table a rule book, with article, share and path."""
    found = related_party_tables(store, held, id, rule or (), day, every=every)
    return html_answer(related_page(found)) if wants_page(request) else json_answer(found)
