"""Facts that a file states twice: the first stands, later ones are refused and name its line."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import pyarrow as pa

from graph_service.schema import fact_properties
from graph_service.store.delivery import FactRows
from graph_service.store.facts import fact_keys
from loaders.layouts.model import Stated
from loaders.raw import Positions
from loaders.text_columns import flags_at

_NOT_SAID = frozenset({"row"})


@dataclass(frozen=True)
class Repeated:
    """Facts without repetitions, and the lines that are refused for them with the reason."""

    facts: tuple[FactRows, ...]
    refused: dict[int, str]


def without_repetition(stated: tuple[Stated, ...], source: str) -> Repeated:
    """Keep the first of facts with one key.

    A row is refused where it says something else of a fact that another row states, or where it states
    nothing new at all. A by-product that is repeated is dropped and refuses nothing.
    """
    found = [(one, *_repeats(one.facts, source)) for one in stated]
    refused: dict[int, str] = {}
    if any(len(later) for one, later, _ in found if not one.derived):
        stating = [(one.facts.rows, later, first) for one, later, first in found if not one.derived]
        for one, later, first in found:
            if not one.derived:
                refused |= _conflicts(one.facts, later, first)
        refused = _nothing_new(stating) | refused
    kept = (_kept(one.facts, later, refused) for one, later, _ in found)
    return Repeated(tuple(facts for facts in kept if facts.rows.num_rows), refused)


def _nothing_new(stating: list[tuple[pa.Table, Positions, Positions]]) -> dict[int, str]:
    """Rows all of whose facts stood before, with the line of the first of them."""
    same: dict[int, str] = {}
    new: list[Positions] = []
    for rows, later, first in stating:
        lines = _lines(rows)
        new.append(lines[~flags_at(len(lines), later)])
        for again, before in zip(lines[later].tolist(), lines[first].tolist(), strict=True):
            same.setdefault(again, f"与第 {before} 行重复")
    fresh = np.isin(np.fromiter(same, dtype=np.int64), np.concatenate(new)).tolist()
    return {
        line: reason for (line, reason), says_new in zip(same.items(), fresh, strict=True) if not says_new
    }


def _repeats(facts: FactRows, source: str) -> tuple[Positions, Positions]:
    """Positions of facts whose key stood before, and for each of them where it stood first."""
    keys = fact_keys(facts.name, facts.rows, source).dictionary_encode()
    count, places = len(keys), keys.indices.to_numpy()
    if len(keys.dictionary) == count:
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
    first = np.zeros(len(keys.dictionary), dtype=np.int64)
    backwards = np.arange(count)[::-1]
    first[places[backwards]] = backwards
    later = np.flatnonzero(first[places] != np.arange(count))
    return later, first[places[later]]


def _conflicts(facts: FactRows, later: Positions, first: Positions) -> dict[int, str]:
    """Rows that say something else than the first of the same fact, with the line of that and the terms."""
    rows = facts.rows
    words = {own.name: own.zh for own in fact_properties(facts.name)}
    said = [name for name in rows.column_names if name not in _NOT_SAID]
    again = rows.take(pa.array(later)).to_pylist()
    before = rows.take(pa.array(first)).to_pylist()
    conflicts = {}
    for new, old in zip(again, before, strict=True):
        differing = [words.get(name, name) for name in said if new[name] != old[name]]
        if differing:
            conflicts[int(new["row"])] = f"与第 {old['row']} 行是同一事实，但 {'、'.join(differing)} 不同"
    return conflicts


def _kept(facts: FactRows, later: Positions, refused: dict[int, str]) -> FactRows:
    wanted = ~flags_at(facts.rows.num_rows, later)
    if refused:
        wanted &= ~np.isin(_lines(facts.rows), list(refused))
    return facts if wanted.all() else replace(facts, rows=facts.rows.filter(pa.array(wanted)))


def _lines(rows: pa.Table) -> Positions:
    return np.asarray(rows["row"].to_numpy(), dtype=np.int64)
