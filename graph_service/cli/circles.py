"""`xinmai circles`: companies that hold each other in circles, in the whole graph."""

from __future__ import annotations

from typing import Annotated

import typer

from graph_service.answers.control.circular import CircularHoldingsAnswer, CircularRing
from graph_service.answers.control.circular_holdings import circles as rings_of
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
from graph_service.pages.circles_page import circles_page
from graph_service.pages.words import count
from graph_service.settings import settings
from graph_service.snapshot.held import HeldSnapshot, snapshot_folder
from graph_service.store.open import open_store


def circles(
    alarm: Annotated[
        str | None, typer.Option(help="Only rings that are closed, near_closed, perhaps_near_closed or none.")
    ] = None,
    offset: Offset = 0,
    limit: Limit = 50,
    html: AsPage = None,
    as_json: AsJson = False,
    true_on: TrueOn = None,
) -> None:
    """Show every circular holding with what is held from outside; under 5 % is an alarm (循环持股)."""
    with open_store() as store:
        held = HeldSnapshot(store, snapshot_folder(settings()))
        window = Window(offset, limit)
        found = rings_of(held, moment(true_on, None), window=window, alarm=alarm)
    if html is not None:
        write_page(html, circles_page(found, standalone=True), quiet=as_json)
    if as_json:
        print_json(found)
        return
    _print(found)


def _print(found: CircularHoldingsAnswer) -> None:
    say(found.sentence, "bold")
    say(found.note, "dim")
    for ring in found.rings:
        _print_ring(ring)
    for cut in found.cuts:
        say(f"{cut.what}：显示 {count(cut.shown)}，共 {count(cut.total)}；其余用 --offset", "yellow")


def _print_ring(ring: CircularRing) -> None:
    say(ring.sentence, "yellow" if ring.alarm != "none" else "")
    outside = "、".join(one.name for one in ring.outside_holders) or "未见"
    if ring.outside_holders_total > len(ring.outside_holders):
        outside += f" 等 {count(ring.outside_holders_total)} 个"
    counted = "无法计算" if ring.counted is None else f"{ring.counted:.2f} 次"
    say(f"环外持股人 {outside}；资本重复计算 {counted}")
    rows = ((one.sentence, f"{one.provenance.source} 第 {one.provenance.row} 行") for one in ring.holdings)
    table("", ("环内持股", "来源"), rows)
