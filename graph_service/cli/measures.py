"""`xinmai measures`: measures asked of authorities, with receipts (发起—响应—反馈—解除)."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Annotated

import typer

from graph_service.answers.as_of import as_of
from graph_service.answers.law.effect_words import action_words
from graph_service.answers.law.effects import matter_of
from graph_service.answers.law.measure_tasks import MeasureTask, measure_tasks
from graph_service.cli.reading import AsAudit, Authorisation, Purpose, reader, say_audit
from graph_service.cli.terminal import AsJson, print_json, say, table
from graph_service.errors import BadInput
from graph_service.measures.steps import (
    Initiated,
    Response,
    feed_back,
    release_ended,
)
from graph_service.measures.steps import initiate as initiated
from graph_service.measures.steps import release as released
from graph_service.measures.steps import respond as responded
from graph_service.pages.words import count, day, last_day
from graph_service.store.open import open_store

measures = typer.Typer(
    help="Ask for measures that the law allows, answer, feed back and lift them (惩戒措施).",
    no_args_is_help=True,
    add_completion=False,
)
TaskNo = Annotated[str, typer.Argument(help="Number of the task.")]
By = Annotated[str, typer.Option("--by", help="Which authority does this step.")]
Reason = Annotated[str, typer.Option(help="Why.")]
Document = Annotated[str | None, typer.Option(help="Number of the document.")]


class Answer(StrEnum):
    """Whether the measure will be taken."""

    accepted = "accepted"
    declined = "declined"


class Taken(StrEnum):
    """Whether the measure was taken."""

    taken = "taken"
    not_taken = "not_taken"


@measures.command()
def initiate(
    subject: Annotated[str, typer.Argument(help="Code, registration number, id, or exact name.")],
    matter: Annotated[str, typer.Option(help="procurement, bidding, … or its Chinese name.")],
    by: Annotated[str, typer.Option("--by", help="Which authority asks.")],
    to: Annotated[str, typer.Option("--to", help="Which authority is asked.")],
    rule: Annotated[str | None, typer.Option(help="Rule, where several effects would do.")] = None,
    document: Annotated[str | None, typer.Option(help="Number of the record, likewise.")] = None,
    due: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Day by which feedback is due.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Ask an authority for a measure; refused where the law gives no basis (发起)."""
    wanted = matter_of(matter)
    if wanted is None:
        raise BadInput("事项为空；应写明")
    asked = Initiated(by, to, due.date() if due else None)
    with open_store() as store:
        found = initiated(store, subject, wanted, asked, as_of(), rule=rule, document=document)
    _show(found, as_json)


@measures.command()
def respond(
    task: TaskNo,
    outcome: Annotated[Answer, typer.Option(help="Whether the measure will be taken.")],
    by: By,
    reason: Reason,
    document: Document = None,
    as_json: AsJson = False,
) -> None:
    """Accept or decline a task (响应)."""
    with open_store() as store:
        found = responded(store, task, Response(outcome.value, reason, by, document), as_of())
    _show(found, as_json)


@measures.command()
def feedback(
    task: TaskNo,
    outcome: Annotated[Taken, typer.Option(help="Whether the measure was taken.")],
    by: By,
    reason: Reason,
    document: Document = None,
    as_json: AsJson = False,
) -> None:
    """Say whether an accepted measure was taken (反馈)."""
    with open_store() as store:
        found = feed_back(store, task, Response(outcome.value, reason, by, document), as_of())
    _show(found, as_json)


@measures.command()
def release(
    task: Annotated[str | None, typer.Argument(help="Number of the task.")] = None,
    ended: Annotated[bool, typer.Option(help="Every task whose record has ended.")] = False,
    by: Annotated[str, typer.Option("--by", help="Which authority lifts it.")] = "",
    reason: Annotated[str, typer.Option(help="Why.")] = "",
    document: Document = None,
    as_json: AsJson = False,
) -> None:
    """Lift a measure, or every one whose record was repaired, annulled, removed or has expired (解除)."""
    if (task is None) is not ended:
        raise BadInput("应指明一个任务，或以 --ended 解除全部记录已终止的任务，二者取一")
    with open_store() as store:
        if task is None:
            found = release_ended(store, as_of())
        else:
            found = (released(store, task, Response("lifted", reason, by, document), as_of()),)
    if as_json:
        print_json(found)
        return
    for one in found:
        _print(one)
    say(f"已解除 {count(len(found))} 项")


@measures.command("list")
def listed(
    audit: AsAudit = False,
    purpose: Purpose = None,
    authorisation: Authorisation = None,
    as_json: AsJson = False,
) -> None:
    """List the tasks, what is due and what has to be lifted."""
    when = as_of(reader=reader(audit, purpose, authorisation))
    with open_store() as store:
        found = measure_tasks(store, when)
    if as_json:
        print_json(found)
        return
    say_audit(found.as_of)
    say(found.sentence, "bold")
    headings = ("任务", "主体", "事项", "措施", "发起 → 响应", "期限", "状态")
    table("措施任务", headings, (_row(one) for one in found.tasks))


def _row(one: MeasureTask) -> tuple[object, ...]:
    state = f"须解除（{one.ended_zh}）" if one.release_due else one.state_zh
    late = "，逾期" if one.overdue else ""
    return (
        one.task_no,
        one.subject.name,
        one.matter_zh,
        action_words(one.force_zh, one.action),
        f"{one.initiated_by} → {one.asked_of}",
        f"反馈 {day(one.due_on, '未定')}，措施至 {last_day(one.ends_on)}",
        state + late,
    )


def _show(one: MeasureTask, as_json: bool) -> None:
    if as_json:
        print_json(one)
    else:
        _print(one)


def _print(one: MeasureTask) -> None:
    say(f"任务 {one.task_no}  {one.subject.name}  {one.state_zh}", "bold")
    say(f"{one.matter_zh}  {action_words(one.force_zh, one.action)}")
    say(f"依据  {one.basis}" + (f"  记录 {one.ground_no}" if one.ground_no else ""))
    say(f"发起  {one.initiated_on} {one.initiated_by} → {one.asked_of}，反馈期限 {day(one.due_on, '未定')}")
    for receipt in one.receipts:
        told = f"{_OUTCOMES.get(receipt.outcome, '已解除')}，{receipt.reason}"
        say(f"{_STEPS[receipt.step]}  {receipt.done_on} {receipt.done_by}：{told}")


_STEPS = {"responded": "响应", "fed_back": "反馈", "released": "解除"}
_OUTCOMES = {
    "accepted": "予以实施",
    "declined": "不予实施",
    "taken": "已实施",
    "not_taken": "未实施",
    "lifted": "已解除",
}
