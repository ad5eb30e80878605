"""One comparison of a computed with an expected value, and the ways in which values are compared."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

__all__ = ["TOLERANCE", "Check", "number_check", "numbers_checked", "same_check", "tolerance_of"]

TOLERANCE = 1e-9
"""Numbers may differ by this much unless the example has a `tolerance`."""


@dataclass(frozen=True)
class Check:
    """One line of a worked example.

    Attributes:
        what: which value of the example, such as "walk_sum P->A".
        computed: the value as we compute it.
        expected: the value as the example prints it.
        passed: whether the two agree within the tolerance.
    """

    what: str
    computed: object
    expected: object
    passed: bool


def number_check(what: str, computed: float | None, expected: float, tolerance: float = TOLERANCE) -> Check:
    """Compare two numbers; they agree when they differ by no more than the tolerance."""
    passed = computed is not None and math.isclose(computed, expected, rel_tol=0.0, abs_tol=tolerance)
    return Check(what, computed, expected, passed)


def same_check(what: str, computed: object, expected: object) -> Check:
    """Compare two values that must be equal."""
    return Check(what, computed, expected, computed == expected)


def tolerance_of(vector: Mapping[str, object]) -> float:
    """The example's own tolerance, else 1e-9.

    Raises:
        ValueError: the tolerance is no number.
    """
    given = vector.get("tolerance", TOLERANCE)
    if isinstance(given, bool) or not isinstance(given, int | float):
        raise ValueError(f"got tolerance {given!r}, expected a number such as 1e-6")
    return float(given)


def numbers_checked(
    what: str, computed: Mapping[str, float], expected: Mapping[str, float], tolerance: float = TOLERANCE
) -> list[Check]:
    """Compare two maps to numbers, a line each key of either; a key that one side lacks counts as 0."""
    keys: Sequence[str] = sorted(computed.keys() | expected.keys())
    return [
        number_check(f"{what} {key}".strip(), computed.get(key, 0.0), expected.get(key, 0.0), tolerance)
        for key in keys
    ]
