"""Personalised PageRank, kept as a contrast: good for ranking neighbours, not monotone in risk.

Its mass is conserved, so a new bad record elsewhere lowers a node's score.
"""

from __future__ import annotations

import math

import numpy as np

from analytics.adjacency import adjacency
from analytics.arrays import Floats, Nodes


def personalised_pagerank(
    sources: Nodes,
    targets: Nodes,
    weights: Floats,
    restart: Floats,
    *,
    alpha: float = 0.85,
    tolerance: float = 1e-14,
    start: Floats | None = None,
) -> Floats:
    """x = α·Pᵀx + (1 − α)·r by repeated substitution; the scores add to 1.

    A node without an edge hands its mass back to the restart, as networkx does. O(edges) a round, of which
    there are about ln(tolerance) / ln(α).

    Args:
        sources: from which node each edge leads.
        targets: to which node it leads.
        weights: weight of each edge, over 0.
        restart: where walks begin anew, 0 and more a node; made to add to 1.
        alpha: chance that a walk goes on, over 0 and under 1.
        tolerance: ends when the scores of a round differ by less in sum.
        start: scores of the first round, in sum 1; the restart where None. A loose tolerance shows it.

    Raises:
        ValueError: the restart is 0 everywhere, so that there is nowhere to begin.
    """
    if not restart.sum() > 0:
        raise ValueError(f"got a restart that adds to {restart.sum()}, expected one node over 0")
    begin = restart / restart.sum()
    rows = adjacency(targets, sources, restart.size)
    out = np.bincount(sources, weights, minlength=restart.size)
    shares = weights[rows.edges] / out[rows.neighbours]
    places = np.repeat(np.arange(restart.size), np.diff(rows.pointers))
    scores: Floats = begin if start is None else start
    # a round moves at most 2·αᵏ, so that this many are enough; rounding keeps the last ones from reaching 0
    for _ in range(math.ceil(math.log(tolerance / 2.0) / math.log(alpha)) + 1):
        inflow = np.bincount(places, shares * scores[rows.neighbours], minlength=restart.size)
        stranded = scores[out == 0].sum()
        moved: Floats = alpha * (inflow + stranded * begin) + (1.0 - alpha) * begin
        change = float(np.abs(moved - scores).sum())
        scores = moved
        if change < tolerance:
            break
    return scores
