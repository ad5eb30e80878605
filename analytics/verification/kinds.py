"""Which kinds of worked examples there are, and the module that computes each."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from datetime import date
from typing import Protocol, cast

from analytics.record_life import PeriodRules
from analytics.verification.check import Check

__all__ = ["CONTEXT_ONLY", "KINDS", "check_vector"]

KINDS = (
    "close_link",
    "company_control",
    "contagion_recommended",
    "debtrank",
    "groups",
    "identifiers",
    "lifecycle",
    "masked_id",
    "names",
    "noisy_or",
    "ownership",
    "power_index",
    "ppr",
    "related_party_tax",
    "ubo",
    "weakest_link",
)
"""Each has a module of its name in this package."""
CONTEXT_ONLY = ("published_metric",)
"""Results of papers that need data which no example carries."""


class _KindModule(Protocol):
    check: Callable[[dict[str, object]], list[Check]]


def check_vector(
    vector: dict[str, object], *, rules: PeriodRules, owned_from: float, today: date
) -> list[Check]:
    """Compute the example and compare; nothing is looked up by name or title.

    Args:
        vector: the example, with its `kind`.
        rules: the periods of dishonesty records, for kind "lifecycle".
        owned_from: the share from which somebody is a beneficial owner, for kind "ubo".
        today: the day on which codes of persons are judged, for kind "identifiers".

    Raises:
        ValueError: no such kind, or a field is missing or not what its kind asks for.
    """
    kind = vector.get("kind")
    if kind not in KINDS:
        raise ValueError(f"unknown kind {kind!r}, expected one of {', '.join(KINDS + CONTEXT_ONLY)}")
    try:
        if kind == "lifecycle":
            from analytics.verification import lifecycle

            return lifecycle.check(vector, rules)
        if kind == "identifiers":
            from analytics.verification import identifiers

            return identifiers.check(vector, today)
        if kind == "ubo":
            from analytics.verification import ubo

            return ubo.check(vector, owned_from)
        module = cast(_KindModule, importlib.import_module(f"analytics.verification.{kind}"))
        return module.check(vector)
    except KeyError as missing:
        raise ValueError(
            f"kind {kind}: field {missing} is missing; see the README of the vectors"
        ) from missing
