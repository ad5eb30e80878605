"""The page of a reviewer: one pair side by side, the reasons as bars, three keys to decide it."""

from __future__ import annotations

from dataclasses import dataclass

from analytics.likeness import pieces
from graph_service.answers.matching.review import ReviewPair
from graph_service.pages.render import rendered

VERDICTS = (
    ("same", "1", "同一主体"),
    ("different", "2", "不是同一主体"),
    ("unsure", "3", "存疑"),
)
"""Verdict, key and words of each button."""


@dataclass(frozen=True)
class Bar:
    """A reason as a bar: its words, its score, and how long it is in tenths, for or against."""

    words: str
    score: float
    tenths: int
    favours: bool


def review_page(found: ReviewPair | None, position: int) -> str:
    """The page; without a pair it says that nothing waits."""
    return rendered(
        "review.html",
        review=True,
        found=found,
        position=position,
        verdicts=VERDICTS,
        bars=_bars(found) if found else [],
        pieces=pieces,
    )


def _bars(found: ReviewPair) -> list[Bar]:
    """The reasons, the strongest first; those that say nothing last."""
    features = sorted(found.explanation.features.values(), key=lambda one: -abs(one.score))
    return [Bar(one.detail, one.score, round(abs(one.score) * 10), one.score > 0) for one in features]
