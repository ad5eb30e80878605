"""Shareholding routes (穿透路径) and the penetrated share (穿透持股比例) that they add up to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import overload

import numpy as np

from analytics.holding_rows import HoldingRows
from analytics.holdings_graph import Holdings
from analytics.route_kernels import (
    CUT_BY_COUNT,
    CUT_BY_LENGTH,
    CUT_BY_PRODUCT,
    Routes,
    Rows,
    Way,
    listed_routes,
)
from analytics.share_range import NOTHING, ShareRange, bounded

__all__ = [
    "MAX_EDGES",
    "MIN_PRODUCT",
    "Cut",
    "PenetratedShare",
    "RankedShares",
    "Route",
    "RouteList",
    "routes_between",
    "routes_from",
    "routes_to",
]

MAX_EDGES = 10
MIN_PRODUCT = 1e-4
MAX_ROUTES = 200_000
LISTED_ROUTES = 1_000


@dataclass(frozen=True)
class Cut:
    """What the walk left out: longer routes, thinner routes, or routes past the count it may keep."""

    by_length: bool
    by_product: bool
    by_count: bool = False

    def __bool__(self) -> bool:
        return self.by_length or self.by_product or self.by_count


@dataclass(frozen=True)
class Route:
    """One way from a holder down to a company: its nodes, the holdings between them, and their product."""

    nodes: tuple[int, ...]
    edges: tuple[int, ...]
    product: ShareRange


@dataclass(frozen=True)
class PenetratedShare:
    """What a holder holds of a company: directly, and in all over the routes listed (the strongest first)."""

    holder: int
    company: int
    direct: ShareRange
    penetrated: ShareRange
    route_count: int
    routes: tuple[Route, ...]


class RankedShares(Sequence[PenetratedShare]):
    """Penetrated shares, the largest first; each is put together when it is asked for."""

    def __init__(self, size: int, share: Callable[[int], PenetratedShare]) -> None:
        self._size, self._share = size, share

    def __len__(self) -> int:
        return self._size

    @overload
    def __getitem__(self, place: int) -> PenetratedShare: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[PenetratedShare, ...]: ...
    def __getitem__(self, place: int | slice) -> PenetratedShare | tuple[PenetratedShare, ...]:
        places = range(self._size)[place]
        return self._share(places) if isinstance(places, int) else tuple(map(self._share, places))


@dataclass(frozen=True)
class RouteList:
    """Every holder above a company, or every company below a holder, the largest share first.

    `route_count` counts the routes, listed or not.
    """

    subject: int
    shares: RankedShares
    route_count: int
    cut: Cut


def routes_to(
    holdings: Holdings,
    company: int,
    *,
    max_edges: int = MAX_EDGES,
    min_product: float = MIN_PRODUCT,
    listed: int = LISTED_ROUTES,
) -> RouteList:
    """Every holder of the company (向上穿透); the sums hold all routes, the `listed` strongest are shown."""
    found = _Found(holdings, company, max_edges, min_product, upwards=True)
    return RouteList(company, found.shares(listed), found.end.size, found.cut)


def routes_from(
    holdings: Holdings,
    holder: int,
    *,
    max_edges: int = MAX_EDGES,
    min_product: float = MIN_PRODUCT,
    listed: int = LISTED_ROUTES,
) -> RouteList:
    """Every company that the holder has a share of (向下穿透), with its routes; like `routes_to`."""
    found = _Found(holdings, holder, max_edges, min_product, upwards=False)
    return RouteList(holder, found.shares(listed), found.end.size, found.cut)


def routes_between(
    holdings: Holdings,
    holder: int,
    company: int,
    *,
    max_edges: int = MAX_EDGES,
    min_product: float = MIN_PRODUCT,
    listed: int = LISTED_ROUTES,
) -> PenetratedShare | None:
    """What the holder holds of the company, with its routes; None where no route joins them."""
    found = _Found(holdings, company, max_edges, min_product, upwards=True)
    return next(iter(found.shares(listed, only=holder)), None)


class _Found:
    """The routes of one subject as the kernel's columns, and their reading as records."""

    def __init__(
        self, holdings: Holdings, subject: int, max_edges: int, min_product: float, *, upwards: bool
    ) -> None:
        rows = holdings.up if upwards else holdings.down
        self.rows, self.subject, self.upwards = rows, subject, upwards
        self.far_end = holdings.owner if upwards else holdings.company
        self.routes, marks = _listed(rows, holdings.n, subject, max_edges, min_product)
        self.end, self.low, self.high = self.routes.end, self.routes.low, self.routes.high
        self.cut = Cut(
            by_length=bool(marks & CUT_BY_LENGTH),
            by_product=bool(marks & CUT_BY_PRODUCT),
            by_count=bool(marks & CUT_BY_COUNT),
        )

    def shares(self, listed: int, only: int | None = None) -> RankedShares:
        """The far ends by largest share: all routes are summed, only the `listed` largest are told."""
        chosen = np.arange(self.end.size) if only is None else np.flatnonzero(self.end == only)
        order = chosen[np.lexsort((chosen, -self.high[chosen]))]
        routes: dict[int, list[int]] = {}
        for at in order[:listed].tolist():
            routes.setdefault(int(self.end[at]), []).append(at)
        ends, group = np.unique(self.end[order], return_inverse=True)
        low = np.bincount(group, weights=self.low[order], minlength=ends.size)
        high = np.bincount(group, weights=self.high[order], minlength=ends.size)
        counts = np.bincount(group, minlength=ends.size)
        rank = np.lexsort((ends, -np.maximum(low, np.minimum(high, 1.0))))
        columns = (ends[rank].tolist(), low[rank].tolist(), high[rank].tolist(), counts[rank].tolist())
        direct = self._direct()

        def share(place: int) -> PenetratedShare:
            """The share of the end that stands at this place of the ranking, made when it is asked for."""
            end, least, most, count = (column[place] for column in columns)
            shown = map(self._route, routes.get(end, ()))
            return self._share(end, direct.get(end, NOTHING), bounded(least, most), int(count), shown)

        return RankedShares(ends.size, share)

    def _share(
        self,
        end: int,
        direct: ShareRange,
        penetrated: ShareRange,
        route_count: int,
        routes: Iterable[Route],
    ) -> PenetratedShare:
        holder, company = (end, self.subject) if self.upwards else (self.subject, end)
        return PenetratedShare(holder, company, direct, penetrated, route_count, tuple(routes))

    def _direct(self) -> dict[int, ShareRange]:
        held: dict[int, ShareRange] = {}
        rows = slice(int(self.rows.start[self.subject]), int(self.rows.start[self.subject + 1]))
        ends, lows, highs = (
            column[rows].tolist() for column in (self.rows.node, self.rows.low, self.rows.high)
        )
        for end, low, high in zip(ends, lows, highs, strict=True):
            before = held.get(end, NOTHING)
            held[end] = bounded(before.low + low, before.high + high)
        return held

    def _route(self, at: int) -> Route:
        edges, route = [], at
        while route >= 0:
            edges.append(int(self.routes.edge[route]))
            route = int(self.routes.before[route])
        # from the subject's far end back to the subject, which is from holder to company when walked upwards
        nodes = [*self.far_end[edges].tolist(), self.subject]
        order = 1 if self.upwards else -1
        product = ShareRange(float(self.low[at]), float(self.high[at]))
        return Route(tuple(nodes[::order]), tuple(edges[::order]), product)


def _listed(
    rows: HoldingRows, n: int, subject: int, max_edges: int, min_product: float
) -> tuple[Routes, int]:
    """The routes of one subject, `MAX_ROUTES` at most, and what was cut."""
    depths = min(max_edges, n) + 1
    way = Way(np.empty(depths, np.int32), np.empty(depths, np.int64), np.empty(depths, np.int32))
    walked, room = Rows(rows.start, rows.node, rows.edge, rows.low, rows.high), 1024
    while True:
        routes = Routes(*np.empty((3, room), np.int32), *np.empty((2, room)))
        count, cut = listed_routes(walked, way, routes, subject, max_edges, min_product)
        if room == MAX_ROUTES or not cut & CUT_BY_COUNT:
            kept = slice(count)
            found = Routes(
                before=routes.before[kept],
                edge=routes.edge[kept],
                end=routes.end[kept],
                low=routes.low[kept],
                high=routes.high[kept],
            )
            return found, cut
        room = min(8 * room, MAX_ROUTES)
