"""The page of a subject's legal effects: the answer first, then each measure with basis and record."""

from __future__ import annotations

from analytics.matters import MATTER_WORDS
from graph_service.answers.law.effect_words import NOTICE
from graph_service.answers.law.legal_effect import EffectsAnswer, Verdict
from graph_service.pages.render import rendered

TONES: dict[Verdict, str] = {
    "must": "constraint",
    "may": "constraint",
    "to_verify": "unknown",
    "no_basis": "clear",
    "unknown": "unknown",
}
"""How the finding looks by its verdict."""


def effects_page(found: EffectsAnswer, *, standalone: bool = False) -> str:
    """The page in HTML; standalone, it is one file that opens with no internet."""
    matters = [(matter.value, words) for matter, words in MATTER_WORDS.items()]
    return rendered(
        "effects.html",
        standalone=standalone,
        found=found,
        tone=TONES[found.verdict],
        notice=NOTICE,
        matters=matters,
    )
