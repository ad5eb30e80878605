"""Worked examples of close links: pairs joined by simple routes that add to the threshold."""

from __future__ import annotations

from analytics.routes import routes_to
from analytics.verification.check import Check, numbers_checked, same_check, tolerance_of
from analytics.verification.company_control import exact_threshold
from analytics.verification.fields import numbers
from analytics.verification.named_holdings import NamedHoldings, named_holdings
from analytics.verification.ownership import route_sums

CLOSE_LINK = 0.2


def check(vector: dict[str, object]) -> list[Check]:
    """Recompute the pairs over the threshold, all route sums, and the number of routes, as far as printed."""
    graph, tolerance = named_holdings(vector["edges"]), tolerance_of(vector)
    sums, threshold = route_sums(graph), exact_threshold({"strict": False} | vector, CLOSE_LINK)
    checks: list[Check] = []
    if "published" in vector:
        links = {pair: share for pair, share in sums.items() if share > threshold}
        checks += numbers_checked("close link", links, numbers(vector["published"], "published"), tolerance)
    if "expected_all_simple_path_sums" in vector:
        field = "expected_all_simple_path_sums"
        checks += numbers_checked("route sum", sums, numbers(vector[field], field), tolerance)
    if "n_simple_paths" in vector:
        checks.append(same_check("routes", _route_count(graph), vector["n_simple_paths"]))
    return checks


def _route_count(graph: NamedHoldings) -> int:
    whole = [
        routes_to(graph.holdings, company, max_edges=graph.holdings.n, min_product=0.0, listed=0)
        for company in range(graph.holdings.n)
    ]
    return sum(share.route_count for found in whole for share in found.shares)
