from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ownership_oracles import Edge, holdings_of, ownership_edges

from analytics.concert import Concert
from analytics.control import controllers_of
from analytics.holdings_graph import build_holdings
from analytics.network_power import NetworkPower, network_power
from analytics.voting_power import majority_quota, voting_power

SIGMAS = 5
"""How far a drawn figure may lie from the exact one: further happens once in two million."""


def powers(found: NetworkPower) -> dict[int | tuple[int, ...], float]:
    return {one.holders if len(one.holders) > 1 else one.holders[0]: one.power for one in found.powers}


def near(found: NetworkPower, expected: dict[int | tuple[int, ...], float]) -> bool:
    got = powers(found)
    error = SIGMAS * found.standard_error
    return all(
        abs(got.get(key, 0.0) - expected.get(key, 0.0)) <= error for key in got.keys() | expected.keys()
    )


@settings(max_examples=20)
@given(st.lists(st.integers(1, 60), min_size=2, max_size=6))
def test_of_one_company_it_is_the_shapley_shubik_index(points: list[int]) -> None:
    shares = [point / sum(points) for point in points]
    edges = [(holder, len(points), share) for holder, share in enumerate(shares)]

    found = network_power(holdings_of(edges), len(points))

    exact = voting_power(shares, majority_quota(shares))
    assert near(found, dict(enumerate(exact.shapley_shubik)))


def test_votes_of_one_owner_through_several_companies_come_together() -> None:
    # 赵 0 owns 甲 1 and 乙 2, which have 30 % each of 丙 4; 钱 3 has 40 %: alone none of the three decides
    found = network_power(holdings_of([(0, 1, 1.0), (0, 2, 1.0), (1, 4, 0.3), (2, 4, 0.3), (3, 4, 0.4)]), 4)

    assert powers(found) == {0: 1.0}


def test_power_is_carried_down_by_whoever_decides_above() -> None:
    # 赵 0 and 钱 1 have half each of 甲 3, so that the second to come decides; 甲 and 孙 2 have 45 % each of
    # 乙 4 and 赵 10 %. Where 赵 decides in 甲 he has 55 % and decides; else three blocs are equal.
    edges = [(0, 3, 0.5), (1, 3, 0.5), (0, 4, 0.1), (2, 4, 0.45), (3, 4, 0.45)]

    found = network_power(holdings_of(edges), 4)

    assert near(found, {0: 1 / 2 + 1 / 6, 1: 1 / 6, 2: 1 / 6})


def test_majority_decides_always_and_undisclosed_votes_never() -> None:
    sure = network_power(holdings_of([(0, 1, 0.51), (2, 1, 0.49)]), 1)
    open_ = network_power(build_holdings(3, [0, 2], [1, 1], [0.4, np.nan]), 1)

    assert powers(sure) == {0: 1.0}
    assert (open_.powers, open_.undecided) == ((), 1.0)


def test_group_acting_in_concert_has_power_as_one() -> None:
    edges = [(0, 3, 0.3), (1, 3, 0.3), (2, 3, 0.4)]

    alone, grouped = (network_power(holdings_of(edges), 3, groups) for groups in ((), [Concert((0, 1), 3)]))

    assert near(alone, {0: 1 / 3, 1: 1 / 3, 2: 1 / 3})
    assert powers(grouped) == {(0, 1): 1.0}
    assert powers(network_power(holdings_of(edges), 3, [Concert((0, 1))])) == {(0, 1): 1.0}


def test_ring_with_one_outsider_is_decided_by_the_ring_itself_or_him() -> None:
    # 甲 1 and 乙 2 hold 95 % of each other, 赵 0 has 5 % of each: his votes never carry a company over half
    ring: list[Edge] = [(0, 1, 0.05), (2, 1, 0.95), (0, 2, 0.05), (1, 2, 0.95)]
    # with 40 % against 60 % of a company that holds as much of the other, he never does either
    found = network_power(holdings_of(ring), 1)

    assert powers(found).get(0, 0.0) == 0.0
    assert found.undecided + sum(powers(found).values()) == pytest.approx(1.0)


def test_ring_passes_to_an_outsider_who_can_decide_in_it() -> None:
    # 赵 0 has 50 % of 甲 1 and 乙 2 has the other; 甲 has all of 乙: 甲 follows 赵 as soon as he comes second
    found = network_power(holdings_of([(0, 1, 0.5), (2, 1, 0.5), (1, 2, 1.0)]), 1)

    # after 16 rounds and more the ring kept itself with chance 2^-16 at most
    assert powers(found).get(0, 0.0) > 0.999


@settings(max_examples=30)
@given(ownership_edges())
def test_powers_add_to_one_and_a_controller_has_it_all(drawn: tuple) -> None:
    edges, n, persons = drawn
    graph = holdings_of(edges, n + persons)

    found = network_power(graph, 0)

    assert sum(powers(found).values()) + found.undecided == pytest.approx(1.0)
    tops = {one.voters[0] for one in controllers_of(graph, 0) if graph.is_never_owned(one.voters[0])}
    assert all(powers(found)[top] == 1.0 for top in tops)


def test_same_seed_same_draws_and_large_companies_say_how_rough_they_are() -> None:
    many = holdings_of([(holder, 3_000, 1 / 3_000) for holder in range(3_000)])
    few = holdings_of([(0, 2, 0.5), (1, 2, 0.5)])

    assert network_power(few, 2, seed=3) == network_power(few, 2, seed=3)
    assert network_power(few, 2).samples == 20_000
    found = network_power(many, 3_000)
    assert found.samples == 20_000_000 // 3_001
    assert found.standard_error == pytest.approx(0.5 / found.samples**0.5)
