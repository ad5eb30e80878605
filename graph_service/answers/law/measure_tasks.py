"""Measure tasks (措施任务) as data: asked, answered, fed back, released (发起—响应—反馈—解除)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal, cast

from analytics.effect_rules import FORCE_WORDS, Force
from analytics.matters import MATTER_WORDS, Matter
from graph_service.answers.as_of import AsOf
from graph_service.answers.audited import audited
from graph_service.answers.cuts import Cut
from graph_service.answers.facts.parties import Party, party
from graph_service.answers.facts.values import a_map, filled, maps, text
from graph_service.store.store import Store

MOST = 5_000
"""Tasks that one answer looks at."""

State = Literal["initiated", "accepted", "declined", "fed_back", "released"]
STATE_WORDS: dict[State, str] = {
    "initiated": "待响应",
    "accepted": "已响应，待反馈",
    "declined": "不予实施",
    "fed_back": "已反馈",
    "released": "已解除",
}

END_WORDS = {
    "annulment": "记录已撤销",
    "removal": "已移出名单",
    "repair": "记录已修复",
    "term": "期限届满",
    "unpublished": "记录不得使用",
    "no_rule": "记录没有适用的期限规则",
    "withdrawn": "来源已不再提供该记录",
    "measure_term": "措施期限届满",
}
"""Why a task has to be released."""


@dataclass(frozen=True)
class Receipt:
    """One step of a task: what came of it, why, by whom, when."""

    step: str
    outcome: str
    reason: str
    done_by: str
    done_on: date
    document_no: str | None


@dataclass(frozen=True)
class MeasureTask:
    """A task with its receipts.

    `ended` says why it has to be released, null while its record is in force; then the record itself is no
    longer named. `release_due`: it has to be released and no receipt says that it was. `overdue`: the day by
    which feedback is due has passed.
    """

    task_no: str
    subject: Party
    matter: str
    matter_zh: str
    force: Force
    force_zh: str
    action: str
    rule: str | None
    rule_version: str
    basis: str
    ground_key: str | None
    ground_no: str | None
    initiated_by: str
    initiated_on: date
    asked_of: str
    due_on: date | None
    starts_on: date | None
    ends_on: date | None
    state: State
    state_zh: str
    ended: str | None
    ended_zh: str | None
    release_due: bool
    overdue: bool
    receipts: tuple[Receipt, ...]


@dataclass(frozen=True)
class MeasureTasks:
    """The tasks that this reader may see, the latest first."""

    sentence: str
    as_of: AsOf
    tasks: tuple[MeasureTask, ...]
    cuts: tuple[Cut, ...]


def measure_tasks(store: Store, moment: AsOf) -> MeasureTasks:
    """The tasks that stand: those released or declined, whose record has ended, are for audit alone."""
    every = all_tasks(store, moment)
    shown = tuple(one for one in every if moment.reader.audits or not _over(one))
    due = sum(1 for one in shown if one.release_due)
    late = sum(1 for one in shown if one.overdue)
    words = (
        f"措施任务 {len(shown)} 项，须解除 {due} 项，逾期未反馈 {late} 项。" if shown else "未见措施任务。"
    )
    cuts = (Cut("措施任务", MOST, None),) if len(every) >= MOST else ()
    return audited(MeasureTasks(words, moment, shown, cuts), "measures", "", moment)


def all_tasks(store: Store, moment: AsOf) -> tuple[MeasureTask, ...]:
    """Every task, released or not."""
    rows = store.rows("measure_tasks", row_cap=MOST, **moment.clocks)
    return tuple(_task(row, moment.true_on) for row in rows)


def _over(task: MeasureTask) -> bool:
    return task.ended is not None and task.state in ("released", "declined")


def _task(row: Mapping[str, object], on: date) -> MeasureTask:
    fact = a_map(row["task"])
    receipts = tuple(filled(Receipt, one) for one in maps(row["steps"]))
    state, ends_on = _state(receipts), cast("date | None", fact.get("ends_on"))
    ended = _ended(maps(row["grounds"]), ends_on, on)
    due_on = cast("date | None", fact.get("due_on"))
    force = cast(Force, text(fact, "force"))
    return filled(
        MeasureTask,
        fact,
        subject=party(str(row["label"]), a_map(row["subject"])),
        matter_zh=MATTER_WORDS[Matter(text(fact, "matter"))],
        force_zh=FORCE_WORDS[force],
        ground_key=None if ended else fact["ground_key"],
        ground_no=None if ended else fact.get("ground_no"),
        state=state,
        state_zh=STATE_WORDS[state],
        ended=ended,
        ended_zh=END_WORDS[ended] if ended else None,
        release_due=ended is not None and state not in ("released", "declined"),
        overdue=due_on is not None and due_on < on and state in ("initiated", "accepted"),
        receipts=receipts,
    )


def _state(receipts: Iterable[Receipt]) -> State:
    done = {one.step: one.outcome for one in receipts}
    if "released" in done:
        return "released"
    if "fed_back" in done:
        return "fed_back"
    if "responded" in done:
        return "declined" if done["responded"] == "declined" else "accepted"
    return "initiated"


def _ended(grounds: list[Mapping[str, object]], ends_on: date | None, on: date) -> str | None:
    """Why no measure may rest on the record any more; None while one may."""
    if not grounds:
        return "withdrawn"
    if ends_on is not None and ends_on <= on:
        return "measure_term"
    ground = grounds[0]
    over = [ground.get("use_until"), ground.get("valid_to")]
    if any(isinstance(day, date) and day <= on for day in over):
        kind = ground.get("end_kind")
        return str(kind) if kind in END_WORDS else "removal"
    return None
