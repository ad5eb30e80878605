"""Shares of every holder in every company as columns, for files and tables: no object a pair."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from analytics.arrays import Bools, Floats, Nodes
from analytics.integrated import IntegratedColumns, IntegratedOwnership
from analytics.integrated_kernels import CLOSED, EXACT
from analytics.penetrated_shares import PenetratedShares

__all__ = ["ShareColumns", "integrated_shares", "penetrated_share_columns"]


@dataclass(frozen=True)
class ShareColumns:
    """A row for each pair of a holder and a company in which it has, or may have, a share.

    Attributes:
        holders: who has the share.
        companies: in whom.
        low: the least that the share can be, 0 to 1.
        high: the most; equal to `low` where every share on the way is disclosed.
    """

    holders: Nodes
    companies: Nodes
    low: Floats
    high: Floats


def penetrated_share_columns(found: PenetratedShares) -> ShareColumns:
    """Every penetrated share, see `PenetratedShares.share`."""
    return ShareColumns(found.holder, found.company_of_each(), found.low, found.high)


def integrated_shares(owned: IntegratedOwnership) -> ShareColumns:
    """Every integrated share, see `IntegratedOwnership.share`; pairs that have none are left out.

    In a closed ring no share exists, and members of one have none in what it owns. O(pairs), and O(pairs ·
    log pairs) where undisclosed shares in a ring make the pairs of the two bounds differ.
    """
    least, most = owned.least, owned.most
    low = _shares(least)
    if most is least:
        return _without_closed(ShareColumns(least.holder, _companies(least), low, low), least)
    high = _shares(most)
    if np.array_equal(least.start, most.start) and np.array_equal(least.holder, most.holder):
        pairs = ShareColumns(least.holder, _companies(least), low, high)
    else:
        pairs = _aligned(least, low, most, high)
    high = np.maximum(pairs.low, np.minimum(pairs.high, 1.0))
    unsure = _standing(most.state != EXACT, most)
    high[unsure[pairs.companies] | (unsure[pairs.holders] & (pairs.high > 0))] = 1.0
    return _without_closed(ShareColumns(pairs.holders, pairs.companies, pairs.low, high), least)


def _shares(columns: IntegratedColumns) -> Floats:
    gains = _standing(columns.gain != 1.0, columns)
    returning = np.flatnonzero(gains[columns.holder])
    shares = columns.walk.copy()
    shares[returning] /= columns.gain_of(columns.holder[returning])
    return shares


def _companies(columns: IntegratedColumns) -> Nodes:
    return np.repeat(columns.companies, np.diff(columns.start))


def _standing(rows: Bools, columns: IntegratedColumns) -> Bools:
    """For every node whether its row is among these."""
    marks = np.zeros(columns.row_of.size, np.bool_)
    marks[columns.companies[rows]] = True
    return marks


def _aligned(least: IntegratedColumns, low: Floats, most: IntegratedColumns, high: Floats) -> ShareColumns:
    """The pairs of both; a share that one of them has not is 0 there."""
    keys = [(_companies(one).astype(np.int64) << 32) | one.holder for one in (least, most)]
    every = np.union1d(*keys)
    bounds = np.zeros((2, every.size))
    for bound, key, shares in zip(bounds, keys, (low, high), strict=True):
        bound[np.searchsorted(every, key)] = shares
    companies, holders = (every >> 32).astype(np.int32), (every & 0xFFFFFFFF).astype(np.int32)
    return ShareColumns(holders, companies, bounds[0], bounds[1])


def _without_closed(pairs: ShareColumns, least: IntegratedColumns) -> ShareColumns:
    closed = _standing(least.state == CLOSED, least)
    kept = np.flatnonzero(~closed[pairs.holders] & ~closed[pairs.companies])
    if kept.size == pairs.holders.size:
        return pairs
    return ShareColumns(pairs.holders[kept], pairs.companies[kept], pairs.low[kept], pairs.high[kept])
