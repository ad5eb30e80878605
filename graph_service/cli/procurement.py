"""`xinmai procurement`: the silent check of one lot (静默查询): yes or no, and the evidence that it needs."""

from __future__ import annotations

import getpass
from pathlib import Path
from typing import Annotated

import typer

from analytics.matters import Matter
from graph_service.answers.as_of import as_of
from graph_service.answers.checks.lot_facts import Lot, LotCheck
from graph_service.answers.checks.procurement import lot_check
from graph_service.answers.checks.procurement_files import lot_of
from graph_service.answers.law.effects import matter_of
from graph_service.cli.terminal import AsJson, print_json, say, table
from graph_service.store.open import open_store


def procurement(
    file: Annotated[Path | None, typer.Argument(help="CSV or XLSX: 角色, 代码 or 名称, 证件号码.")] = None,
    supplier: Annotated[list[str] | None, typer.Option(help="Code or exact name; may repeat.")] = None,
    agency: Annotated[list[str] | None, typer.Option(help="Code or exact name; may repeat.")] = None,
    expert: Annotated[
        list[str] | None, typer.Option(help="Whole identity number or person's id, never a name; may repeat.")
    ] = None,
    purpose: Annotated[str, typer.Option(help="What it is for; kept in the query register.")] = "",
    authorisation: Annotated[str | None, typer.Option(help="Number of the authorisation (授权号).")] = None,
    matter: Annotated[str, typer.Option(help="procurement or bidding.")] = "procurement",
    as_json: AsJson = False,
) -> None:
    """Check silently who may not take part in a lot, alone or beside another (静默查询)."""
    asked = matter_of(matter) or Matter.PROCUREMENT
    lot = (
        lot_of(file, asked)
        if file is not None
        else Lot(tuple(supplier or ()), tuple(agency or ()), tuple(expert or ()), asked)
    )
    with open_store() as store:
        found = lot_check(
            store, lot, as_of(), caller=getpass.getuser(), purpose=purpose, authorisation=authorisation
        )
    if as_json:
        print_json(found)
        return
    _print(found)


def _print(found: LotCheck) -> None:
    say(found.sentence, "bold red" if found.yes else "bold")
    answers = {True: "是", False: "否", None: "未查"}
    rows = (
        (one.role_zh, one.name or one.said, one.id or "", answers[one.barred], one.why_not)
        for one in found.parties
    )
    table("应当限制", ("角色", "主体", "代码", "是否", "说明"), rows)
    for party in found.parties:
        for one in party.evidence:
            say(f"依据  {one.words}", "red")
            say(f"      {one.confidence} · 来源 {one.source} 第 {one.row} 行" + _check(one.check), "dim")
        for words in party.to_verify:
            say(f"待核  {words}", "yellow")
    for tie in found.ties:
        say(f"待核  {tie.words}（与 {tie.supplier}）：是否须回避由采购人核实", "yellow")
    say("已登记", "dim")


def _check(words: str | None) -> str:
    return f" · 另须核实 {words}" if words else ""
