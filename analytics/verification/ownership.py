"""Worked examples of ownership: route sums, walk sums, integrated shares, control and persons' sums."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from analytics.control import control_pairs
from analytics.integrated import integrated_ownership, ultimate_column_sums
from analytics.penetrated_shares import penetrated_shares
from analytics.verification.check import Check, number_check, numbers_checked, same_check, tolerance_of
from analytics.verification.fields import numbers, record
from analytics.verification.named_holdings import NamedHoldings, named_holdings

Figures = dict[str, float]


def check(vector: dict[str, object]) -> list[Check]:
    """Recompute every measure under `expected`, or renormalise `external` claims to 1."""
    expected, tolerance = record(vector["expected"], "expected"), tolerance_of(vector)
    if "external" in vector:
        claims = absorbed_claims(numbers(vector["external"], "external"))
        return numbers_checked("external", claims, numbers(expected, "expected"), tolerance)
    graph = named_holdings(vector["edges"])
    checks: list[Check] = []
    for measure, values in expected.items():
        checks += _measured(graph, measure, values, tolerance)
    return checks


def absorbed_claims(external: Mapping[str, float]) -> Figures:
    """Outside claims on a group that owns the rest of itself, as parts of the whole: each over their sum.

    Raises:
        ValueError: the claims add to nothing.
    """
    total = sum(external.values())
    if total <= 0:
        raise ValueError(f"got outside claims of {total} in all, expected more than 0")
    return {name: share / total for name, share in external.items()}


def route_sums(graph: NamedHoldings) -> Figures:
    """Penetrated shares by pair, with every simple route: none is left out for its length or product."""
    found = penetrated_shares(graph.holdings, max_edges=len(graph.names), min_product=0.0)
    return {
        graph.pair(holder, company): share
        for holder, company, share in zip(
            found.holder.tolist(), found.company_of_each().tolist(), found.low.tolist(), strict=True
        )
    }


def votes_held(graph: NamedHoldings, threshold: float) -> Figures:
    """The votes of every controlling pair."""
    pairs = control_pairs(graph.holdings, threshold)
    return {
        graph.pair(holder, company): votes
        for holder in range(graph.holdings.n)
        for company, votes in pairs.votes_held(holder).items()
    }


def _measured(graph: NamedHoldings, measure: str, values: object, tolerance: float) -> list[Check]:
    if measure not in _MEASURES:
        return [Check(f"{measure}: no such measure", None, values, False)]
    if values is None:
        rings = integrated_ownership(graph.holdings).rings
        return [same_check(f"{measure}: no number", any(ring.closed for ring in rings), True)]
    computed, expected = _MEASURES[measure](graph), numbers(values, measure)
    if measure == "natural_person_column_sum":
        return [
            number_check(f"{measure} {company}", computed.get(company), value, tolerance)
            for company, value in expected.items()
        ]
    return numbers_checked(measure, computed, expected, tolerance)


def _walk_sums(graph: NamedHoldings) -> Figures:
    columns = integrated_ownership(graph.holdings).least
    return {
        graph.pair(int(holder), company): columns.walk_sum(int(holder), company)
        for company in range(graph.holdings.n)
        for holder in columns.column(company)[0]
    }


def _integrated(graph: NamedHoldings) -> Figures:
    columns = integrated_ownership(graph.holdings).least
    return {
        graph.pair(int(holder), company): float(share)
        for company in range(graph.holdings.n)
        for holder, share in zip(*columns.column(company), strict=True)
    }


def _majorities(graph: NamedHoldings) -> Figures:
    return votes_held(graph, 0.5)


def _column_sums(graph: NamedHoldings) -> Figures:
    sums = ultimate_column_sums(graph.holdings, integrated_ownership(graph.holdings))
    return dict(zip(graph.names, sums.tolist(), strict=True))


_MEASURES: Mapping[str, Callable[[NamedHoldings], Figures]] = {
    "simple_path_sum": route_sums,
    "walk_sum_V_minus_I": _walk_sums,
    "baldone_integrated": _integrated,
    "control_gt_50": _majorities,
    "natural_person_column_sum": _column_sums,
}
