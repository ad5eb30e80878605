from __future__ import annotations

from collections import Counter

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ownership_oracles import Edge, holdings_of, ownership_edges, random_edges

from analytics.control import control_pairs
from analytics.holdings_graph import Holdings
from analytics.integrated import integrated_ownership
from analytics.penetrated_shares import penetrated_shares


def drawn_holdings(drawn: tuple[list[Edge], int, int]) -> Holdings:
    edges, n, persons = drawn
    return holdings_of(edges, n + persons)


def named_rows(start: np.ndarray, other: np.ndarray, share: np.ndarray, own: np.ndarray, names: np.ndarray):
    at = np.repeat(own, np.diff(start))
    return Counter(zip(at.tolist(), names[other].tolist(), share.tolist(), strict=True))


@settings(max_examples=60)
@given(ownership_edges())
def test_every_holding_stands_in_both_directions_with_its_share(drawn: tuple) -> None:
    edges, *_ = drawn
    arranged = drawn_holdings(drawn).arranged

    up = named_rows(
        arranged.up_start, arranged.up_holder, arranged.up_low, arranged.companies, arranged.holders
    )
    down = named_rows(
        arranged.down_start, arranged.down_company, arranged.down_low, arranged.holders, arranged.companies
    )
    assert up == Counter((company, owner, share) for owner, company, share in edges)
    assert down == Counter(edges)


@settings(max_examples=60)
@given(ownership_edges())
def test_the_middle_comes_owners_first_and_rings_are_those_of_networkx(drawn: tuple) -> None:
    edges, *_ = drawn
    arranged = drawn_holdings(drawn).arranged

    graph = nx.DiGraph([(owner, company) for owner, company, _ in edges])
    expected = {frozenset(one) for one in nx.strongly_connected_components(graph) if len(one) > 1}
    expected |= {frozenset((node,)) for node in nx.nodes_with_selfloops(graph)} - expected
    found = [range(first, last) for first, last in arranged.rings.tolist()]
    assert {frozenset(arranged.companies[list(ring)].tolist()) for ring in found} >= expected
    for company in range(arranged.companies.size):
        ring = next((ring for ring in found if company in ring), range(company, company))
        owners = arranged.up_holder[arranged.up_start[company] : arranged.up_start[company + 1]]
        inner = owners[owners < arranged.middle]
        assert all(owner < company or owner in ring for owner in inner.tolist())
        assert bool(arranged.in_ring[company] if company < arranged.middle else False) == bool(len(ring))


@settings(max_examples=60)
@given(ownership_edges())
def test_a_number_leads_back_to_its_node_and_one_below_the_middle_is_both(drawn: tuple) -> None:
    holdings = drawn_holdings(drawn)
    arranged = holdings.arranged

    for number_of, nodes in (
        (arranged.company_of, arranged.companies),
        (arranged.holder_of, arranged.holders),
    ):
        assert number_of[nodes].tolist() == list(range(nodes.size))
        assert np.count_nonzero(number_of >= 0) == nodes.size
    both = set(holdings.owner.tolist()) & set(holdings.company.tolist())
    assert set(arranged.companies[: arranged.middle].tolist()) == both
    assert arranged.companies[: arranged.middle].tolist() == arranged.holders[: arranged.middle].tolist()


@settings(max_examples=60)
@given(ownership_edges(), st.randoms(use_true_random=False))
def test_renumbering_the_nodes_changes_no_figure(drawn: tuple, random) -> None:
    edges, n, persons = drawn
    new = list(range(n + persons))
    random.shuffle(new)
    before = drawn_holdings(drawn)
    after = holdings_of([(new[owner], new[company], share) for owner, company, share in edges], n + persons)

    routes = penetrated_shares(before), penetrated_shares(after)
    votes = control_pairs(before), control_pairs(after)
    owned = integrated_ownership(before), integrated_ownership(after)

    for holder in range(n + persons):
        # the rows keep the order of their holdings, so that sums come out the same bit for bit
        held = votes[0].votes_held(holder)
        assert {new[company]: cast for company, cast in held.items()} == votes[1].votes_held(new[holder])
        for company in range(n + persons):
            assert routes[0].share(holder, company) == routes[1].share(new[holder], new[company])
            shares = owned[0].share(holder, company), owned[1].share(new[holder], new[company])
            assert (shares[0] is None) == (shares[1] is None)
            if shares[0] is not None and shares[1] is not None:
                # members of a ring are solved in another order
                assert shares[0].low == pytest.approx(shares[1].low, rel=1e-12, abs=1e-15)


def test_an_arrangement_is_made_once() -> None:
    holdings = holdings_of(random_edges(np.random.default_rng(1), 5, 3), 8)

    assert holdings.arranged is holdings.arranged
