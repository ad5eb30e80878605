"""`xinmai subscribe`: who is told when a record has ended."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from graph_service.answers.matching.match import matched
from graph_service.answers.matching.match_files import read_rows
from graph_service.beijing import beijing_minute
from graph_service.cli.terminal import AsJson, print_json, say, table
from graph_service.errors import BadInput
from graph_service.store.open import open_store
from graph_service.subscriptions.kept import close, open_subscription, subscriptions

subscribe = typer.Typer(
    help="Tell subscribers which records have ended, until they acknowledge it (删除通知).",
    no_args_is_help=True,
    add_completion=False,
)
Name = Annotated[str, typer.Argument(help="Letters, digits, _ and -; the name of the subscriber's token.")]


@subscribe.command()
def add(
    name: Name,
    subjects: Annotated[
        Path | None, typer.Option(help="CSV or XLSX with a column of codes, of names, or both.")
    ] = None,
    everybody: Annotated[bool, typer.Option("--all", help="Every subject, also those to come.")] = False,
    as_json: AsJson = False,
) -> None:
    """Begin a subscription to the subjects of a file, or to all; rows of nobody known are refused."""
    if everybody == (subjects is not None):
        raise BadInput("请给出 --subjects 文件 或 --all，二者取一")
    made = open_subscription(name, None if subjects is None else _ids(subjects))
    if as_json:
        print_json({"name": name, "all": everybody, "subjects": len(made.subjects or ())})
        return
    whom = "全部主体" if made.subjects is None else f"{len(made.subjects):,} 个主体"
    say(f"已订阅 {name}：{whom}，自 {beijing_minute(made.since)}")


@subscribe.command("list")
def listed(as_json: AsJson = False) -> None:
    """List the subscriptions."""
    found = subscriptions()
    kept = [
        {
            "name": one.name,
            "since": one.since,
            "all": one.subjects is None,
            "subjects": len(one.subjects or ()),
            "acknowledged": len(one.acknowledged),
        }
        for one in found
    ]
    if as_json:
        print_json(kept)
        return
    rows = (
        (
            one.name,
            beijing_minute(one.since),
            "全部" if one.subjects is None else f"{len(one.subjects):,}",
            f"{len(one.acknowledged):,}",
        )
        for one in found
    )
    table("订阅", ("名称", "自", "主体>", "已确认>"), rows)


@subscribe.command()
def remove(name: Name, as_json: AsJson = False) -> None:
    """End a subscription; what was acknowledged stays on file."""
    close(name)
    if as_json:
        print_json({"removed": name})
    else:
        say(f"已停止订阅 {name}")


def _ids(path: Path) -> list[str]:
    """The subjects of the file's rows. Raises BadInput for rows that match nobody or several."""
    _, queries = read_rows(path)
    with open_store() as store:
        found = list(matched(store, queries))
    missing = [row for row, one in enumerate(found, 2) if one.subject is None]
    if missing:
        shown = "、".join(f"第 {row} 行 {found[row - 2].reason}" for row in missing[:5])
        raise BadInput(f"{path.name}：{len(missing)} 行未能对应唯一主体，未订阅：{shown}")
    return [one.subject.id for one in found if one.subject is not None]
