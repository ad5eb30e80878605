"""Answering what differs in a subject between two moments."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime

from analytics.fact_changes import FactChange, Nature, fact_changes
from graph_service.answers.as_of import AsOf, as_of
from graph_service.answers.audited import audited
from graph_service.answers.cuts import Cut
from graph_service.answers.matching.identify import find_subject
from graph_service.answers.proof.difference import GROUPS, ChangeLine, FieldChange, Group, SubjectDiff
from graph_service.answers.proof.subject_history import (
    CAP,
    SubjectHistory,
    Told,
    clocks_of,
    properties_of,
    standing,
    standing_versions,
    subject_history,
)
from graph_service.answers.reader import ORDINARY, Reader
from graph_service.beijing import beijing_minute
from graph_service.errors import BadInput
from graph_service.schema import fact
from graph_service.store.store import Store

__all__ = ["field_changes", "subject_diff", "two_moments"]

OF_NATURE: Mapping[Nature, Group] = {
    Nature.BEGINS: "became_true",
    Nature.LEARNT: "became_known",
    Nature.ENDS: "ended",
    Nature.WITHDRAWN: "withdrawn",
    Nature.MOVED: "changed",
    Nature.CORRECTED: "corrected",
    Nature.UNDATED: "undated",
    Nature.REASSESSED: "reassessed",
}


def two_moments(
    days: tuple[date | None, date | None],
    known: tuple[datetime | None, datetime | None],
    reader: Reader = ORDINARY,
) -> tuple[AsOf, AsOf]:
    """The two moments to compare: the second is now where nothing else is said, the first as known then.

    Raises:
        BadInput: a day to come.
    """
    second = as_of(days[1], known[1], reader)
    first = as_of(days[0], known[0], reader)
    return first if known[0] else replace(first, known_on=second.known_on), second


def subject_diff(store: Store, said: str, first: AsOf, second: AsOf) -> SubjectDiff:
    """What differs between two states of the subject of this code, registration number, id or name.

    Both are as the second's reader may see them today: what has ended since is in neither.

    Raises:
        BadInput: the first is later than the second, by either clock.
        NotFound, SeveralSubjects: as `find_subject`.
    """
    _in_order(first, second)
    subject = find_subject(store, said, second)
    history = subject_history(store, subject, second)
    states = [standing_versions(history, standing(store, subject, one)) for one in (first, second)]
    found = fact_changes(states[0], states[1], (clocks_of(first), clocks_of(second)), history.versions)
    lines = sorted((_line(history, one) for one in found), key=_place)
    counts = Counter(one.group for one in lines)
    diff = SubjectDiff(
        sentence=_sentence(first, second, counts),
        subject=subject,
        first=first,
        second=second,
        counts={name: counts[name] for name in GROUPS if counts[name]},
        changes=tuple(lines),
        cuts=(Cut("事实的版本", CAP, None),) if history.cut else (),
    )
    return audited(diff, "diff", subject.id, second)


def _in_order(first: AsOf, second: AsOf) -> None:
    if first.true_on > second.true_on or first.known_on > second.known_on:
        raise BadInput(
            f"得到自 {first.true_on}（获知 {beijing_minute(first.known_on)}）"
            f"至 {second.true_on}（获知 {beijing_minute(second.known_on)}）；起始时点应不晚于截止时点"
        )


def _line(history: SubjectHistory, one: FactChange) -> ChangeLine:
    before, after = (history.told(side) if side else None for side in (one.before, one.after))
    shown = after or before
    assert shown is not None
    group = OF_NATURE[one.nature]
    last = history.facts[one.key][-1]
    return ChangeLine(
        group=group,
        group_zh=GROUPS[group][0],
        kind=shown.kind,
        kind_zh=fact(shown.kind).zh,
        words=shown.words,
        began_on=shown.version.begins,
        ended_on=shown.version.ends or (None if after else last.version.ends),
        learnt_at=_learnt(shown, last, gone=after is None),
        fields=tuple(field_changes(before, after)) if before and after else (),
        before=before.provenance if before else None,
        after=after.provenance if after else None,
    )


def _learnt(shown: Told, last: Told, *, gone: bool) -> datetime:
    """When what makes the difference was learnt: the version itself, or that it no longer stands."""
    if not gone:
        return shown.version.learnt
    return last.version.closed or last.version.learnt


def field_changes(before: Told, after: Told) -> Iterator[FieldChange]:
    """The fields in which two versions of a fact differ, and their days."""
    for own in properties_of(after.kind):
        old, new = ({**one.version.said, **one.version.worked_out}[own.name] for one in (before, after))
        if old != new:
            yield FieldChange(own.name, own.zh, old or None, new or None)
    for name, zh in (("begins", "生效日"), ("ends", "失效日")):
        old_day, new_day = (getattr(one.version, name) for one in (before, after))
        if old_day != new_day:
            yield FieldChange(name, zh, _day(old_day), _day(new_day))


def _day(value: date | None) -> str | None:
    return value.isoformat() if value else None


def _place(line: ChangeLine) -> tuple[object, ...]:
    """By group, then the latest first, then by kind."""
    day = line.ended_on or line.began_on
    return list(GROUPS).index(line.group), -(day.toordinal() if day else 0), line.kind, line.words


def _sentence(first: AsOf, second: AsOf, counts: Mapping[Group, int]) -> str:
    span = f"{first.true_on} 至 {second.true_on}"
    if first.known_on != second.known_on:
        known = (beijing_minute(one.known_on) for one in (first, second))
        span += f"（获知截至 {' 与 '.join(known)}）"
    told = "、".join(f"{words} {counts[name]} 项" for name, (words, _) in GROUPS.items() if counts[name])
    return f"{span}：{told or '未见变化'}。"
