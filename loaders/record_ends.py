"""The level and the four ends of dishonesty records, computed once for each distinct combination of dates."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar, cast

import pyarrow as pa
import pyarrow.compute as pc

from analytics.penalty_level import LevelFinding, level_from_penalty_kinds
from analytics.record_life import Ending, Level, RecordLife, months_later
from graph_service.rules.levels import kind_levels
from graph_service.rules.lists import list_rule
from graph_service.rules.periods import period_rules
from loaders.rows import Rows

ENDS = ("public_until", "share_until", "use_until", "measure_until", "end_reason")
_PENALTY_DATES = ("decided_on", "repaired_on", "annulled_on", "declared_public_until")
_ENTRY_DATES = ("listed_on", "repaired_on", "annulled_on", "removed_on", "declared_until")
_APART = "\x1f"
T = TypeVar("T")


@dataclass(frozen=True)
class _Combinations(Generic[T]):
    """A result for each distinct combination, and which of them each row has."""

    results: list[T]
    places: pa.Array

    def column(self, value: Callable[[T], object], kind: pa.DataType) -> pa.Array:
        return pa.array([value(result) for result in self.results], kind).take(self.places)


def with_level(rows: Rows) -> Rows:
    """Add `level` and `level_source` to penalties: declared by the organ, else derived from the kinds."""
    kinds = pc.binary_join(rows.get("kinds", pa.list_(pa.string())), ";")
    found = _each_combination(_level, rows.get("level"), kinds, *_days(rows, ("decided_on",)))
    return rows.with_columns(
        level=found.column(lambda one: one.level, pa.string()),
        level_source=found.column(lambda one: one.level_source, pa.string()),
    )


def with_penalty_ends(rows: Rows) -> Rows:
    """Add the ends of penalties: by level and the regime in force (graph_service/rules)."""
    return _with_ends(
        rows, _each_combination(_penalty_ending, rows.get("level"), *_days(rows, _PENALTY_DATES))
    )


def with_entry_ends(rows: Rows) -> Rows:
    """Add the ends of list entries: the stated end, else the list's own term; removal, repair, annulment."""
    return _with_ends(
        rows, _each_combination(_entry_ending, rows.get("list_code"), *_days(rows, _ENTRY_DATES))
    )


def _with_ends(rows: Rows, found: _Combinations[Ending]) -> Rows:
    """All four ends on one day: no rule seen so far lets a record be shared or acted on after its use."""
    day = found.column(lambda ending: ending.day, pa.date32())
    reason = found.column(lambda ending: ending.reason, pa.string())
    return rows.with_columns(**dict.fromkeys(ENDS[:-1], day), end_reason=reason)


def _days(rows: Rows, names: tuple[str, ...]) -> list[pa.Array]:
    return [pc.cast(rows.get(name, pa.date32()), pa.string()) for name in names]


def _each_combination(read: Callable[..., T], *columns: pa.Array) -> _Combinations[T]:
    """`read` of every distinct combination; absent texts are given as ""."""
    joined = pc.binary_join_element_wise(*(pc.fill_null(column, "") for column in columns), _APART)
    encoded = joined.dictionary_encode()
    results = [read(*combination.split(_APART)) for combination in encoded.dictionary.to_pylist()]
    return _Combinations(results, encoded.indices)


def _level(declared: str, kinds: str, decided: str) -> LevelFinding:
    rules = kind_levels(date.fromisoformat(decided))
    return level_from_penalty_kinds(kinds.split(";"), rules, declared=_as_level(declared))


def _penalty_ending(level: str, decided: str, repaired: str, annulled: str, declared: str) -> Ending:
    life = RecordLife(
        date.fromisoformat(decided), _as_level(level), _day(repaired), _day(annulled), None, _day(declared)
    )
    return life.ending(period_rules())


def _entry_ending(list_code: str, listed: str, *ends: str) -> Ending:
    listed_on = date.fromisoformat(listed)
    repaired_on, annulled_on, removed_on, declared = map(_day, ends)
    rule = None if declared else list_rule(list_code, listed_on)
    until = months_later(listed_on, rule.term_months) if rule and rule.term_months else declared
    life = RecordLife(listed_on, None, repaired_on, annulled_on, removed_on, until, by_list_rule=True)
    ending = life.ending(period_rules())
    if rule and until and ending.day == until:
        return Ending(ending.day, f"{ending.reason}（{rule.cited}）")
    return ending


def _as_level(word: str) -> Level | None:
    return cast(Level, word) if word else None


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
