from __future__ import annotations

import networkx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.adjacency import adjacency
from analytics.components import members_of, strong_components, weak_components

EDGES = st.lists(st.tuples(st.integers(0, 11), st.integers(0, 11)), max_size=40)


def columns(edges: list[tuple[int, int]]) -> tuple[np.ndarray, np.ndarray]:
    return (
        np.array([source for source, _ in edges], np.int32),
        np.array([target for _, target in edges], np.int32),
    )


def graph(edges: list[tuple[int, int]]) -> networkx.DiGraph:
    directed = networkx.DiGraph()
    directed.add_nodes_from(range(12))
    directed.add_edges_from(edges)
    return directed


@given(EDGES)
def test_weak_components_are_those_of_networkx(edges: list[tuple[int, int]]) -> None:
    labels, count = weak_components(*columns(edges), 12)

    expected = {frozenset(members) for members in networkx.weakly_connected_components(graph(edges))}
    assert {frozenset(members.tolist()) for members in members_of(labels)} == expected
    assert count == len(expected)
    assert all(labels[node] == min(members) for members in expected for node in members)


@given(EDGES)
def test_strong_components_are_those_of_networkx_with_ends_first(edges: list[tuple[int, int]]) -> None:
    rows = adjacency(*columns(edges), 12)

    labels, count = strong_components(rows.pointers, rows.neighbours)

    expected = {frozenset(members) for members in networkx.strongly_connected_components(graph(edges))}
    assert {frozenset(members.tolist()) for members in members_of(labels)} == expected
    assert count == len(expected)
    assert all(labels[target] <= labels[source] for source, target in edges)


def test_long_chain_needs_no_recursion() -> None:
    chain = np.arange(200_000, dtype=np.int32)
    rows = adjacency(chain, np.roll(chain, -1), chain.size)

    _, count = strong_components(rows.pointers, rows.neighbours)

    assert count == 1


def test_members_are_listed_by_smallest_node_and_size() -> None:
    labels, _ = weak_components(np.array([4, 0, 2]), np.array([3, 5, 5]), 6)

    assert [members.tolist() for members in members_of(labels, at_least=2)] == [[0, 2, 5], [3, 4]]
    assert members_of(labels, at_least=4) == []


def test_a_node_number_out_of_range_is_refused() -> None:
    with pytest.raises(ValueError, match="expected 0 to 1"):
        weak_components(np.array([0]), np.array([2]), 2)


@given(EDGES)
def test_adjacency_keeps_every_edge_in_its_row(edges: list[tuple[int, int]]) -> None:
    sources, targets = columns(edges)

    rows = adjacency(sources, targets, 12)

    found = [
        (node, int(rows.neighbours[slot]), int(rows.edges[slot]))
        for node in range(12)
        for slot in range(rows.pointers[node], rows.pointers[node + 1])
    ]
    assert sorted(found, key=lambda row: row[2]) == [(s, t, number) for number, (s, t) in enumerate(edges)]
