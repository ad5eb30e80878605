"""Worked examples of DebtRank: the original of 2012 and the linear one of 2015."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from analytics.arrays import Floats
from analytics.debtrank import debtrank_linear, debtrank_original
from analytics.verification.check import Check, number_check, tolerance_of
from analytics.verification.fields import number, rows

MEASURES: dict[str, Callable[[Floats, Floats], Floats]] = {
    "linear_2015": debtrank_linear,
    "original_2012": debtrank_original,
}


def check(vector: dict[str, object]) -> list[Check]:
    """Recompute the losses of each node."""
    leverage = np.array([_numbers(row) for row in rows(vector["leverage_i_exposed_to_j"], "leverage")])
    shock = np.array(_numbers(vector["shock"]))
    return [
        number_check(f"{key} node {place}", float(loss), expected, tolerance_of(vector))
        for key, measure in MEASURES.items()
        if key in vector
        for place, (loss, expected) in enumerate(
            zip(measure(leverage, shock), _numbers(vector[key]), strict=True)
        )
    ]


def _numbers(value: object) -> list[float]:
    return [number(one, "losses") for one in rows(value, "losses")]
