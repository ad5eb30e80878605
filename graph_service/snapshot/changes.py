"""Which loads have come or gone on since a snapshot was read, and what they may have changed."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from analytics.arrays import Nodes

__all__ = ["Changes", "changes_since"]

ALWAYS = frozenset(("Penalty", "ListEntry"))
"""Records that any load may end, mark or restore, whatever its file holds."""


@dataclass(frozen=True)
class Changes:
    """The changed loads by id and by place among all loads as they now are; the facts they may have changed.

    `versions` counts what they have opened and closed since.
    """

    loads: pa.Table
    load_ids: list[str]
    places: Nodes
    facts: frozenset[str]
    versions: int


def changes_since(known: pa.Table, now: pa.Table) -> Changes | None:
    """What has changed between two readings of the loads; None where one that was known is gone.

    A load closes facts of the kinds that earlier files of its feed held, as well as of its own.
    """
    rows = {row["load_id"]: row for row in now.to_pylist()}
    before = {row["load_id"]: row for row in known.to_pylist()}
    if before.keys() - rows.keys():
        return None
    order = [*before, *(id_ for id_ in rows if id_ not in before)]
    changed = [id_ for id_ in order if _state(rows[id_]) != _state(before.get(id_))]
    feeds = {rows[id_]["feed"] for id_ in changed}
    kinds = {kind for row in rows.values() if row["feed"] in feeds for kind in row["kinds"].split()}
    place = {id_: at for at, id_ in enumerate(rows)}
    return Changes(
        loads=now.take(pa.array([place[id_] for id_ in order], pa.int64())),
        load_ids=changed,
        places=np.array([order.index(id_) for id_ in changed], np.int32),
        facts=ALWAYS | kinds,
        versions=sum(rows[id_]["changed"] - _versions(before.get(id_)) for id_ in changed),
    )


def _state(row: dict[str, object] | None) -> tuple[object, object] | None:
    return None if row is None else (row["finished"], row["changed"])


def _versions(row: dict[str, object] | None) -> int:
    return 0 if row is None else int(str(row["changed"]))
