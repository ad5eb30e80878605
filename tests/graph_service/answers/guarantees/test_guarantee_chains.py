"""The longest chain of guarantees, through circles and past shorter branches."""

from __future__ import annotations

import numpy as np

from analytics.guarantee_circles import guarantee_network
from graph_service.answers.guarantees.guarantee_chains import longest_chain


def chain(node: int, *guarantees: tuple[int, int]) -> tuple[int, ...]:
    first = np.array([pair[0] for pair in guarantees], np.int32)
    second = np.array([pair[1] for pair in guarantees], np.int32)
    network = guarantee_network(first, second, np.ones(len(guarantees)), 10)
    return longest_chain(network, node, first, second)


def test_the_longer_of_two_branches_is_the_chain() -> None:
    assert chain(0, (0, 1), (0, 2), (2, 3), (3, 4)) == (0, 2, 3, 4)


def test_a_circle_on_the_way_is_crossed_by_its_shortest_way() -> None:
    # 1 -> 2 -> 3 -> 1 is a circle, entered at 1 and left from 3
    assert chain(0, (0, 1), (1, 2), (2, 3), (3, 1), (3, 5)) == (0, 1, 2, 3, 5)


def test_a_member_whose_circle_leads_nowhere_begins_no_chain() -> None:
    assert chain(1, (1, 2), (2, 1)) == (1,)
    assert chain(4, (1, 2)) == (4,)
