"""Groups over HTTP: what control joins, what is close for exploration, and circular holdings."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request, Response

from graph_service.answers.control.circular import CircularHoldingsAnswer
from graph_service.answers.control.circular_holdings import circles
from graph_service.answers.groups.exploration import HUB, MOST_RESOLUTION, RESOLUTION, SEED, Asked, explore
from graph_service.answers.groups.explored import ExplorationAnswer
from graph_service.answers.groups.group import GroupAnswer
from graph_service.answers.groups.groups import group
from graph_service.api.asked import Day, FromHeld, FromStore, InWindow, html_answer, json_answer
from graph_service.api.examples import examples
from graph_service.api.negotiation import wants_page
from graph_service.pages.circles_page import circles_page
from graph_service.pages.explore_page import explore_page
from graph_service.pages.group_page import group_page

group_routes = APIRouter()

HowClosed = Annotated[
    Literal["closed", "near_closed", "perhaps_near_closed", "none", ""],
    Query(description="只看如此封闭的环；缺省为全部"),
]
Resolution = Annotated[float, Query(gt=0, le=MOST_RESOLUTION, description="分辨率，越高群越小")]
Seed = Annotated[int, Query(ge=0, lt=2**31, description="种子，相同则划分相同")]
Hub = Annotated[int, Query(ge=1, le=1_000_000, description="关系多于此数的主体不用于划分")]


@group_routes.get("/subjects/{id:path}/group", response_model=GroupAnswer, responses=examples("group"))
def subject_group(request: Request, id: str, store: FromStore, held: FromHeld, day: Day) -> Response:
    """The group (集团) that control joins around the subject: tree, fringe, holders for the state apart."""
    found = group(store, held, id, day)
    return html_answer(group_page(found)) if wants_page(request) else json_answer(found)


@group_routes.get(
    "/subjects/{id:path}/explore", response_model=ExplorationAnswer, responses=examples("exploration")
)
def subject_cluster(
    request: Request,
    id: str,
    store: FromStore,
    held: FromHeld,
    day: Day,
    window: InWindow,
    resolution: Resolution = RESOLUTION,
    seed: Seed = SEED,
    hub: Hub = HUB,
) -> Response:
    """The cluster of close relations around the subject (探索，不是集团认定), apart from its group."""
    found = explore(store, id, Asked(resolution, seed, hub), day, held=held, window=window)
    return html_answer(explore_page(found)) if wants_page(request) else json_answer(found)


@group_routes.get(
    "/circular-holdings", response_model=CircularHoldingsAnswer, responses=examples("circular_holdings")
)
def every_circular_holding(
    request: Request,
    held: FromHeld,
    day: Day,
    window: InWindow,
    alarm: HowClosed = "",
) -> Response:
    """Every circular holding (循环持股) with what is held from outside; under 5 % is an alarm."""
    found = circles(held, day, window=window, alarm=alarm or None)
    return html_answer(circles_page(found)) if wants_page(request) else json_answer(found)
