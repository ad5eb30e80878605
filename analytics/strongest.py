"""The parties that matter most on one side of a subject: those that its largest shares lead to."""

from __future__ import annotations

from heapq import heappop, heappush

from analytics.holding_rows import HoldingRows

__all__ = ["strongest"]


def strongest(rows: HoldingRows, node: int, most: int) -> list[int]:
    """The node and up to `most` others, in the order of the product of shares on their best route.

    An undisclosed share counts as its upper bound: it may be large. Whoever is in the list is joined to the
    node by others that stand before it, so a drawing of it hangs together. Best-first search (E. W. Dijkstra,
    1959) over the rows of one direction: O(k log k) for k holdings of those listed.
    """
    taken: dict[int, None] = {}
    waiting = [(-1.0, 0, node)]
    met = 1
    while waiting and len(taken) <= most:
        product, _, one = heappop(waiting)
        if one in taken:
            continue
        taken[one] = None
        at = slice(int(rows.start[one]), int(rows.start[one + 1]))
        for other, share in zip(rows.node[at].tolist(), rows.high[at].tolist(), strict=True):
            if other not in taken:
                heappush(waiting, (product * min(share, 1.0), met, other))
                met += 1
    return list(taken)
