"""`xinmai crossmatch`: a list against the register, or whom lists only name against who is registered."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from graph_service.answers.matching.crossmatch import GRADE_WORDS
from graph_service.answers.matching.crossmatch_files import (
    HEADINGS,
    FileMatches,
    check_target,
    match_file,
    write_matches,
)
from graph_service.beijing import beijing_today
from graph_service.cli.terminal import AsJson, print_json, say, table
from graph_service.crossmatch.lists import ListMatches, match_lists
from graph_service.crossmatch.register import graph_register
from graph_service.errors import BadInput
from graph_service.settings import settings
from graph_service.snapshot.held import snapshot_folder
from graph_service.snapshot.kept import current_snapshot
from graph_service.store.open import open_store

SHOWN = 20
"""Rows shown in the terminal; the file has them all."""

File = Annotated[Path | None, typer.Argument(help="CSV, XLSX or Parquet with codes, names, or both.")]
Lists = Annotated[
    bool, typer.Option("--lists", help="Match all whom lists only name against all who are registered.")
]
Columns = Annotated[
    list[str] | None,
    typer.Option(
        "--list-columns", help="ROLE=HEADING, where a heading is not known; ROLE: code, name, region, day."
    ),
]
Out = Annotated[Path | None, typer.Option("--out", "-o", help="Write .csv, .xlsx or .parquet here.")]


def crossmatch(
    file: File = None,
    lists: Lists = False,
    list_columns: Columns = None,
    out: Out = None,
    as_json: AsJson = False,
) -> None:
    """Match a list with the register, hit by hit with grade and reasons (名单交叉比对).

    A counts as the same, B is strong, C waits for a reviewer (`xinmai review`).
    """
    if (file is None) != lists:
        raise BadInput("请给出一个名单文件，或用 --lists 比对库内名单；二者择一")
    if out is not None:
        check_target(out)
    with open_store() as store:
        snapshot = current_snapshot(store, snapshot_folder(settings()))
        if file is None:
            _say_lists(match_lists(store, snapshot, beijing_today()), as_json)
            return
        found = match_file(store, graph_register(snapshot), file, _chosen(list_columns or []))
    if out is not None:
        write_matches(out, found)
    if as_json:
        print_json(_json(found))
        return
    _print(found)
    if out is not None:
        say(f"结果已按原顺序写入 {out}")


def _chosen(pairs: list[str]) -> dict[str, str]:
    chosen = dict(pair.split("=", 1) for pair in pairs if "=" in pair)
    if len(chosen) < len(pairs) or chosen.keys() - HEADINGS.keys():
        raise BadInput(f"得到 --list-columns {' '.join(pairs)}；应为 {'、'.join(HEADINGS)} 之一=表头")
    return chosen


def _json(found: FileMatches) -> dict[str, object]:
    rows = found.hits.astype(object).where(found.hits.notna(), None).to_dict("records")
    hits = [{str(name): value for name, value in row.items()} for row in rows]
    return {
        "rows": len(found.table),
        "register": found.register,
        "grades": found.grades,
        "capped": found.capped,
        "hits": hits,
    }


def _print(found: FileMatches) -> None:
    columns = ["row", "grade", "id", "name", "rung", "against"]
    rows = found.hits[columns].head(SHOWN).astype(str).itertuples(index=False)
    title = f"比对结果，前 {SHOWN} 条" if len(found.hits) > SHOWN else "比对结果"
    table(title, ("行>", "等级", "代码", "名称", "依据", "须复核"), rows)
    counts = ((GRADE_WORDS[grade], f"{count:,}") for grade, count in found.grades.items() if count)
    table(f"{len(found.table):,} 行，登记主体 {found.register:,} 户", ("结论", "行数>"), counts)
    _say_capped(found.capped)


def _say_lists(found: ListMatches, as_json: bool) -> None:
    if as_json:
        print_json(found)
        return
    say(list_matches_words(found))
    _say_capped(found.capped)


def list_matches_words(found: ListMatches) -> str:
    """One line on a run over the lists."""
    grades = (
        "、".join(f"{GRADE_WORDS[grade]} {count:,}" for grade, count in found.grades.items()) or "未见命中"
    )
    persons = f"证件号码遮盖的自然人 {found.persons:,} 名，" if found.persons else ""
    return (
        f"名单比对：{found.compared:,} 个仅见于名单或处罚的主体对 {found.register:,} 户登记主体，"
        f"{persons}{grades}；"
        f"新增 {found.opened:,}、终止 {found.closed:,}，待复核 {found.waiting:,}（xinmai review list），"
        f"{found.seconds:.1f} 秒"
    )


def _say_capped(capped: dict[str, int]) -> None:
    for step, rows in capped.items():
        say(f"{step}：{rows:,} 行的候选过多，未看全", "yellow")
