"""Credit reports over HTTP, and the check of one that somebody holds in hand."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query, Request, Response

from graph_service.answers.profiles.portrait import Asked, Portrait
from graph_service.answers.profiles.portraits import portrait
from graph_service.answers.profiles.report_replay import ReportReplay, replay_text
from graph_service.answers.reader import Reader
from graph_service.api.asked import FromStore, ReadMoment, html_answer, json_answer
from graph_service.api.callers import reader
from graph_service.api.examples import examples
from graph_service.api.negotiation import wants_page
from graph_service.errors import NotFound
from graph_service.pages.replay_page import replay_page
from graph_service.register.reports import register_report
from graph_service.reports.forms import Form, report_bytes
from graph_service.reports.seal import issued_by

report_routes = APIRouter()

MEDIA: dict[Form, str] = {
    "pdf": "application/pdf",
    "md": "text/markdown; charset=utf-8",
    "json": "application/json",
    "html": "text/html; charset=utf-8",
}


async def _asked(
    asking: Annotated[Reader, Depends(reader)],
    purpose: Annotated[str | None, Query(max_length=300, description="用途，印在报告上")] = None,
    authorisation: Annotated[
        str | None, Query(max_length=100, description="授权号；自然人的报告必填")
    ] = None,
) -> Asked:
    return Asked(asking.caller, asking.role, purpose, authorisation)


@report_routes.get("/subjects/{id:path}/report.{form}", response_model=Portrait, responses=examples("report"))
def subject_report(
    id: str,
    form: Literal["pdf", "md", "json", "html"],
    store: FromStore,
    moment: ReadMoment,
    asked: Annotated[Asked, Depends(_asked)],
    annex: Annotated[bool, Query(description="另附附件：法律约束；关联与提示")] = False,
) -> Response:
    """The credit report by the national standard's sections, with number and code; it is registered."""
    made = portrait(store, id, moment, annex=annex, asked=asked)
    content = report_bytes(made, form)
    register_report(issued_by(made))
    name = f'attachment; filename="{made.number}.{form}"'
    return Response(content, media_type=MEDIA[form], headers={"Content-Disposition": name})


@report_routes.get(
    "/reports/{number_or_code}", response_model=ReportReplay, responses=examples("report_replay")
)
def report_replay(
    request: Request,
    number_or_code: str,
    store: FromStore,
    asking: Annotated[Reader, Depends(reader)],
) -> Response:
    """Whether a report with this number or code, or both in one text, is still what the graph gives."""
    found = replay_text(store, number_or_code, asking)
    if found is None:
        raise NotFound(f"得到“{number_or_code}”；应为报告编号、校验码，或二者")
    return html_answer(replay_page(found)) if wants_page(request) else json_answer(found)
