from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ownership_oracles import holdings_of, ownership_edges

from analytics.holdings_graph import Holdings, build_holdings
from analytics.integrated import integrated_ownership
from analytics.penetrated_shares import penetrated_shares
from analytics.share_columns import ShareColumns, integrated_shares, penetrated_share_columns
from analytics.share_range import ShareRange


@st.composite
def partly_hidden(draw: st.DrawFn) -> Holdings:
    """Holdings with rings, some of them closed, and some shares undisclosed."""
    edges, n, persons = draw(ownership_edges())
    hidden = draw(st.lists(st.booleans(), min_size=len(edges), max_size=len(edges)))
    shares = [np.nan if hide else share for (_, _, share), hide in zip(edges, hidden, strict=True)]
    closed = [(n + persons, n + persons + 1, 1.0), (n + persons + 1, n + persons, 1.0)]
    below = [(n + persons, draw(st.integers(0, n - 1)), 0.0)]
    ends = [edge[:2] for edge in [*edges, *closed, *below]]
    return build_holdings(n + persons + 2, *zip(*ends, strict=True), [*shares, 1.0, 1.0, 0.0])


@settings(max_examples=80)
@given(partly_hidden())
def test_integrated_columns_are_the_shares_of_single_pairs(holdings: Holdings) -> None:
    owned = integrated_ownership(holdings)

    columns = by_pair(integrated_shares(owned))

    for holder in range(holdings.n):
        for company in range(holdings.n):
            share = owned.share(holder, company)
            found = columns.pop((holder, company), None)
            if share is None:
                assert found is None
            elif found is None:
                # a company whose row is not whole may be anybody's
                assert share == ShareRange(0.0, 0.0) or owned.most.state_of(company)
            else:
                assert found == pytest.approx((share.low, share.high), abs=1e-12)
    assert not columns


@settings(max_examples=40)
@given(partly_hidden())
def test_penetrated_columns_are_the_shares_of_single_pairs(holdings: Holdings) -> None:
    found = penetrated_shares(holdings)

    columns = by_pair(penetrated_share_columns(found))

    for holder in range(holdings.n):
        for company in range(holdings.n):
            share = found.share(holder, company)
            assert columns.get((holder, company), (0.0, 0.0)) == (share.low, share.high)


def test_an_undisclosed_share_is_a_range_and_never_nothing() -> None:
    # 赵 0 holds an undisclosed part of 甲 1, whose other owner 钱 3 has 60 %; 甲 holds half of 乙 2
    graph = build_holdings(4, [0, 3, 1], [1, 1, 2], [np.nan, 0.6, 0.5])

    columns = by_pair(integrated_shares(integrated_ownership(graph)))

    assert columns[0, 2] == pytest.approx((0.0, 0.2))


def test_members_of_a_closed_ring_have_no_row() -> None:
    # 甲 0 and 乙 1 own each other wholly; 乙 holds half of 丙 2, and 赵 3 the other half
    graph = holdings_of([(0, 1, 1.0), (1, 0, 1.0), (1, 2, 0.5), (3, 2, 0.5)])

    assert by_pair(integrated_shares(integrated_ownership(graph))) == {(3, 2): (0.5, 0.5)}


def by_pair(columns: ShareColumns) -> dict[tuple[int, int], tuple[float, float]]:
    pairs = list(zip(columns.holders.tolist(), columns.companies.tolist(), strict=True))
    assert len(set(pairs)) == len(pairs)
    return dict(zip(pairs, zip(columns.low.tolist(), columns.high.tolist(), strict=True), strict=True))
