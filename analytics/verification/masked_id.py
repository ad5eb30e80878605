"""Worked examples of how many strangers share a name and a masked number."""

from __future__ import annotations

from analytics.masked_identity import TAIL_PROBABILITY, coincidence
from analytics.verification.check import Check, number_check, same_check, tolerance_of
from analytics.verification.fields import number, records

DIGITS = 5e-4
"""E is printed with four significant digits: half a unit of the fourth is at most this part of it."""


def check(vector: dict[str, object]) -> list[Check]:
    """Recompute E of each case, and whether one candidate may be accepted without a reviewer."""
    tail = number(vector.get("p_tail", TAIL_PROBABILITY), "p_tail")
    checks = []
    for case in records(vector["cases"], "cases"):
        persons, frequency = int(number(case["N"], "N")), number(case["f_name"], "f_name")
        candidates = int(number(case.get("candidates", 1), "candidates"))
        found = coincidence(
            persons=persons, name_frequency=frequency, candidates=candidates, tail_probability=tail
        )
        what, expected = f"N={persons} f={frequency:g}", number(case["E"], "E")
        tolerance = max(tolerance_of(vector), abs(expected) * DIGITS)
        checks.append(number_check(f"{what} E", found.expected, expected, tolerance))
        checks.append(same_check(f"{what} automatic", found.automatic, case["auto"]))
    return checks
