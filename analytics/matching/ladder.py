"""The ladder of rungs: code, name, former name, tolerated variant; then what only a reviewer may accept.

Each rung looks only at rows that no surer one has settled. Two valid codes that differ end the matter before
any name is looked at. Fuzzy rungs never settle a row: one character apart is usually another enterprise.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import numpy as np

from analytics.arrays import Bools, Counts, Nodes
from analytics.masked_identity import AUTOMATIC_BELOW
from analytics.matching import part_kernels as k
from analytics.matching.codes import NUMBER, USCC
from analytics.matching.columns import Decisions, Hits
from analytics.matching.found import Found, conflicting, each_subject_once, found, weighed, with_rivals
from analytics.matching.grades import Against, Rung
from analytics.matching.hashes import whole_hashes
from analytics.matching.hits import gathered
from analytics.matching.index import Index, ListIndex
from analytics.matching.joins import Keys, Pairs, joined_where
from analytics.matching.one_apart import one_apart
from analytics.matching.other_names import named_otherwise
from analytics.matching.part_keys import HEAD_KEY, KEY
from analytics.matching.parts_missing import partial_keys
from analytics.matching.sounds import sounds

__all__ = ["Bounds", "matched"]


@dataclass(frozen=True)
class Bounds:
    """How far the ladder goes.

    Attributes:
        review: whether to look beyond codes and whole names: tolerated variants, branches, fuzzy candidates.
        pairs: subjects looked at for one row and one key.
        candidates: hits of grade C kept for one row.
        expected_below: a tolerated variant is accepted below this number of others by chance.
    """

    review: bool = True
    pairs: int = 20
    candidates: int = 5
    expected_below: float = AUTOMATIC_BELOW


@dataclass
class _Climb:
    """What has been found so far."""

    listed: ListIndex
    register: Index
    bounds: Bounds
    ruled_out: Counts
    open_rows: Bools
    conflicts: Nodes
    refused: Nodes
    tables: list[Found] = field(default_factory=list)
    capped: dict[str, int] = field(default_factory=dict)


def matched(
    listed: ListIndex, register: Index, bounds: Bounds | None = None, decisions: Decisions | None = None
) -> Hits:
    """Every row's hits.

    Args:
        listed: the list.
        register: what it is held against.
        bounds: how far to look; the defaults where not said.
        decisions: what reviewers said of pairs before; a pair said to differ is never proposed again.
    """
    climb = _begun(listed, register, bounds or Bounds(), decisions)
    _by_reviewer(climb, decisions)
    _by_code(climb)
    _by_name(climb)
    if climb.bounds.review:
        _by_variant(climb)
        _by_branch(climb)
        _for_review(climb)
    hits = gathered(climb.tables, register.owners, climb.bounds.candidates)
    return Hits(**hits, conflicts=climb.conflicts, refused=climb.refused, capped=climb.capped)


def _begun(listed: ListIndex, register: Index, bounds: Bounds, decisions: Decisions | None) -> _Climb:
    rows = len(listed)
    refused = np.zeros(rows, np.int32)
    pairs = np.zeros(0, np.int64)
    if decisions is not None:
        other = ~decisions.same
        pairs = np.sort((decisions.rows[other].astype(np.int64) << 32) | decisions.places[other])
        np.add.at(refused, decisions.rows[other], 1)
    return _Climb(listed, register, bounds, pairs, np.ones(rows, np.bool_), np.zeros(rows, np.int32), refused)


def _by_reviewer(climb: _Climb, decisions: Decisions | None) -> None:
    if decisions is None or not decisions.same.any():
        return
    pairs = Pairs(decisions.rows[decisions.same], decisions.places[decisions.same], np.zeros(0, np.int32))
    one = _lawful(climb, found(Rung.REVIEWER, pairs))
    climb.tables.append(one)
    climb.open_rows[one.rows] = False


def _by_code(climb: _Climb) -> None:
    given = climb.listed.codes
    for rung, kind, column in (
        (Rung.CODE, USCC, climb.register.codes),
        (Rung.REGISTRATION_NUMBER, NUMBER, climb.register.numbers),
    ):
        keys = Keys(given.hashes, given.kinds == kind, column.hashes, column.kinds == kind)
        one = _lawful(climb, found(rung, _join(climb, rung, keys)))
        one = with_rivals(named_otherwise(one, climb.listed, climb.register), len(climb.listed))
        climb.tables.append(one)
        # a code says who is meant, even where a reviewer must look at the name
        climb.open_rows[one.rows] = False


def _by_name(climb: _Climb) -> None:
    listed, register = climb.listed, climb.register
    keys = Keys(listed.hashes, listed.named, register.hashes, register.named)
    one = _weighed(climb, found(Rung.NAME, _join(climb, Rung.NAME, keys)))
    former = one.names >= register.subjects
    _settle(climb, one.kept(~former))
    _settle(climb, replace(one.kept(former), rung=Rung.FORMER_NAME))


def _by_variant(climb: _Climb) -> None:
    listed, register = climb.listed, climb.register
    keys = Keys(listed.parts.key(KEY), listed.named, register.parts.key(KEY), register.named)
    pairs = _join(climb, Rung.VARIANT, keys)
    pairs = pairs.kept(listed.hashes[pairs.rows] != register.hashes[pairs.places])
    one = _weighed(climb, found(Rung.VARIANT, pairs))
    expected = register.commonness.expected(one.names)
    common = np.where(expected < climb.bounds.expected_below, 0, Against.COMMON).astype(np.uint8)
    _settle(climb, replace(one, expected=expected, against=one.against | common))


def _by_branch(climb: _Climb) -> None:
    rows, names = climb.listed.parts, climb.register.parts
    formed, forms = rows.known[:, k.FORM] > 0, names.known[:, k.FORM] > 0
    keys = Keys(rows.key(HEAD_KEY), formed, names.key(HEAD_KEY), forms)
    pairs = _join(climb, Rung.BRANCH, keys)
    one_is = rows.branch[pairs.rows] != names.branch[pairs.places]
    climb.tables.append(_weighed(climb, found(Rung.BRANCH, pairs.kept(one_is))))


def _for_review(climb: _Climb) -> None:
    listed, register, most = climb.listed, climb.register, climb.bounds.pairs
    rows = np.flatnonzero(climb.open_rows & listed.named).astype(np.int32)
    apart = one_apart(listed.texts.take(rows), register.texts, most)
    _review(climb, Rung.ONE_CHARACTER, Pairs(rows[apart.rows], apart.places, rows[apart.capped]))
    spoken, heard = (whole_hashes(sounds(one.texts)) for one in (listed, register))
    alike = _join(climb, Rung.HOMOPHONE, Keys(spoken, listed.named, heard, register.named))
    _review(climb, Rung.HOMOPHONE, alike.kept(listed.hashes[alike.rows] != register.hashes[alike.places]))
    for one in partial_keys(listed.parts, register.parts):
        _review(climb, Rung.PART, _join(climb, Rung.PART, one))


def _join(climb: _Climb, rung: Rung, keys: Keys) -> Pairs:
    """The pairs of equal keys among open rows."""
    pairs = joined_where(replace(keys, row_flags=keys.row_flags & climb.open_rows), climb.bounds.pairs)
    _note_cap(climb, rung, pairs)
    return pairs


def _note_cap(climb: _Climb, rung: Rung, pairs: Pairs) -> None:
    if pairs.capped.size:
        climb.capped[rung.name.lower()] = climb.capped.get(rung.name.lower(), 0) + int(pairs.capped.size)


def _lawful(climb: _Climb, one: Found) -> Found:
    """The pairs without those whose valid codes differ, and without those that a reviewer ruled out."""
    places = climb.register.owners[one.names]
    conflict = conflicting(climb.listed, climb.register, one.rows, places)
    if one.rung == Rung.NAME:
        np.add.at(climb.conflicts, one.rows[conflict], 1)
    ruled_out = np.isin((one.rows.astype(np.int64) << 32) | places, climb.ruled_out)
    return one.kept(~conflict & ~ruled_out)


def _weighed(climb: _Climb, one: Found) -> Found:
    """The lawful pairs with what speaks against them, each subject once, and their rivals."""
    lawful = weighed(_lawful(climb, one), climb.listed, climb.register)
    return with_rivals(each_subject_once(lawful, climb.register), len(climb.listed))


def _settle(climb: _Climb, one: Found) -> None:
    """Keep the pairs; rows with one that nothing speaks against are settled."""
    climb.tables.append(one)
    climb.open_rows[one.rows[one.against == 0]] = False


def _review(climb: _Climb, rung: Rung, pairs: Pairs) -> None:
    climb.tables.append(_weighed(climb, found(rung, pairs)))
