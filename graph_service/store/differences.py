"""What a delivery changes: versions to open, versions they correct, versions that it no longer has."""

from __future__ import annotations

from dataclasses import dataclass

import pyarrow as pa

from graph_service.errors import SchemaViolation
from graph_service.life.events import EventBook, LifeEvent, known_events
from graph_service.life.follow_ups import Delivered, Reopened, delivered_events, followed, is_event
from graph_service.life.lived import with_events
from graph_service.schema import Edge, fact
from graph_service.schema_cypher import open_versions, open_versions_of
from graph_service.store.delivery import Delivery, FactRows, Parcel
from graph_service.store.facts import contents, fact_keys, record_ids
from graph_service.store.loads import Load
from graph_service.store.store import Store

_LOOKUP = 10_000
_SCAN_TIMEOUT = 600.0


@dataclass(frozen=True)
class Open:
    """An open version in the graph."""

    key: str
    content: str
    source: str
    target: str
    source_label: str
    target_label: str
    in_feed: bool


@dataclass(frozen=True)
class Differences:
    """The versions to open (facts, their rows, the keys among them that correct an open version), …

    … the versions that a full delivery no longer has, by kind, how many rows are as they were, the records
    that events of the delivery end, mark or restore, and the events among them that find no record.
    """

    opened: list[tuple[FactRows, pa.Table, frozenset[str]]]
    missing: list[tuple[str, list[Open]]]
    kept: int
    reopened: list[Reopened]
    waiting: list[LifeEvent]

    @property
    def rows(self) -> int:
        """Rows to write in all."""
        opening = sum(len(rows) for _, rows, _ in self.opened)
        reopening = sum(len(one.rows) for one in self.reopened)
        return opening + reopening + sum(len(versions) for _, versions in self.missing)


def differences(store: Store, delivery: Delivery, load: Load, parcel: Parcel) -> Differences:
    """Hold a parcel against what is open from the same source.

    Raises:
        SchemaViolation: the parcel holds a fact twice.
    """
    opened, kept = [], 0
    delivered: dict[str, set[str]] = {name: set() for name in load.feed_kinds}
    for facts in parcel.facts:
        keys = fact_keys(facts.name, facts.rows, delivery.source).to_pylist()
        _once(facts.name, keys, delivered.setdefault(facts.name, set()))
        known = _known(store, delivery, load, facts, keys)
        rows = facts.rows.append_column("key", pa.array(keys)).append_column(
            "content", pa.array(contents(facts.name, facts.rows))
        )
        fresh, corrected = _fresh(rows, known)
        kept += rows.num_rows - fresh.num_rows
        fresh = _with_events(store, facts, fresh)
        opened.append((facts, _with_ids(facts.name, fresh, load), corrected))
    missing = [
        (name, _missing(store, delivery, load, name, keys)) for name, keys in sorted(delivered.items())
    ]
    opened, missing = [o for o in opened if o[1].num_rows], missing if delivery.full else []
    reopened, waiting = followed(store, load, _events(opened, missing))
    return Differences(opened, missing, kept, reopened, waiting)


def _with_events(store: Store, facts: FactRows, rows: pa.Table) -> pa.Table:
    """The rows of dishonesty records with what is known to have befallen them; others as they are."""
    declared = fact(facts.name)
    if isinstance(declared, Edge) or not declared.ends or not rows.num_rows:
        return rows
    subjects = set(rows["subject"].to_pylist())
    book = EventBook(known_events(store, facts.source_label, subjects, most=_LOOKUP))
    return with_events(facts.name, rows, book, person=facts.source_label == "Person")


def _events(
    opened: list[tuple[FactRows, pa.Table, frozenset[str]]], missing: list[tuple[str, list[Open]]]
) -> list[Delivered]:
    """The events among what is opened and closed, by kind and label of their subjects."""
    parts = {(f.name, f.source_label): rows for f, rows, _ in opened if is_event(f.name)}
    gone: dict[tuple[str, str], dict[str, str]] = {}
    for name, versions in missing:
        for one in versions if is_event(name) else ():
            gone.setdefault((name, one.source_label), {})[one.key] = one.source
    empty = pa.table({"key": pa.array([], pa.string()), "subject": pa.array([], pa.string())})
    return [
        delivered_events(*place, parts.get(place, empty), gone.get(place, {})) for place in {**parts, **gone}
    ]


def _once(name: str, keys: list[str], before: set[str]) -> None:
    size = len(before) + len(keys)
    before.update(keys)
    if len(before) != size:
        raise SchemaViolation(f"{name}: {size - len(before)} facts of the parcel stand in it twice")


def _known(store: Store, delivery: Delivery, load: Load, facts: FactRows, keys: list[str]) -> dict[str, str]:
    """The contents of the open versions, by key, of at least these facts."""
    if facts.name not in load.known_kinds:
        return {}
    if delivery.full or len(keys) * 4 > store.size(facts.name):
        return {version.key: version.content for version in _open(store, delivery, load, facts.name)}
    text = open_versions_of(facts.name, facts.source_label, facts.target_label)
    ends = [facts.rows[end].to_pylist() for end in ("source", "target") if end in facts.rows.column_names]
    rows = list(zip(keys, *ends, strict=True))
    known: dict[str, str] = {}
    for start in range(0, len(rows), _LOOKUP):
        found = store.connection.read_columns(text, {"rows": rows[start : start + _LOOKUP]}, _SCAN_TIMEOUT)
        known.update(zip(_texts(found["key"]), _texts(found["content"]), strict=True))
    return known


def _open(store: Store, delivery: Delivery, load: Load, name: str) -> list[Open]:
    params = {"source": delivery.source, "loads": list(load.feed)}
    found = store.connection.read_columns(open_versions(name), params, _SCAN_TIMEOUT)
    texts = [_texts(found[c]) for c in ("key", "content", "source", "target", "source_label", "target_label")]
    flags = found["in_feed"]
    assert isinstance(flags, list)
    return [Open(*row) for row in zip(*texts, map(bool, flags), strict=True)]


def _fresh(rows: pa.Table, known: dict[str, str]) -> tuple[pa.Table, frozenset[str]]:
    """The rows whose version is not open, and the keys among them under which another version is."""
    if not known:
        return rows, frozenset()
    pairs = zip(rows["key"].to_pylist(), rows["content"].to_pylist(), strict=True)
    states = [(key, known.get(key), content) for key, content in pairs]
    fresh = rows.filter(pa.array([old != content for _, old, content in states], pa.bool_()))
    return fresh, frozenset(key for key, old, content in states if old is not None and old != content)


def _missing(store: Store, delivery: Delivery, load: Load, name: str, delivered: set[str]) -> list[Open]:
    if not delivery.full or name not in load.known_kinds:
        return []
    return [v for v in _open(store, delivery, load, name) if v.in_feed and v.key not in delivered]


def _with_ids(name: str, rows: pa.Table, load: Load) -> pa.Table:
    if isinstance(fact(name), Edge):
        return rows
    return rows.append_column("id", pa.array(record_ids(rows["key"].to_pylist(), load.id), pa.string()))


def _texts(column: object) -> list[str]:
    assert isinstance(column, list)
    return column
