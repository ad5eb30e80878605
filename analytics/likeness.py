"""How alike two texts are, by the edits between them."""

from __future__ import annotations

from rapidfuzz.distance import OSA, Indel

__all__ = ["edits", "likeness", "pieces"]


def edits(one: str, other: str, most: int | None = None) -> int:
    """Characters changed, added, taken out, or swapped with a neighbour; `most` + 1 where there are more."""
    return OSA.distance(one, other, score_cutoff=most)


def likeness(one: str, other: str) -> float:
    """1 − edits / length of the longer: 1 for equal texts, 0 where nothing fits."""
    return OSA.normalized_similarity(one, other)


def pieces(one: str, other: str) -> tuple[list[tuple[str, bool]], list[tuple[str, bool]]]:
    """Both texts in pieces, each with whether the other text has it in the same order."""
    sides: tuple[list[tuple[str, bool]], list[tuple[str, bool]]] = ([], [])
    for code in Indel.opcodes(one, other):
        spans = (one[code.src_start : code.src_end], other[code.dest_start : code.dest_end])
        for side, span in zip(sides, spans, strict=True):
            if span:
                side.append((span, code.tag == "equal"))
    return sides
