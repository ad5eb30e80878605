"""Ties between subjects as a snapshot has them: every relation of a pair with its sentence and source."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from graph_service.answers.facts.parties import Party, party
from graph_service.answers.facts.relations import Relation, relation
from graph_service.answers.facts.values import a_map
from graph_service.answers.network.walk import RELATION_TYPES
from graph_service.snapshot.statements import Statement
from graph_service.snapshot.tables import Snapshot
from graph_service.store.store import Store

__all__ = ["Pair", "parties", "stored_parties", "ties", "told"]

Pair = tuple[int, int]
"""Two subjects by number."""


def ties(
    snapshot: Snapshot, pairs: Iterable[Pair], day: date, types: Sequence[str] = RELATION_TYPES
) -> dict[frozenset[str], tuple[Relation, ...]]:
    """The relations of each pair that hold on the day, in either direction, by the pair's ids."""
    both = {ends for one, other in pairs for ends in ((one, other), (other, one))}
    said = snapshot.statements.between(both, types, day)
    ends = {end for one in said for end in (one.source, one.target)}
    ids, known = {end: snapshot.directory.id(end) for end in ends}, parties(snapshot, ends)
    found: dict[frozenset[str], list[Relation]] = {}
    for one in sorted(said, key=lambda one: (ids[one.source], ids[one.target], one.type, _version(one))):
        made = told(one, known[ids[one.source]], known[ids[one.target]])
        found.setdefault(frozenset((made.source.id, made.target.id)), []).append(made)
    return {pair: tuple(relations) for pair, relations in found.items()}


def parties(snapshot: Snapshot, numbers: Collection[int]) -> dict[str, Party]:
    """The parties of these numbers, by id."""
    rows = snapshot.directory.told(list(numbers))
    found = (party("Person" if row["person"] else "Enterprise", row) for row in rows)
    return {one.id: one for one in found}


def stored_parties(store: Store, ids: Iterable[str]) -> dict[str, Party]:
    """The parties of these ids, as far as the graph has them, where no snapshot is at hand."""
    asked = sorted(set(ids))
    rows = store.rows("parties_by_id", ids=asked) if asked else []
    every = (party(str(row["label"]), a_map(row["subject"])) for row in rows)
    return {one.id: one for one in every}


def told(one: Statement, source: Party, target: Party) -> Relation:
    """The relation that the statement makes, with its ends."""
    return relation(one.type, source, target, one.said)


def _version(one: Statement) -> tuple[str, ...]:
    return tuple(str(one.said[name]) for name in ("source", "known_from", "row"))
