"""The longest chain of guarantees (担保链) that a subject begins, member by member."""

from __future__ import annotations

from collections import deque

import numpy as np

from analytics.arrays import Nodes
from analytics.guarantee_circles import GuaranteeNetwork


def longest_chain(network: GuaranteeNetwork, node: int, guarantors: Nodes, debtors: Nodes) -> tuple[int, ...]:
    """One of the longest chains from the node down, the node first; a circle is crossed by its shortest way.

    O(guarantees) a step; the node alone where it guarantees nobody outside its circle.
    """
    circle_of = {member: circle.members for circle in network.circles for member in circle.members}
    chain = [node]
    while network.chain_depths[chain[-1]] > 0:
        chain += _next(network, chain[-1], circle_of.get(chain[-1], ()), guarantors, debtors)
    return tuple(chain)


def _next(
    network: GuaranteeNetwork, node: int, circle: tuple[int, ...], guarantors: Nodes, debtors: Nodes
) -> list[int]:
    """The way out of the circle to the next of the chain: one whose own chain is a step shorter."""
    wanted = int(network.chain_depths[node]) - 1
    inside = set(circle) | {node}
    before: dict[int, int | None] = {node: None}
    waiting = deque([node])
    while waiting:
        one = waiting.popleft()
        for other in np.unique(debtors[guarantors == one]).tolist():
            if other in before:
                continue
            before[other] = one
            if other not in inside and network.chain_depths[other] == wanted:
                return _way(before, other)
            if other in inside:
                waiting.append(other)
    raise AssertionError(f"node {node} begins a chain of {wanted + 1} steps and has no first step")


def _way(before: dict[int, int | None], last: int) -> list[int]:
    way: list[int] = []
    one: int | None = last
    while one is not None:
        way.append(one)
        one = before[one]
    return way[-2::-1]
