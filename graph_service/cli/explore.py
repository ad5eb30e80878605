"""`xinmai explore`: what is close around a subject, for exploration alone."""

from __future__ import annotations

from typing import Annotated

import typer

from graph_service.answers.groups.exploration import HUB, MOST_RESOLUTION, RESOLUTION, SEED, Asked
from graph_service.answers.groups.exploration import explore as cluster_of
from graph_service.answers.groups.explored import ExplorationAnswer
from graph_service.answers.window import Window
from graph_service.cli.terminal import (
    AsJson,
    AsPage,
    Limit,
    Offset,
    TrueOn,
    moment,
    print_json,
    say,
    table,
    write_page,
)
from graph_service.pages.explore_page import explore_page
from graph_service.pages.words import count
from graph_service.store.open import open_store


def explore(
    subject: Annotated[str, typer.Argument(help="Code, registration number, id, or exact name.")],
    resolution: Annotated[
        float, typer.Option(min=0.001, max=MOST_RESOLUTION, help="Higher makes smaller clusters.")
    ] = RESOLUTION,
    seed: Annotated[int, typer.Option(min=0, help="The same seed gives the same division.")] = SEED,
    hub: Annotated[int, typer.Option(min=1, help="Subjects with more relations join nobody.")] = HUB,
    offset: Offset = 0,
    limit: Limit = 50,
    html: AsPage = None,
    as_json: AsJson = False,
    true_on: TrueOn = None,
) -> None:
    """Show the cluster of close relations around a subject: exploration, never a group (探索)."""
    asked = Asked(resolution, seed, hub)
    with open_store() as store:
        found = cluster_of(store, subject, asked, moment(true_on, None), window=Window(offset, limit))
    if html is not None:
        write_page(html, explore_page(found, standalone=True), quiet=as_json)
    if as_json:
        print_json(found)
        return
    _print(found)


def _print(found: ExplorationAnswer) -> None:
    say(found.sentence, "bold")
    rows = (
        (
            one.party.name,
            (one.party.id_masked or "") if one.party.is_person else one.party.id,
            one.relations,
            f"{one.strength:.2f}",
        )
        for one in found.members
    )
    table("成员，关联密者在前", ("主体", "代码", "群内关系>", "强度合计>"), rows)
    for cut in found.cuts:
        say(f"{cut.what}：显示 {count(cut.shown)}，共 {count(cut.total)}", "yellow")
    hubs = ((one.party.name, count(one.relations)) for one in found.hubs)
    table(f"未用于划分的枢纽 {count(found.hubs_total)}", ("主体", "关系>"), hubs)
    say(
        f"全图划为 {count(found.communities)} 个群，质量 {found.modularity:.3f}；"
        f"分辨率 {found.resolution:g}，种子 {found.seed}，规则 {found.rule_version}",
        "dim",
    )
