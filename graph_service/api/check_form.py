"""What is sent to begin a review: rows as JSON, or a file in a form, kept on the disk at once."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryDirectory

import pandas as pd
from fastapi import Request
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile

from graph_service.api.forms import MatchRow
from graph_service.errors import BadInput

__all__ = ["CheckRequest", "SentCheck", "sent_check"]

FILE, MAPPED = "file", {"code_heading": "code", "name_heading": "name"}
"""The fields of the form that carry the file, and headings that nobody knows."""


class CheckRequest(BaseModel):
    """Rows to review in a matter; a file of more rows is sent as a form with the same fields."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [
                {
                    "matter": "subsidy",
                    "purpose": "2026年度补贴申报审核",
                    "authorisation": "授〔2026〕1号",
                    "rows": [{"code": "91320623MA2DFD034U"}, {"name": "南通华盛建设有限公司"}],
                }
            ]
        },
    )

    matter: str = Field(max_length=40, description="subsidy、procurement、licence、loan 或其他事项")
    purpose: str = Field("", max_length=300, description="用途，必填，登记在册")
    authorisation: str | None = Field(None, max_length=100, description="授权号")
    rows: list[MatchRow] = Field(min_length=1, max_length=20_000)


@dataclass(frozen=True)
class SentCheck:
    """What was sent: a file, what it is called, and the fields beside it; `held` waits for a look first."""

    file: Path
    name: str
    matter: str
    purpose: str
    authorisation: str | None
    columns: Mapping[str, str]
    held: bool


@asynccontextmanager
async def sent_check(request: Request) -> AsyncIterator[SentCheck]:
    """The request as a file on the disk for the time of the block.

    Raises:
        BadInput: neither such a form nor such JSON.
    """
    with TemporaryDirectory() as folder:
        if request.headers.get("content-type", "").startswith("application/json"):
            yield await run_in_threadpool(_of_rows, Path(folder), await request.body())
            return
        async with request.form(max_files=1, max_fields=20) as form:
            sent = form.get(FILE)
            if not isinstance(sent, UploadFile) or not sent.filename:
                raise BadInput("未收到文件；应以表单字段 file 上传 CSV 或 XLSX，或以 JSON 给出 rows")
            path = Path(folder) / f"sent{Path(sent.filename).suffix.lower()}"
            await run_in_threadpool(_keep, sent, path)
            yield SentCheck(
                file=path,
                name=Path(sent.filename).name,
                matter=_text(form, "matter"),
                purpose=_text(form, "purpose"),
                authorisation=_text(form, "authorisation") or None,
                columns={role: _text(form, field) for field, role in MAPPED.items() if _text(form, field)},
                held=_text(form, "hold") == "1",
            )


def _of_rows(folder: Path, body: bytes) -> SentCheck:
    try:
        asked = CheckRequest.model_validate_json(body)
    except ValidationError as fault:
        told = json.loads(fault.json(include_url=False, include_input=False, include_context=False))
        words = "；".join(f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in told)
        raise BadInput(f"JSON 应有 matter、purpose 和 rows：{words}") from fault
    table = pd.DataFrame([(row.code, row.name) for row in asked.rows], columns=["代码", "名称"])
    path = folder / "rows.csv"
    table.to_csv(path, index=False)
    return SentCheck(path, "rows.csv", asked.matter, asked.purpose, asked.authorisation, {}, held=False)


def _keep(sent: UploadFile, path: Path) -> None:
    with path.open("wb") as file:
        copyfileobj(sent.file, file)


def _text(form: FormData, name: str) -> str:
    value = form.get(name)
    return value.strip() if isinstance(value, str) else ""
