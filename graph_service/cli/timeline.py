"""`xinmai timeline`: what happened to a subject when, and when it was learnt."""

from __future__ import annotations

from typing import Annotated

import typer

from graph_service.answers.proof.timeline import Timeline, TimelineEvent, timeline
from graph_service.cli.reading import AsAudit, Authorisation, Purpose, reader, say_audit
from graph_service.cli.terminal import (
    AsJson,
    AsPage,
    KnownOn,
    TrueOn,
    moment,
    print_json,
    say,
    table,
    write_page,
)
from graph_service.pages.timeline_page import timeline_page
from graph_service.pages.words import count, day
from graph_service.store.open import open_store


def show_timeline(
    subject: Annotated[str, typer.Argument(help="Code, registration number, id, or exact name.")],
    as_json: AsJson = False,
    html: AsPage = None,
    true_on: TrueOn = None,
    known_on: KnownOn = None,
    audit: AsAudit = False,
    purpose: Purpose = None,
    authorisation: Authorisation = None,
) -> None:
    """List what happened to a subject, each with its day and when it was learnt (时间线)."""
    when = moment(true_on, known_on, reader(audit, purpose, authorisation))
    with open_store() as store:
        found = timeline(store, subject, when)
    if html is not None:
        write_page(html, timeline_page(found, standalone=True), quiet=as_json)
    if as_json:
        print_json(found)
        return
    _print(found)


def _print(found: Timeline) -> None:
    say(f"{found.subject.name}  {found.subject.id}", "bold")
    say_audit(found.as_of)
    say(f"时间线  {found.sentence}")
    rows = (_row(one) for one in found.events)
    table("", ("发生", "事件", "事实", "内容", "获知", "来源"), rows)
    for cut in found.cuts:
        say(f"{cut.what}：仅显示 {count(cut.shown)}，共 {count(cut.total)}", "yellow")


def _row(one: TimelineEvent) -> tuple[object, ...]:
    fields = [f"{own.zh}：{own.before or '未见'} → {own.after or '未见'}" for own in one.fields]
    return (
        day(one.happened_on, "未说明"),
        one.what_zh,
        one.kind_zh,
        "\n".join([one.words, *fields]),
        day(one.learnt_at),
        f"{one.provenance.source} 第 {one.provenance.row} 行",
    )
