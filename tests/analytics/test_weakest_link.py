from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from ownership_oracles import holdings_of, ownership_edges

from analytics.control import controlled_by
from analytics.holdings_graph import build_holdings
from analytics.weakest_link import weakest_link, weakest_links


def test_published_example_of_30_direct_and_a_chain_of_30_and_20() -> None:
    graph = holdings_of([(0, 1, 0.3), (0, 2, 0.3), (2, 1, 0.2)])

    found = weakest_link(graph, 0, 1)

    assert found.control_rights.low == pytest.approx(0.5)
    assert found.cash_flow.low == pytest.approx(0.36)
    assert found.ratio == pytest.approx(0.5 / 0.36)
    assert [chain.weakest.low for chain in found.chains] == [0.3, 0.2]


def test_weakest_link_may_disagree_with_the_majority() -> None:
    # 60 % of 甲 and 甲's 40 % of 乙: weakest link 40 %, but the votes are no majority
    graph = holdings_of([(0, 1, 0.6), (1, 2, 0.4), (0, 2, 0.1), (3, 2, 0.5)])

    assert weakest_link(graph, 0, 2).control_rights.low == pytest.approx(0.5)
    assert [control.company for control in controlled_by(graph, (0,))] == [1]


def test_undisclosed_link_gives_a_range() -> None:
    graph = build_holdings(3, [0, 1], [1, 2], [np.nan, 0.4])

    found = weakest_link(graph, 0, 2)

    assert (found.control_rights.low, found.control_rights.high) == (0.0, 0.4)
    assert found.ratio is None


def test_no_chain_has_no_rights() -> None:
    found = weakest_link(holdings_of([(0, 1, 0.5)], 3), 2, 1)

    assert found.chains == ()
    assert found.control_rights.high == 0.0


@settings(max_examples=30)
@given(ownership_edges())
def test_all_holders_at_once_are_each_holder_alone(drawn: tuple) -> None:
    edges, n, persons = drawn
    graph = holdings_of(edges, n + persons)

    links = weakest_links(graph, 0)

    assert {one.holder for one in links} <= set(range(n, n + persons))
    for one in links:
        alone = weakest_link(graph, one.holder, 0)
        assert (one.control_rights, one.cash_flow) == (alone.control_rights, alone.cash_flow)
    assert [one.control_rights.low for one in links] == sorted(
        (one.control_rights.low for one in links), reverse=True
    )
