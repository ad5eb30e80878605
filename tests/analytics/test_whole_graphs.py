"""Measures of the whole graph on random graphs of some hundred nodes, against slow and plain oracles."""

from __future__ import annotations

import math

import networkx as nx
import numpy as np
import pytest
from ownership_oracles import controlled, holdings_of, random_edges, route_sums, walk_sums

from analytics import penetrated_shares as penetrated_module
from analytics.adjacency import adjacency
from analytics.components import members_of, strong_components, weak_components
from analytics.contagion import contagion, contagion_of, top_contributions
from analytics.contagion_network import Spread, contagion_network, risk_sources
from analytics.control import control_pairs
from analytics.integrated import integrated_ownership, ultimate_column_sums
from analytics.penetrated_shares import penetrated_shares
from analytics.route_kernels import CUT_BY_LENGTH
from analytics.short_cycles import short_cycles

SEEDS = range(4)


@pytest.mark.parametrize("seed", SEEDS)
def test_walk_sums_are_those_of_the_dense_inverse(seed: int) -> None:
    edges = random_edges(np.random.default_rng(seed), n=120, persons=40, owners=4)

    columns = integrated_ownership(holdings_of(edges, 160)).least

    found = np.zeros((160, 160))
    companies = np.repeat(columns.companies, np.diff(columns.start))
    found[columns.holder, companies] = columns.walk
    assert np.allclose(found, walk_sums(edges, 160), rtol=1e-8, atol=1e-12)


@pytest.mark.parametrize("seed", SEEDS)
def test_persons_own_the_whole_of_every_company(seed: int) -> None:
    graph = holdings_of(random_edges(np.random.default_rng(seed), n=400, persons=90, owners=4), 490)

    sums = ultimate_column_sums(graph, integrated_ownership(graph))

    assert sums[:400] == pytest.approx(np.ones(400), abs=1e-8)


@pytest.mark.parametrize("seed", SEEDS)
def test_routes_of_bounded_length_are_those_of_networkx_and_longer_ones_are_said(seed: int) -> None:
    edges = random_edges(np.random.default_rng(seed), n=14, persons=5, owners=3)

    found = penetrated_shares(holdings_of(edges, 19), max_edges=3, min_product=0.0)

    short, longer = route_sums(edges, 19, max_edges=3), route_sums(edges, 19)
    for (holder, company), total in longer.items():
        share = short.get((holder, company), 0)
        assert found.share(holder, company).low == pytest.approx(float(share), abs=1e-12)
        if total > share:
            assert found.cut[found.row_of[company]] & CUT_BY_LENGTH


@pytest.mark.parametrize("seed", SEEDS)
def test_routes_are_the_same_where_none_can_be_kept(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    graph = holdings_of(random_edges(np.random.default_rng(seed), n=60, persons=20, owners=3), 80)
    kept = penetrated_shares(graph)

    monkeypatch.setattr(penetrated_module, "KEPT_AT_LEAST", 0)
    monkeypatch.setattr(penetrated_module, "KEPT_A_HOLDING", 0)
    walked = penetrated_shares(graph)

    assert walked.holder.tolist() == kept.holder.tolist()
    assert walked.low == pytest.approx(kept.low, rel=1e-12)
    assert walked.start.tolist() == kept.start.tolist()
    # a route both too long and too thin is said to be both only where its end kept its own
    assert not (walked.cut & ~kept.cut).any()
    assert ((walked.cut > 0) == (kept.cut > 0)).all()


@pytest.mark.parametrize("seed", SEEDS)
def test_control_is_that_of_the_definition(seed: int) -> None:
    edges = random_edges(np.random.default_rng(seed), n=80, persons=25, owners=4)

    pairs = control_pairs(holdings_of(edges, 105))

    for holder in range(105):
        expected = {company: float(votes) for company, votes in controlled(edges, {holder}).items()}
        assert pairs.votes_held(holder) == pytest.approx(expected)


@pytest.mark.parametrize("seed", SEEDS)
def test_components_are_those_of_networkx(seed: int) -> None:
    random = np.random.default_rng(seed)
    first, second = (random.integers(0, 500, 560).astype(np.int32) for _ in range(2))
    graph = nx.DiGraph(list(zip(first.tolist(), second.tolist(), strict=True)))
    graph.add_nodes_from(range(500))
    rows = adjacency(first, second, 500)

    weak, _ = weak_components(first, second, 500)
    strong, count = strong_components(rows.pointers, rows.neighbours)

    assert parts(weak) == {frozenset(one) for one in nx.weakly_connected_components(graph)}
    assert parts(strong) == {frozenset(one) for one in nx.strongly_connected_components(graph)}
    assert sorted(set(strong.tolist())) == list(range(count))
    assert (strong[first] >= strong[second]).all()


def parts(labels: np.ndarray) -> set[frozenset[int]]:
    return {frozenset(one.tolist()) for one in members_of(labels)}


@pytest.mark.parametrize("seed", SEEDS)
def test_short_cycles_of_many_knots_are_those_of_networkx(seed: int) -> None:
    random, size = np.random.default_rng(seed), 9
    edges = {
        (knot * size + int(a), knot * size + int(b))
        for knot in range(30)
        for a, b in random.integers(0, size, (16, 2))
        if a != b
    }
    ordered = np.array(sorted(edges), np.int32)
    rows = adjacency(ordered[:, 0], ordered[:, 1], 30 * size)
    labels, _ = strong_components(rows.pointers, rows.neighbours)
    components = members_of(labels, at_least=2)

    found = short_cycles(rows, labels, components, longest=5, cycle_cap=300, step_cap=100_000)

    cycles = {smallest_first(cycle) for one in found for cycle in one.cycles}
    expected = nx.simple_cycles(nx.DiGraph(sorted(edges)), length_bound=5)
    assert cycles == {smallest_first(tuple(cycle)) for cycle in expected}
    assert all(one.complete_to == 5 for one in found)
    assert all(list(map(len, one.cycles)) == sorted(map(len, one.cycles)) for one in found)


def smallest_first(cycle: tuple[int, ...]) -> tuple[int, ...]:
    at = cycle.index(min(cycle))
    return cycle[at:] + cycle[:at]


def test_a_source_that_reaches_thousands_is_followed_to_all_of_them() -> None:
    # two sources, one beside the other, reach 6,000 nodes in one step each: far more than there is room for
    # at first
    ends = np.arange(2, 6002, dtype=np.int32)
    sources = np.concatenate([np.zeros_like(ends), np.ones_like(ends)])
    passed = np.concatenate([np.full(ends.size, 0.5), np.full(ends.size, 0.2)])
    spread = Spread(hops=2, decay=1.0)
    network = contagion_network(sources, np.append(ends, ends), passed, 6002, spread)
    severity = np.zeros(6002)
    severity[:2] = 0.8

    found = contagion(network, risk_sources(severity))

    # 1 - (1 - .8 · .5)(1 - .8 · .2)
    assert found.scores[2:] == pytest.approx(np.full(6000, 1 - 0.6 * 0.84))
    assert found.scores[:2].tolist() == [0.0, 0.0]
    alone = contagion_of(network, risk_sources(severity), 5000)
    assert alone.hazard == found.hazards[5000]
    assert [one.source for one in top_contributions(found, 5000)] == [0, 1]


def test_of_equal_contributions_the_earlier_source_is_listed_first() -> None:
    sources, targets = np.arange(7, dtype=np.int32), np.full(7, 7, np.int32)
    network = contagion_network(sources, targets, np.full(7, 0.4), 8, Spread(decay=1.0))

    found = contagion(network, risk_sources(np.append(np.full(7, 0.5), 0.0)), keep=3)

    assert [one.source for one in top_contributions(found, 7)] == [0, 1, 2]
    assert found.scores[7] == pytest.approx(1 - math.pow(0.8, 7))
