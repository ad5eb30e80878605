"""Walking the graph level by level from one subject: ids in, relations out, hubs and size bounded."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from graph_service.answers.as_of import AsOf
from graph_service.answers.facts.parties import Party, party
from graph_service.answers.facts.relations import Relation, relation
from graph_service.answers.facts.values import a_map, text, whole
from graph_service.store.store import Store

RELATION_TYPES = ("LEGAL_REP_OF", "EXECUTIVE_OF", "HOLDS", "BRANCH_OF", "GUARANTEES")
"""The relations that a path may follow, and that risk may pass along."""

WALKED_TYPES = (*RELATION_TYPES, "ACTS_WITH")
"""The relations that a walk may follow: agreements to act in concert are seen, and carry nothing."""

MOST_HOPS = 4
"""The farthest that a walk goes."""


@dataclass(frozen=True)
class Bounds:
    """How far a walk goes: hops; a hub has more neighbours than `hub`; parties and relations in all."""

    hops: int = 2
    types: tuple[str, ...] = WALKED_TYPES
    hub: int = 50
    nodes: int = 300
    relations: int = 3000


@dataclass
class Walk:
    """What a walk has met so far: parties with their hop, relations once each, and what it left out."""

    parties: dict[str, Party]
    hop: dict[str, int]
    relations: dict[tuple[str, str, str, str, str], Relation] = field(default_factory=dict)
    neighbours: dict[str, int] = field(default_factory=dict)
    left_out: set[str] = field(default_factory=set)
    relations_cut: bool = False


def walk(store: Store, subject: Party, bounds: Bounds, moment: AsOf) -> Walk:
    """All within the bounds. The subject itself is always expanded, a hub beyond it never.

    O(hops) round trips; each level asks once for counts and once for relations.
    """
    met = Walk({subject.id: subject}, {subject.id: 0})
    frontier = [subject.id]
    for hop in range(1, bounds.hops + 1):
        open_ids = _without_hubs(store, met, frontier, bounds, moment)
        found = _relations(store, met, open_ids, bounds, moment)
        frontier = _take(met, found, hop, bounds)
        if not frontier:
            break
    met.neighbours.update(_counts(store, frontier, bounds, moment))
    return met


def _without_hubs(
    store: Store, met: Walk, frontier: Sequence[str], bounds: Bounds, moment: AsOf
) -> list[str]:
    met.neighbours.update(_counts(store, frontier, bounds, moment))
    return [one for one in frontier if met.hop[one] == 0 or met.neighbours.get(one, 0) <= bounds.hub]


def _counts(store: Store, ids: Sequence[str], bounds: Bounds, moment: AsOf) -> dict[str, int]:
    if not ids:
        return {}
    rows = store.rows("network_counts", ids=list(ids), types=list(bounds.types), **moment.clocks)
    return {str(row["id"]): whole(row["neighbours"]) for row in rows}


def _relations(store: Store, met: Walk, ids: Sequence[str], bounds: Bounds, moment: AsOf) -> list[Relation]:
    room = bounds.relations - len(met.relations)
    if not ids or room <= 0:
        met.relations_cut = met.relations_cut or bool(ids)
        return []
    rows = store.rows(
        "network_relations", ids=list(ids), types=list(bounds.types), row_cap=room + 1, **moment.clocks
    )
    met.relations_cut = met.relations_cut or len(rows) > room
    return [_relation(row) for row in rows[:room]]


def _take(met: Walk, found: Iterable[Relation], hop: int, bounds: Bounds) -> list[str]:
    """Note the relations whose two ends there is room for; answer the parties met for the first time."""
    fresh: list[str] = []
    for one in found:
        for end in (one.source, one.target):
            if end.id not in met.parties and len(met.parties) < bounds.nodes:
                met.parties[end.id], met.hop[end.id] = end, hop
                fresh.append(end.id)
        missing = {end.id for end in (one.source, one.target)} - met.parties.keys()
        met.left_out |= missing
        if not missing:
            met.relations[_identity(one)] = one
    return fresh


def _identity(one: Relation) -> tuple[str, str, str, str, str]:
    told_apart = str(sorted(one.properties.items(), key=str))
    return one.type, one.source.id, one.target.id, one.provenance.source, told_apart


def _relation(row: Mapping[str, object]) -> Relation:
    source = party(text(row, "source_label"), a_map(row["source"]))
    target = party(text(row, "target_label"), a_map(row["target"]))
    return relation(str(row["type"]), source, target, a_map(row["fact"]))
