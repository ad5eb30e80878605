"""`xinmai match`: rows of a file to subjects, in the file's order."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Annotated

import typer

from graph_service.answers.matching.match import OUTCOMES, MatchResult, matched
from graph_service.answers.matching.match_files import check_target, read_rows, write_rows
from graph_service.cli.terminal import AsJson, print_json, say, table
from graph_service.store.open import open_store

SHOWN = 20
"""Rows shown in the terminal; the file has them all."""


def match(
    file: Annotated[Path, typer.Argument(help="CSV or XLSX with a column of codes, of names, or both.")],
    out: Annotated[Path | None, typer.Option("--out", "-o", help="Write .csv, .xlsx or .json here.")] = None,
    as_json: AsJson = False,
) -> None:
    """Match each row by exact code, else by exact name (名单比对); the result keeps the order."""
    if out is not None:
        check_target(out)
    rows, queries = read_rows(file)
    with open_store() as store:
        results = list(matched(store, queries))
    if out is not None:
        write_rows(out, rows, results)
    if as_json:
        print_json(results)
        return
    _print(results)
    if out is not None:
        say(f"结果已按原顺序写入 {out}")


def _print(results: list[MatchResult]) -> None:
    first = (
        (i, r.query.code, r.query.name, r.subject.id if r.subject else "", r.reason)
        for i, r in enumerate(results, 1)
    )
    shown = (row for row, _ in zip(first, range(SHOWN), strict=False))
    title = f"比对结果，前 {SHOWN} 行" if len(results) > SHOWN else "比对结果"
    table(title, ("行>", "代码", "名称", "匹配主体", "说明"), shown)
    counts = Counter(result.outcome for result in results)
    table(
        "合计",
        ("结果", "行数>"),
        ((words, f"{counts[key]:,}") for key, words in OUTCOMES.items() if counts[key]),
    )
    conflicts = sum(result.name_conflicts for result in results)
    if conflicts:
        say(f"其中名称与代码不符 {conflicts:,} 行，请核对", "yellow")
