"""Worked examples of names that are one, that want a review, and that must be told apart."""

from __future__ import annotations

from analytics.names import folded, structured_key
from analytics.verification.check import Check, same_check
from analytics.verification.fields import rows, texts

SAME, REVIEW, DIFFERENT = "same normalised name", "same structured key", "different"
_ANSWERS = {"same_normalised": SAME, "same_structured_key_review": REVIEW, "must_differ": DIFFERENT}


def check(vector: dict[str, object]) -> list[Check]:
    """Compare each pair of names of the example."""
    return [
        same_check(" / ".join(pair), _relation(*pair), answer)
        for key, answer in _ANSWERS.items()
        for pair in (texts(one, key) for one in rows(vector.get(key, []), key))
    ]


def _relation(one: str, other: str) -> str:
    if folded(one) == folded(other):
        return SAME
    return REVIEW if structured_key(one) == structured_key(other) else DIFFERENT
