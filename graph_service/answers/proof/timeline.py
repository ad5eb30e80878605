"""The timeline (时间线) of a subject: what happened when, and when this database learnt of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise
from typing import Literal

from analytics.fact_changes import Nature, nature_of_succession
from graph_service.answers.as_of import AsOf, as_of
from graph_service.answers.audited import audited
from graph_service.answers.cuts import Cut
from graph_service.answers.facts.parties import Party
from graph_service.answers.facts.provenance import Provenance
from graph_service.answers.matching.identify import find_subject
from graph_service.answers.proof.difference import FieldChange
from graph_service.answers.proof.differences_of import field_changes
from graph_service.answers.proof.subject_history import CAP, Told, subject_history
from graph_service.beijing import beijing_day
from graph_service.schema import fact
from graph_service.store.store import Store

__all__ = ["WHAT", "Timeline", "TimelineEvent", "What", "timeline"]

What = Literal["begins", "ends", "changed", "corrected", "undated", "withdrawn"]

WHAT: dict[What, str] = {
    "begins": "发生",
    "ends": "终止",
    "changed": "变更",
    "corrected": "更正",
    "undated": "内容不同（日期未说明）",
    "withdrawn": "来源不再载明",
}
"""What an event is, in words."""

MOST = 500
"""Events shown."""

OF_NATURE: dict[Nature, What] = {
    Nature.MOVED: "changed",
    Nature.CORRECTED: "corrected",
    Nature.UNDATED: "undated",
}

REGISTERED = (
    ("established_on", "成立"),
    ("renamed_on", "名称变更"),
    ("deregistered_on", "注销、吊销"),
)
"""Days that a registration states beside its own."""


@dataclass(frozen=True)
class TimelineEvent:
    """One event: `happened_on` in the world, null where the source does not say; `learnt_at` here."""

    what: What
    what_zh: str
    kind: str
    kind_zh: str
    words: str
    happened_on: date | None
    learnt_at: datetime
    fields: tuple[FieldChange, ...]
    provenance: Provenance


@dataclass(frozen=True)
class Timeline:
    """The events of a subject up to the moment, the latest first; ended records leave no trace in it."""

    sentence: str
    as_of: AsOf
    subject: Party
    events: tuple[TimelineEvent, ...]
    cuts: tuple[Cut, ...]


def timeline(store: Store, said: str, moment: AsOf | None = None) -> Timeline:
    """The timeline of the subject of this code, registration number, id or name, as of the moment.

    Raises:
        BadInput, NotFound, SeveralSubjects: as `find_subject`.
    """
    moment = moment or as_of()
    subject = find_subject(store, said, moment)
    history = subject_history(store, subject, moment)
    found = [event for told in history.facts.values() for event in _events(told)]
    seen = [event for event in found if _by_then(event, moment)]
    events = tuple(sorted(seen, key=_place, reverse=True))
    cuts = [Cut("事实的版本", CAP, None)] if history.cut else []
    if len(events) > MOST:
        cuts.append(Cut("事件", MOST, len(events)))
    shown = Timeline(_sentence(events), moment, subject, events[:MOST], tuple(cuts))
    return audited(shown, "timeline", subject.id, moment)


def _by_then(event: TimelineEvent, moment: AsOf) -> bool:
    return (event.happened_on or date.min) <= moment.true_on and event.learnt_at <= moment.known_on


def _events(told: Sequence[Told]) -> Iterator[TimelineEvent]:
    """What the versions of one fact tell, first learnt first."""
    first, last = told[0], told[-1]
    yield _event("begins", first, first.version.begins)
    yield from _registered(told)
    for one, other in pairwise(told):
        yield from _succession(one, other)
    ended = next((one for one in told if one.version.ends == last.version.ends), last)
    if last.version.ends:
        yield _event("ends", ended, last.version.ends)
    elif last.version.closed:
        yield _event("withdrawn", last, None, learnt=last.version.closed)


def _succession(one: Told, other: Told) -> Iterator[TimelineEvent]:
    """That a version took another's place, where it says another thing."""
    nature = nature_of_succession(one.version, other.version, (date.min, date.max))
    changed = tuple(field_changes(one, other))
    if nature in OF_NATURE and changed:
        day = other.version.begins if nature is Nature.MOVED else None
        yield _event(OF_NATURE[nature], other, day, fields=changed)


def _registered(told: Sequence[Told]) -> Iterator[TimelineEvent]:
    """The days that registrations state, each as it was first learnt."""
    seen: set[tuple[str, date]] = set()
    for one in told if told[0].kind == "Registration" else ():
        for name, words in REGISTERED:
            day = one.values.get(name)
            if isinstance(day, date) and (name, day) not in seen:
                seen.add((name, day))
                yield _event("begins", one, day, words=f"{words}：{one.values.get('name')}")


def _event(
    what: What,
    one: Told,
    day: date | None,
    *,
    learnt: datetime | None = None,
    fields: tuple[FieldChange, ...] = (),
    words: str = "",
) -> TimelineEvent:
    return TimelineEvent(
        what=what,
        what_zh=WHAT[what],
        kind=one.kind,
        kind_zh=fact(one.kind).zh,
        words=words or one.words,
        happened_on=day,
        learnt_at=learnt or one.version.learnt,
        fields=fields,
        provenance=one.provenance,
    )


def _place(event: TimelineEvent) -> tuple[object, ...]:
    """By the day in the world, or the day on which it was learnt where none is said."""
    day = event.happened_on or beijing_day(event.learnt_at)
    return day, event.learnt_at, event.kind, event.words


def _sentence(events: Sequence[TimelineEvent]) -> str:
    if not events:
        return "未见可列的事件。"
    days = [event.happened_on for event in events if event.happened_on]
    span = f"，最早 {min(days)}，最近 {max(days)}" if days else ""
    return f"事件 {len(events)} 项{span}；“发生”为现实中的日期，“获知”为本库得知的时间。"
