"""Worked examples of the weakest link: control rights, cash flow, and control by majority beside them."""

from __future__ import annotations

from analytics.control import controlled_by
from analytics.verification.check import Check, number_check, same_check, tolerance_of
from analytics.verification.fields import number, record, text
from analytics.verification.named_holdings import named_holdings
from analytics.weakest_link import weakest_link


def check(vector: dict[str, object]) -> list[Check]:
    """Recompute the figures of `holder` in `company`."""
    graph, tolerance = named_holdings(vector["edges"]), tolerance_of(vector)
    holder = graph.number(text(vector["holder"], "holder"))
    company = graph.number(text(vector["company"], "company"))
    found = weakest_link(graph.holdings, holder, company, max_edges=len(graph.names), min_product=0.0)
    majorities = {control.company for control in controlled_by(graph.holdings, (holder,))}
    computed: dict[str, float | bool] = {
        "control_rights": found.control_rights.low,
        "cash_flow": found.cash_flow.low,
        "controls_50_strict": company in majorities,
    }
    return [
        _compared(key, computed.get(key), value, tolerance)
        for key, value in record(vector["expected"], "expected").items()
    ]


def _compared(key: str, computed: float | bool | None, expected: object, tolerance: float) -> Check:
    if isinstance(expected, bool):
        return same_check(key, computed, expected)
    return number_check(key, computed, number(expected, key), tolerance)
