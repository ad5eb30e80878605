"""`xinmai county`: write a sample county."""

from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from loaders.county.generate import DEFAULT_SEED, DEFAULT_TODAY, generate

_TODAY = datetime.combine(DEFAULT_TODAY, datetime.min.time())


def county(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Folder to write into; made if absent.")],
    enterprises: Annotated[int, typer.Option(help="How many enterprises (市场主体).")] = 2_000,
    seed: Annotated[int, typer.Option(help="The same seed and size give the same files.")] = DEFAULT_SEED,
    today: Annotated[
        datetime, typer.Option(formats=["%Y-%m-%d"], help="The day as of which the county is drawn.")
    ] = _TODAY,
    as_json: Annotated[bool, typer.Option("--json", help="Print the answers as JSON.")] = False,
) -> None:
    """Write a sample county: made-up files in the official layouts, with planted cases and their answers."""
    as_of: date = today.date()
    answers = generate(folder, enterprises, seed, as_of)
    if as_json:
        typer.echo(json.dumps({"folder": str(folder), **answers.as_json()}, ensure_ascii=False))
        return
    for file in answers.files:
        repaired = sum(file.repaired.values())
        typer.echo(f"{file.file}  {file.rows} 行，应拒绝 {file.rejects}，应修复后接受 {repaired}")
    typer.echo(f"{len(answers.cases)} 个植入案例，答案见 {folder / 'answers.json'}")
