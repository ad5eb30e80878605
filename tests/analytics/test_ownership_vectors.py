from __future__ import annotations

from importlib import import_module

import pytest
from vector_cases import vectors_of_kind

from analytics.verification.check import Check

KINDS = (
    "ownership",
    "company_control",
    "close_link",
    "ubo",
    "weakest_link",
    "related_party_tax",
    "power_index",
)
RULES = {"ubo": (0.25,)}
"""What a rule book says to the checks of a kind: 25 % since 受益所有人信息管理办法 (2024)."""
CASES = [(kind, at) for kind in KINDS for at in range(len(vectors_of_kind(kind)))]


@pytest.mark.parametrize(("kind", "at"), CASES)
def test_worked_example_is_reproduced(kind: str, at: int) -> None:
    vector = vectors_of_kind(kind)[at]

    checks = checks_of(kind, vector)

    assert checks
    assert [check for check in checks if not check.passed] == []


def checks_of(kind: str, vector: dict) -> list[Check]:
    found: list[Check] = import_module(f"analytics.verification.{kind}").check(vector, *RULES.get(kind, ()))
    return found


def changed(value: object) -> object:
    """The same example with every expected figure off by a thousandth and every name or truth turned."""
    if isinstance(value, dict):
        return {key: changed(one) for key, one in value.items()}
    if isinstance(value, list):
        return [changed(one) for one in value]
    if isinstance(value, bool):
        return not value
    return value + 0.001 if isinstance(value, int | float) else f"{value}'"


@pytest.mark.parametrize("kind", KINDS)
def test_wrong_expectations_fail(kind: str) -> None:
    vector = vectors_of_kind(kind)[0]
    inputs = {"kind", "edges", "external", "tolerance", "threshold", "strict", "holder", "company"}
    inside = {"edges", "quota", "weights", "from_", "to", "threshold", "strict"}
    wrong = {key: value if key in inputs else changed(value) for key, value in vector.items()}
    if "cases" in vector:
        wrong["cases"] = [
            {key: value if key in inside else changed(value) for key, value in case.items()}
            for case in vector["cases"]
        ]

    checks = checks_of(kind, wrong)

    assert checks
    assert any(not check.passed for check in checks)
