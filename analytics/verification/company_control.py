"""Worked examples of company control: all controlling pairs and no others, with votes where printed."""

from __future__ import annotations

from analytics.control import MAJORITY
from analytics.holdings_graph import SHARE_TOLERANCE
from analytics.verification.check import Check, numbers_checked, same_check, tolerance_of
from analytics.verification.fields import number, numbers, records, rows, text
from analytics.verification.named_holdings import named_holdings
from analytics.verification.ownership import votes_held


def check(vector: dict[str, object]) -> list[Check]:
    """Recompute the pairs of the example, or of each of its `cases`."""
    if "cases" not in vector:
        return _checked("", vector, vector)
    checks: list[Check] = []
    for at, case in enumerate(records(vector["cases"], "cases"), start=1):
        checks += _checked(f"case {at} ", vector | case, vector)
    return checks


def exact_threshold(vector: dict[str, object], standard: float) -> float:
    """The threshold to exceed: as given where `strict`, else just under it to include the number."""
    threshold = number(vector.get("threshold", standard), "threshold")
    return threshold if vector.get("strict", True) else threshold - 2 * SHARE_TOLERANCE


def _checked(label: str, case: dict[str, object], vector: dict[str, object]) -> list[Check]:
    computed = votes_held(named_holdings(case["edges"]), exact_threshold(case, MAJORITY))
    checks = _pairs_checked(f"{label}control", computed, case["published_control"], tolerance_of(vector))
    if "published_pairs" in case:
        checks.append(same_check(f"{label}pairs", len(computed), case["published_pairs"]))
    return checks


def _pairs_checked(what: str, computed: dict[str, float], published: object, tolerance: float) -> list[Check]:
    if isinstance(published, dict):
        return numbers_checked(what, computed, numbers(published, what), tolerance)
    named = [[text(name, what) for name in rows(pair, what)] for pair in rows(published, what)]
    expected = {"->".join(pair) for pair in named}
    return [
        same_check(f"{what} {pair}", pair in computed, pair in expected)
        for pair in sorted(expected | computed.keys())
    ]
