"""Measures over HTTP: tasks and their receipts."""

from __future__ import annotations

from datetime import date
from typing import Literal

from fastapi import APIRouter, Response
from pydantic import BaseModel, ConfigDict, Field

from graph_service.answers.as_of import as_of
from graph_service.answers.law.effects import matter_of
from graph_service.answers.law.measure_tasks import MeasureTask, MeasureTasks, measure_tasks
from graph_service.api.asked import Day, FromStore, json_answer
from graph_service.api.examples import examples
from graph_service.errors import BadInput
from graph_service.measures import steps

measure_routes = APIRouter()


class MeasureRequest(BaseModel):
    """A measure asked of an authority; it has to rest on an effect in force."""

    model_config = ConfigDict(extra="forbid")

    subject: str = Field(min_length=1, max_length=300, description="代码、注册号、主体标识或名称")
    matter: str = Field(max_length=60, description="事项，如 procurement 或 政府采购")
    by: str = Field(min_length=1, max_length=200, description="发起单位")
    to: str = Field(min_length=1, max_length=200, description="响应单位")
    rule: str | None = Field(None, max_length=60, description="有多项约束时指明规则")
    document: str | None = Field(None, max_length=200, description="有多项约束时指明记录文书号")
    due_on: date | None = Field(None, description="反馈期限")


class StepRequest(BaseModel):
    """A receipt of a task."""

    model_config = ConfigDict(extra="forbid")

    step: Literal["respond", "feedback", "release"]
    outcome: Literal["accepted", "declined", "taken", "not_taken", "lifted"]
    reason: str = Field(min_length=1, max_length=1000, description="说明")
    by: str = Field(min_length=1, max_length=200, description="办理单位")
    document: str | None = Field(None, max_length=200, description="文书号")


STEPS = {"respond": steps.respond, "feedback": steps.feed_back, "release": steps.release}


@measure_routes.get("/measures", response_model=MeasureTasks, responses=examples("measures"))
def tasks(store: FromStore, day: Day) -> Response:
    """The tasks that stand, with receipts, what is due and what has to be lifted."""
    return json_answer(measure_tasks(store, day))


@measure_routes.post("/measures", response_model=MeasureTask, responses=examples("measure"))
def initiate(store: FromStore, asked: MeasureRequest) -> Response:
    """Ask an authority for a measure that must or may be taken; refused where the law gives no basis."""
    matter = matter_of(asked.matter)
    if matter is None:
        raise BadInput("事项为空；应写明")
    who = steps.Initiated(asked.by, asked.to, asked.due_on)
    found = steps.initiate(
        store, asked.subject, matter, who, as_of(), rule=asked.rule, document=asked.document
    )
    return json_answer(found)


@measure_routes.post("/measures/{task_no}", response_model=MeasureTask, responses=examples("measure"))
def step(store: FromStore, task_no: str, given: StepRequest) -> Response:
    """Answer a task, feed back on it, or lift it."""
    answer = steps.Response(given.outcome, given.reason, given.by, given.document)
    return json_answer(STEPS[given.step](store, task_no, answer, as_of()))
