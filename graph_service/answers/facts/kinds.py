"""The kinds of fact of a subject that stand at a moment, so that the others need not be asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

Kinds = frozenset[str]
"""Kinds of record and edge as `subject_records` names them: those that stand at the moment asked for."""


def kinds_of(row: Mapping[str, object]) -> Kinds:
    """The kinds in a row of `subject_records`."""
    named = row["kinds"]
    assert isinstance(named, list)
    return frozenset(map(str, named))


def there_may_be(ids: Iterable[str], known: Mapping[str, Kinds], *kinds: str) -> bool:
    """Whether any of these subjects may have a fact of one of these kinds; so may all that are not known."""
    return any(id_ not in known or not known[id_].isdisjoint(kinds) for id_ in ids)
