"""`xinmai check`: a file of subjects reviewed in a matter (信用审查), row by row, by a policy."""

from __future__ import annotations

import getpass
from pathlib import Path
from shutil import copyfile
from typing import Annotated

import typer

from graph_service.answers.checks.check import ROW_OUTCOMES, Checks
from graph_service.answers.checks.check_book import check_out, write_checks
from graph_service.answers.checks.check_file import CheckFile, Preview, check_file, preview
from graph_service.answers.checks.check_run import SITE
from graph_service.checks.job import Job, begin, unfinished
from graph_service.checks.run import run
from graph_service.cli.progress import progress
from graph_service.cli.terminal import AsJson, print_json, say, table
from graph_service.crossmatch.register import graph_register
from graph_service.errors import BadInput
from graph_service.rules.policies import policy_of
from graph_service.settings import settings
from graph_service.snapshot.held import snapshot_folder
from graph_service.snapshot.kept import current_snapshot
from graph_service.store.open import open_store

SHOWN = 20
"""Rows shown in the terminal; the file has them all."""


def check(
    file: Annotated[Path, typer.Argument(help="CSV or XLSX with codes, names, or both.")],
    matter: Annotated[str, typer.Option(help="subsidy, procurement, licence, loan, or a matter of the law.")],
    purpose: Annotated[str, typer.Option(help="What it is for; kept in the query register.")] = "",
    authorisation: Annotated[str | None, typer.Option(help="Number of the authorisation (授权号).")] = None,
    policy: Annotated[Path | None, typer.Option(help="A policy file instead of the one in force.")] = None,
    columns: Annotated[
        list[str] | None,
        typer.Option("--map", help="名称=HEADING where a heading is not known; 代码, 名称, 地区, 日期."),
    ] = None,
    only_preview: Annotated[
        bool, typer.Option("--preview", help="Only show how headings are mapped, and unreadable rows.")
    ] = False,
    out: Annotated[Path | None, typer.Option("--out", "-o", help="Write .xlsx or .csv here.")] = None,
    resume: Annotated[
        bool, typer.Option("--resume", help="Go on with the same review where it was stopped.")
    ] = False,
    site: Annotated[str, typer.Option(help="Where the service answers; links lead there.")] = SITE,
    as_json: AsJson = False,
) -> None:
    """Review every row of a file: restricted, attention or pass, with reasons and basis (信用审查)."""
    if out is not None:
        check_out(out)
    mapped = _mapped(columns or [])
    if only_preview:
        policy_of(matter)
        _say_preview(preview(check_file(file, mapped)), as_json)
        return
    job = begin(
        file,
        name=file.name,
        matter=matter,
        caller=getpass.getuser(),
        purpose=purpose,
        authorisation=authorisation,
        columns=mapped,
        policy=policy,
        site=site,
    )
    job = (resume and unfinished(job)) or job
    checks, read = _run(job, quiet=as_json), job.read()
    written = _written(out, job, read, checks) if out is not None else ()
    if as_json:
        print_json(checks)
        return
    _say(read, checks)
    say(f"任务 {job.order.id}，{job.folder}", "dim")
    for path in written:
        say(f"结果已按原顺序写入 {path}")


def _run(job: Job, *, quiet: bool) -> Checks:
    with open_store() as store, progress("审查", quiet=quiet) as shown:
        register = graph_register(current_snapshot(store, snapshot_folder(settings())))
        return run(store, register, job, lambda state: shown(state.done, state.rows))


def _written(out: Path, job: Job, read: CheckFile, found: Checks) -> tuple[Path, ...]:
    """The files with the result; the workbook is made already."""
    if out.suffix.lower() == ".xlsx":
        return (Path(copyfile(job.workbook, out)),)
    return write_checks(out, read, found)


def _mapped(pairs: list[str]) -> dict[str, str]:
    if any("=" not in pair for pair in pairs):
        raise BadInput(f"得到 --map {' '.join(pairs)}；应为 代码、名称、地区或日期=表头")
    return dict(pair.split("=", 1) for pair in pairs)


def _say_preview(shown: Preview, as_json: bool) -> None:
    if as_json:
        print_json(shown)
        return
    columns = ((one.heading, one.role_zh or "照录", "｜".join(one.samples)) for one in shown.columns)
    table(f"{shown.file}：{shown.rows:,} 行", ("表头", "用作", "前几行的值"), columns)
    faults = ((one.row, one.code, one.name, one.fault) for one in shown.unreadable)
    table(f"有问题的行 {shown.faults:,} 行", ("行>", "代码", "名称", "问题"), faults)


def _say(read: CheckFile, found: Checks) -> None:
    graver = [one for one in found.rows if one.outcome != "pass"][:SHOWN]
    rows = ((one.row, one.code or one.name, one.outcome_zh, one.sentence) for one in graver)
    table(f"{read.name}：未通过的行，至多 {SHOWN} 行", ("行>", "主体", "结果", "理由"), rows)
    counts = ((words, f"{found.counts[key]:,}") for key, words in ROW_OUTCOMES.items())
    terms = found.terms
    table(f"{terms.matter_zh}，截至 {terms.as_of.true_on}", ("结果", "行数>"), counts)
    say(f"口径 {terms.policy} {terms.policy_version}；已登记用途“{terms.purpose}”", "dim")
