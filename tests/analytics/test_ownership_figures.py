from __future__ import annotations

import numpy as np
import pytest
from ownership_oracles import holdings_of

from analytics.holdings_graph import build_holdings
from analytics.ownership_figures import OwnershipFigures, OwnershipTable, holders_of, holdings_of_holder


def row(table: OwnershipTable, holder: int, company: int) -> OwnershipFigures:
    return next(one for one in table.rows if (one.share.holder, one.share.company) == (holder, company))


def test_each_measure_has_its_own_name_and_figure() -> None:
    # 赵 2 holds 5 % of each of 甲 0 and 乙 1, which hold 95 % of each other
    graph = holdings_of([(0, 1, 0.95), (1, 0, 0.95), (2, 0, 0.05), (2, 1, 0.05)])

    table = holders_of(graph, 0)

    zhao = row(table, 2, 0)
    assert zhao.share.direct.low == 0.05
    assert zhao.share.penetrated.low == pytest.approx(0.0975)
    assert zhao.integrated is not None
    assert zhao.integrated.low == pytest.approx(1.0)
    assert zhao.through_cycles == pytest.approx(0.9025)
    assert zhao.votes == 0.05
    assert [ring.members for ring in table.rings] == [(0, 1)]


def test_without_rings_nothing_comes_through_cycles_even_where_thin_routes_are_cut() -> None:
    graph = holdings_of([(0, 1, 0.01), (1, 2, 0.009), (3, 2, 0.5)])

    table = holders_of(graph, 2)

    assert table.cut.by_product
    assert {one.through_cycles for one in table.rows} == {0.0}


def test_both_directions_agree_on_shares() -> None:
    graph = holdings_of([(0, 1, 0.6), (1, 2, 0.5), (2, 1, 0.1), (0, 2, 0.1), (3, 2, 0.4), (2, 4, 0.9)])

    up, down = row(holders_of(graph, 2), 0, 2), row(holdings_of_holder(graph, 0), 0, 2)

    assert up.share == down.share
    assert up.integrated is not None
    assert down.integrated is not None
    assert up.integrated.low == pytest.approx(down.integrated.low)
    assert up.votes == down.votes == pytest.approx(0.6)


def test_closed_ring_has_no_integrated_figure() -> None:
    graph = holdings_of([(0, 1, 1.0), (1, 0, 1.0), (1, 2, 0.5), (3, 2, 0.5)])

    table = holders_of(graph, 2)

    assert table.behind_closed_ring
    assert row(table, 1, 2).integrated is None
    assert row(table, 1, 2).through_cycles is None
    assert [ring.closed for ring in table.rings] == [True]


def test_range_leaves_cycles_open() -> None:
    graph = build_holdings(4, [0, 1, 2, 3], [1, 2, 1, 2], [np.nan, 0.5, 0.1, 0.2])

    assert row(holders_of(graph, 2), 0, 2).through_cycles is None
