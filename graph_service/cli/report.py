"""`xinmai report`: the credit report (信用报告) of one subject as a file."""

from __future__ import annotations

import getpass
from pathlib import Path
from typing import Annotated

import typer

from graph_service.answers.profiles.portrait import Asked
from graph_service.answers.profiles.portraits import portrait
from graph_service.cli.reading import AsAudit, Authorisation, reader
from graph_service.cli.terminal import KnownOn, TrueOn, moment, say
from graph_service.register.reports import register_report
from graph_service.reports.forms import form_of, report_bytes
from graph_service.reports.seal import issued_by
from graph_service.store.open import open_store


def report(
    subject: Annotated[str, typer.Argument(help="Code, registration number, id, or exact name.")],
    out: Annotated[Path, typer.Option(help="File to write: .pdf, .md, .json or .html.")],
    annex: Annotated[
        bool, typer.Option("--annex", help="Add the annex: legal effects; related parties and signals apart.")
    ] = False,
    true_on: TrueOn = None,
    known_on: KnownOn = None,
    audit: AsAudit = False,
    purpose: Annotated[str | None, typer.Option(help="What the report is for; printed on it.")] = None,
    authorisation: Authorisation = None,
) -> None:
    """Write the credit report of a subject by the national standard's sections, with number and code."""
    form = form_of(out)
    reading = reader(audit, purpose, authorisation)
    asked = Asked(getpass.getuser(), reading.role, purpose, authorisation)
    with open_store() as store:
        made = portrait(store, subject, moment(true_on, known_on, reading), annex=annex, asked=asked)
        content = report_bytes(made, form)
    register_report(issued_by(made))
    out.write_bytes(content)
    say(f"报告 {out}")
    say(f"报告编号 {made.number}  校验码 {made.code}")
