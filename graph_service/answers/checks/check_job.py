"""A review as a job, as callers see it: what was asked, how the file is read, how far it is, its rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from graph_service.answers.checks.check import ROW_OUTCOMES, CheckedRow
from graph_service.answers.checks.check_file import Preview
from graph_service.answers.window import Window
from graph_service.checks.job import Job
from graph_service.errors import BadInput
from graph_service.rules.policies import policy_of

__all__ = ["CheckJob", "CheckResults", "check_job", "check_results"]

STAGES = {"held": "待确认", "waiting": "排队中", "running": "进行中", "done": "已完成", "failed": "未完成"}
"""How far a review is, in words."""


@dataclass(frozen=True)
class CheckJob:
    """One review; `seconds_left` is null where nothing can be said yet."""

    id: str
    file: str
    matter: str
    matter_zh: str
    purpose: str
    authorisation: str | None
    caller: str
    created: datetime
    stage: str
    stage_zh: str
    rows: int
    done: int
    counts: Mapping[str, int]
    rate: float | None
    seconds_left: float | None
    fault: str
    digest: str
    preview: Preview


@dataclass(frozen=True)
class CheckResults:
    """Rows of a review in the input's order, those of an outcome or all; there are `total` of them."""

    id: str
    outcome: str | None
    total: int
    offset: int
    rows: tuple[CheckedRow, ...]


def check_job(job: Job, now: datetime) -> CheckJob:
    """The review as it stands at the moment."""
    order, state = job.order, job.state
    ended = state.ended or now
    seconds = (ended - state.began).total_seconds() if state.began else 0.0
    rate = state.done / seconds if state.done and seconds > 0 else None
    return CheckJob(
        id=order.id,
        file=order.file,
        matter=order.matter,
        matter_zh=policy_of(order.matter).zh,
        purpose=order.purpose,
        authorisation=order.authorisation,
        caller=order.caller,
        created=order.created,
        stage=state.stage,
        stage_zh=STAGES[state.stage],
        rows=state.rows,
        done=state.done,
        counts={outcome: state.counts.get(outcome, 0) for outcome in ROW_OUTCOMES},
        rate=rate,
        seconds_left=(state.rows - state.done) / rate if rate and state.stage == "running" else None,
        fault=state.fault,
        digest=state.digest,
        preview=job.preview,
    )


def check_results(job: Job, outcome: str | None, window: Window) -> CheckResults:
    """The rows of one window.

    Raises:
        BadInput: no such outcome, or the review is not done: nothing is shown before it is registered.
    """
    if outcome is not None and outcome not in ROW_OUTCOMES:
        raise BadInput(f"得到结果 {outcome!r}；应为 {'、'.join(ROW_OUTCOMES)} 之一")
    state = job.state
    if state.stage != "done":
        raise BadInput(f"审查任务{STAGES[state.stage]}（{state.done:,}/{state.rows:,} 行），结果尚未登记")
    wanted = (row for row in job.rows() if outcome in (None, row.outcome))
    rows = tuple(islice(wanted, window.offset, window.offset + window.limit))
    total = state.counts.get(outcome, 0) if outcome else state.rows
    return CheckResults(job.order.id, outcome, total, window.offset, rows)
