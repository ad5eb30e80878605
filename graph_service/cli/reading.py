"""As whom a command reads: an ordinary reader, or audit for a purpose, which is registered."""

from __future__ import annotations

import getpass
from typing import Annotated

import typer

from graph_service.answers.as_of import AsOf
from graph_service.answers.facts.disputes import MARK
from graph_service.answers.facts.listings import ListFact
from graph_service.answers.reader import ORDINARY, Reader, audit_reader
from graph_service.cli.terminal import say

AsAudit = Annotated[
    bool, typer.Option("--audit", help="Also show what has ended; needs --purpose and is registered.")
]
Purpose = Annotated[str | None, typer.Option(help="What an audit query is for; kept in the register.")]
Authorisation = Annotated[str | None, typer.Option(help="Number of the authorisation it rests on (授权号).")]


def reader(audit: bool, purpose: str | None, authorisation: str | None = None) -> Reader:
    """The reader that the options say; the caller is the account on this machine.

    Raises:
        BadInput: audit without a purpose.
    """
    return audit_reader(getpass.getuser(), purpose, authorisation) if audit else ORDINARY


def say_audit(moment: AsOf) -> None:
    """Mark what is shown to audit as such."""
    reader = moment.reader
    if reader.audits:
        say(
            f"审计视图  查询人 {reader.caller}，用途 {reader.purpose}；含普通用户不可见的记录，已登记",
            "bold red",
        )


def mark(disputed: bool) -> str:
    """The mark of a disputed record, behind its name."""
    return f"（{MARK}）" if disputed else ""


def named(entry: ListFact) -> str:
    """The list of an entry, marked where the entry is disputed."""
    return entry.called + mark(entry.disputed)
