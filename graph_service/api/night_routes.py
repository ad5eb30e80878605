"""Night runs over HTTP: which there are, and what each rests on."""

from __future__ import annotations

from fastapi import APIRouter, Response

from graph_service.answers.night import NightRuns, night_runs
from graph_service.api.asked import json_answer
from graph_service.api.examples import examples
from graph_service.night.runs import night_folder
from graph_service.settings import settings

night_routes = APIRouter()


@night_routes.get("/night", response_model=NightRuns, responses=examples("night"))
def finished_night_runs() -> Response:
    """The finished night runs (夜间计算) of this installation, the newest first, with their manifests."""
    return json_answer(night_runs(night_folder(settings())))
