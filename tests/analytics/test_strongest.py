"""The parties with the largest shares: connected, in order, undisclosed shares not forgotten."""

from __future__ import annotations

from math import nan

from hypothesis import given
from hypothesis import strategies as st

from analytics.holdings_graph import build_holdings
from analytics.strongest import strongest


def test_a_long_chain_of_large_shares_comes_before_many_small_holders():
    """0 is held 60 % by 1, 1 is held 90 % by 2 (54 % of 0); 3 to 9 hold 1 % each."""
    held = build_holdings(10, [1, 2, *range(3, 10)], [0, 1, *[0] * 7], [0.6, 0.9, *[0.01] * 7])

    assert strongest(held.up, 0, 2) == [0, 1, 2]


def test_an_undisclosed_share_counts_as_what_the_others_leave():
    """1 holds 30 %, 2 an undisclosed part of at most 70 %."""
    held = build_holdings(3, [1, 2], [0, 0], [0.3, nan])

    assert strongest(held.up, 0, 1) == [0, 2]


def test_a_ring_is_walked_once():
    held = build_holdings(2, [0, 1], [1, 0], [0.5, 0.5])

    assert strongest(held.up, 0, 5) == [0, 1]


@given(
    st.lists(st.tuples(st.integers(0, 14), st.integers(0, 14)), unique=True, max_size=40), st.integers(1, 14)
)
def test_whoever_is_listed_is_joined_to_the_node_by_those_before(edges, most):
    company, owner = [b for _, b in edges], [a for a, _ in edges]
    share = [1 / max(company.count(b), 1) for b in company]
    held = build_holdings(15, owner, company, share)

    listed = strongest(held.up, 0, most)

    assert len(listed) == len(set(listed)) <= most + 1
    for at, node in enumerate(listed[1:], start=1):
        assert any((node, one) in set(edges) for one in listed[:at])
