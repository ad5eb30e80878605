"""What programs send: rows to match, under names of their own."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from graph_service.answers.matching.crossmatch import CrossQuery
from graph_service.answers.matching.match import MatchQuery
from graph_service.answers.network.connections import Asked
from graph_service.answers.network.walk import RELATION_TYPES

MOST_ROWS = 5_000


class MatchRow(BaseModel):
    """One row: a code, a name, or both."""

    model_config = ConfigDict(extra="forbid")

    code: str = Field(default="", max_length=64, description="统一社会信用代码或 15 位注册号")
    name: str = Field(default="", max_length=300, description="主体名称（现名或曾用名）")

    def query(self) -> MatchQuery:
        """The row as the answers take it."""
        return MatchQuery(self.code.strip(), self.name.strip())


RowName = Annotated[str, StringConstraints(max_length=100)]


class MatchRequest(BaseModel):
    """Up to 5,000 rows, each under a name that its result bears as well."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [
                {
                    "queries": {
                        "1": {"code": "91320623MA2DFD034U", "name": "如东东方电子有限公司"},
                        "2": {"name": "南通华盛建设有限公司"},
                    }
                }
            ]
        },
    )

    queries: dict[RowName, MatchRow] = Field(min_length=1, max_length=MOST_ROWS)


class CrossOptions(BaseModel):
    """How far is looked for one row."""

    model_config = ConfigDict(extra="forbid")

    exclude: list[str] = Field(default_factory=list, max_length=200, description="不再提出的主体标识")
    candidates: int = Field(default=5, ge=0, le=20, description="至多几个待复核候选")
    review: bool = Field(default=True, description="是否查找写法变体、差一字、同音等")


class CrossRow(MatchRow):
    """One row: a code, a name or both, with what helps to tell who is meant."""

    region: str = Field("", max_length=12, pattern=r"^(\d{6}|\d{9}|\d{12})?$", description="行政区划代码")
    day: date | None = Field(None, description="所载记录的日期；与曾用名、成立日期比对")
    options: CrossOptions = Field(default_factory=lambda: CrossOptions(), description="查找范围")

    def cross_query(self) -> CrossQuery:
        """The row as the answers take it."""
        options = self.options
        return CrossQuery(
            code=self.code.strip(),
            name=self.name.strip(),
            region=self.region[:6],
            day=self.day,
            exclude=tuple(options.exclude),
            candidates=options.candidates,
            review=options.review,
        )


class CrossRequest(BaseModel):
    """Up to 5,000 rows, each under a name that its result bears as well."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [
                {
                    "queries": {
                        "1": {"name": "如东東方电子有限责任公司", "day": "2024-05-01"},
                        "2": {"code": "91320623MA2DFD034U", "options": {"review": False}},
                    }
                }
            ]
        },
    )

    queries: dict[RowName, CrossRow] = Field(min_length=1, max_length=MOST_ROWS)


class ReviewRequest(BaseModel):
    """What a reviewer decides of a pair; `undone` takes the last decision back."""

    model_config = ConfigDict(extra="forbid")

    source: str = Field(min_length=1, max_length=700, description="被比对主体的标识，或 row:代码|名称|地区")
    target: str = Field(min_length=1, max_length=300, description="登记主体的代码或标识")
    verdict: Literal["same", "different", "unsure", "undone"]
    reason: str = Field("", max_length=500)
    decided_by: str = Field("", max_length=100, description="复核人；有令牌时以令牌名称为准")


SubjectWords = Annotated[str, StringConstraints(min_length=1, max_length=300)]


class PathsRequest(BaseModel):
    """Two to 500 subjects, and how the paths between them are looked for."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [{"subjects": ["91320600MA1HUAJ01N", "如东东方电子有限公司"], "hops": 6}]
        },
    )

    subjects: list[SubjectWords] = Field(
        min_length=2, max_length=500, description="代码、注册号、主体标识或名称"
    )
    order: Literal["shortest", "strongest"] = Field("shortest", description="关系最少，或强度最高")
    hops: int = Field(6, ge=1, le=12, description="路径最长几步")
    hub: int = Field(200, ge=1, le=100_000, description="不穿过关系多于此数的主体")
    types: list[str] = Field(list(RELATION_TYPES), description="关系类型；缺省为全部")

    def asked(self) -> Asked:
        """The bounds as the answers take them."""
        return Asked(self.order, self.hops, self.hub, tuple(self.types))


class WhatIfRequest(BaseModel):
    """What is supposed of whom, and the customers watched; null watches every subject of the graph."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [{"listed": ["91320600MA1HUAJ01N"], "customers": [{"code": "91320623MA2HAJX02Y"}]}]
        },
    )

    listed: list[SubjectWords] = Field([], max_length=50, description="假定今日列入严重失信主体名单")
    repaired: list[SubjectWords] = Field([], max_length=50, description="假定全部记录已修复")
    customers: list[MatchRow] | None = Field(None, max_length=MOST_ROWS, description="所关注的客户")
