"""`xinmai register`: the query register (查询登记), read and held against itself."""

from __future__ import annotations

from collections import deque
from datetime import datetime
from typing import Annotated

import typer

from graph_service.cli.terminal import AsJson, print_json, say, table
from graph_service.pages.words import day
from graph_service.register.chain import lines, verified
from graph_service.register.queries import register_file

register = typer.Typer(
    help="Read the query register (查询登记) and check that no line was changed.",
    no_args_is_help=True,
    add_completion=False,
)
BROKEN = 1


@register.command()
def verify(as_json: AsJson = False) -> None:
    """Check every line against the one before; exit code 1 where one was changed, put in or taken out."""
    found = verified(register_file())
    if as_json:
        print_json(found)
    elif found.fault:
        say(f"{register_file()}：{found.fault}；其前 {found.lines:,} 行无误", "bold red")
    else:
        say(f"{found.lines:,} 行无误；末行摘要 {found.digest}（另行记下，方可发现末尾被删）")
    raise typer.Exit(BROKEN if found.fault else 0)


@register.command()
def tail(
    count: Annotated[int, typer.Option("--lines", "-n", min=1, help="How many of the last lines.")] = 20,
    as_json: AsJson = False,
) -> None:
    """Show the last queries."""
    last = list(deque(lines(register_file()), maxlen=count))
    if as_json:
        print_json(last)
        return
    headings = ("行>", "时间", "查询人", "角色", "查询", "用途", "授权号", "主体>", "记录>")
    rows = (
        (
            one.get("line"),
            day(datetime.fromisoformat(str(one["at"]))),
            *(one.get(name) for name in ("caller", "role", "question", "purpose")),
            one.get("authorisation") or "",
            *(len(ids) if isinstance(ids := one.get(name), list) else 0 for name in ("subjects", "records")),
        )
        for one in last
    )
    table("查询登记", headings, rows)
