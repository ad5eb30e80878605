from __future__ import annotations

import numpy as np
import pytest

from analytics.circular_holding import CircularHolding, circular_holdings
from analytics.holdings_graph import build_holdings

Holding = tuple[int, int, float]
UNKNOWN = float("nan")


def rings(*rows: Holding, size: int = 8) -> tuple[CircularHolding, ...]:
    return circular_holdings(
        build_holdings(size, [row[0] for row in rows], [row[1] for row in rows], [row[2] for row in rows])
    )


def test_a_ring_with_outside_owners_is_listed_with_its_holdings_and_radius() -> None:
    [ring] = rings((0, 1, 0.2), (1, 0, 0.1), (5, 0, 0.9), (6, 1, 0.8))

    assert (ring.members, ring.holdings, ring.alarm) == ((0, 1), (0, 1), "none")
    assert ring.outside_high == pytest.approx(0.85)
    # ρ of a two-ring is the root of the product of its shares
    assert ring.spectral_radius == pytest.approx((0.2 * 0.1) ** 0.5)


def test_a_ring_without_outside_owners_is_closed() -> None:
    [ring] = rings((0, 1, 1.0), (1, 2, 1.0), (2, 0, 1.0))

    assert (ring.alarm, ring.outside_high) == ("closed", 0.0)
    assert ring.spectral_radius == pytest.approx(1.0)


def test_less_than_five_hundredths_outside_is_an_alarm_of_its_own() -> None:
    [ring] = rings((0, 1, 0.96), (1, 0, 0.96), (5, 0, 0.04), (5, 1, 0.04))

    assert ring.alarm == "near_closed"
    assert rings((0, 1, 0.95), (1, 0, 0.95))[0].alarm == "none"


def test_an_undisclosed_share_inside_is_a_range() -> None:
    [ring] = rings((0, 1, UNKNOWN), (5, 1, 0.02), (1, 0, 0.98))

    # at most 1 holds 98 % of 0 and 0 holds what is left of 1, 98 %; at least 0 holds nothing
    assert (ring.outside_low, ring.outside_high) == (pytest.approx(0.02), pytest.approx(0.51))
    assert ring.alarm == "perhaps_near_closed"


def test_treasury_shares_make_no_ring_and_weigh_nothing() -> None:
    assert rings((0, 0, 0.3)) == ()
    assert rings((0, 0, 0.3), (0, 1, 0.5), (1, 0, 0.5))[0].outside_high == pytest.approx(0.5)


def test_the_most_closed_ring_comes_first() -> None:
    found = rings((0, 1, 0.1), (1, 0, 0.1), (2, 3, 0.9), (3, 2, 0.9))

    assert [ring.members for ring in found] == [(2, 3), (0, 1)]


def test_the_radius_of_a_large_ring_is_found_without_a_dense_matrix() -> None:
    size = 400
    shares = np.full(size, 0.5)
    everyone = np.arange(size)

    [ring] = circular_holdings(build_holdings(size, everyone, np.roll(everyone, -1), shares))

    assert ring.spectral_radius == pytest.approx(0.5, abs=1e-9)
