"""`xinmai shells`: clusters of young firms at one address, telephone or agent."""

from __future__ import annotations

from typing import Annotated

import typer

from graph_service.answers.leads.lead import ShellLead, ShellsAnswer
from graph_service.answers.leads.shells import shells as clusters_of
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
from graph_service.pages.lead_pages import shells_page
from graph_service.pages.words import count
from graph_service.store.open import open_store


def shells(
    subject: Annotated[
        str | None, typer.Argument(help="Code, registration number, or exact name; nobody: everywhere.")
    ] = None,
    offset: Offset = 0,
    limit: Limit = 50,
    html: AsPage = None,
    as_json: AsJson = False,
    true_on: TrueOn = None,
) -> None:
    """Show clusters of firms that may be shells: a lead to check, no finding (空壳集群线索)."""
    with open_store() as store:
        found = clusters_of(store, subject, moment(true_on, None), window=Window(offset, limit))
    if html is not None:
        write_page(html, shells_page(found, standalone=True), quiet=as_json)
    if as_json:
        print_json(found)
        return
    _print(found)


def _print(found: ShellsAnswer) -> None:
    say(found.sentence, "bold")
    say(found.notice, "dim")
    for cluster in found.clusters:
        _print_cluster(cluster)
    for cut in found.cuts:
        say(f"{cut.what}：显示 {count(cut.shown)}，共 {count(cut.total)}", "yellow")
    print_left_out(found.left_out, found.left_out_total)
    say(f"规则 {found.rule_version}", "dim")


def _print_cluster(cluster: ShellLead) -> None:
    say(f"线索  {cluster.sentence}", "yellow")
    rows = (
        (
            one.party.name,
            one.party.id,
            one.founded_on,
            one.status or "未见",
            "未报送" if one.insured_staff is None else count(one.insured_staff),
        )
        for one in cluster.firms
    )
    table("", ("企业", "代码", "成立", "登记状态", "参保人数>"), rows)
