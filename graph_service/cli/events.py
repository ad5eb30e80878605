"""`xinmai events`: which records a subscriber has to delete, until it says that it has."""

from __future__ import annotations

import getpass
from datetime import datetime
from typing import Annotated

import typer

from graph_service.cli.terminal import AsJson, print_json, say, table
from graph_service.pages.words import day
from graph_service.store.open import open_store
from graph_service.subscriptions.feed import acknowledged_by, events_for
from graph_service.subscriptions.kept import subscription


def events(
    name: Annotated[str, typer.Argument(help="The subscription.")],
    since: Annotated[
        datetime | None,
        typer.Option(
            formats=["%Y-%m-%d", "%Y-%m-%dT%H:%M:%S"], help="All events from then on, acknowledged or not."
        ),
    ] = None,
    ack: Annotated[
        list[str] | None, typer.Option("--ack", help="Acknowledge this event as carried out; may repeat.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Show which records have ended for a subscriber and are not acknowledged yet (删除通知)."""
    if ack:
        _acknowledge(name, ack, as_json)
        return
    with open_store() as store:
        found = events_for(store, subscription(name), since)
    if as_json:
        print_json(found)
        return
    headings = ("事件", "主体", "记录", "终止", "方式", "确认")
    rows = (
        (
            one.event,
            one.subject,
            "、".join(one.records),
            one.ended_on,
            one.why_zh,
            day(one.acknowledged, "待确认"),
        )
        for one in found.events
    )
    table(f"删除通知 {name}", headings, rows, whole=("事件",))
    if not found.events:
        say("没有待确认的通知")
    if found.remaining:
        say(f"另有 {found.remaining:,} 项，确认后继续", "yellow")


def _acknowledge(name: str, events: list[str], as_json: bool) -> None:
    """Say what was taken down; the exit code is 1 where an event is none of this subscription's."""
    with open_store() as store:
        done = acknowledged_by(getpass.getuser(), store, subscription(name), events)
    if as_json:
        print_json(done)
    else:
        say(f"已确认 {done.acknowledged} 项")
        if done.unknown:
            say(f"未见 {'、'.join(done.unknown)}：不在订阅 {name} 的通知之中，未确认", "yellow")
    if done.unknown:
        raise typer.Exit(1)
