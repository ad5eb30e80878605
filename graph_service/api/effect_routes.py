"""Legal effects over HTTP: what may be done to a subject, in a matter, on a day."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from graph_service.answers.law.effects import effects, matter_of
from graph_service.answers.law.legal_effect import EffectsAnswer
from graph_service.api.asked import FromStore, ReadDay, html_answer, json_answer
from graph_service.api.examples import examples
from graph_service.api.negotiation import wants_page
from graph_service.pages.effects_page import effects_page

effect_routes = APIRouter()

MATTER = Query(max_length=60, description="事项，如 procurement 或 政府采购；缺省为全部")
BESIDE = Query(max_length=50, description="同一标段的其他供应商或投标人，可重复；只用于政府采购和招标投标")


@effect_routes.get("/subjects/{id:path}/effects", response_model=EffectsAnswer, responses=examples("effects"))
def subject_effects(
    request: Request,
    id: str,
    store: FromStore,
    day: ReadDay,
    matter: Annotated[str | None, MATTER] = None,
    beside: Annotated[list[str] | None, BESIDE] = None,
) -> Response:
    """What must or may be done in law, by which article and record, until when; or that no basis is seen."""
    found = effects(store, id, matter_of(matter), day, beside=beside or ())
    return html_answer(effects_page(found)) if wants_page(request) else json_answer(found)
