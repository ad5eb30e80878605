"""The loops that put companies under the bloc that disposes of their votes."""

from __future__ import annotations

import numpy as np

from analytics.arrays import Counts, Floats, Nodes, kernel


@kernel
def bloc_votes(
    start: Counts, node: Nodes, votes: Floats, root: Nodes, company: int, weight: Floats, found: Nodes
) -> tuple[int, float, float]:
    """The bloc with most votes in a company, its votes, and those of the next bloc; -1 where none votes.

    Left out are the company's votes in itself and, where it is the top of a bloc, those of that bloc. Of
    equal blocs the first is told. `weight` is scratch (zeros), `found` scratch of any content.
    """
    count = 0
    for e in range(start[company], start[company + 1]):
        bloc = root[node[e]]
        if bloc == company or node[e] == company or votes[e] == 0.0:
            continue
        if weight[bloc] == 0.0:
            found[count] = bloc
            count += 1
        weight[bloc] += votes[e]
    best, most, next_most = -1, 0.0, 0.0
    for i in range(count):
        cast = weight[found[i]]
        weight[found[i]] = 0.0
        if cast > most:
            best, most, next_most = found[i], cast, most
        elif cast > next_most:
            next_most = cast
    return best, most, next_most


@kernel
def joined_blocs(
    start: Counts, node: Nodes, votes: Floats, threshold: float, margin: float, root: Nodes
) -> int:
    """One round: every company at the top goes under the bloc with most votes in it, over the threshold.

    `root` is changed in place and names each node's bloc by its top. Answers how many went under another.
    All look at the blocs as the round found them; in a ring that nobody else holds the highest number is top.
    """
    n = root.size
    weight, found = np.zeros(n, np.float64), np.empty(n, np.int32)
    companies = start.size - 1
    goal = np.full(companies, -1, np.int32)
    for company in range(companies):
        if root[company] == company and start[company] != start[company + 1]:
            best, most, next_most = bloc_votes(start, node, votes, root, company, weight, found)
            if most > threshold and most > next_most + margin:
                goal[company] = best
    moved = 0
    for company in range(companies):
        if goal[company] >= 0:
            top = goal[company]
            while root[top] != top:
                top = root[top]
            if top != company:
                root[company] = top
                moved += 1
    for v in range(n):
        while root[root[v]] != root[v]:
            root[v] = root[root[v]]
    return moved


@kernel
def votes_in_blocs(start: Counts, node: Nodes, votes: Floats, root: Nodes) -> tuple[Nodes, Floats, Floats]:
    """For every company the bloc with most votes (-1: none), those votes, and the votes of the next bloc."""
    n = start.size - 1
    weight, found = np.zeros(root.size, np.float64), np.empty(root.size, np.int32)
    best, most, next_most = np.full(n, -1, np.int32), np.zeros(n, np.float64), np.zeros(n, np.float64)
    for company in range(n):
        if start[company] != start[company + 1]:
            best[company], most[company], next_most[company] = bloc_votes(
                start, node, votes, root, company, weight, found
            )
    return best, most, next_most
