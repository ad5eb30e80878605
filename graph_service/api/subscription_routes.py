"""Subscriptions over HTTP: a subscriber reads which records to delete, and says which it has."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Response
from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from graph_service.api.asked import FromStore, json_answer
from graph_service.api.callers import caller
from graph_service.api.examples import examples
from graph_service.errors import NotAllowed
from graph_service.subscriptions.feed import MOST, Acknowledged, Events, acknowledged_by, events_for
from graph_service.subscriptions.kept import subscription
from graph_service.tokens import Token

subscription_routes = APIRouter()

FromCaller = Annotated[Token | None, Depends(caller)]
EventId = Annotated[str, StringConstraints(min_length=1, max_length=64)]


class Acknowledgement(BaseModel):
    """The events that the subscriber has carried out: the records are deleted there."""

    model_config = ConfigDict(extra="forbid")

    events: list[EventId] = Field(min_length=1, max_length=MOST)


@subscription_routes.get(
    "/subscriptions/{name}/events", response_model=Events, responses=examples("subscription_events")
)
def subscription_events(
    name: str,
    store: FromStore,
    known: FromCaller,
    since: Annotated[datetime | None, Query(description="自此时起的全部通知；缺省为尚未确认的通知")] = None,
    limit: Annotated[int, Query(ge=1, le=MOST, description="至多几项")] = MOST,
) -> Response:
    """Which records have ended (删除通知): ids, why and when; told again until acknowledged."""
    _of_own(name, known)
    return json_answer(events_for(store, subscription(name), since, most=limit))


@subscription_routes.post(
    "/subscriptions/{name}/acknowledgements",
    response_model=Acknowledged,
    responses=examples("acknowledgement"),
)
def acknowledging(name: str, store: FromStore, known: FromCaller, carried_out: Acknowledgement) -> Response:
    """Say that these events are carried out; they are not told again, and the word is kept."""
    _of_own(name, known)
    by = known.name if known else name
    return json_answer(acknowledged_by(by, store, subscription(name), carried_out.events))


def _of_own(name: str, known: Token | None) -> None:
    """A caller reads its own subscription; audit any. Raises NotAllowed."""
    if known is not None and known.role != "audit" and known.name != name:
        raise NotAllowed(f"令牌 {known.name} 只能读取同名的订阅")
