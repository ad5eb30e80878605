from __future__ import annotations

import networkx as nx
import numpy as np
from hypothesis import given, settings
from ownership_oracles import holdings_of, ownership_edges, random_edges

from analytics.neighbourhood import downstream, upstream, with_holdings


@settings(max_examples=40)
@given(ownership_edges())
def test_upstream_holds_the_ancestors_and_all_their_owners(drawn: tuple) -> None:
    edges, n, persons = drawn
    graph = holdings_of(edges, n + persons)
    oracle = nx.DiGraph([(a, b) for a, b, _ in edges])

    part = upstream(graph, 0)

    nodes = {0} | nx.ancestors(oracle, 0)
    assert part.nodes[0] == 0
    assert set(part.nodes.tolist()) == nodes
    assert sorted(part.edges.tolist()) == [at for at, (_, b, _) in enumerate(edges) if b in nodes]
    for at, edge in enumerate(part.edges.tolist()):
        ends = part.holdings.owner[at], part.holdings.company[at]
        assert part.whole_nodes(ends) == edges[edge][:2]
        assert part.holdings.share[at] == edges[edge][2]


def test_downstream_of_several_starts_with_them_and_counts_each_once() -> None:
    graph = holdings_of([(0, 2, 0.5), (1, 2, 0.5), (2, 3, 1.0), (4, 3, 0.0)])

    part = downstream(graph, 1, 0, 1)

    assert part.nodes.tolist() == [1, 0, 2, 3]
    assert part.numbers() == {1: 0, 0: 1, 2: 2, 3: 3}
    assert sorted(part.edges.tolist()) == [0, 1, 2]


def test_large_neighbourhood_outgrows_its_first_tables() -> None:
    edges = random_edges(np.random.default_rng(2), n=3_000, persons=40, owners=4)
    graph = holdings_of(edges, 3_040)
    holder = max(range(3_000), key=graph.down.degree)

    part = downstream(graph, holder)

    below = {holder} | nx.descendants(nx.DiGraph([(a, b) for a, b, _ in edges]), holder)
    assert len(below) > 1_000
    assert set(part.nodes.tolist()) == below
    assert len(part.nodes) == len(below)


def test_holdings_left_out_keep_the_nodes() -> None:
    part = upstream(holdings_of([(0, 1, 0.5), (1, 2, 0.5)]), 2)

    kept = with_holdings(part, part.holdings.company == 0)

    assert kept.nodes.tolist() == [2, 1, 0]
    assert kept.edges.tolist() == [1]
    assert kept.holdings.is_never_owned(1)
