"""`xinmai diff`: what differs in a subject between two days."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import typer

from graph_service.answers.facts.provenance import Provenance
from graph_service.answers.proof.difference import GROUPS, ChangeLine, SubjectDiff
from graph_service.answers.proof.differences_of import subject_diff, two_moments
from graph_service.cli.reading import AsAudit, Authorisation, Purpose, reader, say_audit
from graph_service.cli.terminal import AsJson, AsPage, print_json, say, table, write_page
from graph_service.pages.difference_page import difference_page
from graph_service.pages.words import day
from graph_service.store.open import open_store

_DAY = ["%Y-%m-%d"]
_MOMENT = ["%Y-%m-%d", "%Y-%m-%dT%H:%M:%S"]


def diff(
    subject: Annotated[str, typer.Argument(help="Code, registration number, id, or exact name.")],
    first: Annotated[datetime, typer.Option("--from", formats=_DAY, help="The earlier day.")],
    second: Annotated[
        datetime | None, typer.Option("--to", formats=_DAY, help="The later day; else today.")
    ] = None,
    known_first: Annotated[
        datetime | None,
        typer.Option(
            "--known-from", formats=_MOMENT, help="Known then, for the earlier day; else as the later."
        ),
    ] = None,
    known_second: Annotated[
        datetime | None,
        typer.Option("--known-to", formats=_MOMENT, help="As known then, for the later day; else now."),
    ] = None,
    as_json: AsJson = False,
    html: AsPage = None,
    audit: AsAudit = False,
    purpose: Purpose = None,
    authorisation: Authorisation = None,
) -> None:
    """Show what became true, became known, ended or was corrected between two days (变化比对)."""
    asking = reader(audit, purpose, authorisation)
    days = (first.date(), second.date() if second else None)
    one, other = two_moments(days, (known_first, known_second), asking)
    with open_store() as store:
        found = subject_diff(store, subject, one, other)
    if html is not None:
        write_page(html, difference_page(found, standalone=True), quiet=as_json)
    if as_json:
        print_json(found)
        return
    _print(found)


def _print(found: SubjectDiff) -> None:
    say(f"{found.subject.name}  {found.subject.id}", "bold")
    say_audit(found.second)
    say(f"变化  {found.sentence}")
    for name, (words, meaning) in GROUPS.items():
        rows = (_row(one) for one in found.changes if one.group == name)
        table(f"{words}（{meaning}）", ("事实", "内容", "发生", "终止", "获知", "来源"), rows)
    for cut in found.cuts:
        say(f"{cut.what}：仅看前 {cut.shown} 项", "yellow")


def _row(one: ChangeLine) -> tuple[object, ...]:
    fields = [f"{own.zh}：{own.before or '未见'} → {own.after or '未见'}" for own in one.fields]
    source = one.after or one.before
    return (
        one.kind_zh,
        "\n".join([one.words, *fields]),
        day(one.began_on, "未说明"),
        day(one.ended_on, ""),
        day(one.learnt_at),
        _source(source) if source else "",
    )


def _source(one: Provenance) -> str:
    return f"{one.source} 第 {one.row} 行"
