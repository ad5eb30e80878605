"""What a delivery of events changes on the records that are there already, and which events find none."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import pyarrow as pa

from graph_service.life.events import EVENTS, EventBook, LifeEvent, known_events, life_events
from graph_service.life.lived import LIFE, NEEDED, lived
from graph_service.life.references import RECORDS, record_references
from graph_service.life.stored import stored_of
from graph_service.schema import fact
from graph_service.store.facts import record_ids
from graph_service.store.loads import Load
from graph_service.store.store import Store

__all__ = [
    "ASKED",
    "Delivered",
    "Reopened",
    "delivered_events",
    "followed",
    "is_event",
    "reopened",
    "waiting_words",
]


ASKED = {name: tuple(dict.fromkeys((*NEEDED[name], *LIFE[name]))) for name in RECORDS}
"""By kind of record, what `reopened` has to know of it."""

_SHOWN = 5


@dataclass(frozen=True)
class Reopened:
    """Versions to close and open again with other ends: rows [id, new id, *`columns`]."""

    name: str
    columns: tuple[str, ...]
    rows: list[list[object]]


@dataclass(frozen=True)
class Delivered:
    """Events about subjects of one label: those delivered that are new, and the keys of those withdrawn."""

    label: str
    fresh: Sequence[LifeEvent]
    withdrawn: Collection[str]
    subjects: Collection[str]


def is_event(name: str) -> bool:
    """Whether facts of this kind befall a record."""
    return name in EVENTS


def delivered_events(name: str, label: str, rows: pa.Table, missing: Mapping[str, str]) -> Delivered:
    """The events of a delivery.

    Args:
        name: the kind of event.
        label: of the subjects.
        rows: events that are not in the graph as they are delivered.
        missing: subjects by the keys of events that a full delivery no longer has.
    """
    fresh = list(life_events(name, rows))
    subjects = {event.subject for event in fresh} | set(missing.values())
    return Delivered(label, fresh, missing.keys(), subjects)


def followed(store: Store, load: Load, parts: Sequence[Delivered]) -> tuple[list[Reopened], list[LifeEvent]]:
    """Versions that the events of a load end, mark or restore, and events whose record is not there."""
    changes: list[Reopened] = []
    waiting: list[LifeEvent] = []
    for part in (one for one in parts if one.subjects):
        known = {event.key: event for event in known_events(store, part.label, part.subjects)}
        asked = {(e.subject, e.reference) for e in part.fresh}
        asked |= {(known[key].subject, known[key].reference) for key in part.withdrawn if key in known}
        after = {key: event for key, event in known.items() if key not in part.withdrawn}
        after |= {event.key: event for event in part.fresh}
        found, met = _changed(store, load, part, asked, EventBook(after.values()))
        changes += found
        waiting += [event for event in part.fresh if (event.subject, event.reference) not in met]
    return changes, waiting


def reopened(name: str, load: Load, records: pa.Table, book: EventBook) -> Reopened:
    """Those of the stored records, with `NEEDED` and `LIFE`, whose life is another than they say."""
    columns = LIFE[name]
    after = lived(name, records.drop_columns(list(columns)), book).select(list(columns))
    before = records.select(list(columns))
    pairs = zip(before.to_pylist(), after.to_pylist(), strict=True)
    places = [place for place, (old, new) in enumerate(pairs) if old != new]
    chosen, values = records.take(pa.array(places, pa.int64())), after.take(pa.array(places, pa.int64()))
    ids = record_ids(chosen["key"].to_pylist(), load.id)
    rows = zip(chosen["id"].to_pylist(), ids, *(values[name].to_pylist() for name in columns), strict=True)
    return Reopened(name, columns, [list(row) for row in rows])


def waiting_words(waiting: Sequence[LifeEvent]) -> tuple[str, ...]:
    """A remark on the events whose record has not been seen; empty where there is none."""
    if not waiting:
        return ()
    kinds = "、".join(dict.fromkeys(fact(event.kind).zh for event in waiting))
    shown = "、".join(f"{event.subject} {event.reference}" for event in waiting[:_SHOWN])
    more = f" 等 {len(waiting)} 项" if len(waiting) > _SHOWN else ""
    return (f"{kinds}：{len(waiting)} 项所指的记录尚未见，待该记录装载时自动适用：{shown}{more}",)


def _changed(
    store: Store, load: Load, part: Delivered, asked: set[tuple[str, str]], book: EventBook
) -> tuple[list[Reopened], set[tuple[str, str]]]:
    changes, met = [], set()
    for name in RECORDS:
        records = stored_of(store, name, part.label, sorted(part.subjects), ASKED[name])
        answering = [
            {(values["subject"], one) for one in record_references(name, values)} & asked
            for values in records.to_pylist()
        ]
        met |= set().union(*answering)
        places = [place for place, one in enumerate(answering) if one]
        changes.append(reopened(name, load, records.take(pa.array(places, pa.int64())), book))
    return [one for one in changes if one.rows], met
