"""How much risk one step between two subjects may pass on: by kind of relation, direction and hubs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from analytics.arrays import Bools, Bytes, Floats, Nodes
from analytics.contagion_network import ContagionNetwork, Spread, network_of_pairs
from analytics.parallel_relations import Pairs, gathered, noisy_or
from analytics.severity import SeverityRules

__all__ = [
    "FrozenDegrees",
    "RelationKind",
    "Relations",
    "Transmission",
    "TransmissionRule",
    "TransmissionTable",
    "both_ways",
    "frozen_degrees",
    "joined_subjects",
    "relation_chances",
    "transmission",
    "transmission_network",
]


RelationKind = Literal["HOLDS", "LEGAL_REP_OF", "EXECUTIVE_OF", "SUPERVISOR_OF", "BRANCH_OF", "GUARANTEES"]
"""Kinds of relation that risk may pass along; a supervisor's post is a kind of its own."""


@dataclass(frozen=True)
class TransmissionRule:
    """One dated row: what a kind of relation passes on.

    Attributes:
        relation: kind of relation, such as "HOLDS"; the edge leads from its source to its target.
        chance: β, 0 to 1, before direction and hubs.
        share_above: only for relations with a known share above this; None: for any.
        root_of_share: the chance is multiplied by the square root of the share.
        floor_from: from this share on the chance is at least `floor`; None: no floor.
        unknown_share: the share counted where none is disclosed.
        forward: factor from the edge's source to its target, 0 to 1.
        backward: factor from its target to its source, 0 to 1.
        damped: divided by the number of subjects reached through the sending node (a hub spreads thinly).
        basis: what the figure rests on.
        confidence: how sure we are of it.
    """

    id: str
    relation: str
    chance: float
    share_above: float | None
    root_of_share: bool
    floor_from: float | None
    floor: float
    unknown_share: float
    forward: float
    backward: float
    damped: bool
    basis: str
    source: str
    confidence: str
    valid_from: date | None
    valid_to: date | None


@dataclass(frozen=True)
class TransmissionTable:
    """All rows in force on one day, with the version to cite.

    Attributes:
        damping_exponent: γ; 1 divides by the number of subjects, ½ by its root, 0 not at all.
        degree_percentile: numbers of subjects above this percentile count as the percentile, 0 to 100.
    """

    version: str
    rules: tuple[TransmissionRule, ...]
    damping_exponent: float
    degree_percentile: float
    spread: Spread
    severity: SeverityRules


@dataclass(frozen=True)
class Relations:
    """Relations between subjects, a column each; only those true on the day asked for.

    Attributes:
        kinds: number of the kind in `kind_names`.
        shares: share held, 0 to 1; NaN where none is disclosed or the kind has none.
    """

    sources: Nodes
    targets: Nodes
    kinds: Bytes
    kind_names: tuple[str, ...]
    shares: Floats


@dataclass(frozen=True)
class FrozenDegrees:
    """How many subjects each node was joined to on one day, kept for a whole release.

    With live numbers a shell factory could thin its risk out by registering more shells.

    Attributes:
        reached: subjects joined to each node, at most `cap`.
        cap: the percentile above which all count alike.
        frozen_on: day or load that the numbers were taken from.
    """

    reached: Nodes
    cap: int
    frozen_on: str


@dataclass(frozen=True)
class Transmission:
    """What every ordered pair of subjects passes on.

    Attributes:
        pairs: the pairs and the relations each rests on, see `both_ways`.
        undamped: chance through relations that hubs do not thin out (control, branches).
        damped: chance through the others, before hubs.
        passed: the chance that counts, 0 to 1.
        relation_count: how many relations were merged.
    """

    pairs: Pairs
    undamped: Floats
    damped: Floats
    passed: Floats
    relation_count: int


def both_ways(relations: Relations, node_count: int) -> Pairs:
    """The ordered pairs of subjects that relations join, each read in both directions.

    Numbers of relations from their count on are the same relations read backward.
    """
    return gathered(
        np.append(relations.sources, relations.targets),
        np.append(relations.targets, relations.sources),
        node_count,
    )


def joined_subjects(pairs: Pairs, node_count: int) -> Nodes:
    """How many distinct subjects each node is joined to, itself not counted; see `both_ways`."""
    others = pairs.sources[pairs.sources != pairs.targets]
    return np.bincount(others, minlength=node_count).astype(np.int32)


def frozen_degrees(
    joined: Nodes, *, percentile: float, frozen_on: str, capped_by: Nodes | None = None
) -> FrozenDegrees:
    """Those numbers (see `joined_subjects`), capped at a percentile of them, or of those in `capped_by`."""
    every = joined if capped_by is None else capped_by
    some = every[every > 0]
    cap = int(np.percentile(some, percentile, method="higher")) if some.size else 1
    return FrozenDegrees(np.minimum(joined, cap).astype(np.int32), cap, frozen_on)


def transmission(
    relations: Relations, pairs: Pairs, table: TransmissionTable, degrees: FrozenDegrees
) -> Transmission:
    """Merge all relations of each ordered pair by noisy-OR, with directions and hubs counted in.

    `pairs` are those of the relations, see `both_ways`.

    Relations of a kind that has no row pass nothing on. Cost O(relations + nodes).
    """
    rule_of = _rule_of(relations, table)
    chances = _chances(relations, table, rule_of)
    forward, backward, damped = _by_rule(table, rule_of)
    chances_both_ways = np.append(chances * forward, chances * backward)
    thinned = np.append(damped, damped)
    undamped_chance = noisy_or(pairs, chances_both_ways, ~thinned)
    damped_chance = noisy_or(pairs, chances_both_ways, thinned)
    hub = np.maximum(1, degrees.reached[pairs.sources]) ** -table.damping_exponent
    passed = 1.0 - (1.0 - undamped_chance) * (1.0 - damped_chance * hub)
    return Transmission(pairs, undamped_chance, damped_chance, passed, relations.sources.size)


def relation_chances(relations: Relations, table: TransmissionTable) -> Floats:
    """What each relation alone may pass on in its stronger direction, 0 to 1, hubs not counted in."""
    rule_of = _rule_of(relations, table)
    forward, backward, _ = _by_rule(table, rule_of)
    return _chances(relations, table, rule_of) * np.maximum(forward, backward)


def transmission_network(merged: Transmission, spread: Spread, node_count: int) -> ContagionNetwork:
    """The network of steps that contagion is computed on."""
    return network_of_pairs(merged.pairs.sources, merged.pairs.targets, merged.passed, node_count, spread)


def _rule_of(relations: Relations, table: TransmissionTable) -> NDArray[np.int16]:
    """The row of each relation, -1 for none: of the rows of its kind the one with the highest bound met."""
    found = np.full(relations.sources.size, -1, np.int16)
    ascending = sorted(
        enumerate(table.rules), key=lambda row: -1.0 if row[1].share_above is None else row[1].share_above
    )
    for number, rule in ascending:
        if rule.relation not in relations.kind_names:
            continue
        matched = relations.kinds == relations.kind_names.index(rule.relation)
        if rule.share_above is not None:
            matched &= relations.shares > rule.share_above
        found[matched] = number
    return found


def _chances(relations: Relations, table: TransmissionTable, rule_of: NDArray[np.int16]) -> Floats:
    chances = np.zeros(relations.sources.size)
    for number, rule in enumerate(table.rules):
        rows = np.flatnonzero(rule_of == number)
        chance = np.full(rows.size, rule.chance)
        shares = relations.shares[rows]
        known = np.where(np.isnan(shares), rule.unknown_share, shares)
        if rule.root_of_share:
            chance *= np.sqrt(known)
        if rule.floor_from is not None:
            chance = np.where(known >= rule.floor_from, np.maximum(chance, rule.floor), chance)
        chances[rows] = chance
    return chances


def _by_rule(table: TransmissionTable, rule_of: NDArray[np.int16]) -> tuple[Floats, Floats, Bools]:
    # the last entry stands for "no row", which -1 picks
    forward = np.array([rule.forward for rule in table.rules] + [0.0])
    backward = np.array([rule.backward for rule in table.rules] + [0.0])
    damped = np.array([rule.damped for rule in table.rules] + [True])
    return forward[rule_of], backward[rule_of], damped[rule_of]
