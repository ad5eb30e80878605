"""`xinmai guarantees`: circles, chains and stars of guarantees, around one subject or everywhere."""

from __future__ import annotations

from typing import Annotated

import typer

from graph_service.answers.guarantees.guarantee_circles import GuaranteeLink, GuaranteesAnswer
from graph_service.answers.guarantees.guarantees import guarantees as tied
from graph_service.answers.window import Window
from graph_service.cli.terminal import (
    AsJson,
    AsPage,
    Limit,
    Offset,
    TrueOn,
    moment,
    print_json,
    say,
    table,
    write_page,
)
from graph_service.pages.guarantees_page import guarantees_page
from graph_service.pages.words import count, wan
from graph_service.store.open import open_store


def guarantees(
    subject: Annotated[
        str | None, typer.Argument(help="Code, registration number, id, or exact name; nobody: everywhere.")
    ] = None,
    offset: Offset = 0,
    limit: Limit = 50,
    html: AsPage = None,
    as_json: AsJson = False,
    true_on: TrueOn = None,
) -> None:
    """Show guarantee circles, chains and stars, with exposure and contracts (担保圈)."""
    with open_store() as store:
        found = tied(store, subject, moment(true_on, None), window=Window(offset, limit))
    if html is not None:
        write_page(html, guarantees_page(found, standalone=True), quiet=as_json)
    if as_json:
        print_json(found)
        return
    _print(found)


def _print(found: GuaranteesAnswer) -> None:
    say(found.sentence, "bold")
    for circle in found.circles:
        say(circle.sentence, "yellow")
        _print_links(circle.links)
    for star in found.stars:
        say(star.sentence)
    for chain in found.chains:
        say(chain.sentence)
        _print_links(chain.links)
    for cut in found.cuts:
        say(f"{cut.what}：显示 {count(cut.shown)}，共 {count(cut.total)}", "yellow")


def _print_links(links: tuple[GuaranteeLink, ...]) -> None:
    rows = (
        (
            link.guarantor.name,
            link.debtor.name,
            wan(_amount(one.properties.get("amount"))),
            one.properties.get("contract_no") or "未见",
            f"{one.provenance.source} 第 {one.provenance.row} 行",
        )
        for link in links
        for one in link.guarantees
    )
    table("", ("担保人", "被担保人", "担保金额>", "合同", "来源"), rows)


def _amount(value: object) -> float | None:
    return float(value) if isinstance(value, (int, float)) else None
