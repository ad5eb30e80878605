"""Worked examples of voting power: Shapley-Shubik and Banzhaf, swings and normalised."""

from __future__ import annotations

from collections.abc import Sequence

from analytics.verification.check import Check, number_check, same_check, tolerance_of
from analytics.verification.fields import number, records, rows
from analytics.voting_power import voting_power


def check(vector: dict[str, object]) -> list[Check]:
    """Recompute the indices of every case, as far as they are printed."""
    checks: list[Check] = []
    for at, case in enumerate(records(vector["cases"], "cases"), start=1):
        checks += _case_checked(f"case {at}", case, tolerance_of(vector))
    return checks


def _case_checked(label: str, case: dict[str, object], tolerance: float) -> list[Check]:
    weights = [number(weight, "weight") for weight in rows(case["weights"], "weights")]
    power = voting_power(weights, number(case["quota"], "quota"))
    checks = []
    if "banzhaf_swings" in case:
        swings = list(power.banzhaf_swings) if power.banzhaf_swings is not None else None
        checks.append(same_check(f"{label} banzhaf_swings", swings, case["banzhaf_swings"]))
    computed: dict[str, Sequence[float]] = {
        "shapley_shubik": power.shapley_shubik,
        "banzhaf_normalised": power.banzhaf,
    }
    for measure, values in computed.items():
        if measure in case:
            expected = [number(value, measure) for value in rows(case[measure], measure)]
            checks.append(same_check(f"{label} {measure} holders", len(values), len(expected)))
            checks += [
                number_check(f"{label} {measure} {at}", value, right, tolerance)
                for at, (value, right) in enumerate(zip(values, expected, strict=False), start=1)
            ]
    return checks
