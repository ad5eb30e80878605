from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from ownership_oracles import first_passages, holdings_of, ownership_edges, random_edges, walk_sums

from analytics.holdings_graph import build_holdings
from analytics.integrated import integrated_ownership, ultimate_column_sums
from analytics.penetrated_shares import penetrated_shares
from analytics.share_range import ShareRange


@settings(max_examples=40)
@given(ownership_edges())
def test_walk_sums_are_those_of_the_dense_inverse(drawn: tuple) -> None:
    edges, n, persons = drawn
    size = n + persons

    columns = integrated_ownership(holdings_of(edges, size)).least

    expected = walk_sums(edges, size)
    found = [[columns.walk_sum(i, j) for j in range(size)] for i in range(size)]
    assert np.allclose(found, expected, rtol=1e-9, atol=1e-12)


@settings(max_examples=40)
@given(ownership_edges())
def test_integrated_share_counts_walks_until_they_return_to_the_holder(drawn: tuple) -> None:
    edges, n, persons = drawn
    size = n + persons

    owned = integrated_ownership(holdings_of(edges, size))

    expected = first_passages(edges, size)
    for holder in range(size):
        for company in range(size):
            share = owned.share(holder, company)
            assert share is not None
            assert share.low == pytest.approx(expected[holder, company], rel=1e-9, abs=1e-12)


@settings(max_examples=60)
@given(ownership_edges())
def test_persons_own_the_whole_of_every_company_between_them(drawn: tuple) -> None:
    edges, n, persons = drawn
    graph = holdings_of(edges, n + persons)

    sums = ultimate_column_sums(graph, integrated_ownership(graph))

    assert sums[:n] == pytest.approx(np.ones(n), abs=1e-9)


@settings(max_examples=30)
@given(ownership_edges())
def test_routes_never_exceed_walks(drawn: tuple) -> None:
    edges, n, persons = drawn
    size = n + persons
    graph = holdings_of(edges, size)

    routes = penetrated_shares(graph, max_edges=size, min_product=0.0)
    walks = integrated_ownership(graph).least

    for holder in range(size):
        for company in range(size):
            if holder != company:
                assert routes.share(holder, company).low <= walks.walk_sum(holder, company) + 1e-12


def test_without_rings_routes_and_walks_agree() -> None:
    random = np.random.default_rng(3)
    edges = [(a, b, share) for a, b, share in random_edges(random, 12, 4, owners=4) if a > b]
    graph = holdings_of(edges, 16)

    routes = penetrated_shares(graph, max_edges=16, min_product=0.0)
    owned = integrated_ownership(graph)

    assert owned.rings == ()
    for holder in range(16):
        for company in range(16):
            share = owned.share(holder, company)
            assert share is not None
            assert share.low == pytest.approx(routes.share(holder, company).low, abs=1e-12)


def test_sole_outsider_of_a_ring_owns_all_of_it_while_routes_say_a_tenth() -> None:
    # 甲 0 and 乙 1 hold 95 % of each other, 赵 2 the rest: routes .05 + .05 * .95 = .0975
    graph = holdings_of([(0, 1, 0.95), (1, 0, 0.95), (2, 0, 0.05), (2, 1, 0.05)])

    owned, routes = integrated_ownership(graph), penetrated_shares(graph)

    share = owned.share(2, 0)
    assert share is not None
    assert share.low == pytest.approx(1.0, abs=1e-12)
    assert routes.share(2, 0).low == pytest.approx(0.0975)
    (ring,) = owned.rings
    assert ring.members == (0, 1)
    assert ring.outside_share == pytest.approx(0.05)
    assert not ring.closed


def test_closed_ring_is_named_and_given_no_number() -> None:
    # 甲 0 and 乙 1 own each other wholly; 乙 holds half of 丙 2, and 赵 3 the other half
    graph = holdings_of([(0, 1, 1.0), (1, 0, 1.0), (1, 2, 0.5), (3, 2, 0.5)])

    owned = integrated_ownership(graph)

    assert [(ring.members, ring.closed) for ring in owned.rings] == [((0, 1), True)]
    assert owned.share(0, 1) is None
    assert owned.share(1, 2) is None
    assert owned.share(3, 2) == ShareRange(0.5, 0.5)
    assert owned.behind_closed_ring(2)
    assert not owned.behind_closed_ring(0)


def test_shares_over_100_percent_inside_a_ring_have_no_number() -> None:
    graph = holdings_of([(0, 1, 1.0), (2, 1, 0.5), (1, 2, 1.0), (2, 0, 1.0), (3, 0, 0.1)])

    owned = integrated_ownership(graph)

    assert owned.share(3, 0) is None


def test_treasury_shares_are_spread_over_the_other_owners() -> None:
    # 甲 0 holds a fifth of itself and 赵 1 the rest: he owns .8 / (1 - .2) = 1
    graph = holdings_of([(0, 0, 0.2), (1, 0, 0.8)])

    owned = integrated_ownership(graph)

    share, itself = owned.share(1, 0), owned.share(0, 0)
    assert share is not None
    assert itself is not None
    assert share.low == pytest.approx(1.0)
    assert itself.low == pytest.approx(0.2)
    assert [ring.members for ring in owned.rings] == [(0,)]


def test_undisclosed_share_gives_a_range() -> None:
    # 赵 0 holds an undisclosed part of 甲 1, whose other owner 钱 3 has 60 %; 甲 holds half of 乙 2
    graph = build_holdings(4, [0, 3, 1], [1, 1, 2], [np.nan, 0.6, 0.5])

    share = integrated_ownership(graph).share(0, 2)

    assert share is not None
    assert (share.low, share.high) == pytest.approx((0.0, 0.2))


def test_nearly_closed_ring_keeps_its_digits() -> None:
    # outside share 1e-6 on one member: the sole outsider still owns everything
    graph = holdings_of([(0, 1, 1.0), (1, 2, 1.0), (2, 0, 1 - 1e-6), (3, 0, 1e-6)])

    share = integrated_ownership(graph).share(3, 2)

    assert share is not None
    assert share.low == pytest.approx(1.0, abs=1e-9)


def test_many_sums_outgrow_the_first_room() -> None:
    # a ladder in which each company is held half and half by the two before it: sums grow with the square
    rungs = 130
    edges = [(at - back, at, 0.5) for at in range(2, rungs) for back in (1, 2)]

    columns = integrated_ownership(holdings_of(edges, rungs)).least

    assert columns.holder.size > 1024 + 4 * len(edges)
    assert columns.walk_sum(0, rungs - 1) + columns.walk_sum(1, rungs - 1) == pytest.approx(1.0)
