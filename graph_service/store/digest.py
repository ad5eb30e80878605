"""A digest of the graph's content, equal for equal content whatever the order and the clock of the loads."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

from graph_service.schema import EDGES, RECORDS, SUBJECTS
from graph_service.store.store import Store

_WALL_CLOCK = frozenset({"known_from", "started", "finished", "batch"})
_MODULUS = 1 << 256


@dataclass(frozen=True)
class Digest:
    """How many items of each kind, and one digest over all of them."""

    counts: dict[str, int]
    digest: str


def digest(store: Store) -> Digest:
    """The digest over subjects, records with their links, edges and loads.

    Times of loading are left out (of `known_to` it counts that there is one); which load opened and closed a
    version is in. Items are summed as numbers, so their order does not matter and a second equal item does.
    """
    counts: dict[str, int] = {}
    total = 0
    for kind, text in _queries():
        counts[kind] = 0
        for row in store.connection.stream(text):
            counts[kind] += 1
            total = (total + _number(kind, row["item"], row["ends"])) % _MODULUS
    return Digest(counts, f"{total:064x}")


def _queries() -> Iterator[tuple[str, str]]:
    for label in [s.label for s in SUBJECTS] + ["Load"]:
        yield label, f"MATCH (item:{label}) RETURN properties(item) AS item, [] AS ends"
    for record in RECORDS:
        links = "[(item)-[link]->(end) | type(link) + '>' + end.id]"
        yield record.label, f"MATCH (item:{record.label}) RETURN properties(item) AS item, {links} AS ends"
    for edge in EDGES:
        match = f"MATCH (source)-[item:{edge.type}]->(target)"
        yield edge.type, f"{match} RETURN properties(item) AS item, [source.id, target.id] AS ends"


def _number(kind: str, item: object, ends: object) -> int:
    assert isinstance(item, dict)
    assert isinstance(ends, list)
    kept = {key: value for key, value in item.items() if key not in _WALL_CLOCK}
    if "known_to" in kept:
        kept["known_to"] = "closed"
    ordered = ends if kind.isupper() else sorted(ends)
    text = json.dumps([kind, kept, ordered], sort_keys=True, ensure_ascii=False, default=str)
    return int.from_bytes(sha256(text.encode()).digest())
