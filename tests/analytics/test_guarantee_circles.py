from __future__ import annotations

import networkx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from vector_cases import vectors_of_kind

from analytics.guarantee_circles import Exposure, GuaranteeNetwork, guarantee_network
from analytics.verification.groups import check

SIZE = 9
EDGES = st.lists(st.tuples(st.integers(0, SIZE - 1), st.integers(0, SIZE - 1)), max_size=24)
Edge = tuple[int, int]


def network(edges: list[Edge], amounts: list[float] | None = None, **caps: int) -> GuaranteeNetwork:
    return guarantee_network(
        np.array([edge[0] for edge in edges], np.int32),
        np.array([edge[1] for edge in edges], np.int32),
        np.array(amounts if amounts is not None else [1e6] * len(edges)),
        SIZE,
        **caps,
    )


@pytest.mark.parametrize("vector", vectors_of_kind("groups"), ids=lambda one: one["title"])
def test_worked_examples_are_reproduced(vector: dict) -> None:
    assert [one for one in check(vector) if not one.passed] == []


@given(EDGES)
def test_cycles_and_mutual_pairs_are_those_of_networkx(edges: list[Edge]) -> None:
    graph = networkx.DiGraph([edge for edge in edges if edge[0] != edge[1]])

    found = network(edges)

    cycles = {cycle for circle in found.circles for cycle in circle.cycles}
    assert cycles == {_from_smallest(cycle) for cycle in networkx.simple_cycles(graph, length_bound=8)}
    assert sum(len(circle.cycles) for circle in found.circles) == len(cycles)
    assert all(circle.cycles_complete_to == 8 for circle in found.circles)
    assert set(found.mutual_pairs) == {(a, b) for a, b in graph.edges if a < b and graph.has_edge(b, a)}
    components = [sorted(one) for one in networkx.strongly_connected_components(graph) if len(one) > 1]
    assert sorted(circle.members for circle in found.circles) == sorted(map(tuple, components))


@given(EDGES)
def test_chain_depth_is_the_longest_path_between_circles(edges: list[Edge]) -> None:
    graph = networkx.DiGraph()
    graph.add_nodes_from(range(SIZE))
    graph.add_edges_from(edges)
    knots = networkx.condensation(graph)

    depths = network(edges).chain_depths

    for node in range(SIZE):
        below = networkx.descendants(knots, knots.graph["mapping"][node]) | {knots.graph["mapping"][node]}
        assert depths[node] == networkx.dag_longest_path_length(knots.subgraph(below))


def _from_smallest(cycle: list[int]) -> tuple[int, ...]:
    place = cycle.index(min(cycle))
    return tuple(cycle[place:] + cycle[:place])


def test_kinds_of_circles_and_mutual_pairs_first() -> None:
    ring = [(0, 1), (1, 2), (2, 0)]
    mutual = [(3, 4), (4, 3)]
    joint = [(5, 6), (6, 5), (6, 7), (7, 5)]

    found = network(ring + mutual + joint)

    assert [(circle.members, circle.kind) for circle in found.circles] == [
        ((5, 6, 7), "joint"),
        ((3, 4), "mutual"),
        ((0, 1, 2), "ring"),
    ]


def test_exposure_counts_parallel_contracts_and_says_what_is_undisclosed() -> None:
    edges = [(0, 1), (0, 1), (1, 0), (1, 2), (2, 2)]

    found = network(edges, [2e6, 3e6, float("nan"), 7e6, 9e6])

    [circle] = found.circles
    assert circle.exposure == Exposure(amount=5e6, guarantees=3, undisclosed=1)
    assert circle.outward == Exposure(amount=7e6, guarantees=1, undisclosed=0)


def test_a_star_has_five_debtors_or_more() -> None:
    found = network([(0, debtor) for debtor in range(1, 6)] + [(6, debtor) for debtor in range(1, 5)])

    [star] = found.stars
    assert (star.guarantor, star.debtors) == (0, (1, 2, 3, 4, 5))


def test_a_cap_on_cycles_is_said_and_keeps_the_shortest() -> None:
    everybody = [(a, b) for a in range(SIZE) for b in range(SIZE) if a != b]

    [circle] = network(everybody, cycle_cap=100).circles

    # 36 pairs, then 168 triangles in both directions
    assert (len(circle.cycles), circle.cycles_complete_to) == (100, 2)
    assert len([cycle for cycle in circle.cycles if len(cycle) == 2]) == 36
    [stopped] = network(everybody, step_cap=50).circles
    assert stopped.cycles_complete_to == 1
    assert len(stopped.mutual_pairs) == 36
