"""The legal effect (法律约束): what may be done to a subject, in a matter, on a day, and by which rule.

An effect rests on a dated rule row whose basis names the subject, or on an imported decision about it; on
nothing else. It is no score and no signal: nothing in this module takes or gives one, and what an associate
has done reaches the subject only where the basis says so of the office that the subject holds
(国办发〔2020〕49号: measures rest on the subject's own conduct and a named article).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from analytics.effect_rules import Case, EffectRule, Force, Ground, Office
from analytics.matters import Matter
from analytics.record_life import months_later
from analytics.targets import Target

__all__ = ["Effects", "LegalEffect", "NoEffect", "WhyNot", "legal_effects"]

WhyNot = Literal[
    "no_rule",
    "other_matter",
    "not_named",
    "not_dated",
    "superseded",
    "policy_only",
    "needs_finding",
    "disputed",
]
"""Why a fact gives no effect; see `NoEffect`."""


@dataclass(frozen=True)
class LegalEffect:
    """One measure that the law lets or makes somebody take against the target.

    Attributes:
        target: who is restricted.
        named_as: the class in the basis by which it is reached.
        office: the office by which it is reached; None where the record is about the target itself.
        rule: the row; None where the decision itself orders the measure.
        starts_on: first day of the measure.
        ends_on: first day after it; None: open.
        verified: the rule's article or a page about it was read, or a decision orders it.
    """

    target: str
    named_as: Target
    office: Office | None
    ground: Ground
    rule: EffectRule | None
    matters: tuple[Matter, ...]
    force: Force
    action: str
    starts_on: date
    ends_on: date | None
    release: str
    verified: bool


@dataclass(frozen=True)
class NoEffect:
    """A fact that somebody might take for a reason, and why it is none here (无依据).

    Why: no_rule, no row speaks of the fact; other_matter, its rows speak of other matters; not_named, the
    basis does not name the target; not_dated, the office's days are not known well enough; superseded and
    policy_only, the row may no longer or never could be applied; needs_finding, the basis asks for a fact
    that no document shows; disputed, an objection is open.
    """

    why: WhyNot
    ground: Ground
    rule: EffectRule | None
    office: Office | None


@dataclass(frozen=True)
class Effects:
    """What follows in law from the facts, and which facts give nothing."""

    effects: tuple[LegalEffect, ...]
    without: tuple[NoEffect, ...]


def legal_effects(case: Case, rules: Iterable[EffectRule], on: date, matter: Matter | None = None) -> Effects:
    """What may be done to the subject on the day, in the matter or in any.

    Each fact is held against every row in force on the day. Cost O(facts × rows).

    Args:
        case: the subject and facts in force on the day.
        rules: all rows; those of other days are left out here.
        on: day of the question.
        matter: None for every matter.
    """
    in_force = tuple(rule for rule in rules if rule.governs(on))
    found = [one for ground in case.grounds for one in _of_ground(case, ground, in_force, on, matter)]
    effects = tuple(one for one in found if isinstance(one, LegalEffect))
    bound = {(effect.ground.record_id, effect.office and effect.office.key) for effect in effects}
    without = (
        one
        for one in found
        if isinstance(one, NoEffect)
        and (
            one.why not in _OF_THE_WHOLE or (one.ground.record_id, one.office and one.office.key) not in bound
        )
    )
    return Effects(effects, tuple(dict.fromkeys(without)))


_OF_THE_WHOLE: frozenset[WhyNot] = frozenset(("no_rule", "other_matter", "not_named"))
"""Said of a fact only where it gives the target no effect at all."""


def _of_ground(
    case: Case, ground: Ground, rules: tuple[EffectRule, ...], on: date, matter: Matter | None
) -> Iterator[LegalEffect | NoEffect]:
    if ground.kind == "decision":
        yield from _of_decision(case, ground, matter)
        return
    own = ground.subject == case.subject
    ways: tuple[Office | None, ...] = (
        (None,) if own else tuple(office for office in case.offices if office.unit == ground.subject)
    )
    of_fact = [rule for rule in rules if _triggered(rule, ground)]
    asked = [rule for rule in of_fact if matter is None or matter in rule.matters]
    for way in ways:
        # a unit's lesser records are nobody's business in a question about its officer
        if not asked and (way is None or ground.tier == "A"):
            yield NoEffect("other_matter" if of_fact else "no_rule", ground, None, way)
        for rule in asked:
            yield from _of_rule(case, ground, rule, way, on, matter)


def _of_decision(case: Case, ground: Ground, matter: Matter | None) -> Iterator[LegalEffect | NoEffect]:
    """A decision binds whom it is about, and nobody by office."""
    if ground.subject != case.subject:
        return
    if matter is not None and matter not in ground.matters:
        yield NoEffect("other_matter", ground, None, None)
    elif ground.disputed:
        yield NoEffect("disputed", ground, None, None)
    else:
        yield LegalEffect(
            target=case.subject,
            named_as="subject",
            office=None,
            ground=ground,
            rule=None,
            matters=ground.matters if matter is None else (matter,),
            force=ground.force,
            action=ground.action,
            starts_on=ground.since,
            ends_on=ground.until,
            release=ground.release,
            verified=True,
        )


def _of_rule(
    case: Case, ground: Ground, rule: EffectRule, way: Office | None, on: date, matter: Matter | None
) -> Iterator[LegalEffect | NoEffect]:
    ends_on = _end(rule, ground)
    if ends_on is not None and ends_on <= on:
        return
    why = _why_not(rule, ground, way, on)
    if why is not None:
        yield NoEffect(why, ground, None if why == "not_named" else rule, way)
        return
    yield LegalEffect(
        target=case.subject,
        named_as=way.target if way else "subject",
        office=way,
        ground=ground,
        rule=rule,
        matters=rule.matters if matter is None else (matter,),
        force=rule.force,
        action=rule.action,
        starts_on=ground.since,
        ends_on=ends_on,
        release=rule.release,
        verified=rule.verified,
    )


def _triggered(rule: EffectRule, ground: Ground) -> bool:
    """Whether the fact is one that the row speaks of."""
    if rule.trigger != ground.kind:
        return False
    if rule.subject_is_person is not None and rule.subject_is_person != ground.subject_is_person:
        return False
    if rule.trigger == "list_entry":
        return ground.list_code in rule.lists or (rule.serious and ground.tier == "A")
    return rule.law in ground.law and _grave_enough(rule, ground)


def _grave_enough(rule: EffectRule, ground: Ground) -> bool:
    if not rule.kinds and rule.fine_from is None:
        return True
    fined = rule.fine_from is not None and ground.fine is not None and ground.fine >= rule.fine_from
    return fined or any(kind in rule.kinds for kind in ground.kinds)


def _why_not(rule: EffectRule, ground: Ground, way: Office | None, on: date) -> WhyNot | None:
    named_as: Target = way.target if way else "subject"
    if named_as not in rule.targets:
        return "not_named"
    if way and rule.by_office:
        day = ground.since if rule.office_day == "record" else on
        if (way.until is not None and way.until <= day) or (way.exact and way.since > day):
            return "not_named"
        if way.since > day:
            return "not_dated"
    if rule.status != "in_force":
        return rule.status
    if rule.requires or (way and not rule.by_office):
        return "needs_finding"
    return "disputed" if ground.disputed else None


def _end(rule: EffectRule, ground: Ground) -> date | None:
    """The earlier of the row's own term and the record's end: an ended record supports no measure."""
    term = None if rule.months is None else months_later(ground.since, rule.months)
    ends = [day for day in (term, ground.until) if day is not None]
    return min(ends, default=None)
