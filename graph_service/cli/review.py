"""`xinmai review`: pairs that wait for a reviewer, and decisions on them."""

from __future__ import annotations

import getpass
from enum import StrEnum
from typing import Annotated

import typer

from graph_service.answers.matching.review import ReviewPair, decided, history, queue, review_pair, undone
from graph_service.answers.matching.stated_names import names_at_odds
from graph_service.beijing import beijing_minute
from graph_service.cli.terminal import AsJson, Limit, Offset, print_json, say, table
from graph_service.crossmatch.decisions import VERDICTS, Decision
from graph_service.store.open import open_store

review = typer.Typer(
    help="Review possible matches (比对复核): decisions are kept, used next time, and can be undone.",
    no_args_is_help=True,
    add_completion=False,
)
Source = Annotated[str, typer.Argument(help="Id of the subject that was matched, or row:code|name|region.")]
Target = Annotated[str, typer.Argument(help="Code, number, id or name of whom it was matched to.")]
By = Annotated[str | None, typer.Option("--by", help="Who decides; else the account on this machine.")]


class VerdictName(StrEnum):
    """What a reviewer may decide."""

    same = "same"
    different = "different"
    unsure = "unsure"


@review.command("list")
def listed(
    offset: Offset = 0,
    limit: Limit = 50,
    decided: Annotated[bool, typer.Option("--decided", help="Show the decisions instead.")] = False,
    as_json: AsJson = False,
) -> None:
    """List the pairs that wait, those with few rivals first."""
    with open_store() as store:
        if decided:
            _say_decisions(history(store, offset + limit)[offset:], as_json)
            return
        found = queue(store, after=offset, most=limit)
    if as_json:
        print_json(found)
        return
    rows = (
        (
            number,
            one.source.name,
            one.source.id,
            one.target.name,
            one.target.id,
            one.rung,
            "、".join(one.against),
        )
        for number, one in enumerate(found.pairs, offset + 1)
    )
    table(
        f"待复核 {found.waiting:,}", ("序>", "名单所载", "标识", "登记主体", "代码", "依据", "须复核"), rows
    )
    if not found.pairs:
        say("未见待复核的比对结果")


@review.command()
def names(
    every: Annotated[bool, typer.Option("--all", help="With those that were decided to differ.")] = False,
    as_json: AsJson = False,
) -> None:
    """List the records whose code is a subject's and whose name is none of its own, present or former."""
    with open_store() as store:
        found = names_at_odds(store, undecided=not every)
    if as_json:
        print_json(found)
        return
    rows = (
        (one.kind, one.number, one.stated_name, one.subject.name, one.subject.id, one.grade, one.row)
        for one in found
    )
    headings = ("记录", "文号", "所载名称", "代码所属主体", "代码", "级", "决定时写作")
    table(f"代码一致而名称不符，待核 {len(found):,}", headings, rows)
    if not found:
        say("未见代码一致而名称不符的在用记录")


@review.command()
def show(source: Source, target: Target, as_json: AsJson = False) -> None:
    """Show both records side by side, with the reasons for and against."""
    with open_store() as store:
        found = review_pair(store, source, target)
    assert found is not None
    if as_json:
        print_json(found)
        return
    _print(found)


@review.command()
def decide(
    source: Source,
    target: Target,
    verdict: Annotated[VerdictName, typer.Argument(help="same, different or unsure.")],
    reason: Annotated[str, typer.Option(help="Why.")] = "",
    by: By = None,
    as_json: AsJson = False,
) -> None:
    """Decide a pair; two valid codes that differ cannot be said to be the same."""
    with open_store() as store:
        found = decided(
            store, source, target, verdict.value, decided_by=by or getpass.getuser(), reason=reason
        )
    _say_decisions([found], as_json)


@review.command()
def undo(
    source: Annotated[str, typer.Argument(help="As of decide; without it, your last decision.")] = "",
    target: Annotated[str, typer.Argument(help="As of decide.")] = "",
    by: By = None,
    as_json: AsJson = False,
) -> None:
    """Take a decision back, which is a decision of its own; the pair waits again."""
    with open_store() as store:
        found = undone(store, decided_by=by or getpass.getuser(), source=source, target=target)
    _say_decisions([found], as_json)


def _say_decisions(found: list[Decision], as_json: bool) -> None:
    if as_json:
        print_json(found)
        return
    rows = (
        (
            beijing_minute(one.decided_at),
            one.decided_by,
            VERDICTS[one.verdict],
            one.other_name or one.other,
            f"{one.subject.name} {one.subject.id}",
            one.reason or "",
            "" if one.open else "已被后来的决定取代",
        )
        for one in found
    )
    table("复核决定", ("时间", "复核人", "结论", "名单所载", "登记主体", "理由", ""), rows)


def _print(found: ReviewPair) -> None:
    pair = found.pair
    say(f"{pair.source.name}  ↔  {pair.target.name}", "bold")
    say(
        f"{pair.grade} 级  {pair.rung}；竞争主体 {pair.rivals}" + "".join(f"；{one}" for one in pair.against),
        "yellow",
    )
    marks = {True: "＝", False: "≠", None: ""}
    table(
        "",
        ("字段", "名单所载", "", "登记主体"),
        ((one.words, one.source or "未见", marks[one.equal], one.target or "未见") for one in found.fields),
    )
    features = found.explanation.features.values()
    table("理由", ("分>", "说明"), ((f"{one.score:+.1f}", one.detail) for one in features))
    for entry in found.entries:
        say(f"名单所载一方列入 {entry.called}，{entry.listed_on}")
    if found.decisions:
        _say_decisions(list(found.decisions), False)
