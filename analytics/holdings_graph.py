"""Who holds which share of which company, as arrays: the common input of ownership and control measures."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from analytics.arranged_holdings import ArrangedHoldings, arranged_holdings
from analytics.arrays import Bools, Floats, Nodes, nodes_checked, read_only
from analytics.holding_rows import HoldingRows, holding_rows

SHARE_TOLERANCE = 1e-10  # shares are filed with six decimals at most; nearer than this two shares are one


@dataclass(frozen=True)
class Holdings:
    """Shareholdings (持股) among the nodes 0..n-1; ids stay with the caller.

    Edge e says that `owner[e]` holds `share[e]` (0..1; NaN where not disclosed) of `company[e]`, or between
    `share_min[e]` and `share_max[e]`. An undisclosed share reaches from 0 to what the company's other holders
    leave. `up` groups by company (who owns it), `down` by owner (what it owns). `persons` marks natural
    persons where that is known; where it is None a node that nobody owns is an ultimate holder.
    """

    n: int
    owner: Nodes
    company: Nodes
    share: Floats
    share_min: Floats
    share_max: Floats
    up: HoldingRows
    down: HoldingRows
    persons: Bools | None = None

    @property
    def disclosed(self) -> bool:
        """Whether every share is known exactly."""
        return self.share_min is self.share_max

    @cached_property
    def arranged(self) -> ArrangedHoldings:
        """The same holdings in the order in which measures of the whole graph walk them."""
        return arranged_holdings(self.up, self.down)

    def is_never_owned(self, node: int) -> bool:
        """Whether no one holds a share of the node."""
        return not self.up.degree(node)

    def is_ultimate(self, node: int) -> bool:
        """Whether the walk upwards ends at this node: a natural person, as far as is known."""
        return self.is_never_owned(node) and (self.persons is None or bool(self.persons[node]))

    def never_owned(self) -> Bools:
        """Nodes that no one holds a share of: natural persons and other ultimate holders."""
        return np.asarray(self.up.start[1:] == self.up.start[:-1])


def build_holdings(
    n: int,
    owner: object,
    company: object,
    share: object,
    *,
    share_min: object | None = None,
    share_max: object | None = None,
    persons: object | None = None,
) -> Holdings:
    """The graph of these holdings, with both directions grouped by one counting sort each: O(n + edges).

    `share_min` and `share_max` are read only where `share` is NaN, and may be NaN there in turn.

    Raises:
        ValueError: arrays of unequal length, a node outside 0..n-1, a share outside 0..1, a minimum over its
            maximum.
    """
    owners = nodes_checked(np.asarray(owner), n, "owner")
    companies = nodes_checked(np.asarray(company), n, "company")
    shares = read_only(np.ascontiguousarray(share, dtype=np.float64))
    if not owners.size == companies.size == shares.size:
        raise ValueError(
            f"got {owners.size} owners, {companies.size} companies and {shares.size} shares, "
            "expected as many of each"
        )
    _check_range("share", shares)
    low, high = _bounds(n, companies, shares, share_min, share_max)
    return Holdings(
        n=n,
        owner=owners,
        company=companies,
        share=shares,
        share_min=low,
        share_max=high,
        up=holding_rows(n, companies, owners, low, high),
        down=holding_rows(n, owners, companies, low, high),
        persons=None if persons is None else np.ascontiguousarray(persons, dtype=np.bool_),
    )


def over_issued(holdings: Holdings, tolerance: float = 1e-4) -> Nodes:
    """Companies whose disclosed shares add to more than 100 % and the tolerance: bad data, to be reported."""
    total = np.bincount(holdings.company, weights=holdings.share_min, minlength=holdings.n)
    return np.flatnonzero(total > 1 + tolerance).astype(np.int32)


def unattributed_share(holdings: Holdings) -> Floats:
    """Of each company the part that no disclosed holding accounts for (0..1); 1 where nothing is known."""
    total = np.bincount(holdings.company, weights=holdings.share_min, minlength=holdings.n)
    return np.asarray(np.maximum(0.0, 1.0 - total))


def _check_range(what: str, shares: Floats) -> None:
    wrong = np.flatnonzero((shares < 0) | (shares > 1 + SHARE_TOLERANCE))
    if wrong.size:
        edge = int(wrong[0])
        raise ValueError(f"got {what} {shares[edge]} in holding {edge}, expected a fraction from 0 to 1")


def _bounds(
    n: int, companies: Nodes, shares: Floats, share_min: object | None, share_max: object | None
) -> tuple[Floats, Floats]:
    unknown = np.isnan(shares)
    if not unknown.any():
        return shares, shares
    low = np.where(unknown, _given(share_min, 0.0, shares.size), shares)
    rest = 1.0 - np.bincount(companies, weights=low, minlength=n)
    room = np.maximum(0.0, rest[companies] + low)
    high = np.where(unknown, np.minimum(_given(share_max, 1.0, shares.size), np.maximum(room, low)), shares)
    for what, bound in (("share_min", low), ("share_max", high)):
        _check_range(what, bound)
    if np.any(low > high):
        edge = int(np.flatnonzero(low > high)[0])
        raise ValueError(f"got share_min {low[edge]} over share_max {high[edge]} in holding {edge}")
    return read_only(low), read_only(high)


def _given(bound: object | None, default: float, size: int) -> Floats:
    if bound is None:
        return np.full(size, default)
    given = np.asarray(bound, dtype=np.float64)
    return np.where(np.isnan(given), default, given)
