"""Worked examples of beneficial owners: penetrated shares, who reaches 25 %, who controls."""

from __future__ import annotations

from analytics.control import controllers_of
from analytics.routes import routes_to
from analytics.verification.check import Check, numbers_checked, same_check, tolerance_of
from analytics.verification.fields import numbers, rows, text
from analytics.verification.named_holdings import NamedHoldings, named_holdings


def check(vector: dict[str, object], threshold: float) -> list[Check]:
    """Recompute the shares of the company's never-owned holders, its beneficial owners and controllers."""
    graph = named_holdings(vector["edges"])
    company = graph.number(text(vector["company"], "company"))
    found = routes_to(graph.holdings, company, max_edges=len(graph.names), min_product=0.0)
    persons = graph.holdings.never_owned()
    shares = {graph.names[one.holder]: one.penetrated.low for one in found.shares if persons[one.holder]}
    reached = [
        graph.names[one.holder]
        for one in found.shares
        if persons[one.holder] and one.penetrated.reaches(threshold)
    ]
    return [
        *numbers_checked("share", shares, numbers(vector["shares"], "shares"), tolerance_of(vector)),
        same_check("ubo_ge_25", sorted(reached), _names(vector, "ubo_ge_25")),
        same_check("control_gt_50", _controllers(graph, company), _names(vector, "control_gt_50")),
    ]


def _names(vector: dict[str, object], field: str) -> list[str]:
    return [text(name, field) for name in rows(vector[field], field)]


def _controllers(graph: NamedHoldings, company: int) -> list[str]:
    return sorted(graph.names[one.voters[0]] for one in controllers_of(graph.holdings, company))
