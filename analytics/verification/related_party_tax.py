"""Worked examples of the tax rule on related parties: attributed share, product, and whether related."""

from __future__ import annotations

from analytics.holdings_graph import SHARE_TOLERANCE
from analytics.routes import routes_between
from analytics.tax_attribution import PASS_THROUGH, attributed_share
from analytics.verification.check import Check, number_check, same_check, tolerance_of
from analytics.verification.fields import number, records, text
from analytics.verification.named_holdings import named_holdings


def check(vector: dict[str, object]) -> list[Check]:
    """Recompute every case: what `from_` is attributed of `to`."""
    checks: list[Check] = []
    for at, case in enumerate(records(vector["cases"], "cases"), start=1):
        checks += _case_checked(f"case {at}", case, tolerance_of(vector))
    return checks


def _case_checked(label: str, case: dict[str, object], tolerance: float) -> list[Check]:
    graph = named_holdings(case["edges"])
    holder, company = graph.number(text(case["from_"], "from_")), graph.number(text(case["to"], "to"))
    attributed = attributed_share(graph.holdings, (holder,), company).attributed
    routes = routes_between(graph.holdings, holder, company, max_edges=len(graph.names), min_product=0.0)
    product = routes.penetrated.low if routes else 0.0
    related = attributed >= PASS_THROUGH - SHARE_TOLERANCE
    return [
        number_check(f"{label} attributed", attributed, number(case["attributed"], "attributed"), tolerance),
        number_check(f"{label} product", product, number(case["product"], "product"), tolerance),
        same_check(f"{label} related_25", related, case["related_25"]),
    ]
