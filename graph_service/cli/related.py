"""`xinmai related`: the related parties of an enterprise, one table a rule book."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from analytics.related_party_rules import View
from graph_service.answers.control.figures import share_text
from graph_service.answers.profiles.finding import period
from graph_service.answers.related.related_book import RelatedLine, reading
from graph_service.answers.related.related_parties import RelatedParties, related_party_tables
from graph_service.answers.related.related_workbook import related_workbook
from graph_service.cli.ownership import source_words
from graph_service.cli.reading import AsAudit, Authorisation, Purpose, named, reader, say_audit
from graph_service.cli.terminal import AsJson, TrueOn, moment, print_json, say, table
from graph_service.errors import BadInput
from graph_service.pages.words import count
from graph_service.settings import settings
from graph_service.snapshot.held import HeldSnapshot, snapshot_folder
from graph_service.store.open import open_store


def related(
    subject: Annotated[str, typer.Argument(help="Code, registration number, id, or exact name.")],
    rule: Annotated[
        list[str] | None,
        typer.Option(help=f"{', '.join(View)}; may repeat; else all."),
    ] = None,
    out: Annotated[
        Path | None, typer.Option(help="Write the tables to this .xlsx file, to be filed.")
    ] = None,
    true_on: TrueOn = None,
    as_json: AsJson = False,
    audit: AsAudit = False,
    purpose: Purpose = None,
    authorisation: Authorisation = None,
) -> None:
    """List the related parties of an enterprise by named rule, with article, share and path (关联方)."""
    if out is not None and out.suffix.lower() != ".xlsx":
        raise BadInput(f"得到 {out.name}；应以 .xlsx 结尾")
    when = moment(true_on, None, reader(audit, purpose, authorisation))
    with open_store() as store:
        held = HeldSnapshot(store, snapshot_folder(settings()))
        found = related_party_tables(store, held, subject, rule or (), when, every=out is not None)
    if out is not None:
        out.write_bytes(related_workbook(found))
    if as_json:
        print_json(found)
        return
    _print(found)
    if out is not None:
        say(f"已写入 {out}", "green")


def _print(found: RelatedParties) -> None:
    say(f"{found.subject.name}  {found.subject.id}  截至 {found.as_of.true_on}", "bold")
    say_audit(found.as_of)
    say(f"结论  {found.words}")
    headings = ("关联方", "关系", "条款", "比例>", "路径", "来源", f"名单（提示，{found.disclaimer}）")
    for book in found.books:
        rows = (_line(found, one) for one in book.lines)
        table(f"{book.rule_zh} {book.total}（{'、'.join(book.basis)}）", headings, rows)
        if not book.lines:
            say(book.words, "dim")
        limits = (f"{one.words}（{one.basis}{one.article or ''}）" for one in book.limits)
        for words in filter(None, (book.scope, *limits)):
            say(words, "dim")
    for cut in found.cuts:
        say(f"{cut.what}：显示 {count(cut.shown)}，共 {count(cut.total)}", "yellow")
    say(found.note, "dim")


def cited(one: RelatedLine) -> str:
    """The article, and whether it was read."""
    remark = reading(one.confidence)
    return (one.article or "—") + (f"（{remark}）" if remark else "")


def _line(found: RelatedParties, one: RelatedLine) -> tuple[object, ...]:
    sources = dict.fromkeys(source_words(found.relations[step]) for step in one.steps)
    return (
        one.name,
        one.relation,
        cited(one),
        f"{one.figure_zh} {share_text(one.share)}" if one.share else "—",
        " → ".join(found.parties[node].name for node in one.path),
        "\n".join(filter(None, ("；".join(sources), one.proof))),
        "；".join(f"{named(signal.entry)}，{period(signal.entry)}" for signal in one.records),
    )
