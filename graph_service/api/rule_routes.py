"""The rules over HTTP: every row with basis and days, and one explained."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from graph_service.answers.rules.rule_rows import RuleExplained, RuleList, rule_list
from graph_service.answers.rules.rule_uses import rule_explained
from graph_service.api.asked import Day, FromStore, html_answer, json_answer
from graph_service.api.examples import examples
from graph_service.api.negotiation import wants_page
from graph_service.pages.rules_page import rule_page, rules_page

rule_routes = APIRouter()


@rule_routes.get("/rules", response_model=RuleList, responses=examples("rules"))
def rules(
    request: Request,
    day: Day,
    book: Annotated[str | None, Query(max_length=60, description="规则簿；缺省为全部")] = None,
    every: Annotated[bool, Query(description="也列出该日不适用的规则")] = False,
) -> Response:
    """The rules in force on the day: what each says, its basis, how sure, and the version of its book."""
    found = rule_list(day.true_on, name=book or None, only_in_force=not every)
    return html_answer(rules_page(found, book)) if wants_page(request) else json_answer(found)


@rule_routes.get("/rules/{id:path}", response_model=RuleExplained, responses=examples("rule"))
def rule(request: Request, id: str, store: FromStore, day: Day) -> Response:
    """One rule by its id, or book/id: what replaced it, and where results cite it today."""
    found = rule_explained(store, id, day)
    return html_answer(rule_page(found)) if wants_page(request) else json_answer(found)
