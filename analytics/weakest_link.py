"""Weakest-link control rights (最弱链控制权, a research figure): a chain counts with its smallest share."""

from __future__ import annotations

from dataclasses import dataclass

from analytics.holdings_graph import Holdings
from analytics.routes import MAX_EDGES, MIN_PRODUCT, Cut, Route, routes_to
from analytics.share_range import ShareRange, bounded

__all__ = ["THRESHOLD", "WeakestLink", "WeakestLinkChain", "weakest_link"]

THRESHOLD = 0.2


@dataclass(frozen=True)
class WeakestLinkChain:
    """A chain of holdings with its smallest share."""

    route: Route
    weakest: ShareRange


@dataclass(frozen=True)
class WeakestLink:
    """Control rights of a holder in a company beside its cash-flow rights.

    Control rights may come to more than 1 where chains overlap. They are research figures and no finding of
    control: at times they disagree with the majority fixpoint of `analytics.control`.
    """

    holder: int
    company: int
    control_rights: ShareRange
    cash_flow: ShareRange
    chains: tuple[WeakestLinkChain, ...]
    cut: Cut

    @property
    def ratio(self) -> float | None:
        """Control rights over cash-flow rights, by the least of each; None without cash flow."""
        return self.control_rights.low / self.cash_flow.low if self.cash_flow.low > 0 else None


def weakest_link(
    holdings: Holdings,
    holder: int,
    company: int,
    *,
    max_edges: int = MAX_EDGES,
    min_product: float = MIN_PRODUCT,
) -> WeakestLink:
    """The sum over simple chains of the smallest share on the chain, and the sum of their products.

    La Porta, Lopez-de-Silanes & Shleifer, J. Finance 54 (1999); Claessens, Djankov & Lang, J. Financial
    Economics 58 (2000), whose threshold is 20 %.
    """
    found = routes_to(holdings, company, max_edges=max_edges, min_product=min_product, listed=200_000)
    routes = next((share.routes for share in found.shares if share.holder == holder), ())
    chains = tuple(WeakestLinkChain(route, _weakest(holdings, route)) for route in routes)
    return WeakestLink(
        holder=holder,
        company=company,
        control_rights=ShareRange(
            sum(chain.weakest.low for chain in chains), sum(chain.weakest.high for chain in chains)
        ),
        cash_flow=bounded(
            sum(chain.route.product.low for chain in chains),
            sum(chain.route.product.high for chain in chains),
        ),
        chains=chains,
        cut=found.cut,
    )


def _weakest(holdings: Holdings, route: Route) -> ShareRange:
    edges = list(route.edges)
    return ShareRange(float(holdings.share_min[edges].min()), float(holdings.share_max[edges].min()))
