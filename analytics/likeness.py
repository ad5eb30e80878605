"""How alike two texts are, by the edits between them."""

from __future__ import annotations

from rapidfuzz.distance import OSA

__all__ = ["edits", "likeness"]


def edits(one: str, other: str, most: int | None = None) -> int:
    """Characters changed, added, taken out, or swapped with a neighbour; `most` + 1 where there are more."""
    return OSA.distance(one, other, score_cutoff=most)


def likeness(one: str, other: str) -> float:
    """1 − edits / length of the longer: 1 for equal texts, 0 where nothing fits."""
    return OSA.normalized_similarity(one, other)
