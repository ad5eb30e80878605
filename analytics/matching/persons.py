"""Persons matched by identity number, or by name and masked number; by a name alone never.

A digest that is equal is the same number. A mask leaves numbers open: the expected number of others with this
name behind it is E = N(prefix) · f(name) · p(birth date shown) · p(tail shown), and one sole candidate with
E < 0.01 is accepted (`analytics.masked_identity`). f comes from the register's own names.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from analytics.arrays import Bools, Bytes, Counts, Floats, Nodes
from analytics.masked_identity import AUTOMATIC_BELOW
from analytics.matching.grades import Against, Grade
from analytics.matching.hashes import Hashes, whole_hashes
from analytics.matching.joins import Keys, Pairs, joined_where, sorted_pairs
from analytics.matching.masks import agreed_positions, shown_probability
from analytics.matching.texts import Texts, folded_texts, octets_and_starts

MOST = 50
"""Persons of one name looked at for one row."""
PROPOSED_BELOW = 10.0
"""A pair with as many others expected, or more, is not even proposed to a reviewer."""


@dataclass(frozen=True)
class Persons:
    """Persons as columns of texts, null or empty where not known.

    `digests` of whole numbers; `masks` of 18 characters, * where hidden. `keys` are digests of masks: of a
    row's own, and of every mask that may be asked of a register's person; `key_rows` says whose each is.
    """

    names: pa.Array
    digests: pa.Array
    masks: pa.Array
    keys: pa.Array
    key_rows: Nodes

    def __len__(self) -> int:
        return len(self.names)


@dataclass(frozen=True)
class PersonHits:
    """Pairs of persons by row; `probability` is 1 / (candidates + E), for a reviewer's eye."""

    rows: Nodes
    places: Nodes
    grades: Bytes
    by_number: Bools
    against: Bytes
    rivals: Nodes
    expected: Floats
    probability: Floats


def matched_persons(listed: Persons, register: Persons, population: int | None = None) -> PersonHits:
    """The hits: grade A by the same number; B by name and mask, one candidate, E < 0.01; C by a weaker mask.

    A mask that leaves more than PROPOSED_BELOW others says no more than the name, and is no hit.

    Args:
        listed: the rows.
        register: the persons; all who bear a name that a row gives are among them.
        population: persons of whom the register is a part; None: it is the whole.
    """
    number = _by_number(listed, register)
    settled = np.isin(np.arange(len(listed)), number.rows)
    masked, expected = _by_mask(listed, register, settled, population or len(register))
    rivals = np.bincount(masked.rows, minlength=len(listed))[masked.rows] - 1
    weak = np.where(rivals > 0, Against.RIVALS, 0) | np.where(expected < AUTOMATIC_BELOW, 0, Against.COMMON)
    rows, places = np.append(number.rows, masked.rows), np.append(number.places, masked.places)
    none = np.zeros(number.rows.size)
    against = np.append(_named_otherwise(listed, register, number), weak.astype(np.uint8))
    best = np.repeat([Grade.A, Grade.B], [number.rows.size, masked.rows.size])
    grades = np.where(against != 0, Grade.C, best).astype(np.uint8)
    order = np.lexsort((places, grades, rows))
    alike, expected = np.append(none, rivals).astype(np.int32), np.append(none, expected)
    return PersonHits(
        rows=rows[order],
        places=places[order],
        grades=grades[order],
        by_number=order < number.rows.size,
        against=against[order],
        rivals=alike[order],
        expected=expected[order],
        probability=(1 / (1 + alike + expected))[order],
    )


def _by_number(listed: Persons, register: Persons) -> Pairs:
    one, other = _hashes(listed.digests), _hashes(register.digests)
    return joined_where(Keys(one[0], one[1], other[0], other[1]), MOST)


def _named_otherwise(listed: Persons, register: Persons, pairs: Pairs) -> Bytes:
    """The flag of pairs of one number whose names are both given and differ."""
    names, known = _hashes(listed.names), _hashes(register.names)
    told = names[1][pairs.rows] & known[1][pairs.places]
    other = told & (names[0][pairs.rows] != known[0][pairs.places])
    return np.where(other, Against.OTHER_NAME, 0).astype(np.uint8)


def _by_mask(listed: Persons, register: Persons, settled: Bools, population: int) -> tuple[Pairs, Floats]:
    """The pairs of one name whose masks agree on every character that both show, and E of each."""
    names, known, masks = _hashes(listed.names), _hashes(register.names), _hashes(listed.masks)
    pairs = joined_where(Keys(names[0], names[1] & masks[1] & ~settled, known[0], known[1]), MOST)
    given, theirs = _hashes(listed.digests)[1], _hashes(register.digests)[1]
    # two whole numbers that differ are two persons
    pairs = pairs.kept(~(given[pairs.rows] & theirs[pairs.places]))
    shown = agreed_positions(listed.masks, register.masks, pairs.rows, pairs.places)
    keyed = _keyed(listed, register, pairs)
    own = agreed_positions(listed.masks, listed.masks, pairs.rows, pairs.rows)
    shown = np.where(keyed[:, None], own, shown)
    expected = shown_probability(shown) * _frequency(known, pairs.places, population)
    fits = (shown >= 0).all(axis=1) & (expected < PROPOSED_BELOW) & (keyed | ~_asked(listed, register, pairs))
    return pairs.kept(fits), expected[fits]


def _keyed(listed: Persons, register: Persons, pairs: Pairs) -> Bools:
    """Which pairs have the row's mask among the masks that are known of the register's person."""
    found = _key_pairs(listed, register)
    return np.isin((pairs.rows.astype(np.int64) << 32) | pairs.places, found)


def _key_pairs(listed: Persons, register: Persons) -> Counts:
    one, other = _hashes(listed.keys), _hashes(register.keys)
    pairs = joined_where(Keys(one[0], one[1], other[0], other[1]), 1 << 20)
    rows, places = listed.key_rows[pairs.rows], register.key_rows[pairs.places]
    whole = sorted_pairs(Pairs(rows, places, pairs.capped))
    return (whole.rows.astype(np.int64) << 32) | whole.places


def _asked(listed: Persons, register: Persons, pairs: Pairs) -> Bools:
    """Pairs whose row has a key and whose person has keys: then the key decides, and no weaker mask."""
    rows, places = np.zeros(len(listed), np.bool_), np.zeros(len(register), np.bool_)
    rows[listed.key_rows], places[register.key_rows] = True, True
    return np.asarray(rows[pairs.rows] & places[pairs.places])


def _frequency(known: tuple[Hashes, Bools], places: Nodes, population: int) -> Floats:
    """The share of the population who bear each one's name."""
    values, counts = np.unique(known[0][known[1]], return_counts=True)
    share: Floats = counts[np.searchsorted(values, known[0][places])] / max(1, population)
    return share


def _hashes(column: pa.Array) -> tuple[Hashes, Bools]:
    """The hash of each text, and whether it is there."""
    texts = folded_texts(column) if not _ascii(column) else _plain(column)
    return whole_hashes(texts), np.asarray(texts.sizes > 0)


def _ascii(column: pa.Array) -> bool:
    octets, _ = octets_and_starts(column)
    return not octets.size or int(octets.max()) < 128


def _plain(column: pa.Array) -> Texts:
    octets, starts = octets_and_starts(column)
    return Texts(octets.astype(np.uint32), starts)
