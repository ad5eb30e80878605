"""Weakest-link control rights (最弱链控制权, a research figure): a chain counts with its smallest share."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from analytics.holdings_graph import Holdings
from analytics.routes import MAX_EDGES, MIN_PRODUCT, Cut, PenetratedShare, Route, routes_to
from analytics.share_range import ShareRange, bounded

__all__ = ["WeakestLink", "WeakestLinkChain", "weakest_link", "weakest_links"]

LISTED = 2_000
"""Chains of each holder that are summed; a holder with more is said to be cut."""


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
    return _summed(holdings, holder, company, routes, found.cut)


def weakest_links(holdings: Holdings, company: int) -> tuple[WeakestLink, ...]:
    """The figures of everyone at the top of the company whom nobody holds, most control rights first."""
    found = routes_to(holdings, company, listed=LISTED)
    links = [
        _summed(holdings, share.holder, company, share.routes, _cut(share, found.cut))
        for share in found.shares
        if holdings.is_never_owned(share.holder)
    ]
    return tuple(sorted(links, key=lambda one: (-one.control_rights.low, one.holder)))


def _cut(share: PenetratedShare, cut: Cut) -> Cut:
    """What was left out of one holder's chains: those past the number that is listed as well."""
    return Cut(cut.by_length, cut.by_product, cut.by_count or share.route_count > len(share.routes))


def _summed(holdings: Holdings, holder: int, company: int, routes: Iterable[Route], cut: Cut) -> WeakestLink:
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
        cut=cut,
    )


def _weakest(holdings: Holdings, route: Route) -> ShareRange:
    edges = list(route.edges)
    return ShareRange(float(holdings.share_min[edges].min()), float(holdings.share_max[edges].min()))
