"""Errors over HTTP: problem+json (RFC 9457) for programs, a page for people."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from http import HTTPStatus

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from graph_service.answers.json_text import json_text
from graph_service.api.negotiation import wants_page
from graph_service.api.wrong_fields import wrong_fields
from graph_service.errors import GraphServiceError, SeveralSubjects
from graph_service.pages.search_page import problem_page

_log = logging.getLogger(__name__)


def problem(status: int, title: str, detail: str, **more: object) -> Response:
    """The problem as JSON; `type` is a stable name made of the title."""
    kind = f"urn:xinmai:problem:{title.replace(' ', '-')}"
    body = {"type": kind, "title": title, "status": status, "detail": detail} | more
    return Response(json_text(body), status, media_type="application/problem+json")


def add_problem_handlers(app: FastAPI) -> None:
    """Every error leaves the service as a problem; the inside of a failure of ours stays inside."""
    app.add_exception_handler(GraphServiceError, _ours)
    app.add_exception_handler(RequestValidationError, _wrong_request)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(Exception, _unexpected)


def _ours(request: Request, error: Exception) -> Response:
    if not isinstance(error, GraphServiceError):
        return _unexpected(request, error)
    if error.status == HTTPStatus.INTERNAL_SERVER_ERROR:
        _log.error("request failed: %s", type(error).__name__, exc_info=error)
        return _answer(request, 500, error.title, "服务内部出错，已记入日志；请稍后再试或告知维护人员")
    candidates = error.candidates if isinstance(error, SeveralSubjects) else ()
    response = _answer(request, error.status, error.title, str(error), candidates)
    if error.status == HTTPStatus.UNAUTHORIZED:
        response.headers["WWW-Authenticate"] = 'Basic realm="xinmai", charset="UTF-8", Bearer realm="xinmai"'
    return response


def _wrong_request(request: Request, error: Exception) -> Response:
    """Which fields are wrong and why; the values themselves are not sent back."""
    faults = wrong_fields(error.errors() if isinstance(error, RequestValidationError) else [])
    detail = "；".join(f"{fault['where']} {fault['message']}" for fault in faults)
    if wants_page(request):
        return _page(request, 422, "bad input", detail, ())
    return problem(422, "bad input", detail, instance=request.url.path, errors=faults)


def _http(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    title = HTTPStatus(status).phrase.lower()
    response = _answer(request, status, title, f"未见 {request.method} {request.url.path}：{title}")
    if isinstance(error, HTTPException) and error.headers:
        response.headers.update(error.headers)
    return response


def _unexpected(request: Request, error: Exception) -> Response:
    return _answer(request, 500, "internal error", "服务内部出错，已记入日志；请稍后再试或告知维护人员")


def _answer(
    request: Request,
    status: int,
    title: str,
    detail: str,
    candidates: Sequence[Mapping[str, str | None]] = (),
) -> Response:
    if wants_page(request):
        return _page(request, status, title, detail, candidates)
    more = {"candidates": candidates} if candidates else {}
    return problem(status, title, detail, instance=request.url.path, **more)


def _page(
    request: Request, status: int, title: str, detail: str, candidates: Sequence[Mapping[str, str | None]]
) -> Response:
    return Response(problem_page(status, title, detail, candidates), status, media_type="text/html")
