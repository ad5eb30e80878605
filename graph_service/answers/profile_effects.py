"""The legal effects beside a profile, whose subject and sources are at hand and need not be asked again."""

from __future__ import annotations

from graph_service.answers.as_of import AsOf
from graph_service.answers.audited import audited
from graph_service.answers.effects import effects_of
from graph_service.answers.legal_effect import EffectsAnswer
from graph_service.answers.profile import Profile
from graph_service.store.store import Store


def profile_effects(store: Store, found: Profile, moment: AsOf) -> EffectsAnswer:
    """What `effects` answers of the profile's subject in all matters, as of the profile's moment."""
    [lawful] = effects_of(store, [found.subject], None, moment, sources=found.sources)
    return audited(lawful, "effects", found.subject.id, moment)
