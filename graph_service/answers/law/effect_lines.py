"""One legal effect as an answer shows it: sentence, basis, record and period in one place."""

from __future__ import annotations

from analytics.effect_rules import FORCE_WORDS
from analytics.legal_effect import LegalEffect
from analytics.matters import MATTER_WORDS
from graph_service.answers.law.cited_rules import cited_effect
from graph_service.answers.law.effect_words import effect_sentence
from graph_service.answers.law.legal_effect import EffectLine, GroundFact, Reached


def effect_line(effect: LegalEffect, ground: GroundFact, reached: Reached) -> EffectLine:
    """The effect with its rule cited; a decision cites its own basis."""
    rule = cited_effect(effect.rule.id) if effect.rule else None
    basis = rule.cited if rule else ground.basis or ""
    return EffectLine(
        sentence=effect_sentence(effect, ground, reached.party.name, basis),
        matters=tuple(matter.value for matter in effect.matters),
        matters_zh=tuple(MATTER_WORDS[matter] for matter in effect.matters),
        force=effect.force,
        force_zh=FORCE_WORDS[effect.force],
        action=effect.action,
        reached=reached,
        ground=ground,
        rule=rule,
        basis=basis,
        starts_on=effect.starts_on,
        ends_on=effect.ends_on,
        release=effect.release,
        verified=effect.verified,
    )
