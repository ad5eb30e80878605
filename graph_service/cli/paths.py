"""`xinmai paths`: what connects two subjects, or any of a set."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from graph_service.answers.matching.subject_lists import LIST_FILES, file_rows, row_words
from graph_service.answers.network.connections import Asked, PathsAnswer
from graph_service.answers.network.connections import Path as Way
from graph_service.answers.network.paths import paths as between
from graph_service.answers.network.walk import RELATION_TYPES
from graph_service.cli.terminal import AsJson, AsPage, TrueOn, moment, print_json, say, table, write_page
from graph_service.pages.paths_page import paths_page
from graph_service.pages.words import count, day, last_day
from graph_service.store.open import open_store

SHOWN = 20
"""Paths shown in the terminal; JSON has more."""


class Order(StrEnum):
    """Which path counts as the best."""

    shortest = "shortest"
    strongest = "strongest"


def paths(
    subjects: Annotated[
        list[str],
        typer.Argument(
            help="Two to 500 codes, registration numbers or names; or one CSV, XLSX or TXT file of them."
        ),
    ],
    order: Annotated[Order, typer.Option(help="Fewest relations, or strongest ones.")] = Order.shortest,
    hops: Annotated[int, typer.Option(min=1, max=12, help="How long a path may be.")] = 6,
    types: Annotated[
        list[str] | None, typer.Option("--type", help="Only this type of relation; may repeat.")
    ] = None,
    hub: Annotated[int, typer.Option(min=1, help="Do not go through parties with more relations.")] = 200,
    html: AsPage = None,
    as_json: AsJson = False,
    true_on: TrueOn = None,
) -> None:
    """Show what connects subjects, relation by relation, or how far was looked (关联路径)."""
    asked = Asked(
        order="shortest" if order is Order.shortest else "strongest",
        hops=hops,
        hub=hub,
        types=tuple(types or RELATION_TYPES),
    )
    with open_store() as store:
        found = between(store, _listed(subjects), asked, moment(true_on, None))
    if html is not None:
        write_page(html, paths_page(found, standalone=True), quiet=as_json)
    if as_json:
        print_json(found)
        return
    _print(found)


def _listed(subjects: list[str]) -> list[str]:
    """The subjects named, or the rows of the one file that is named in their place."""
    if len(subjects) == 1 and Path(subjects[0]).suffix.lower() in LIST_FILES:
        return [row_words(row) for row in file_rows(Path(subjects[0]))]
    return subjects


def _print(found: PathsAnswer) -> None:
    say(found.sentence, "bold")
    for path in found.paths[:SHOWN]:
        _print_path(path)
    if len(found.paths) > SHOWN:
        say(f"路径：显示 {SHOWN}，共 {count(found.pairs_found)}；其余见 --json", "yellow")
    if len(found.subjects) > 2:
        for number, cluster in enumerate(found.clusters, 1):
            say(f"第 {number} 组 {len(cluster)} 个：{'、'.join(one.name for one in cluster)}")
    for one in found.unfound:
        say(f"未能对应主体：{one.said}（{one.reason}）", "yellow")
    if found.pairs_found:
        say(found.looked.sentence, "dim")


def _print_path(path: Way) -> None:
    rows = (
        (
            one.sentence,
            one.type_zh,
            day(one.provenance.valid_from, ""),
            last_day(one.provenance.valid_to, ""),
            f"{one.provenance.source} 第 {one.provenance.row} 行",
        )
        for leg in path.legs
        for one in leg.relations
    )
    title = f"{path.first.name} → {path.second.name}（强度 {path.strength:.3f}）"
    table(title, ("关系", "类型", "自", "至", "来源"), rows)
