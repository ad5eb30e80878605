"""What every route is given (store, snapshot, days, bounds), and how it answers: JSON or a page.

What is given is worked out in the loop itself (`async`): it waits for nothing, and to hand each over to a
thread took longer than the work.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Annotated

from fastapi import Depends, Query, Request, Response

from graph_service.answers.as_of import AsOf, as_of
from graph_service.answers.json_text import json_text
from graph_service.answers.network.walk import MOST_HOPS, WALKED_TYPES, Bounds
from graph_service.answers.reader import Reader
from graph_service.answers.window import MOST, Window
from graph_service.api.callers import ordinary, reader
from graph_service.crossmatch.held import HeldRegister
from graph_service.snapshot.held import HeldSnapshot
from graph_service.store.store import Store


async def _store(request: Request) -> Store:
    store: Store = request.app.state.store
    return store


async def _held(request: Request) -> HeldSnapshot:
    held: HeldSnapshot = request.app.state.held
    return held


async def _moment(
    asking: Annotated[Reader, Depends(ordinary)],
    true_on: Annotated[date | None, Query(description="现实中为真的日期；缺省为今天")] = None,
    known_on: Annotated[datetime | None, Query(description="本库已获知的时点；缺省为现在")] = None,
) -> AsOf:
    return as_of(true_on, known_on, asking)


async def _day(
    asking: Annotated[Reader, Depends(ordinary)],
    true_on: Annotated[date | None, Query(description="现实中为真的日期；缺省为今天")] = None,
) -> AsOf:
    return as_of(true_on, reader=asking)


async def _read_moment(
    asking: Annotated[Reader, Depends(reader)], given: Annotated[AsOf, Depends(_moment)]
) -> AsOf:
    return replace(given, reader=asking)


async def _read_day(
    asking: Annotated[Reader, Depends(reader)], given: Annotated[AsOf, Depends(_day)]
) -> AsOf:
    return replace(given, reader=asking)


async def _bounds(
    hops: Annotated[int, Query(ge=1, le=MOST_HOPS, description="层数")] = 2,
    types: Annotated[list[str] | None, Query(description="关系类型；缺省为全部")] = None,
    hub: Annotated[int, Query(ge=1, le=100_000, description="关联方多于此数的主体不再展开")] = 50,
    nodes: Annotated[int, Query(ge=1, le=2_000, description="主体上限")] = 300,
) -> Bounds:
    return Bounds(hops=hops, types=tuple(types or WALKED_TYPES), hub=hub, nodes=nodes)


async def _window(
    offset: Annotated[int, Query(ge=0, description="自第几项起，首项为 0")] = 0,
    limit: Annotated[int, Query(ge=1, le=MOST, description="至多几项")] = 50,
) -> Window:
    return Window(offset, limit)


async def _matching(request: Request) -> HeldRegister:
    matching: HeldRegister = request.app.state.matching
    return matching


FromStore = Annotated[Store, Depends(_store)]
FromHeld = Annotated[HeldSnapshot, Depends(_held)]
FromMatching = Annotated[HeldRegister, Depends(_matching)]
Moment = Annotated[AsOf, Depends(_moment)]
Day = Annotated[AsOf, Depends(_day)]
ReadMoment = Annotated[AsOf, Depends(_read_moment)]
ReadDay = Annotated[AsOf, Depends(_read_day)]
"""The same where audit may ask too: only for answers that register it (`graph_service.answers.audited`)."""
InWindow = Annotated[Window, Depends(_window)]
Asked = Annotated[Bounds, Depends(_bounds)]


def json_answer(answer: object) -> Response:
    """The answer as JSON; the same address may also give a page."""
    return Response(json_text(answer), media_type="application/json", headers={"Vary": "Accept"})


def html_answer(text: str) -> Response:
    """A page; the same address may also give JSON."""
    return Response(text, media_type="text/html", headers={"Vary": "Accept"})
