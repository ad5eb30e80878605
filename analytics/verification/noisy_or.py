"""Worked examples of noisy-OR contagion: the fixpoint, the sum over simple paths, the true probability."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from analytics.noisy_or import (
    Chances,
    independent_cascade,
    noisy_or_fixpoint,
    path_contributions,
    simple_path_noisy_or,
)
from analytics.verification.check import Check, number_check, tolerance_of
from analytics.verification.fields import number, numbers, record, records, text

MEASURES: dict[str, Callable[[Chances, Mapping[str, float]], dict[str, float]]] = {
    "expected": noisy_or_fixpoint,
    "fixpoint": noisy_or_fixpoint,
    "simple_path_noisy_or": simple_path_noisy_or,
    "exact_independent_cascade": independent_cascade,
}


def check(vector: dict[str, object]) -> list[Check]:
    """Recompute each measure that the example prints, for the nodes that it prints."""
    chances = _chances(vector)
    own_risk = numbers(vector["self_risk"], "self_risk")
    tolerance = tolerance_of(vector)
    checks = []
    for key in MEASURES.keys() & vector.keys():
        found = MEASURES[key](chances, own_risk)
        for name, value in numbers(vector[key], key).items():
            checks.append(number_check(f"{key} {name}", found.get(name), value, tolerance))
    for node, paths in record(vector.get("path_contributions", {}), "path_contributions").items():
        checks += _path_checks(node, numbers(paths, node), path_contributions(chances, own_risk), tolerance)
    return sorted(checks, key=lambda one: one.what)


def _path_checks(
    node: str, expected: dict[str, float], found: dict[tuple[str, ...], float], tolerance: float
) -> list[Check]:
    ending = {">".join(path): value for path, value in found.items() if path[-1] == node and value > 0}
    return [
        number_check(f"path {path}", ending.get(path, 0.0), expected.get(path, 0.0), tolerance)
        for path in sorted(ending.keys() | expected.keys())
    ]


def _chances(vector: dict[str, object]) -> dict[tuple[str, str], float]:
    chances: dict[tuple[str, str], float] = {}
    for edge in records(vector["edges"], "edges"):
        ends = text(edge["src"], "src"), text(edge["dst"], "dst")
        chances[ends] = 1.0 - (1.0 - chances.get(ends, 0.0)) * (1.0 - number(edge["prob"], "prob"))
    return chances
