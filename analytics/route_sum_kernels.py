"""The loops that add up the shareholding routes of every company by holder."""

from __future__ import annotations

from typing import NamedTuple

from analytics.arrays import Bools, Bytes, Counts, Floats, Nodes, fetch_ahead, filling_kernel, kernel_part
from analytics.route_kernels import CUT_BY_LENGTH, CUT_BY_PRODUCT

HOLDER = 2**32 - 1
"""The part of a kept route's first word that names its holder; above it stands the length."""

FAR, NEAR = 40, 20
"""Holdings ahead that memory is asked for: first where a holder's routes stand, then the routes."""


class Owners(NamedTuple):
    """The holders of each company, as `ArrangedHoldings` numbers them, and what is multiplied."""

    start: Counts
    owner: Nodes
    bound: Floats
    value: Floats
    in_ring: Bools


class Sums(NamedTuple):
    """Filled: where each company's sums begin, with the end last; holders; sums; what was cut off.

    `place` holds a zero for each holder, and then where its last sum stands, plus one.
    """

    first: Counts
    holder: Nodes
    total: Floats
    cut: Bytes
    place: Nodes


class KeptRoutes(NamedTuple):
    """The routes of companies that own something themselves.

    `span` holds two zeros for each such company, and then where its routes begin and end. A route takes
    `width` places: holder and length in one, then the products of bound and of value; these may share one
    place where they are the same. `words` and `products` are one memory.
    """

    span: Nodes
    words: Counts
    products: Floats
    width: int


class Walk(NamedTuple):
    """Scratch, an entry for each holding on the way: company, its next holding and last, the two products."""

    company: Nodes
    slot: Counts
    end: Counts
    bound: Floats
    value: Floats


@filling_kernel
def summed_routes(
    up: Owners, sums: Sums, kept: KeptRoutes, walk: Walk, max_edges: int, min_product: float
) -> int:
    """For every company the sum over simple routes of the product of `value`, by holder.

    A route is left when the product of `bound` falls under `min_product` or `max_edges` are used; the company
    is then marked with the reason. Companies that stand in no ring keep their routes, and a route that comes
    to one goes on by these: what lies above it cannot lead back. Where there is no room no more are kept, and
    routes are walked again. Answers how many sums there are; -1 where there was no room for them.
    """
    filled, used = 0, 0
    for company in range(up.start.size - 1):
        _fetch(up, sums, kept, up.start[company], up.start[company + 1])
        sums.first[company] = filled
        filled, used = _walked(up, sums, kept, walk, max_edges, min_product, company, filled, used)
        if filled > sums.holder.size:
            return -1
    sums.first[up.start.size - 1] = filled
    return filled


@kernel_part
def _fetch(up: Owners, sums: Sums, kept: KeptRoutes, begin: int, end: int) -> None:
    last, middle = up.owner.size, up.in_ring.size
    for e in range(min(begin + FAR, last), min(end + FAR, last)):
        fetch_ahead(sums.place, up.owner[e])
        if up.owner[e] < middle:
            fetch_ahead(kept.span, 2 * up.owner[e])
    for e in range(min(begin + NEAR, last), min(end + NEAR, last)):
        if up.owner[e] < middle:
            fetch_ahead(kept.words, kept.width * kept.span[2 * up.owner[e]])


@kernel_part
def _walked(
    up: Owners,
    sums: Sums,
    kept: KeptRoutes,
    walk: Walk,
    max_edges: int,
    min_product: float,
    company: int,
    filled: int,
    used: int,
) -> tuple[int, int]:
    """Add the routes of one company; answers the ends of the sums and of the routes kept."""
    middle, begin, base = up.in_ring.size, filled, used
    keeps = company < middle and not up.in_ring[company]
    depth, cut = 0, 0
    _stepped(up, walk, 0, company, 1.0, 1.0)
    while depth >= 0:
        slot = walk.slot[depth]
        if slot == walk.end[depth]:
            depth -= 1
            continue
        walk.slot[depth] = slot + 1
        owner, bound = up.owner[slot], walk.bound[depth] * up.bound[slot]
        if bound < min_product:
            cut |= CUT_BY_PRODUCT
            continue
        if owner < middle and _on_the_way(walk, depth, owner):
            continue
        value, length = walk.value[depth] * up.value[slot], depth + 1
        filled = _added(sums, owner, value, begin, filled)
        keeps, used = _kept(kept, keeps, owner, length, bound, value, used)
        if owner >= middle:
            continue
        if length == max_edges:
            cut |= CUT_BY_LENGTH
        elif kept.span[2 * owner + 1] > 0:
            route = (length, bound, value)
            cut, keeps, filled, used = _gone_on(
                sums, kept, max_edges, min_product, owner, route, begin, (cut, keeps, filled, used)
            )
        else:
            depth = length
            _stepped(up, walk, depth, owner, bound, value)
    sums.cut[company] = cut
    if keeps:
        kept.span[2 * company], kept.span[2 * company + 1] = base, used
    return filled, used if keeps else base


@kernel_part
def _stepped(up: Owners, walk: Walk, depth: int, company: int, bound: float, value: float) -> None:
    walk.company[depth], walk.slot[depth] = company, up.start[company]
    walk.end[depth] = up.start[company + 1]
    walk.bound[depth], walk.value[depth] = bound, value


@kernel_part
def _gone_on(
    sums: Sums,
    kept: KeptRoutes,
    max_edges: int,
    min_product: float,
    owner: int,
    route: tuple[int, float, float],
    begin: int,
    state: tuple[int, bool, int, int],
) -> tuple[int, bool, int, int]:
    """Lengthen a route (length, bound, value) by those its end has kept; `state` is what is answered."""
    (depth, bound, value), (cut, keeps, filled, used) = route, state
    cut |= sums.cut[owner]
    for further in range(kept.span[2 * owner], kept.span[2 * owner + 1]):
        at = kept.width * further
        product, length = bound * kept.products[at + 1], depth + (kept.words[at] >> 32)
        if product < min_product:
            cut |= CUT_BY_PRODUCT
        elif length > max_edges:
            cut |= CUT_BY_LENGTH
        else:
            holder, share = kept.words[at] & HOLDER, value * kept.products[at + kept.width - 1]
            filled = _added(sums, holder, share, begin, filled)
            keeps, used = _kept(kept, keeps, holder, length, product, share, used)
    return cut, keeps, filled, used


@kernel_part
def _on_the_way(walk: Walk, depth: int, owner: int) -> bool:
    seen = False
    for step in range(depth + 1):
        seen |= walk.company[step] == owner
    return seen


@kernel_part
def _added(sums: Sums, holder: int, share: float, begin: int, filled: int) -> int:
    """Add a share to the holder's sum among those from `begin` on; the end may lie beyond the room."""
    if sums.place[holder] > begin:
        sums.total[sums.place[holder] - 1] += share
        return filled
    if filled < sums.holder.size:
        sums.holder[filled], sums.total[filled] = holder, share
        sums.place[holder] = filled + 1
    return filled + 1


@kernel_part
def _kept(
    kept: KeptRoutes, keeps: bool, holder: int, length: int, bound: float, value: float, used: int
) -> tuple[bool, int]:
    """Keep a route where the company keeps its routes and there is room."""
    at = kept.width * used
    if not keeps or at + kept.width > kept.words.size:
        return False, used
    kept.words[at] = holder | length << 32
    kept.products[at + 1] = bound
    kept.products[at + kept.width - 1] = value
    return True, used + 1
