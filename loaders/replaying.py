"""`xinmai replay`: work a finding out again, and hold its source line against the file."""

from __future__ import annotations

from typing import Annotated

import typer

from graph_service.answers.replay import replay as replayed
from graph_service.answers.replayed import LineFact, Outcome, Replay
from graph_service.cli.reading import AsAudit, Authorisation, Purpose, reader, say_audit
from graph_service.cli.terminal import AsJson, print_json, say, table
from graph_service.store.open import open_store

CHANGED = 1
"""Exit code where not the same bytes come out."""

STYLES: dict[Outcome, str] = {"identical": "green", "changed": "bold red", "withheld": "yellow"}


def replay(
    proof: Annotated[str, typer.Argument(help="Id of a proof (凭证编号), P-….")],
    as_json: AsJson = False,
    audit: AsAudit = False,
    purpose: Purpose = None,
    authorisation: Authorisation = None,
) -> None:
    """Work a finding out again on the same two days, by the rules of then (复验).

    Exit code 0 where the same bytes come out, 1 where not; it then says what has changed.
    """
    asking = reader(audit, purpose, authorisation)
    with open_store() as store:
        found = replayed(store, proof, asking)
    if as_json:
        print_json(found)
    else:
        _print(found)
    if found.outcome != "identical":
        raise typer.Exit(CHANGED)


def _print(found: Replay) -> None:
    named = f"  {found.kind_zh}  {found.subject.name} {found.subject.id}" if found.subject else ""
    say(f"{found.id}{named}", "bold")
    say_audit(found.as_of)
    say(f"复验  {found.sentence}", STYLES[found.outcome])
    if found.words:
        say(f"内容  {found.words}")
    for one in found.reasons[1:]:
        say(f"      {one.words}")
    lines = (
        (one.layout_zh, one.source, one.file, one.row, one.sha256[:16], _contents(one.facts))
        for one in found.lines
    )
    table("来源行", ("数据", "来源", "文件", "行>", "文件摘要", "内容摘要"), lines)
    rules = ((one.title, one.version_then, one.version_now) for one in found.rules)
    table("规则版本", ("规则簿", "出具时", "现行"), rules)
    say(f"程序  出具时 {found.program_then}，现为 {found.program_now}", "dim")


def _contents(facts: tuple[LineFact, ...]) -> str:
    return "、".join(f"{one.kind_zh} {one.content}" for one in facts) or "未见"
