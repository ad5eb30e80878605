"""The steps of a measure (发起—响应—反馈—解除): each only where the one before allows it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from typing import Literal

from analytics.matters import Matter
from graph_service.answers.as_of import AsOf, as_of
from graph_service.answers.law.effects import effects
from graph_service.answers.law.legal_effect import EffectLine
from graph_service.answers.law.measure_tasks import STATE_WORDS, MeasureTask, all_tasks
from graph_service.errors import BadInput, NotFound
from graph_service.measures.written import SOURCE, write_record
from graph_service.store.store import Store

__all__ = ["Initiated", "Response", "feed_back", "initiate", "release", "release_ended", "respond"]


@dataclass(frozen=True)
class Initiated:
    """Who asks whom, and by when feedback is due."""

    initiated_by: str
    asked_of: str
    due_on: date | None = None
    remark: str | None = None


@dataclass(frozen=True)
class Response:
    """What somebody did with a task: the outcome, why, who, and the document, where there is one."""

    outcome: str
    reason: str
    done_by: str
    document_no: str | None = None


def initiate(
    store: Store,
    said: str,
    matter: Matter,
    asked: Initiated,
    moment: AsOf,
    *,
    rule: str | None = None,
    document: str | None = None,
) -> MeasureTask:
    """Ask an authority for a measure that the law lets or makes it take; the effect is looked up anew.

    Args:
        store: the graph.
        said: against whom.
        matter: in which matter.
        asked: who asks whom.
        moment: today.
        rule: id of the rule, where several effects would do.
        document: number of the record, likewise.

    Raises:
        BadInput: no effect, or several, or one that is only for checking; or the task is there already.
    """
    found = effects(store, said, matter, moment)
    line = _the_one(found.must + found.may, found.to_verify, rule, document)
    number = _number(found.subject.id, line, matter, moment.true_on)
    if any(one.task_no == number for one in all_tasks(store, moment)):
        raise BadInput(f"任务 {number} 已发起；同一记录、规则和事项一日只发起一次")
    written = line.rule.book_version if line.rule else "—"
    write_record(
        store,
        "MeasureTask",
        found.subject,
        {
            "task_no": number,
            "matter": matter.value,
            "force": line.force,
            "action": line.action,
            "rule": line.rule.id if line.rule else None,
            "rule_version": written,
            "basis": line.basis,
            "ground_key": line.ground.key,
            "ground_no": line.ground.document,
            "ground_subject": line.ground.subject.id,
            "starts_on": line.starts_on,
            "ends_on": line.ends_on,
            "initiated_by": _said(asked.initiated_by, "发起单位"),
            "initiated_on": moment.true_on,
            "asked_of": _said(asked.asked_of, "响应单位"),
            "due_on": asked.due_on,
            "remark": asked.remark,
        },
    )
    return task_of(store, number, _now(moment))


def respond(store: Store, task_no: str, given: Response, moment: AsOf) -> MeasureTask:
    """Accept or decline a task (响应).

    Raises:
        NotFound: there is no such task.
        BadInput: it was answered before, or the outcome is neither accepted nor declined.
    """
    return _step(store, task_no, "responded", given, ("accepted", "declined"), ("initiated",), moment)


def feed_back(store: Store, task_no: str, given: Response, moment: AsOf) -> MeasureTask:
    """Say whether an accepted measure was taken (反馈).

    Raises:
        NotFound: there is no such task.
        BadInput: it was not accepted, or fed back before, or the outcome is neither taken nor not_taken.
    """
    return _step(store, task_no, "fed_back", given, ("taken", "not_taken"), ("accepted",), moment)


def release(store: Store, task_no: str, given: Response, moment: AsOf) -> MeasureTask:
    """Say that a measure was lifted (解除).

    Raises:
        NotFound: there is no such task.
        BadInput: it was lifted or declined before.
    """
    states = ("initiated", "accepted", "fed_back")
    return _step(store, task_no, "released", given, (given.outcome,), states, moment)


def release_ended(store: Store, moment: AsOf) -> tuple[MeasureTask, ...]:
    """Write the release of every task whose record was repaired, annulled, removed or has expired."""
    due = [one for one in all_tasks(store, moment) if one.release_due]
    return tuple(
        release(store, one.task_no, Response(one.ended or "", one.ended_zh or "", SOURCE), moment)
        for one in due
    )


def task_of(store: Store, task_no: str, moment: AsOf) -> MeasureTask:
    """The task of this number. Raises NotFound."""
    found = next((one for one in all_tasks(store, moment) if one.task_no == task_no.strip()), None)
    if found is None:
        raise NotFound(f"未见措施任务“{task_no}”；xinmai measures list 列出全部任务")
    return found


def _the_one(
    lines: Iterable[EffectLine], unread: Iterable[EffectLine], rule: str | None, document: str | None
) -> EffectLine:
    fitting = [one for one in lines if one.ground.kind != "relation" and _fits(one, rule, document)]
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        told = "；".join(
            f"规则 {_rule(one)}，记录 {one.ground.document or one.ground.called}" for one in fitting
        )
        raise BadInput(f"有 {len(fitting)} 项约束，请以 --rule 或 --document 指明：{told}")
    if any(_fits(one, rule, document) for one in unread):
        raise BadInput("所据规则凭记忆录入，尚为待核；核对条文并启用之前不得发起措施")
    raise BadInput("未见可据以发起措施的依据；xinmai effect 说明各项记录为何不构成依据")


def _fits(one: EffectLine, rule: str | None, document: str | None) -> bool:
    return rule in (None, _rule(one)) and document in (None, one.ground.document)


def _rule(one: EffectLine) -> str:
    return one.rule.id if one.rule else "措施决定"


def _number(subject: str, line: EffectLine, matter: Matter, day: date) -> str:
    """A number that the same request gets again, so that a command run twice makes one task."""
    text = "|".join((subject, _rule(line), line.ground.key, matter.value))
    return f"{day:%Y%m%d}-{blake2b(text.encode(), digest_size=4).hexdigest()}"


def _step(
    store: Store,
    task_no: str,
    step: Literal["responded", "fed_back", "released"],
    given: Response,
    outcomes: tuple[str, ...],
    states: tuple[str, ...],
    moment: AsOf,
) -> MeasureTask:
    task = task_of(store, task_no, moment)
    if task.state not in states:
        allowed = "、".join(STATE_WORDS[one] for one in STATE_WORDS if one in states)
        raise BadInput(f"任务 {task.task_no} 为“{task.state_zh}”；此步只用于{allowed}的任务")
    if given.outcome not in outcomes:
        raise BadInput(f"得到结果“{given.outcome}”；应为 {'、'.join(outcomes)} 之一")
    write_record(
        store,
        "MeasureStep",
        task.subject,
        {
            "task_no": task.task_no,
            "step": step,
            "outcome": given.outcome,
            "reason": _said(given.reason, "说明"),
            "done_by": _said(given.done_by, "办理单位"),
            "done_on": moment.true_on,
            "document_no": given.document_no,
        },
    )
    return task_of(store, task.task_no, _now(moment))


def _said(words: str, what: str) -> str:
    if not words.strip():
        raise BadInput(f"{what}为空；应写明")
    return words.strip()


def _now(moment: AsOf) -> AsOf:
    """The same reader after what was just written."""
    return as_of(reader=moment.reader)
