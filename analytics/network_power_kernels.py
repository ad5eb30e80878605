"""The loop of network power: labels of those who decide, carried down the holdings by random votes."""

from __future__ import annotations

import numpy as np

from analytics.arrays import Counts, Floats, Nodes, kernel

__all__ = ["labels_drawn"]


@kernel
def labels_drawn(
    start: Counts,
    voter: Nodes,
    votes: Floats,
    order: Nodes,
    quota: float,
    samples: int,
    burn_in: int,
    restart: float,
    seed: int,
) -> Counts:
    """How often each label came to stand at node 0, over that many independent draws.

    `order` are the companies, owners first. Each draw begins with everybody's own label. In a round every
    company puts the blocs of one label among its voters in random order and takes the label with which the
    votes come to more than `quota`; where they never do, it keeps its own. There are `burn_in` rounds and one
    more, and after each the chance `restart` of stopping: the age of a chain that starts anew with that
    chance each round. Without rings one round settles everything.
    """
    np.random.seed(seed)
    nodes = np.int64(max(start.size - 1, voter.max() + 1 if voter.size else 0))
    label, weight = np.empty(nodes, np.int32), np.zeros(nodes, np.float64)
    blocs, counts = np.empty(nodes, np.int32), np.zeros(nodes, np.int64)
    for _ in range(samples):
        for node in range(nodes):
            label[node] = node
        rounds, going = 0, True
        while going:
            for at in range(order.size):
                company = order[at]
                found = 0
                for e in range(start[company], start[company + 1]):
                    if voter[e] == company or votes[e] == 0.0:
                        continue
                    bloc = label[voter[e]]
                    if weight[bloc] == 0.0:
                        blocs[found] = bloc
                        found += 1
                    weight[bloc] += votes[e]
                cast, decides = 0.0, company
                for left in range(found, 0, -1):
                    drawn = np.random.randint(left)
                    bloc = blocs[drawn]
                    blocs[drawn] = blocs[left - 1]
                    if cast <= quota:
                        cast += weight[bloc]
                        if cast > quota:
                            decides = bloc
                    weight[bloc] = 0.0
                label[company] = decides
            rounds += 1
            going = rounds <= burn_in or np.random.random() >= restart
        counts[label[0]] += 1
    return counts
