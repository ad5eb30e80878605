"""The penetrated share (穿透持股比例) of every holder in every company, summed over unlisted routes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from analytics.arranged_holdings import ArrangedHoldings
from analytics.arranging_kernels import named
from analytics.arrays import Bytes, Counts, Floats, Nodes
from analytics.holdings_graph import Holdings
from analytics.route_sum_kernels import KeptRoutes, Owners, Sums, Walk, summed_routes
from analytics.routes import MAX_EDGES, MIN_PRODUCT
from analytics.share_range import ShareRange, bounded

__all__ = ["PenetratedShares", "penetrated_shares"]

KEPT_AT_LEAST, KEPT_A_HOLDING = 1024, 2
"""Routes kept to be gone on by: so many in any case, and so many for each holding."""


@dataclass(frozen=True)
class PenetratedShares:
    """The penetrated share of every holder in every company, a row for each company that somebody owns.

    The holders of `companies[r]` stand at `start[r]:start[r + 1]`; `low` and `high` are one array where every
    share is disclosed. `cut[r]` has bit 1 where longer routes were left out, bit 2 where thinner ones were.
    `row_of` names the row of each node, -1 for none.
    """

    companies: Nodes
    start: Counts
    holder: Nodes
    low: Floats
    high: Floats
    cut: Bytes
    row_of: Nodes

    def share(self, holder: int, company: int) -> ShareRange:
        """The penetrated share of one pair, 0 where no route joins them."""
        row = int(self.row_of[company])
        begin, end = (0, 0) if row < 0 else (int(self.start[row]), int(self.start[row + 1]))
        at = begin + np.flatnonzero(self.holder[begin:end] == holder)
        return bounded(float(self.low[at].sum()), float(self.high[at].sum()))

    def company_of_each(self) -> Nodes:
        """The company of each entry."""
        return np.repeat(self.companies, np.diff(self.start))


def penetrated_shares(
    holdings: Holdings, *, max_edges: int = MAX_EDGES, min_product: float = MIN_PRODUCT
) -> PenetratedShares:
    """The sum over simple routes of the product of shares, for every holder of every company.

    "相乘求和" of 银发〔2017〕235号: multiply along a route, add the routes up. A route meets no node twice,
    has at most `max_edges` holdings and a product of at least `min_product`; where an undisclosed share could
    carry the product over that bound the route is kept. O(routes).
    """
    arranged = holdings.arranged
    low = _summed(arranged, arranged.up_low, max_edges, min_product)
    named(low.holder, arranged.holders)
    high = low.total
    if not holdings.disclosed:
        most = _summed(arranged, arranged.up_high, max_edges, min_product).total
        high = np.maximum(low.total, np.minimum(most, 1.0))
    return PenetratedShares(
        companies=arranged.companies,
        start=low.first,
        holder=low.holder,
        low=low.total,
        high=high,
        cut=low.cut,
        row_of=arranged.company_of,
    )


def _summed(arranged: ArrangedHoldings, value: Floats, max_edges: int, min_product: float) -> Sums:
    companies, middle = arranged.companies.size, arranged.middle
    bound, edges = arranged.up_high, value.size
    up = Owners(arranged.up_start, arranged.up_holder, bound, value, arranged.in_ring)
    width = 2 if value is bound else 3
    words = np.empty(width * (KEPT_AT_LEAST + KEPT_A_HOLDING * edges), np.int64)
    kept = KeptRoutes(np.zeros(2 * middle, np.int32), words, words.view(np.float64), width)
    # a route meets no company twice, so that it is never longer than there are companies in the middle
    most = min(max_edges, middle + 1)
    walk = Walk(np.empty(most + 1, np.int32), *np.empty((2, most + 1), np.int64), *np.empty((2, most + 1)))
    room = 1024 + 4 * edges
    while True:
        sums = Sums(
            first=np.empty(companies + 1, np.int64),
            holder=np.empty(room, np.int32),
            total=np.empty(room),
            cut=np.zeros(companies, np.uint8),
            place=np.zeros(arranged.holders.size, np.int32),
        )
        filled = summed_routes(up, sums, kept, walk, max_edges, min_product)
        if filled >= 0:
            return sums._replace(holder=sums.holder[:filled], total=sums.total[:filled])
        kept.span[:] = 0
        room *= 4
