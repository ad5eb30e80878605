"""`xinmai reregistered`: new firms that bear the marks of ended or listed ones."""

from __future__ import annotations

from typing import Annotated

import typer

from graph_service.answers.leads.lead import Lead, ReregistrationsAnswer
from graph_service.answers.leads.reregistered import reregistered as leads_of
from graph_service.answers.window import Window
from graph_service.cli.leads import print_left_out
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
from graph_service.pages.lead_pages import reregistrations_page
from graph_service.pages.words import count
from graph_service.store.open import open_store


def reregistered(
    subject: Annotated[
        str | None, typer.Argument(help="Code, registration number, or exact name; nobody: everywhere.")
    ] = None,
    ended: Annotated[
        str | None, typer.Option(help="Only old firms that are struck_off, revoked or listed.")
    ] = None,
    offset: Offset = 0,
    limit: Limit = 50,
    html: AsPage = None,
    as_json: AsJson = False,
    true_on: TrueOn = None,
) -> None:
    """Show firms that may go on under another registration: a lead to check, no finding (换壳线索)."""
    with open_store() as store:
        found = leads_of(store, subject, moment(true_on, None), window=Window(offset, limit), ended=ended)
    if html is not None:
        write_page(html, reregistrations_page(found, standalone=True), quiet=as_json)
    if as_json:
        print_json(found)
        return
    _print(found)


def _print(found: ReregistrationsAnswer) -> None:
    say(found.sentence, "bold")
    say(found.notice, "dim")
    for lead in found.leads:
        _print_lead(lead)
    for cut in found.cuts:
        say(f"{cut.what}：显示 {count(cut.shown)}，共 {count(cut.total)}；其余用 --offset", "yellow")
    print_left_out(found.left_out, found.left_out_total)
    if found.undated:
        say(f"另有 {count(found.undated)} 户已终止而无终止日期，未能比对", "yellow")
    say(f"规则 {found.rule_version}", "dim")


def _print_lead(lead: Lead) -> None:
    say(f"线索  {lead.sentence}", "yellow")
    rows = (
        (
            f"{one.weight:.2f}",
            one.mark_zh,
            "、".join(one.shared),
            "；".join(
                dict.fromkeys(
                    f"{where.source} 第 {where.row} 行"
                    for where in (*(tie.provenance for tie in one.relations), *one.registrations)
                )
            ),
        )
        for one in lead.reasons
    )
    table("", ("权重>", "理由", "相同之处", "来源"), rows)
