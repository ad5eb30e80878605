"""`xinmai ownership`: who stands behind a subject, what it holds, and who controls it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

import typer

from graph_service.answers.control.concerts import NOT_PRESUMED
from graph_service.answers.control.controllers import TheoryFinding
from graph_service.answers.control.controls import Control
from graph_service.answers.control.figures import Stake, percent, share_text
from graph_service.answers.control.ownership import Ownership
from graph_service.answers.control.ownership import ownership as ownership_of
from graph_service.answers.facts.relations import Relation
from graph_service.cli.research import print_research
from graph_service.cli.terminal import AsJson, TrueOn, moment, print_json, say, table
from graph_service.pages.words import count, day
from graph_service.settings import settings
from graph_service.snapshot.held import HeldSnapshot, snapshot_folder
from graph_service.store.open import open_store


def ownership(
    subject: Annotated[str, typer.Argument(help="Code, registration number, id, or exact name.")],
    research: Annotated[
        bool,
        typer.Option("--research", help="Add weakest links and voting power (research)."),
    ] = False,
    true_on: TrueOn = None,
    as_json: AsJson = False,
) -> None:
    """Show holders and investments, control, ultimate controllers and beneficial owners (股权与控制)."""
    with open_store() as store:
        held = HeldSnapshot(store, snapshot_folder(settings()))
        found = ownership_of(store, held, subject, moment(true_on, None), with_research=research)
    if as_json:
        print_json(found)
        return
    _print(found)


def _print(found: Ownership) -> None:
    say(f"{found.subject.name}  {found.subject.id}  截至 {found.as_of.true_on}", "bold")
    say(f"结论  {found.words}")
    headings = ("名称", "直接>", "穿透>", "综合>", "其中循环>", "路径数>", "来源")
    for title, side in (("股东（向上）", found.holders), ("对外投资（向下）", found.investments)):
        table(f"{title} {side.total}", headings, (_stake(found, one) for one in side.stakes))
        for ring in side.rings:
            names = "、".join(found.parties[one].name for one in ring.members)
            say(f"{ring.words}：{names}，环外持股 {share_text(ring.outside)}", "yellow")
    _control(found)
    if found.research is not None:
        print_research(found, found.research)
    for cut in found.cuts:
        say(
            f"{cut.what}：显示 {count(cut.shown)}" + (f"，共 {count(cut.total)}" if cut.total else ""),
            "yellow",
        )
    for one in found.restated:
        say(
            f"未计入（另有来源，以较晚获知且披露比例的为准）：{one.sentence}，{source_words(one)}",
            "dim",
        )
    say(found.figure_kinds, "dim")


def _control(found: Ownership) -> None:
    lines = (*found.control.controllers, *found.control.controlled)
    table("控制（表决权过半数）", ("结论", "逐步"), ((one.words, _proof(found, one)) for one in lines))
    if any(one.agreement for one in lines):
        say(NOT_PRESUMED, "dim")
    if found.controllers is not None:
        rows = (
            (one.theory_zh, one.words, _path(found, one), _backed(found, one.steps, one.proof))
            for one in found.controllers.findings
        )
        table(f"实际控制人（{found.controllers.note}）", ("规则", "结果", "路径", "来源"), rows)
    if found.beneficial is not None:
        rule = found.beneficial.rule
        owners = ((one.name, one.standard_zh, one.words, one.proof) for one in found.beneficial.owners)
        table(f"受益所有人（{rule.basis} {rule.article}）", ("姓名", "标准", "依据", "凭证"), owners)
        say(f"备案  {found.beneficial.filing_zh}")
        say(f"申报  {found.beneficial.declared.words}（{found.beneficial.note}）")
        for reason in found.beneficial.reasons:
            say(f"未定  {reason.words}（{reason.code}）", "yellow")


def _stake(found: Ownership, one: Stake) -> tuple[object, ...]:
    cycles = "未分出" if one.through_cycles is None else percent(one.through_cycles)
    return (
        one.name + ("（名义持有）" if one.nominee else ""),
        share_text(one.direct),
        share_text(one.penetrated),
        share_text(one.integrated, "无法计算"),
        cycles,
        count(one.route_count),
        _backed(found, [step for route in one.routes[:1] for step in route.steps], one.proof),
    )


def source_words(one: Relation) -> str:
    """Where a relation comes from, and since when it holds."""
    where = one.provenance
    return f"{where.source} 第 {where.row} 行" + (
        f"（{day(where.valid_from)} 起）" if where.valid_from else ""
    )


def _backed(found: Ownership, steps: Iterable[int], proof: str | None) -> str:
    return "\n".join(filter(None, (_sources(found, steps), proof)))


def _sources(found: Ownership, steps: Iterable[int]) -> str:
    return "；".join(dict.fromkeys(source_words(found.relations[step]) for step in steps))


def _path(found: Ownership, one: TheoryFinding) -> str:
    """Who stands at the top, side by side where in concert, and the way down."""
    names = [found.parties[id_].name for id_ in one.path]
    return " → ".join(filter(None, ["、".join(names[: one.abreast]), *names[one.abreast :]]))


def _proof(found: Ownership, one: Control) -> str:
    """The agreement with its source where there is one, then the votes company by company."""
    agreed = one.agreement
    first = [f"{agreed.words}（{_sources(found, agreed.steps)}）"] if agreed else []
    return "\n".join([*first, *(step.words for step in one.proof)])
