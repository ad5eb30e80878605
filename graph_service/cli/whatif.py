"""`xinmai whatif`: which customers' signals would move if somebody were listed or repaired."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from graph_service.answers.matching.subject_lists import file_rows
from graph_service.answers.risk.what_if import WhatIfAnswer, what_if
from graph_service.cli.terminal import AsJson, AsPage, TrueOn, moment, print_json, say, table, write_page
from graph_service.pages.what_if_page import what_if_page
from graph_service.pages.words import count
from graph_service.store.open import open_store


def whatif(
    customers: Annotated[
        Path | None,
        typer.Argument(help="CSV, XLSX or TXT of up to 5,000 codes or names to watch; none: every subject."),
    ] = None,
    listed: Annotated[
        list[str] | None, typer.Option("--if-listed", help="Suppose this subject on a list of tier A.")
    ] = None,
    repaired: Annotated[
        list[str] | None, typer.Option("--if-repaired", help="Suppose all records of this subject repaired.")
    ] = None,
    html: AsPage = None,
    as_json: AsJson = False,
    true_on: TrueOn = None,
) -> None:
    """Reckon whose signal moves if subjects were listed or repaired; writes nothing (假定测算)."""
    rows = None if customers is None else file_rows(customers)
    with open_store() as store:
        found = what_if(store, listed or [], repaired or [], rows, moment(true_on, None))
    if html is not None:
        write_page(html, what_if_page(found, standalone=True), quiet=as_json)
    if as_json:
        print_json(found)
        return
    _print(found)


def _print(found: WhatIfAnswer) -> None:
    say(found.sentence, "bold")
    say(found.notice, "dim")
    rows = (
        (
            one.party.name,
            one.party.id,
            f"{one.before:.3f}",
            f"{one.after:.3f}",
            one.sentence.partition("：")[2],
        )
        for one in found.changes
    )
    table("变动，大者在前", ("主体", "代码", "前>", "后>", "路径"), rows)
    if found.unmatched:
        say(f"未能对应主体的 {len(found.unmatched)} 行：{'、'.join(found.unmatched[:20])}", "yellow")
    for cut in found.cuts:
        say(f"{cut.what}：显示 {count(cut.shown)}，共 {count(cut.total)}", "yellow")
