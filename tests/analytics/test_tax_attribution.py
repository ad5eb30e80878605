from __future__ import annotations

import pytest
from ownership_oracles import holdings_of

from analytics.tax_attribution import attributed_share, attributed_shares


def test_intermediary_held_by_25_percent_counts_in_full() -> None:
    graph = holdings_of([(0, 1, 0.25), (1, 2, 0.4)])

    found = attributed_share(graph, (0,), 2)

    assert found.attributed == pytest.approx(0.4)
    assert found.passed == (1,)


def test_intermediary_below_25_percent_multiplies() -> None:
    found = attributed_share(holdings_of([(0, 1, 0.24), (1, 2, 0.5)]), (0,), 2)

    assert found.attributed == pytest.approx(0.12)
    assert found.passed == ()


def test_holdings_in_an_intermediary_are_added_before_the_test() -> None:
    # 15 % of 乙 2 directly and 10 % through 甲 1 in full: 25 %, so that 丙 3 counts in full
    graph = holdings_of([(0, 1, 0.5), (0, 2, 0.15), (1, 2, 0.1), (2, 3, 0.3)])

    found = attributed_share(graph, (0,), 3)

    assert found.attributed == pytest.approx(0.3)
    assert found.passed == (1, 2)


def test_relatives_are_taken_together() -> None:
    graph = holdings_of([(0, 2, 0.15), (1, 2, 0.1), (2, 3, 0.5)])

    assert attributed_share(graph, (0,), 3).attributed == pytest.approx(0.075)
    assert attributed_share(graph, (0, 1), 3).attributed == pytest.approx(0.5)


def test_what_a_company_holds_of_its_owners_adds_nothing_to_it() -> None:
    # 甲 1 owns 乙 2 wholly, which holds 30 % of 甲
    graph = holdings_of([(0, 1, 0.3), (1, 2, 1.0), (2, 1, 0.3)])

    assert attributed_share(graph, (0,), 1).attributed == pytest.approx(0.3)


def test_all_companies_over_the_threshold_are_found_by_share() -> None:
    graph = holdings_of([(0, 1, 0.3), (1, 2, 0.4), (2, 3, 0.1), (0, 4, 0.2)])

    found = attributed_shares(graph, (0,))

    assert [(one.company, round(one.attributed, 9)) for one in found] == [(2, 0.4), (1, 0.3)]


def test_no_holding_is_nothing() -> None:
    assert attributed_share(holdings_of([(0, 1, 0.3)], 3), (2,), 1).attributed == 0.0
