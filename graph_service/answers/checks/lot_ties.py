"""Ties of agencies and experts to the suppliers of a lot: offices and direct holdings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import product

from analytics.lot_effects import HEADS
from graph_service.answers.as_of import AsOf
from graph_service.answers.checks.lot_facts import LotTie, Said
from graph_service.answers.facts.offices_held import Held, offices_of
from graph_service.answers.facts.relations import Relation
from graph_service.answers.law.lot import stakes_among
from graph_service.store.store import Store

__all__ = ["lot_ties"]


def lot_ties(store: Store, said: Sequence[Said], moment: AsOf) -> Iterator[LotTie]:
    """Offices and direct holdings that join an agency or an expert with a supplier."""
    bidders = {one.party.id: one.party for one in said if one.party and one.role == "supplier"}
    others = {one.party.id: one.party for one in said if one.party and one.role != "supplier"}
    if not bidders or not others:
        return
    _, within = offices_of(store, [*bidders, *others], moment)
    heads = {id_: [one for one in offices if _now(one, moment.true_on)] for id_, offices in within.items()}
    for other, bidder in product(others, bidders):
        for one in heads.get(bidder, ()):
            holder = one.office.holder
            if holder == other:
                yield _tie(other, bidder, one.relation.sentence, one.relation)
            elif any(theirs.office.holder == holder for theirs in heads.get(other, ())):
                yield _tie(other, bidder, f"单位负责人同为 {one.relation.source.name}", one.relation)
    for stake, relation in stakes_among(store, {**others, **bidders}, moment).values():
        for end, far in ((stake.owner, stake.company), (stake.company, stake.owner)):
            if end in others and far in bidders:
                yield _tie(end, far, relation.sentence, relation)


def _now(one: Held, on: date) -> bool:
    office = one.office
    return office.target in HEADS and office.since <= on and (office.until is None or on < office.until)


def _tie(one: str, supplier: str, words: str, relation: Relation) -> LotTie:
    origin = relation.provenance
    return LotTie(one, supplier, words, origin.source, origin.load_id, origin.row)
