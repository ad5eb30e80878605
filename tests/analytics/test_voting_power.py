from __future__ import annotations

from itertools import combinations, permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.voting_power import majority_quota, voting_power


def brute_force(weights: list[int], quota: int) -> tuple[list[float], list[int]]:
    n = len(weights)
    pivots, swings = [0] * n, [0] * n
    orders = list(permutations(range(n)))
    for order in orders:
        total = 0
        for holder in order:
            total += weights[holder]
            if total >= quota:
                pivots[holder] += 1
                break
    for size in range(n):
        for holder in range(n):
            others = [node for node in range(n) if node != holder]
            for coalition in combinations(others, size):
                votes = sum(weights[node] for node in coalition)
                swings[holder] += votes < quota <= votes + weights[holder]
    return [count / len(orders) for count in pivots], swings


@settings(max_examples=40)
@given(st.lists(st.integers(0, 50), min_size=1, max_size=6), st.integers(1, 120))
def test_indices_are_those_of_counting_every_order_and_coalition(weights: list[int], quota: int) -> None:
    power = voting_power(weights, quota)

    shapley, swings = brute_force(weights, quota)
    assert power.shapley_shubik == pytest.approx(shapley)
    assert power.banzhaf_swings == tuple(swings)


def test_decimal_votes_are_compared_exactly() -> None:
    # .1 + .2 reaches .3 although their binary sum differs from it
    power = voting_power([0.1, 0.2, 0.05], 0.3)

    assert power.banzhaf_swings == (2, 2, 0)


def test_majority_of_half_is_none() -> None:
    power = voting_power([0.5, 0.5], majority_quota([0.5, 0.5]))

    assert power.banzhaf_swings == (1, 1)


def test_rounding_of_repeating_decimals_makes_no_majority() -> None:
    # 1/18, 1/18 and 7/18 are exactly half; rounded to ten decimals they come to a hair more
    weights = [1 / 18, 1 / 18, 7 / 18, 9 / 18]

    power = voting_power(weights, majority_quota(weights))

    assert power.shapley_shubik == pytest.approx([1 / 12, 1 / 12, 1 / 12, 3 / 4])


def test_twenty_five_holders_are_exact() -> None:
    power = voting_power([1.0] * 25, 13)

    assert power.exact
    assert power.shapley_shubik == pytest.approx([1 / 25] * 25)
    assert power.banzhaf_swings == (2704156,) * 25  # choose(24, 12)


def test_more_holders_are_drawn_from_the_seed_and_come_near() -> None:
    weights = [40.0] + [2.0] * 30

    first = voting_power(weights, 51, samples=20_000, seed=3)
    again = voting_power(weights, 51, samples=20_000, seed=3)

    # 40 is decisive when it arrives as number 7 (12 votes before it) to 26 (50 before it) of 31
    assert first == again
    assert not first.exact
    assert first.banzhaf_swings is None
    assert first.shapley_shubik[0] == pytest.approx(20 / 31, abs=4 * first.standard_error)
    assert sum(first.shapley_shubik) == pytest.approx(1.0)
    assert sum(first.banzhaf) == pytest.approx(1.0)


@pytest.mark.parametrize(("weights", "quota"), [([], 1.0), ([-1.0], 1.0), ([1.0], 0.0)])
def test_votes_that_make_no_sense_are_refused(weights: list[float], quota: float) -> None:
    with pytest.raises(ValueError, match="expected weights"):
        voting_power(weights, quota)


def test_power_does_not_depend_on_the_order_of_holders() -> None:
    weights = np.array([33.0, 20.0, 20.0, 15.0, 12.0])

    power, turned = voting_power(weights.tolist(), 51), voting_power(weights[::-1].tolist(), 51)

    assert power.shapley_shubik == pytest.approx(turned.shapley_shubik[::-1])
