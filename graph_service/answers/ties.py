"""Ties between subjects as they stand in the graph: every relation of a pair with its sentence and source."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from graph_service.answers.as_of import AsOf
from graph_service.answers.parties import Party, party
from graph_service.answers.relations import Relation, relation
from graph_service.answers.values import a_map, text
from graph_service.answers.walk import RELATION_TYPES
from graph_service.store.store import Store

TIE_CAP = 20_000
"""Relations that one answer reads."""

Pair = tuple[str, str]


def ties(
    store: Store, pairs: Iterable[Pair], moment: AsOf, types: Sequence[str] = RELATION_TYPES
) -> dict[frozenset[str], tuple[Relation, ...]]:
    """The relations of each pair of ids, in either direction, by the pair without its order."""
    asked = sorted({(min(pair), max(pair)) for pair in pairs})
    if not asked:
        return {}
    maps = [{"one": one, "other": other} for one, other in asked]
    rows = store.rows("relations_of_pairs", pairs=maps, types=list(types), row_cap=TIE_CAP, **moment.clocks)
    found: dict[frozenset[str], tuple[Relation, ...]] = {}
    for row in rows:
        one = _relation(row)
        key = frozenset((one.source.id, one.target.id))
        found[key] = (*found.get(key, ()), one)
    return found


def parties(store: Store, ids: Iterable[str]) -> dict[str, Party]:
    """The parties of these ids, as far as the graph has them."""
    asked = sorted(set(ids))
    rows = store.rows("parties_by_id", ids=asked) if asked else []
    every = (party(str(row["label"]), a_map(row["subject"])) for row in rows)
    return {one.id: one for one in every}


def _relation(row: Mapping[str, object]) -> Relation:
    source = party(text(row, "source_label"), a_map(row["source"]))
    target = party(text(row, "target_label"), a_map(row["target"]))
    return relation(str(row["type"]), source, target, a_map(row["fact"]))
