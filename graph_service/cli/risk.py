"""`xinmai risk`: what surrounds a subject with risk, its own records apart."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from analytics.risk_signal import MEASURED
from graph_service.answers.profiles.finding import period
from graph_service.answers.risk.risk import MOST_TOP, TOP
from graph_service.answers.risk.risk import risk as around
from graph_service.answers.risk.risk_signal import OwnRecords, RiskAnswer, SignalFrom
from graph_service.cli.reading import AsAudit, Authorisation, Purpose, mark, named, reader, say_audit
from graph_service.cli.terminal import STYLES, AsJson, TrueOn, moment, print_json, say, table
from graph_service.pages.risk_page import risk_page
from graph_service.pages.words import last_day
from graph_service.store.open import open_store


def risk(
    subject: Annotated[str, typer.Argument(help="Code, registration number, id, or exact name.")],
    top: Annotated[int, typer.Option(min=1, max=MOST_TOP, help="Sources listed; the rest is counted.")] = TOP,
    html: Annotated[Path | None, typer.Option(help="Write the page as one file that opens offline.")] = None,
    as_json: AsJson = False,
    true_on: TrueOn = None,
    audit: AsAudit = False,
    purpose: Purpose = None,
    authorisation: Authorisation = None,
) -> None:
    """Show which records of associated parties are a reason to look at a subject (关联提示)."""
    when = moment(true_on, None, reader(audit, purpose, authorisation))
    with open_store() as store:
        found = around(store, subject, when, top=top)
    if html is not None:
        html.write_text(risk_page(found, standalone=True), encoding="utf-8")
    if as_json:
        print_json(found)
        return
    _print(found)
    if html is not None:
        say(f"页面已写入 {html}")


def _print(found: RiskAnswer) -> None:
    say(f"{found.subject.name}  {found.subject.id}", "bold")
    say_audit(found.as_of)
    say(f"提示  {found.sentence}", STYLES[found.tone])
    say(found.signal.notice, "dim")
    say(MEASURED, "dim")
    for source in found.signal.sources:
        _print_source(source)
    if found.signal.rest_sources:
        say(f"另有 {found.signal.rest_sources} 个来源，合计占 {found.signal.rest_share:.1%}")
    _print_own(found.own)
    signal = found.signal
    say(f"规则 {signal.rule_version}；枢纽关联数取自 {signal.degrees_frozen_on}；凭证 {signal.proof}", "dim")


def _print_source(source: SignalFrom) -> None:
    say(f"来源  {source.sentence}；若无此来源，提示为 {source.score_without:.3f}")
    rows = (
        (f"{step.passed:.3f}", one.sentence, f"{one.provenance.source} 第 {one.provenance.row} 行")
        for step in source.steps
        for one in step.relations
    )
    table("", ("传导>", "关系", "来源"), rows)


def _print_own(own: OwnRecords) -> None:
    entries = [one.entry for one in own.constraints] + [one.entry for one in own.notices]
    rows = [
        (named(one), period(one), f"{one.provenance.source} 第 {one.provenance.row} 行") for one in entries
    ]
    rows += [
        (
            f"行政处罚 {one.decision_no}{mark(one.disputed)}",
            f"使用截止 {last_day(one.ends.use_until)}",
            f"{one.provenance.source} 第 {one.provenance.row} 行",
        )
        for one in own.penalties
    ]
    table("本主体自身在用记录（不计入提示）", ("记录", "起止", "来源"), rows)
