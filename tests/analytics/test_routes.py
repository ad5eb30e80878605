from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from ownership_oracles import holdings_of, ownership_edges, random_edges, route_sums

from analytics.holdings_graph import build_holdings
from analytics.penetrated_shares import penetrated_shares
from analytics.routes import routes_between, routes_from, routes_to
from analytics.share_range import ShareRange


@settings(max_examples=40)
@given(ownership_edges())
def test_penetrated_shares_are_the_sums_over_all_simple_paths(drawn: tuple) -> None:
    edges, n, persons = drawn
    size = n + persons

    found = penetrated_shares(holdings_of(edges, size), max_edges=size, min_product=0.0)

    expected = route_sums(edges, size)
    for holder in range(size):
        for company in range(size):
            share = found.share(holder, company)
            assert share.low == pytest.approx(float(expected.get((holder, company), 0)), abs=1e-12)
            assert share.known


def test_length_limit_leaves_out_longer_routes_and_says_so() -> None:
    edges = random_edges(np.random.default_rng(5), n=6, persons=2, owners=4)

    found = penetrated_shares(holdings_of(edges, 8), max_edges=2, min_product=0.0)

    expected = route_sums(edges, 8, max_edges=2)
    assert all(
        found.share(*pair).low == pytest.approx(float(share), abs=1e-12) for pair, share in expected.items()
    )
    assert (found.cut & 1).any()


def test_thin_routes_are_left_out_and_said_to_be() -> None:
    graph = holdings_of([(0, 1, 0.01), (1, 2, 0.009)])

    cut = routes_to(graph, 2)
    whole = routes_to(graph, 2, min_product=0.0)

    assert [share.holder for share in cut.shares] == [1]
    assert cut.cut.by_product
    assert not cut.cut.by_length
    assert [share.holder for share in whole.shares] == [1, 0]
    assert not whole.cut


def test_route_runs_from_holder_to_company_whichever_way_it_is_asked_for() -> None:
    # 赵 0 holds 60 % of 甲 1 and 10 % of 乙 2; 甲 holds half of 乙: .6 * .5 + .1 = .4
    graph = holdings_of([(0, 1, 0.6), (1, 2, 0.5), (0, 2, 0.1)])

    up = next(share for share in routes_to(graph, 2).shares if share.holder == 0)
    down = next(share for share in routes_from(graph, 0).shares if share.company == 2)

    assert up == down
    assert up.direct == ShareRange(0.1, 0.1)
    assert up.penetrated.low == pytest.approx(0.4)
    assert [(route.nodes, route.edges) for route in up.routes] == [((0, 1, 2), (0, 1)), ((0, 2), (2,))]


def test_sums_hold_all_routes_where_few_are_listed() -> None:
    graph = holdings_of([(0, 1, 0.6), (1, 2, 0.5), (0, 2, 0.1)])

    found = routes_between(graph, 0, 2, listed=1)

    assert found is not None
    assert found.penetrated.low == pytest.approx(0.4)
    assert (found.route_count, len(found.routes)) == (2, 1)


def test_no_route_is_no_answer() -> None:
    assert routes_between(holdings_of([(0, 1, 0.6)], 3), 2, 1) is None


def test_undisclosed_share_gives_a_range_and_never_nothing() -> None:
    graph = build_holdings(4, [0, 1, 3], [1, 2, 2], [np.nan, 0.5, 0.3])

    found = routes_between(graph, 0, 2)
    column = penetrated_shares(graph).share(0, 2)

    assert found is not None
    assert found.penetrated == ShareRange(0.0, 0.5)
    assert found.routes[0].product == ShareRange(0.0, 0.5)
    assert column == ShareRange(0.0, 0.5)


@settings(max_examples=20)
@given(ownership_edges())
def test_range_holds_the_share_that_was_hidden(drawn: tuple) -> None:
    edges, n, persons = drawn
    size = n + persons
    shares = np.array([edge[2] for edge in edges])
    hidden = shares.copy()
    hidden[0] = np.nan
    columns = [edge[0] for edge in edges], [edge[1] for edge in edges]

    known = penetrated_shares(build_holdings(size, *columns, shares), max_edges=size, min_product=0.0)
    ranged = penetrated_shares(build_holdings(size, *columns, hidden), max_edges=size, min_product=0.0)

    for holder in range(size):
        for company in range(size):
            share = ranged.share(holder, company)
            assert share.low <= known.share(holder, company).low + 1e-12
            assert share.high >= known.share(holder, company).low - 1e-12


@settings(max_examples=20)
@given(ownership_edges())
def test_renumbering_the_nodes_changes_no_share(drawn: tuple) -> None:
    edges, n, persons = drawn
    size = n + persons
    new = np.random.default_rng(1).permutation(size).tolist()

    before = penetrated_shares(holdings_of(edges, size))
    after = penetrated_shares(holdings_of([(new[a], new[b], share) for a, b, share in edges], size))

    for holder in range(size):
        for company in range(size):
            assert before.share(holder, company).low == pytest.approx(
                after.share(new[holder], new[company]).low, abs=1e-12
            )
