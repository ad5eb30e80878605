"""The county's people: names by age and frequency, identity numbers, and some of whom no number is known."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from loaders.county import places
from loaders.county.chance import Stream, between, chance, pick
from loaders.county.codes import resident_ids
from loaders.county.columns import Flags, Ints, fixed_texts, join, padded, take, where
from loaders.county.words import by_rank, weighted

_OTHER_AREAS = np.array((320921, 321023, 341126, 310230, 330324, 350583, 412728, 510722, 340123, 320830))
_COHORTS = ("older", "middle", "younger")
_COHORT_BORN = (
    np.datetime64("1968-01-01").astype(int),
    np.datetime64("1987-01-01").astype(int),
)
_EARLIEST_BIRTH = np.datetime64("1936-01-01").astype(int)
LAST_SEQUENCE = 899
"""Sequences above it are kept for planted persons, so that no number is given twice."""


@dataclass(frozen=True)
class Persons:
    """One row to a person; number is absent where it is not known."""

    names: pa.Array
    documents: pa.Array
    numbers: pa.Array


def draw_persons(rng: Stream, first_seen: Ints) -> Persons:
    """People who were of age on the day on which they are first seen in a post or holding."""
    count = len(first_seen)
    age = 18 * 366 + np.floor(rng.gamma(4.0, 5.0, count) * 365.25).astype(np.int64)
    # the few who would be too old are spread over years: on one day the sequences would run out
    spread = _EARLIEST_BIRTH + between(rng, 0, 7_000, count)
    born = np.where(first_seen - age < _EARLIEST_BIRTH, spread, first_seen - age)
    woman = chance(rng, 0.32, count)
    foreign = chance(rng, 0.004, count)
    passport = join("E", padded(between(rng, 10_000_000, 89_999_999, count), 8))
    number = where(foreign, passport, fixed_texts(_numbers(rng, born, woman)))
    document = where(foreign, "护照", "居民身份证")
    return Persons(_names(rng, born, woman), document, number)


def without_numbers(persons: Persons, numbered: Flags) -> Persons:
    """The same people, with document and number of the numbered only."""
    known = pa.array(numbered)
    return Persons(
        persons.names, pc.if_else(known, persons.documents, None), pc.if_else(known, persons.numbers, None)
    )


def draw_numbered(rng: Stream, count: int) -> Flags:
    """Of whom a number is known: ninety-six in a hundred."""
    return ~chance(rng, 0.04, count)


def _numbers(rng: Stream, born: Ints, woman: Flags) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    """Valid numbers, no two alike: a repeated one gets another sequence until none is left."""
    count = len(born)
    local = places.CODES[pick(rng, places.WEIGHTS, count)]
    away = _OTHER_AREAS[between(rng, 0, len(_OTHER_AREAS) - 1, count)]
    area = np.where(chance(rng, 0.12, count), away, local)
    sequence = _sequences(rng, woman)
    repeated = np.arange(count)
    while len(repeated):
        sequence[repeated] = _sequences(rng, woman[repeated])
        key = (area * 100_000 + born) * 1000 + sequence
        _, first, times = np.unique(key, return_index=True, return_counts=True)
        repeated = (
            np.setdiff1d(np.arange(count), first, assume_unique=True) if (times > 1).any() else first[:0]
        )
    return resident_ids(area, born, sequence)


def _sequences(rng: Stream, woman: Flags) -> Ints:
    """Odd sequences for men, even ones for women."""
    half = between(rng, 0, LAST_SEQUENCE // 2 - 1, len(woman))
    return half * 2 + np.where(woman, 2, 1)


def _names(rng: Stream, born: Ints, woman: Flags) -> pa.Array:
    surname = weighted("surnames").draw(rng, len(born))
    cohort = np.digitize(born, _COHORT_BORN)
    given = _composed(rng, woman)
    usual = chance(rng, 0.42, len(born))
    for place, generation in enumerate(_COHORTS):
        for sex, sexed in (("men", ~woman), ("women", woman)):
            common = weighted(f"given_{sex}_{generation}").draw(rng, len(born))
            given = where(usual & sexed & (cohort == place), common, given)
    return join(surname, given)


def _composed(rng: Stream, woman: Flags) -> pa.Array:
    """Given names put together from characters; one in six is a single character."""
    count = len(woman)
    men, women = by_rank("given_chars_men"), by_rank("given_chars_women")
    first, second, third = (where(woman, women.draw(rng, count), men.draw(rng, count)) for _ in range(3))
    second = pc.if_else(pc.equal(first, second), third, second)
    return where(chance(rng, 0.16, count), first, join(first, second))


def first_days(persons: Ints, days: Ints, count: int, today: int) -> Ints:
    """The earliest of each person's days; `today` for those who have none."""
    earliest = np.full(count, today)
    named = persons >= 0
    np.minimum.at(earliest, persons[named], days[named])
    return earliest


def told_apart(names: pa.Array, numbered: Flags, groups: Ints, persons: Ints) -> Flags:
    """Give a number to namesakes without one inside the same enterprise, whom nothing else tells apart."""
    silent = np.flatnonzero((persons >= 0) & ~numbered[persons])
    distinct = np.unique(np.column_stack([groups[silent], persons[silent]]), axis=0)
    spelt = pc.dictionary_encode(take(names, distinct[:, 1])).indices.to_numpy().astype(np.int64)
    key = distinct[:, 0] * (len(names) + 1) + spelt
    _, place, times = np.unique(key, return_inverse=True, return_counts=True)
    told = numbered.copy()
    told[distinct[times[place] > 1, 1]] = True
    return told
