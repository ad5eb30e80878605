"""What a benchmark prints: one line a figure, with what was expected beside it."""

from __future__ import annotations

import statistics
from collections.abc import Sequence


def line(what: str, figure: str, expected: str) -> None:
    """Print one figure."""
    print(f"{what:<58} {figure:>28}   expected {expected}", flush=True)


def quantile(values: Sequence[float], share: float) -> float:
    """The value below which this share of the values lies."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def milliseconds(seconds: Sequence[float]) -> str:
    """p50 / p99 in milliseconds."""
    return f"p50 {statistics.median(seconds) * 1000:.1f} / p99 {quantile(seconds, 0.99) * 1000:.1f} ms"
