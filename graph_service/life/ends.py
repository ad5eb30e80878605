"""The level and the ends of dishonesty records by rule, worked out once for each distinct combination."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Generic, TypeVar, cast, get_args

import pyarrow as pa
import pyarrow.compute as pc

from analytics.penalty_level import KindLevels, LevelFinding, level_from_penalty_kinds
from analytics.publication_class import PublicationClass, publication_class
from analytics.record_life import Ends, Level, PeriodRules, RecordLife, months_later
from graph_service.rules.book import Book
from graph_service.rules.installed import book
from graph_service.rules.levels import LEVELS, LevelRow, levels_on
from graph_service.rules.lists import LISTS, ListRow
from graph_service.rules.periods import period_rules

__all__ = ["COMPUTED", "INPUTS", "Columns", "record_life"]

INPUTS: Mapping[str, tuple[str, ...]] = {
    "Penalty": (
        "declared_level",
        "kinds",
        "authority",
        "decided_on",
        "published_on",
        "repaired_on",
        "annulled_on",
        "declared_public_until",
    ),
    "ListEntry": ("list_code", "listed_on", "repaired_on", "annulled_on", "removed_on", "declared_until"),
}
"""By kind of record, the properties from which its life follows."""

_ENDS = (
    "public_until",
    "gsxt_public_until",
    "share_until",
    "use_until",
    "measure_until",
    "end_kind",
    "end_reason",
    "gsxt_reason",
)
COMPUTED: Mapping[str, tuple[str, ...]] = {"Penalty": ("level", "level_source", *_ENDS), "ListEntry": _ENDS}
"""By kind of record, what `record_life` works out."""

Columns = Callable[[str], pa.Array]
"""A property's values by name, all null where nobody has it."""

T = TypeVar("T")
_APART = "\x1f"
_DAYS = pa.date32()
_NO_LEVELS = KindLevels("", {})


def record_life(name: str, columns: Columns, person: pa.Array) -> dict[str, pa.Array]:
    """The computed properties of records of one kind, under the rules of this installation.

    Args:
        name: Penalty or ListEntry.
        columns: the values of `INPUTS`.
        person: whether the record is about a natural person, a flag each.
    """
    rules = _rules()
    return _penalties(rules, columns, person) if name == "Penalty" else _entries(rules, columns)


@dataclass(frozen=True)
class _Rules:
    """The books as they stand, looked up once for all records."""

    periods: PeriodRules
    levels: Book[LevelRow]
    lists: Mapping[str, tuple[ListRow, ...]]


def _rules() -> _Rules:
    lists: dict[str, tuple[ListRow, ...]] = {}
    for row in book(LISTS).rows:
        lists[row.list_code] = (*lists.get(row.list_code, ()), row)
    return _Rules(period_rules(), book(LEVELS), lists)


def _penalties(rules: _Rules, columns: Columns, person: pa.Array) -> dict[str, pa.Array]:
    kinds = pc.binary_join(columns("kinds"), ";")
    level = _each(partial(_level, rules), columns("declared_level"), kinds, *_days(columns, ("decided_on",)))
    levels = level.column(lambda found: found.level, pa.string())
    channel = _each(partial(_class_in_channel, rules), columns("authority"), kinds)
    classes = channel.column(lambda found: found, pa.string())
    dates = ("decided_on", "published_on", "repaired_on", "annulled_on", "declared_public_until")
    ends = _each(
        partial(_penalty_ends, rules), levels, classes, pc.cast(person, pa.string()), *_days(columns, dates)
    )
    sources = level.column(lambda found: found.level_source, pa.string())
    return {"level": levels, "level_source": sources, **_ends(ends)}


def _entries(rules: _Rules, columns: Columns) -> dict[str, pa.Array]:
    dates = ("listed_on", "repaired_on", "annulled_on", "removed_on", "declared_until")
    return _ends(_each(partial(_entry_ends, rules), columns("list_code"), *_days(columns, dates)))


@dataclass(frozen=True)
class _Distinct(Generic[T]):
    """A result for each distinct combination, and which of them each row has."""

    results: list[T]
    places: pa.Array

    def column(self, value: Callable[[T], object], kind: pa.DataType) -> pa.Array:
        """A value of its result for every row, in the order of the rows."""
        return pa.array([value(result) for result in self.results], kind).take(self.places)


def _each(read: Callable[..., T], *columns: pa.Array) -> _Distinct[T]:
    """`read` of every distinct combination; absent texts are given as ""."""
    joined = pc.binary_join_element_wise(*(pc.fill_null(column, "") for column in columns), _APART)
    joined = joined.combine_chunks() if isinstance(joined, pa.ChunkedArray) else joined
    encoded = joined.dictionary_encode()
    results = [read(*combination.split(_APART)) for combination in encoded.dictionary.to_pylist()]
    return _Distinct(results, encoded.indices)


def _days(columns: Columns, names: tuple[str, ...]) -> list[pa.Array]:
    return [pc.cast(columns(name), pa.string()) for name in names]


def _ends(found: _Distinct[Ends]) -> dict[str, pa.Array]:
    return {
        "public_until": found.column(lambda ends: ends.public.day, _DAYS),
        "gsxt_public_until": found.column(lambda ends: ends.gsxt.day if ends.gsxt else None, _DAYS),
        "share_until": found.column(lambda ends: ends.share.day, _DAYS),
        "use_until": found.column(lambda ends: ends.use.day, _DAYS),
        "measure_until": found.column(lambda ends: ends.measure.day, _DAYS),
        "end_kind": found.column(lambda ends: ends.use.kind, pa.string()),
        "end_reason": found.column(lambda ends: ends.reason, pa.string()),
        "gsxt_reason": found.column(lambda ends: ends.gsxt.reason if ends.gsxt else None, pa.string()),
    }


def _level(rules: _Rules, declared: str, kinds: str, decided: str) -> LevelFinding:
    if declared:
        return level_from_penalty_kinds((), _NO_LEVELS, declared=_as_level(declared))
    found = levels_on(rules.levels, date.fromisoformat(decided))
    return level_from_penalty_kinds(kinds.split(";"), found)


def _class_in_channel(rules: _Rules, authority: str, kinds: str) -> str | None:
    """The class of the penalty, where a channel of its own may publish decisions of the authority."""
    rows = rules.periods.channels
    if not any(not r.authority_words or any(word in authority for word in r.authority_words) for r in rows):
        return None
    found = publication_class(kinds.split(";"))
    return f"{found}{_OF}{authority}" if found else None


_OF = "\x1e"


def _penalty_ends(
    rules: _Rules,
    level: str,
    channel: str,
    person: str,
    decided: str,
    published: str,
    repaired: str,
    annulled: str,
    declared: str,
) -> Ends:
    found, _, authority = channel.partition(_OF)
    life = RecordLife(
        date.fromisoformat(decided),
        _as_level(level),
        repaired_on=_day(repaired),
        annulled_on=_day(annulled),
        declared_until=_day(declared),
        published_on=_day(published),
        publication_class=cast(PublicationClass, found) if found in get_args(PublicationClass) else None,
        authority=authority,
        natural_person=person == "true",
    )
    return life.ends(rules.periods)


def _entry_ends(rules: _Rules, list_code: str, listed: str, *days: str) -> Ends:
    listed_on = date.fromisoformat(listed)
    repaired_on, annulled_on, removed_on, declared = map(_day, days)
    rows = () if declared else rules.lists.get(list_code, ())
    rule = next((row for row in rows if row.governs(listed_on)), None)
    term = rule.term_months if rule else None
    life = RecordLife(
        listed_on,
        None,
        repaired_on=repaired_on,
        annulled_on=annulled_on,
        removed_on=removed_on,
        declared_until=months_later(listed_on, term) if term else declared,
        by_list_rule=True,
        term_basis=rule.cited if rule and term else "",
    )
    return life.ends(rules.periods)


def _as_level(word: str) -> Level | None:
    return cast(Level, word) if word else None


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
