"""`xinmai group`: the group that control joins around a subject."""

from __future__ import annotations

from typing import Annotated

import typer

from graph_service.answers.control.figures import percent
from graph_service.answers.groups.group import GroupAnswer, Member
from graph_service.answers.groups.groups import group as group_of
from graph_service.cli.terminal import AsJson, AsPage, TrueOn, moment, print_json, say, table, write_page
from graph_service.pages.group_page import group_page
from graph_service.pages.words import count
from graph_service.settings import settings
from graph_service.snapshot.held import HeldSnapshot, snapshot_folder
from graph_service.store.open import open_store


def group(
    subject: Annotated[str, typer.Argument(help="Code, registration number, id, or exact name.")],
    html: AsPage = None,
    as_json: AsJson = False,
    true_on: TrueOn = None,
) -> None:
    """Show the group a subject belongs to by control, with its tree and holdings on its fringe (集团)."""
    with open_store() as store:
        held = HeldSnapshot(store, snapshot_folder(settings()))
        found = group_of(store, held, subject, moment(true_on, None))
    if html is not None:
        write_page(html, group_page(found, standalone=True), quiet=as_json)
    if as_json:
        print_json(found)
        return
    _print(found)


def _print(found: GroupAnswer) -> None:
    say(found.sentence, "bold")
    say(found.basis, "dim")
    headings = ("成员", "代码", "与本主体", "层>", "上级", "上级直接持有>", "集团合计>", "来源")
    table("成员", headings, (_member(one) for one in found.members))
    rows = (
        (one.company.name, percent(one.group_share), "、".join(each.name for each in one.holders))
        for one in found.fringe
    )
    table("持股两成以上而未控制（不是成员）", ("企业", "集团合计>", "持有人"), rows)
    for cut in found.cuts:
        say(f"{cut.what}：显示 {count(cut.shown)}，共 {count(cut.total)}", "yellow")


def _member(one: Member) -> tuple[object, ...]:
    sources = dict.fromkeys(f"{tie.provenance.source} 第 {tie.provenance.row} 行" for tie in one.holdings)
    return (
        one.party.name,
        (one.party.id_masked or "") if one.party.is_person else one.party.id,
        one.tie_zh,
        one.level,
        one.parent.name if one.parent else "",
        "" if one.parent is None else "未披露" if one.parent_share is None else percent(one.parent_share),
        percent(one.group_share) if one.parent else "",
        "、".join(sources),
    )
