"""A subject through time over HTTP: its timeline, and two of its states held against each other."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response

from graph_service.answers.proof.difference import SubjectDiff
from graph_service.answers.proof.differences_of import subject_diff, two_moments
from graph_service.answers.proof.timeline import Timeline, timeline
from graph_service.answers.reader import Reader
from graph_service.api.asked import FromStore, ReadMoment, html_answer, json_answer
from graph_service.api.callers import reader
from graph_service.api.examples import examples
from graph_service.api.negotiation import wants_page
from graph_service.pages.difference_page import difference_page
from graph_service.pages.timeline_page import timeline_page

history_routes = APIRouter()

FIRST = Query(alias="from", description="较早的一日")
SECOND = Query(alias="to", description="较晚的一日；缺省为今天")
KNOWN_FIRST = Query(alias="known_from", description="较早状态按此时已获知的信息；缺省与较晚状态相同")
KNOWN_SECOND = Query(alias="known_to", description="较晚状态按此时已获知的信息；缺省为现在")


@history_routes.get("/subjects/{id:path}/diff", response_model=SubjectDiff, responses=examples("diff"))
def difference(
    request: Request,
    id: str,
    store: FromStore,
    asking: Annotated[Reader, Depends(reader)],
    first: Annotated[date, FIRST],
    second: Annotated[date | None, SECOND] = None,
    known_first: Annotated[datetime | None, KNOWN_FIRST] = None,
    known_second: Annotated[datetime | None, KNOWN_SECOND] = None,
) -> Response:
    """What became true, became known, ended or was corrected between two moments."""
    one, other = two_moments((first, second), (known_first, known_second), asking)
    found = subject_diff(store, id, one, other)
    return html_answer(difference_page(found)) if wants_page(request) else json_answer(found)


@history_routes.get("/subjects/{id:path}/timeline", response_model=Timeline, responses=examples("timeline"))
def subject_timeline(request: Request, id: str, store: FromStore, moment: ReadMoment) -> Response:
    """What happened to a subject, the latest first, each with its day and when it was learnt."""
    found = timeline(store, id, moment)
    return html_answer(timeline_page(found)) if wants_page(request) else json_answer(found)
