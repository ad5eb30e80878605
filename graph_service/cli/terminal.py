"""Answers in the terminal: tables and lines in which no name can act as markup or as a control code."""

from __future__ import annotations

import sys
from collections.abc import Container, Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Annotated, Literal

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from graph_service.answers.as_of import AsOf, as_of
from graph_service.answers.json_text import json_text
from graph_service.answers.reader import ORDINARY, Reader
from graph_service.answers.window import MOST
from graph_service.pages.words import visible

STYLES = {"constraint": "bold red", "signal": "yellow", "clear": "green", "unknown": "dim"}
"""How a finding of each tone looks; the words say it as well."""

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON with the API's keys.")]
AsPage = Annotated[Path | None, typer.Option("--html", help="Write the page as one file that opens offline.")]
Offset = Annotated[int, typer.Option(min=0, help="Of a long list, begin at this row; the first is 0.")]
Limit = Annotated[int, typer.Option(min=1, max=MOST, help="Of a long list, so many rows.")]
TrueOn = Annotated[
    datetime | None,
    typer.Option("--on", formats=["%Y-%m-%d"], help="True in the world on this day; else today."),
]
KnownOn = Annotated[
    datetime | None,
    typer.Option(
        "--known-on", formats=["%Y-%m-%d", "%Y-%m-%dT%H:%M:%S"], help="Known in this database then; else now."
    ),
]


def moment(true_on: datetime | None, known_on: datetime | None, reader: Reader = ORDINARY) -> AsOf:
    """The days that the two options say, for this reader."""
    return as_of(true_on.date() if true_on else None, known_on, reader)


def print_json(answer: object) -> None:
    """The answer as JSON in UTF-8, whatever the terminal's encoding."""
    sys.stdout.flush()
    sys.stdout.buffer.write((json_text(answer, indent=1) + "\n").encode())
    sys.stdout.buffer.flush()


def write_page(path: Path, page: str, *, quiet: bool) -> None:
    """The page as a file in UTF-8, whatever the machine's encoding; said aloud unless `quiet`."""
    path.write_text(page, encoding="utf-8")
    if not quiet:
        say(f"页面已写入 {path}")


def say(words: str, style: str = "") -> None:
    """One line, whole: the terminal wraps it, as suits words without spaces; a pipe gets it unbroken."""
    _console().print(Text(visible(words), style=style), soft_wrap=True)


def table(
    title: str, headings: Sequence[str], rows: Iterable[Sequence[object]], *, whole: Container[str] = ()
) -> None:
    """A table, if it has any row; cells are folded, never cut; a heading that ends with > is over figures.

    Columns under the headings in `whole` are not folded, so that what stands there can be copied.
    """
    made = Table(title=Text(visible(title)), title_justify="left", title_style="bold", show_edge=False)
    for heading in headings:
        side: Literal["left", "right"] = "right" if heading.endswith(">") else "left"
        made.add_column(heading.removesuffix(">"), justify=side, overflow="fold", no_wrap=heading in whole)
    for row in rows:
        made.add_row(*(Text(visible(cell)) for cell in row))
    if made.row_count:
        _console().print(made)


def _console() -> Console:
    return Console(highlight=False)
