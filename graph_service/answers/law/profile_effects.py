"""The legal effects beside a profile, whose subject and sources are at hand and need not be asked again."""

from __future__ import annotations

from graph_service.answers.as_of import AsOf
from graph_service.answers.audited import audited
from graph_service.answers.facts.freshness import SourceState
from graph_service.answers.facts.kinds import Kinds
from graph_service.answers.facts.parties import Party
from graph_service.answers.law.effects import effects_of
from graph_service.answers.law.legal_effect import EffectsAnswer
from graph_service.store.store import Store


def profile_effects(
    store: Store,
    subject: Party,
    sources: tuple[SourceState, ...],
    moment: AsOf,
    kinds: Kinds | None = None,
) -> EffectsAnswer:
    """What `effects` answers of the subject in all matters.

    `sources` are the deliveries as of the moment, `kinds` those of its facts that stand then, where they are
    known. Nothing else of a profile is taken: its signals give no effect.
    """
    known = {} if kinds is None else {subject.id: kinds}
    [lawful] = effects_of(store, [subject], None, moment, sources=sources, known=known)
    return audited(lawful, "effects", subject.id, moment)
