"""Credit reviews over HTTP (信用审查): a file or rows in, how far it is, rows by outcome, the workbook."""

from __future__ import annotations

import getpass
from datetime import UTC, datetime
from typing import Annotated
from urllib.parse import quote, urlsplit

from fastapi import APIRouter, Depends, Query, Request, Response
from fastapi.responses import FileResponse, RedirectResponse
from starlette.concurrency import run_in_threadpool

from graph_service.answers.checks.check_job import CheckJob, CheckResults, check_job, check_results
from graph_service.answers.related.related_workbook import MEDIA_TYPE
from graph_service.answers.window import Window
from graph_service.api.asked import InWindow, html_answer, json_answer
from graph_service.api.callers import caller
from graph_service.api.check_form import CheckRequest, SentCheck, sent_check
from graph_service.api.examples import examples
from graph_service.api.negotiation import wants_page
from graph_service.checks.job import Job, begin, job_named, jobs
from graph_service.checks.worker import Worker
from graph_service.errors import NotAllowed, NotFound
from graph_service.pages.check_pages import check_page, checks_page
from graph_service.tokens import Token

check_routes = APIRouter()

SHOWN = 20
"""Reviews on the page that lists them."""

Known = Annotated[Token | None, Depends(caller)]
WithOutcome = Annotated[str | None, Query(max_length=20, description="只看此结果的行；缺省为全部")]

_SENT = {
    "requestBody": {
        "required": True,
        "content": {
            "application/json": {"schema": CheckRequest.model_json_schema(ref_template="{model}")},
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "required": ["file", "matter", "purpose"],
                    "properties": {
                        "file": {"type": "string", "format": "binary"},
                        **{name: {"type": "string"} for name in ("matter", "purpose", "authorisation")},
                    },
                }
            },
        },
    }
}


async def _worker(request: Request) -> Worker:
    worker: Worker = request.app.state.checks
    return worker


def _own(request: Request, id: str, known: Known) -> Job:
    """The review of this id, if it is the caller's: nobody is told of another's."""
    job = job_named(id)
    if known is not None and known.role != "audit" and job.order.caller != known.name:
        raise NotFound(f"未见审查任务“{id}”")
    return job


Working = Annotated[Worker, Depends(_worker)]
Own = Annotated[Job, Depends(_own)]


@check_routes.get("/checks", response_model=list[CheckJob], responses=examples("checks"))
def listing(request: Request, known: Known) -> Response:
    """The caller's reviews, the latest first; a page with the form where HTML is asked for."""
    own = [one for one in jobs() if known is None or one.order.caller == known.name][:SHOWN]
    found = [check_job(one, datetime.now(UTC)) for one in own]
    return html_answer(checks_page(found)) if wants_page(request) else json_answer(found)


@check_routes.post(
    "/checks", response_model=CheckJob, status_code=202, responses=examples("check"), openapi_extra=_SENT
)
async def beginning(request: Request, worker: Working, known: Known) -> Response:
    """Begin a review of a file or of rows; it is registered with its purpose before it can be read."""
    _from_this_page(request)
    async with sent_check(request) as sent:
        job = await run_in_threadpool(_laid_down, sent, known, str(request.base_url))
    if not sent.held:
        job.release()
        worker.wake()
    if wants_page(request):
        return RedirectResponse(f"/checks/{job.order.id}", 303)
    answer = json_answer(check_job(job, datetime.now(UTC)))
    answer.status_code = 202
    answer.headers["Location"] = f"/checks/{job.order.id}"
    return answer


@check_routes.get("/checks/{id}", response_model=CheckJob, responses=examples("check"))
def showing(request: Request, job: Own, window: InWindow, outcome: WithOutcome = None) -> Response:
    """How far a review is, its counts and how its file was read; the page has rows by outcome as well."""
    found = check_job(job, datetime.now(UTC))
    if not wants_page(request):
        return json_answer(found)
    rows = check_results(job, outcome, window) if found.stage == "done" else None
    return html_answer(check_page(found, rows, window))


@check_routes.post("/checks/{id}/start", include_in_schema=False)
def starting(request: Request, job: Own, worker: Working) -> Response:
    """Run a review that was held for a look, or go on with one that failed."""
    _from_this_page(request)
    job.release()
    worker.wake()
    return RedirectResponse(f"/checks/{job.order.id}", 303)


@check_routes.get("/checks/{id}/results", response_model=CheckResults, responses=examples("check_results"))
def results(job: Own, window: InWindow, outcome: WithOutcome = None) -> Response:
    """The rows in the input's order, of one outcome or all; only once the review is registered."""
    return json_answer(check_results(job, outcome, window))


@check_routes.get("/checks/{id}/result.xlsx", response_class=FileResponse)
def workbook(job: Own) -> Response:
    """The whole review as an Excel file."""
    check_results(job, None, Window(0, 1))
    name = quote(f"审查结果-{job.order.id}.xlsx")
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{name}"}
    return FileResponse(job.workbook, media_type=MEDIA_TYPE, headers=headers)


def _laid_down(sent: SentCheck, known: Token | None, site: str) -> Job:
    return begin(
        sent.file,
        name=sent.name,
        matter=sent.matter,
        caller=known.name if known else getpass.getuser(),
        purpose=sent.purpose,
        authorisation=sent.authorisation,
        columns=sent.columns,
        site=site,
        served=True,
    )


def _from_this_page(request: Request) -> None:
    """Raises NotAllowed where another site sent the form: a review must be asked for by its caller."""
    origin = request.headers.get("origin", "")
    if origin and urlsplit(origin).netloc != request.headers.get("host", ""):
        raise NotAllowed("审查须从本服务的页面提交")
