"""The silent check of a lot over HTTP (静默查询): one call, yes or no with the evidence that it needs."""

from __future__ import annotations

import getpass
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Response
from pydantic import BaseModel, ConfigDict, Field

from analytics.matters import Matter
from graph_service.answers.checks.lot_facts import Lot, LotCheck
from graph_service.answers.checks.procurement import lot_check
from graph_service.api.asked import Day, FromStore, json_answer
from graph_service.api.callers import caller
from graph_service.api.examples import examples
from graph_service.api.forms import SubjectWords
from graph_service.tokens import Token

procurement_routes = APIRouter()

Parties = list[SubjectWords]


class LotRequest(BaseModel):
    """Who takes part in a lot, and what for it is asked."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [
                {
                    "lot": "办公设备采购 1 标段",
                    "suppliers": ["91320600MA1HUAJ01N", "91320623MA2DFDW03F"],
                    "purpose": "资格审查",
                }
            ]
        },
    )

    lot: str = Field("", max_length=200, description="标段或采购包的名称")
    suppliers: Parties = Field([], max_length=200, description="供应商的代码或名称")
    agencies: Parties = Field([], max_length=200, description="代理机构的代码或名称")
    experts: Parties = Field([], max_length=200, description="评审专家的完整证件号码或主体标识，不得只给姓名")
    matter: Literal["procurement", "bidding"] = "procurement"
    purpose: str = Field("", max_length=300, description="用途，必填，登记在册")
    authorisation: str | None = Field(None, max_length=100, description="授权号")


@procurement_routes.post(
    "/procurement-check", response_model=LotCheck, responses=examples("procurement_check")
)
def checking(
    store: FromStore, asked: LotRequest, day: Day, known: Annotated[Token | None, Depends(caller)]
) -> Response:
    """Who may not take part, alone or beside another; no more is told of anybody, and it is registered."""
    lot = Lot(
        tuple(asked.suppliers), tuple(asked.agencies), tuple(asked.experts), Matter(asked.matter), asked.lot
    )
    found = lot_check(
        store,
        lot,
        day,
        caller=known.name if known else getpass.getuser(),
        purpose=asked.purpose,
        authorisation=asked.authorisation,
    )
    return json_answer(found)
