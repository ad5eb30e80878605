"""What a benchmark prints: one line a figure, with what was expected beside it."""

from __future__ import annotations

import statistics
from collections.abc import Sequence


def part(name: str) -> None:
    """Begin a part of the table."""
    print(f"\n{name.upper():<66} {'MEASURED':>34}   EXPECTED", flush=True)


def line(what: str, figure: str, expected: str) -> None:
    """Print one figure; "-" where nothing is expected of it and it is there to compare."""
    print(f"{what:<66} {figure:>34}   {expected}", flush=True)


def quantile(values: Sequence[float], share: float) -> float:
    """The value below which this share of the values lies."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def milliseconds(seconds: Sequence[float]) -> str:
    """p50 / p99 in milliseconds."""
    return f"p50 {statistics.median(seconds) * 1000:.1f} / p99 {quantile(seconds, 0.99) * 1000:.1f} ms"
