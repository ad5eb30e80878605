"""What programs send: rows to match, under names of their own."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from graph_service.answers.match import MatchQuery

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
