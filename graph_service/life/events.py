"""Repairs, disputes and annulments that are known, and what they do to the records that they are about."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

import pyarrow as pa

from graph_service.life.references import event_reference
from graph_service.life.stored import stored_of, stored_pages, there_are
from graph_service.store.store import Store

__all__ = ["EVENTS", "Effects", "EventBook", "LifeEvent", "all_events", "known_events", "life_events"]

EVENTS: Mapping[str, str] = {"Repair": "repaired_on", "Dispute": "closed_on", "Annulment": "annulled_on"}
"""The kinds of event, each with the day that counts: a dispute is pending as long as it has none."""

_PROPERTIES = ("decision_no", "list_code", "entry_no", "listed_on")


@dataclass(frozen=True)
class LifeEvent:
    """One event: what it is a version of, whose record it is about and which; `day` is null while pending."""

    kind: str
    key: str
    subject: str
    reference: str
    day: date | None


@dataclass(frozen=True)
class Effects:
    """What the events of one record add to what its own source says: the earliest of each day counts."""

    repaired_on: date | None = None
    annulled_on: date | None = None
    disputed: bool = False

    def and_also(self, event: LifeEvent) -> Effects:
        """The effects with one event more."""
        match event.kind:
            case "Repair":
                return replace(self, repaired_on=earlier(self.repaired_on, event.day))
            case "Annulment":
                return replace(self, annulled_on=earlier(self.annulled_on, event.day))
            case _:
                return replace(self, disputed=self.disputed or event.day is None)


@dataclass
class EventBook:
    """The effects of events by subject and reference."""

    effects: dict[tuple[str, str], Effects] = field(default_factory=dict)

    def __init__(self, events: Iterable[LifeEvent]) -> None:
        self.effects = {}
        for event in events:
            place = event.subject, event.reference
            self.effects[place] = self.effects.get(place, Effects()).and_also(event)

    @property
    def subjects(self) -> set[str]:
        """Whose records the events are about."""
        return {subject for subject, _ in self.effects}

    def of(self, subject: str, references: Iterable[str]) -> Effects:
        """What befell the record of this subject that answers to these references."""
        found = [self.effects[place] for one in references if (place := (subject, one)) in self.effects]
        return Effects(
            earliest(one.repaired_on for one in found),
            earliest(one.annulled_on for one in found),
            any(one.disputed for one in found),
        )


def life_events(kind: str, rows: pa.Table) -> Iterator[LifeEvent]:
    """The events of one kind in rows with `key`, `subject` and the schema's properties."""
    wanted = [name for name in ("key", "subject", *_PROPERTIES, EVENTS[kind]) if name in rows.column_names]
    for values in rows.select(wanted).to_pylist():
        yield LifeEvent(
            kind, values["key"], values["subject"], event_reference(values), values.get(EVENTS[kind])
        )


def known_events(
    store: Store, label: str, subjects: Collection[str], *, most: int | None = None
) -> list[LifeEvent]:
    """The open events about records of these subjects, which all have this label.

    Args:
        store: the graph.
        label: Enterprise or Person.
        subjects: their ids.
        most: with more subjects than this, all events of the graph are read instead, and more come back.
    """
    found: list[LifeEvent] = []
    for kind in EVENTS:
        if there_are(store, kind):
            found += _known(store, kind, label, sorted(subjects), most)
    return found


def all_events(store: Store) -> list[LifeEvent]:
    """Every open event of the graph."""
    pages = (
        (kind, page) for kind in EVENTS for page in stored_pages(store, kind, (*_PROPERTIES, EVENTS[kind]))
    )
    return [event for kind, page in pages for event in life_events(kind, page)]


def _known(
    store: Store, kind: str, label: str, subjects: Sequence[str], most: int | None
) -> Iterator[LifeEvent]:
    properties = (*_PROPERTIES, EVENTS[kind])
    if most is not None and len(subjects) > most:
        for page in stored_pages(store, kind, properties):
            yield from life_events(kind, page)
        return
    yield from life_events(kind, stored_of(store, kind, label, subjects, properties))


def earlier(one: date | None, other: date | None) -> date | None:
    """The earlier of two days, of which either may be absent."""
    return earliest((one, other))


def earliest(days: Iterable[date | None]) -> date | None:
    """The earliest of the days that are there."""
    return min((day for day in days if day is not None), default=None)
