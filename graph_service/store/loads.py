"""The record of each load: begun, resumed, finished; one chain of loads a feed (source and layout)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import blake2b

from graph_service.store.delivery import Delivery
from graph_service.store.driver import Row
from graph_service.store.store import Store

_FEED = (
    "MATCH (load:Load {source: $source, layout: $layout})\n"
    "RETURN load.id AS id, load.sha256 AS sha256, load.state AS state, load.previous AS previous,\n"
    "  load.full AS full, load.started AS started, load.batch AS batch, load.kinds AS kinds\n"
    "ORDER BY load.started, load.id"
)
_KINDS = (
    "MATCH (load:Load {source: $source})\nWHERE load.id <> $id\n"
    "UNWIND load.kinds AS kind\nRETURN DISTINCT kind AS kind ORDER BY kind"
)
_BEGIN = (
    "MERGE (load:Load {id: $id})\n"
    "ON CREATE SET load += $fields, load.started = $started, load.state = 'running', load.batch = 0,\n"
    "  load.opened = 0, load.closed = 0\n"
    "SET load.kinds = $kinds, load.read = $read, load.rejected = $rejected, load.written = $read - $rejected"
)
_STEP = (
    "MATCH (load:Load {id: $id})\nWHERE load.batch = $batch\n"
    "SET load.batch = $batch + 1, load.opened = load.opened + $opened, load.closed = load.closed + $closed\n"
    "RETURN load.batch AS batch"
)
_FINISH = (
    "MATCH (load:Load {id: $id})\nSET load.state = 'done', load.finished = $finished\n"
    "RETURN load.opened AS opened, load.closed AS closed"
)


@dataclass(frozen=True)
class Load:
    """A load under way: its start is the known_from of what it opens.

    `feed` are the loads of this source and layout, `feed_kinds` the facts they held; `known_kinds` the facts
    that the source, by whatever layout, has in the graph.
    """

    id: str
    source: str
    started: datetime
    batch: int
    feed: tuple[str, ...]
    feed_kinds: frozenset[str]
    known_kinds: frozenset[str]


def begin(store: Store, delivery: Delivery, kinds: list[str]) -> Load | None:
    """Begin this delivery or resume it after a kill; None when the feed's last finished load was this file.

    The id follows from the feed, the file's sha256 and the load before it, so that a load that was killed and
    run again is the same load.
    """
    feed = store.connection.read(_FEED, {"source": delivery.source, "layout": delivery.layout}, 60)
    done = [row for row in feed if row["state"] == "done"]
    last = done[-1] if done else None
    if last and last["sha256"] == delivery.sha256 and (last["full"] or not delivery.full):
        return None
    identity = _load_id(delivery, last)
    same = next((row for row in feed if row["id"] == identity), None)
    started = same["started"] if same else datetime.now(UTC)
    assert isinstance(started, datetime)
    _write_begin(store, delivery, identity, started, last, kinds)
    known = store.connection.read(_KINDS, {"source": delivery.source, "id": "" if same else identity}, 60)
    batch = same["batch"] if same else 0
    assert isinstance(batch, int)
    return Load(
        id=identity,
        source=delivery.source,
        started=started,
        batch=batch,
        feed=(*(str(row["id"]) for row in feed), identity),
        feed_kinds=frozenset(kind for row in feed for kind in _texts(row["kinds"])),
        known_kinds=frozenset(str(row["kind"]) for row in known),
    )


def step(load: Load, batch: int, opened: int, closed: int) -> tuple[str, Row]:
    """The statement that counts a batch; no row comes back when the batch was committed before."""
    return _STEP, {"id": load.id, "batch": batch, "opened": opened, "closed": closed}


def finish(store: Store, load: Load) -> tuple[int, int]:
    """Mark the load done; how many versions it opened and closed."""
    [[row]] = store.connection.write([(_FINISH, {"id": load.id, "finished": datetime.now(UTC)})])
    opened, closed = row["opened"], row["closed"]
    assert isinstance(opened, int)
    assert isinstance(closed, int)
    return opened, closed


def _texts(value: object) -> list[str]:
    return [str(item) for item in value] if isinstance(value, list) else []


def _load_id(delivery: Delivery, last: Row | None) -> str:
    text = "|".join(
        (delivery.source, delivery.layout, delivery.sha256, str(delivery.full), str(last and last["id"]))
    )
    return blake2b(text.encode(), digest_size=8).hexdigest()


def _write_begin(
    store: Store, delivery: Delivery, identity: str, started: datetime, last: Row | None, kinds: list[str]
) -> None:
    fields: Row = {
        "source": delivery.source,
        "layout": delivery.layout,
        "file": delivery.file,
        "sha256": delivery.sha256,
        "full": delivery.full,
        "previous": last["id"] if last else None,
    }
    params: Row = {
        "id": identity,
        "fields": fields,
        "started": started,
        "kinds": kinds,
        "read": delivery.read,
        "rejected": delivery.rejected,
    }
    store.connection.write([(_BEGIN, params)])
