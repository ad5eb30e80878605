"""Who may not take part in one lot together (同一合同项下): the same head, or one holds the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import permutations
from typing import cast

from analytics.effect_rules import EffectRule
from analytics.legal_effect import LegalEffect
from analytics.lot_effects import HEADS, Stake, lot_effects
from analytics.matters import Matter
from analytics.targets import TARGET_WORDS
from graph_service.answers.as_of import AsOf
from graph_service.answers.facts.offices_held import Held
from graph_service.answers.facts.parties import Party
from graph_service.answers.facts.relations import Relation, relation
from graph_service.answers.facts.values import a_map, text
from graph_service.answers.law.effect_lines import effect_line
from graph_service.answers.law.legal_effect import EffectLine, GroundFact, Reached, WithoutBasis
from graph_service.beijing import beijing_day
from graph_service.store.store import Store

STAKE_CAP = 5_000
"""Direct holdings among the parties of a lot that are looked at."""


@dataclass(frozen=True)
class Together:
    """What follows for one party from the others in the lot, and heads that only bear one name."""

    lines: tuple[EffectLine, ...] = ()
    without: tuple[WithoutBasis, ...] = ()


def in_one_lot(
    store: Store,
    subjects: Sequence[Party],
    within: Mapping[str, Sequence[Held]],
    rules: Iterable[EffectRule],
    matter: Matter,
    moment: AsOf,
) -> dict[str, Together]:
    """For each party what the law makes of its taking part beside the others, on the moment's day.

    Args:
        store: the graph.
        subjects: all who take part.
        within: the offices held in each.
        rules: rows in force.
        matter: procurement or bidding.
        moment: day of the question.
    """
    parties = {one.id: one for one in subjects}
    offices = [one for id_ in parties for one in within.get(id_, ())]
    stakes = stakes_among(store, parties, moment)
    found = lot_effects(
        list(parties),
        (one.office for one in offices),
        (stake for stake, _ in stakes.values()),
        rules,
        moment.true_on,
        matter,
    )
    heads = {(one.office.holder, one.office.unit): one.relation for one in offices}
    lines = [_line(one, parties, stakes, heads) for one in found]
    same = list(_only_namesakes(parties, within, moment.true_on))
    return {
        id_: Together(
            tuple(line for line in lines if line.reached.party.id == id_),
            tuple(one for id_of, one in same if id_of == id_),
        )
        for id_ in parties
    }


def stakes_among(
    store: Store, parties: Mapping[str, Party], moment: AsOf
) -> dict[str, tuple[Stake, Relation]]:
    """The direct holdings among these parties that are in force, by key, each with the relation shown."""
    rows = store.rows("stakes_among", ids=sorted(parties), row_cap=STAKE_CAP, **moment.clocks)
    return {text(a_map(row["fact"]), "key"): _stake(row, parties) for row in rows}


def _stake(row: Mapping[str, object], parties: Mapping[str, Party]) -> tuple[Stake, Relation]:
    fact = a_map(row["fact"])
    owner, company = str(row["owner"]), str(row["company"])
    share = fact.get("ratio") if fact.get("ratio") is not None else fact.get("ratio_min")
    begun = fact.get("valid_from")
    since = begun if isinstance(begun, date) else beijing_day(cast(datetime, fact["known_from"]))
    known = float(share) if isinstance(share, (int, float)) else None
    tie = relation("HOLDS", parties[owner], parties[company], fact)
    return Stake(text(fact, "key"), owner, company, known, since), tie


def _line(
    one: LegalEffect,
    parties: Mapping[str, Party],
    stakes: Mapping[str, tuple[Stake, Relation]],
    heads: Mapping[tuple[str, str], Relation],
) -> EffectLine:
    """The effect with what shows it: the holding, or the head's office in the one and in the other."""
    target, other, key = parties[one.target], one.ground.subject, one.ground.record_id
    holding = stakes[key][1] if key in stakes else None
    own, theirs = (holding, holding) if holding else (heads[key, target.id], heads[key, other])
    ground = _ground(one, parties, theirs or own)
    words = f"与 {ground.subject.name} {ground.called}"
    named = TARGET_WORDS[one.named_as]
    return effect_line(one, ground, Reached(target, one.named_as, named, own, None, words))


def _ground(one: LegalEffect, parties: Mapping[str, Party], tie: Relation) -> GroundFact:
    holding = tie.type == "HOLDS"
    called = tie.sentence if holding else f"单位负责人同为 {tie.source.name}"
    return GroundFact(
        kind="relation",
        kind_zh="关系",
        record_id=one.ground.record_id,
        key=one.ground.record_id,
        called=called,
        list_code=None,
        subject=parties[one.ground.subject],
        document=None,
        authority=None,
        reason=None,
        basis=None,
        since=one.ground.since,
        until=None,
        disputed=False,
        provenance=tie.provenance,
    )


def _only_namesakes(
    parties: Mapping[str, Party], within: Mapping[str, Sequence[Held]], on: date
) -> Iterator[tuple[str, WithoutBasis]]:
    """Heads of one name of whom nobody knows whether they are one person: for checking, never a ground."""
    heads = {id_: [one for one in within.get(id_, ()) if _heads(one, on)] for id_ in parties}
    for one, other in permutations(parties, 2):
        for mine in heads[one]:
            for theirs in heads[other]:
                if _may_be_one(mine.relation.source, theirs.relation.source):
                    yield one, _not_identified(mine.relation, theirs.relation, parties[other])


def _heads(one: Held, on: date) -> bool:
    office = one.office
    return office.target in HEADS and office.since <= on and (office.until is None or on < office.until)


def _may_be_one(one: Party, other: Party) -> bool:
    unproven = "within_enterprise" in (one.identity, other.identity)
    return one.id != other.id and unproven and one.name == other.name


def _not_identified(mine: Relation, theirs: Relation, other: Party) -> WithoutBasis:
    called = f"单位负责人同名（{mine.source.name}）"
    ground = GroundFact(
        kind="relation",
        kind_zh="关系",
        record_id="",
        key="",
        called=called,
        list_code=None,
        subject=other,
        document=None,
        authority=None,
        reason=None,
        basis=None,
        since=theirs.provenance.valid_from or beijing_day(theirs.provenance.known_from),
        until=None,
        disputed=False,
        provenance=theirs.provenance,
    )
    words = f"{other.name} {called}：无证件号码，不能认定为同一人，须另行核实"
    return WithoutBasis(words, "not_identified", ground, None, mine)
