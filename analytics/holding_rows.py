"""Holdings grouped by one of their ends, side by side in memory."""

from __future__ import annotations

from dataclasses import dataclass

from analytics.adjacency import adjacency
from analytics.arrays import Counts, Floats, Nodes, read_only


@dataclass(frozen=True)
class HoldingRows:
    """Holdings grouped by one end: those of node v stand at `start[v]:start[v + 1]`.

    `node` is the other end, `edge` the holding's index, `low` and `high` the bounds of its share.
    `high is low` where every share is disclosed.
    """

    start: Counts
    node: Nodes
    edge: Nodes
    low: Floats
    high: Floats

    def degree(self, node: int) -> int:
        """How many holdings the node has on this side."""
        return int(self.start[node + 1] - self.start[node])


def holding_rows(n: int, key: Nodes, other: Nodes, low: Floats, high: Floats) -> HoldingRows:
    """The holdings grouped by `key`, in their order inside a row; O(nodes + holdings)."""
    rows = adjacency(key, other, n)
    sorted_low = read_only(low[rows.edges])
    return HoldingRows(
        start=rows.pointers,
        node=rows.neighbours,
        edge=rows.edges,
        low=sorted_low,
        high=sorted_low if high is low else read_only(high[rows.edges]),
    )
