"""Suppliers or bidders in one lot who may not both take part (同一合同项下、同一标段): by head or by holding.

政府采购法实施条例 art. 18: one and the same person in charge, or one holds or manages the other directly.
招标投标法实施条例 art. 34 says the same of bidders. Management is not in the data; the row says who checks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import permutations

from analytics.effect_rules import EffectRule, Ground, Office
from analytics.legal_effect import LegalEffect
from analytics.matters import Matter

__all__ = ["HEADS", "Stake", "lot_effects"]

HEADS = ("legal_representative", "principal")
"""The offices that make somebody the person in charge (单位负责人)."""


@dataclass(frozen=True)
class Stake:
    """A direct holding between two units in force on the day; `share` is 0 to 1, None where not disclosed."""

    key: str
    owner: str
    company: str
    share: float | None
    since: date


def lot_effects(
    suppliers: Sequence[str],
    offices: Iterable[Office],
    stakes: Iterable[Stake],
    rules: Iterable[EffectRule],
    on: date,
    matter: Matter,
) -> tuple[LegalEffect, ...]:
    """One effect for each supplier and each other one in the lot with whom it may not both take part.

    Args:
        suppliers: ids of all that take part.
        offices: offices held in them by identified persons.
        stakes: direct holdings among them.
        rules: all rows; those of the trigger "relation", of the matter and in force on the day count.
        on: day of the question.
        matter: procurement or bidding.
    """
    wanted = [r for r in rules if r.trigger == "relation" and matter in r.matters and r.governs(on)]
    held, owned = tuple(_held_on(offices, on)), tuple(stakes)
    return tuple(
        effect
        for rule in wanted
        if rule.status == "in_force"
        for one, other in permutations(dict.fromkeys(suppliers), 2)
        for effect in _between(one, other, held, owned, rule, matter)
    )


def _between(
    one: str,
    other: str,
    held: tuple[Office, ...],
    stakes: tuple[Stake, ...],
    rule: EffectRule,
    matter: Matter,
) -> Iterator[LegalEffect]:
    for key, since in (*_same_head(one, other, held, rule), *_direct_holding(one, other, stakes, rule)):
        yield LegalEffect(
            target=one,
            named_as="other_supplier",
            office=None,
            ground=Ground(key, "relation", other, False, since, None),
            rule=rule,
            matters=(matter,),
            force=rule.force,
            action=rule.action,
            starts_on=since,
            ends_on=None,
            release=rule.release,
            verified=rule.verified,
        )


def _held_on(offices: Iterable[Office], on: date) -> Iterator[Office]:
    return (
        one
        for one in offices
        if one.target in HEADS and one.since <= on and (one.until is None or on < one.until)
    )


def _same_head(
    one: str, other: str, held: tuple[Office, ...], rule: EffectRule
) -> Iterator[tuple[str, date]]:
    if "same_head" not in rule.kinds:
        return
    theirs = {office.holder: office for office in held if office.unit == other}
    for office in held:
        if office.unit == one and office.holder in theirs:
            yield office.holder, max(office.since, theirs[office.holder].since)


def _direct_holding(
    one: str, other: str, stakes: tuple[Stake, ...], rule: EffectRule
) -> Iterator[tuple[str, date]]:
    if "direct_holding" not in rule.kinds or rule.share_above is None:
        return
    for stake in stakes:
        known = stake.share is not None and stake.share > rule.share_above
        if known and {stake.owner, stake.company} == {one, other}:
            yield stake.key, stake.since
