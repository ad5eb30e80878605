"""What a subscriber is told: which records have ended, why and when, and nothing that they had not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import cast

from graph_service.answers.facts.ended import END_WORDS
from graph_service.beijing import beijing_day, typed_moment
from graph_service.store.store import Store
from graph_service.subscriptions.endings import Version, endings
from graph_service.subscriptions.kept import Subscription, acknowledge

__all__ = ["Acknowledged", "Events", "RecordEnded", "acknowledged_by", "events_for"]

MOST = 1_000
"""Events told at a time; the next ones come when these are acknowledged."""


@dataclass(frozen=True)
class RecordEnded:
    """A record that is to be deleted: its ids as they were given out, why and when; nothing of what it said.

    `records` are the versions that could be seen since the subscription began; `ended_on` is the first day on
    which it must not be shown; `acknowledged` is null until the subscriber has said that it is deleted.
    """

    event: str
    subject: str
    record_kind: str
    records: tuple[str, ...]
    why: str
    why_zh: str
    ended_on: date
    ended_at: datetime
    acknowledged: datetime | None


@dataclass(frozen=True)
class Events:
    """The events of one subscription, oldest first; `remaining` counts those not told yet."""

    subscription: str
    since: datetime
    events: tuple[RecordEnded, ...]
    remaining: int


@dataclass(frozen=True)
class Acknowledged:
    """What came of an acknowledgement.

    Attributes:
        acknowledged: events taken down that were not before.
        unknown: events that this subscription is not told of: mistyped, another's, or of a record that can
            be seen again; nothing is taken down of them.
    """

    acknowledged: int
    unknown: tuple[str, ...]


def acknowledged_by(by: str, store: Store, one: Subscription, events: Iterable[str]) -> Acknowledged:
    """Take down which of the events told to this subscription somebody has carried out."""
    asked = set(events)
    told = {event.event for event in _ended(store, one, one.since, datetime.now(UTC))}
    known = told | one.acknowledged.keys()
    return Acknowledged(acknowledge(one.name, asked & known, by), tuple(sorted(asked - known)))


def events_for(store: Store, one: Subscription, since: datetime | None = None, *, most: int = MOST) -> Events:
    """What has ended since the subscription began and is not acknowledged: told again until it is.

    Args:
        store: the graph.
        one: the subscription.
        since: tell all that ended from this moment on, acknowledged or not; Beijing time without a zone.
        most: events told at a time.
    """
    now = datetime.now(UTC)
    start = one.since if since is None else max(one.since, typed_moment(since))
    found = (event for event in _ended(store, one, start, now))
    wanted = [event for event in found if since is not None or event.acknowledged is None]
    wanted.sort(key=lambda event: (event.ended_at, event.event))
    return Events(one.name, start, tuple(wanted[:most]), max(0, len(wanted) - most))


def _ended(store: Store, one: Subscription, since: datetime, now: datetime) -> Iterator[RecordEnded]:
    for (subject, kind), versions in _records(store, one, since, now):
        for ending in endings(versions, since, now):
            yield RecordEnded(
                event=ending.id,
                subject=subject,
                record_kind=kind,
                records=ending.versions,
                why=ending.why,
                why_zh=END_WORDS.get(ending.why, ending.why),
                ended_on=beijing_day(ending.at),
                ended_at=ending.at,
                acknowledged=one.acknowledged.get(ending.id),
            )


def _records(
    store: Store, one: Subscription, since: datetime, now: datetime
) -> Iterator[tuple[tuple[str, str], list[Version]]]:
    """The versions of every record that may have ended, record by record."""
    days = {"since_day": beijing_day(since), "today": beijing_day(now)}
    clocks = {"since": since, "known_on": now, **days}
    if one.subjects is None:
        columns = store.columns("ended_since", **clocks)
    else:
        columns = store.columns("ended_since_of", ids=sorted(one.subjects), **clocks)
    kept: dict[str, tuple[tuple[str, str], list[Version]]] = {}
    for row in zip(*(columns[name] for name in _COLUMNS), strict=True):
        key, subject, kind, version = row[0], row[1], row[2], row[3:]
        place = kept.setdefault(str(key), ((str(subject), str(kind)), []))
        place[1].append(_version(version))
    yield from kept.values()


_COLUMNS = (
    "key",
    "subject",
    "kind",
    "id",
    "known_from",
    "known_to",
    "valid_from",
    "valid_to",
    "use_until",
    "end_kind",
)


def _version(values: Sequence[object]) -> Version:
    id_, known_from, known_to, valid_from, valid_to, use_until, end_kind = values
    first = _moment(known_from)
    assert first is not None
    return Version(
        id=str(id_),
        known_from=first,
        known_to=_moment(known_to),
        valid_from=_day(valid_from),
        valid_to=_day(valid_to),
        use_until=_day(use_until),
        end_kind=str(end_kind),
    )


def _moment(milliseconds: object) -> datetime | None:
    value = cast(int, milliseconds)
    return None if value < 0 else datetime.fromtimestamp(value / 1000, UTC)


def _day(text: object) -> date | None:
    return date.fromisoformat(cast(str, text)) if text else None
