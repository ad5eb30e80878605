"""Shares as the tax rule on related parties attributes them: intermediaries held 25 % count in full."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from analytics.arrays import Bytes, Counts, Floats, Nodes, kernel
from analytics.components import strong_components
from analytics.holdings_graph import SHARE_TOLERANCE, Holdings
from analytics.neighbourhood import Neighbourhood, downstream

__all__ = ["PASS_THROUGH", "AttributedShare", "attributed_share", "attributed_shares", "attributed_to_each"]

PASS_THROUGH = 0.25
MAX_EDGES = 10


@dataclass(frozen=True)
class AttributedShare:
    """What is attributed to a holder, or to relatives together; `passed` are the intermediaries in full."""

    holders: tuple[int, ...]
    company: int
    attributed: float
    passed: tuple[int, ...]


def attributed_share(
    holdings: Holdings, holders: Sequence[int], company: int, threshold: float = PASS_THROUGH
) -> AttributedShare:
    """The share of the company that the tax rule attributes to the holder, or to relatives taken together.

    An intermediary of which `threshold` or more is attributed passes its own holding on in full; below it,
    shares multiply along the chain. Several routes add up. What the company itself holds adds nothing.
    Undisclosed shares count with their minimum.

    国家税务总局公告2016年第42号 第二条第一项.
    """
    part = downstream(holdings, *holders)
    target = part.numbers().get(company, -1)
    if target < 0 or company in holders:
        return AttributedShare(tuple(holders), company, 0.0, ())
    values, passed = _attributed_in(part.holdings, range(len(set(holders))), threshold, target)
    return _read(part, _owners(part.holdings), holders, target, values, passed)


def attributed_to_each(
    part: Holdings, holders: Sequence[Sequence[int]], company: int, threshold: float = PASS_THROUGH
) -> list[AttributedShare]:
    """As `attributed_share` for each of the holders, of those only to whom `threshold` or more is attributed.

    `part` should hold little beside what stands above the company: each of the holders walks all of it.
    """
    above, found = _above(_owners(part), company), []
    for ones in holders:
        values, passed = _attributed_in(part, ones, threshold, company)
        if company not in ones and values[company] >= threshold - SHARE_TOLERANCE:
            through = tuple(sorted(at for at in above if passed[at] and at not in ones))
            found.append(AttributedShare(tuple(ones), company, float(values[company]), through))
    return found


def attributed_shares(
    holdings: Holdings,
    holders: Sequence[int],
    threshold: float = PASS_THROUGH,
    *,
    apart: frozenset[int] = frozenset(),
) -> tuple[AttributedShare, ...]:
    """Every company of which `threshold` or more is attributed to the holders, the largest share first.

    Those set `apart` are not told.
    """
    part = downstream(holdings, *holders)
    seeds = range(len(set(holders)))
    values, passed = _attributed_in(part.holdings, seeds, threshold, -1)
    labels, count = strong_components(part.holdings.down.start, part.holdings.down.node)
    alone = np.bincount(labels, minlength=count)[labels] == 1
    found, owners = [], _owners(part.holdings)
    reached = np.flatnonzero(values >= threshold - SHARE_TOLERANCE)
    for at, company in zip(reached.tolist(), part.nodes[reached].tolist(), strict=True):
        if company in apart:
            continue
        # only in a ring could the company's own holdings have come back to it
        own = (values, passed) if alone[at] else _attributed_in(part.holdings, seeds, threshold, at)
        found.append(_read(part, owners, holders, at, *own))
    related = [one for one in found if one.attributed >= threshold - SHARE_TOLERANCE]
    return tuple(sorted(related, key=lambda one: (-one.attributed, one.company)))


def _read(
    part: Neighbourhood,
    owners: Sequence[Sequence[int]],
    holders: Sequence[int],
    target: int,
    values: Floats,
    passed: Bytes,
) -> AttributedShare:
    """The answer for one company, with those full intermediaries that lead to it."""
    above = _above(owners, target)
    through = sorted(at for at in above if passed[at] and int(part.nodes[at]) not in holders)
    return AttributedShare(
        tuple(holders), int(part.nodes[target]), float(values[target]), part.whole_nodes(through)
    )


def _above(owners: Sequence[Sequence[int]], company: int) -> set[int]:
    """All that stand above the company, without itself."""
    above, waiting = {company}, [company]
    while waiting:
        new = set(owners[waiting.pop()]) - above
        above |= new
        waiting += new
    return above - {company}


def _owners(part: Holdings) -> list[list[int]]:
    """The owners of each, as plain lists: hundreds of small walks look them up."""
    start, owner = part.up.start.tolist(), part.up.node.tolist()
    return [owner[begin:end] for begin, end in pairwise(start)]


def _attributed_in(
    part: Holdings, seeds: Sequence[int], threshold: float, target: int
) -> tuple[Floats, Bytes]:
    down = part.down
    members = np.array(seeds, np.int32)
    return _attribution(
        down.start, down.node, down.low, members, threshold - SHARE_TOLERANCE, target, MAX_EDGES
    )


@kernel
def _attribution(
    start: Counts,
    node: Nodes,
    share: Floats,
    seeds: Nodes,
    threshold: float,
    target: int,
    max_edges: int,
) -> tuple[Floats, Bytes]:
    """What the seeds are attributed of every node, and which nodes pass their holdings on in full.

    Rounds: sum the routes that start at a seed or at a node passed so far and run through none of them; pass
    the nodes that reach the threshold; until none is new. The target's own holdings are not followed.
    """
    n = start.size - 1
    value, passed = np.zeros(n), np.zeros(n, np.uint8)
    for seed in seeds:
        passed[seed] = 1
    stack, at = np.empty(max_edges, np.int32), np.empty(max_edges, np.int64)
    product, on_route = np.empty(max_edges), np.zeros(n, np.uint8)
    grown = True
    while grown:
        value[:] = 0.0
        for source in range(n):
            if passed[source] == 0 or source == target:
                continue
            depth = 0
            stack[0], at[0], product[0] = source, start[source], 1.0
            while depth >= 0:
                e = at[depth]
                if e == start[stack[depth] + 1]:
                    on_route[stack[depth]] = 0
                    depth -= 1
                    continue
                at[depth] = e + 1
                y, reached = node[e], product[depth] * share[e]
                if y == source or on_route[y] == 1 or reached < 1e-12:
                    continue
                value[y] += reached
                if passed[y] == 0 and y != target and depth + 1 < max_edges:
                    depth += 1
                    stack[depth], at[depth], product[depth] = y, start[y], reached
                    on_route[y] = 1
        grown = False
        for y in range(n):
            if passed[y] == 0 and value[y] >= threshold:
                passed[y] = 1
                grown = True
    for seed in seeds:
        value[seed] = 0.0
    return value, passed
