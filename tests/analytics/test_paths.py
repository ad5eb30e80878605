from __future__ import annotations

from itertools import combinations

import networkx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.paths import PathQuestion, RelationGraph, connections, path_between, relation_graph

SIZE = 9
KINDS = ("HOLDS", "GUARANTEES", "EXECUTIVE_OF")
Relation = tuple[int, int, str, float]
RELATIONS = st.lists(
    st.tuples(st.integers(0, SIZE - 1), st.integers(0, SIZE - 1), st.sampled_from(KINDS), st.integers(1, 10))
    .filter(lambda row: row[0] != row[1])
    .map(lambda row: (row[0], row[1], row[2], row[3] / 10)),
    max_size=16,
)


def graph_of(
    relations: list[Relation], days: dict[int, tuple[int, int]] | None = None, size: int = SIZE
) -> RelationGraph:
    valid = [(days or {}).get(number, (0, 0)) for number in range(len(relations))]
    return relation_graph(
        np.array([row[0] for row in relations], np.int32),
        np.array([row[1] for row in relations], np.int32),
        np.array([KINDS.index(row[2]) for row in relations], np.uint8),
        KINDS,
        np.array([start for start, _ in valid], np.int32),
        np.array([end for _, end in valid], np.int32),
        np.array([row[3] for row in relations], np.float64),
        size,
    )


def nodes_of(relations: list[Relation], question: PathQuestion, first: int, second: int) -> list[int] | None:
    found, _ = path_between(graph_of(relations), first, second, question)
    return None if found is None else [found.first, *(step.end for step in found.steps)]


def brute_force_strength(relations: list[Relation], first: int, second: int, hops: int) -> float | None:
    """The strongest of all simple paths, written out."""
    graph = networkx.MultiGraph()
    graph.add_nodes_from(range(SIZE))
    graph.add_edges_from(
        (source, target, {"strength": strength}) for source, target, _, strength in relations
    )
    best: float | None = None
    for path in networkx.all_simple_edge_paths(graph, first, second, cutoff=hops):
        strength = float(np.prod([graph.edges[edge]["strength"] for edge in path]))
        best = strength if best is None else max(best, strength)
    return best


@settings(max_examples=80)
@given(RELATIONS, st.integers(1, 5))
def test_shortest_paths_are_as_short_as_those_of_networkx(relations: list[Relation], hops: int) -> None:
    graph = networkx.Graph([row[:2] for row in relations])
    graph.add_nodes_from(range(SIZE))
    lengths = dict(networkx.all_pairs_shortest_path_length(graph, cutoff=hops))

    answer = connections(graph_of(relations), range(SIZE), PathQuestion(hops=hops, hub_cap=100))

    found = {(one.first, one.second): len(one.steps) for one in answer.found}
    assert found == {
        (a, b): lengths[a][b] for a, b in combinations(range(SIZE), 2) if lengths[a].get(b) is not None
    }


@settings(max_examples=80)
@given(RELATIONS, st.integers(1, 5))
def test_strongest_paths_are_the_best_of_all_written_out(relations: list[Relation], hops: int) -> None:
    question = PathQuestion(order="strongest", hops=hops, hub_cap=100)

    answer = connections(graph_of(relations), range(SIZE), question)

    found = {(one.first, one.second): one.strength for one in answer.found}
    for first, second in combinations(range(SIZE), 2):
        expected = brute_force_strength(relations, first, second, hops)
        assert found.get((first, second)) == (None if expected is None else pytest.approx(expected))


@settings(max_examples=60)
@given(RELATIONS)
def test_every_path_is_a_chain_of_the_relations_named(relations: list[Relation]) -> None:
    for one in connections(graph_of(relations), range(SIZE), PathQuestion(order="strongest")).found:
        at = one.first
        for step in one.steps:
            ends = relations[step.relation][:2]
            assert (step.start, step.end) == (ends if step.forward else ends[::-1])
            assert step.start == at
            at = step.end
        assert at == one.second
        visited = [one.first, *(step.end for step in one.steps)]
        assert len(set(visited)) == len(visited)


def test_of_equally_short_paths_the_strongest_is_taken() -> None:
    relations = [(0, 1, "HOLDS", 0.2), (1, 3, "HOLDS", 0.9), (0, 2, "HOLDS", 0.6), (2, 3, "HOLDS", 0.5)]

    assert nodes_of(relations, PathQuestion(), 0, 3) == [0, 2, 3]


def test_a_longer_path_may_be_stronger() -> None:
    relations = [(0, 3, "EXECUTIVE_OF", 0.1), (0, 1, "HOLDS", 0.9), (1, 3, "HOLDS", 0.9)]

    assert nodes_of(relations, PathQuestion(), 0, 3) == [0, 3]
    assert nodes_of(relations, PathQuestion(order="strongest"), 0, 3) == [0, 1, 3]


def test_only_kinds_asked_for_are_walked() -> None:
    relations = [(0, 1, "GUARANTEES", 0.5), (0, 2, "HOLDS", 0.5), (2, 1, "HOLDS", 0.5)]

    assert nodes_of(relations, PathQuestion(kinds=frozenset({"HOLDS"})), 0, 1) == [0, 2, 1]


def test_only_relations_of_the_day_are_walked() -> None:
    graph = graph_of([(0, 1, "HOLDS", 0.5)], days={0: (20200101, 20260715)})

    days = (20191231, 20200101, 20260714, 20260715, None)
    found = [path_between(graph, 0, 1, PathQuestion(day=day))[0] is not None for day in days]

    assert found == [False, True, True, False, True]


def test_a_hub_is_not_walked_through_and_is_named() -> None:
    spokes: list[Relation] = [(7, spoke, "EXECUTIVE_OF", 0.5) for spoke in range(5)]

    found, certificate = path_between(graph_of(spokes), 0, 1, PathQuestion(hub_cap=4), ["登记 2026-07"])

    assert found is None
    assert certificate.hubs_cut == ((7, 5),)
    assert (certificate.nodes_seen, certificate.complete) == (3, True)
    assert certificate.sources == ("登记 2026-07",)
    assert path_between(graph_of(spokes), 0, 1, PathQuestion(hub_cap=5))[0] is not None


def test_a_hub_that_is_asked_about_is_an_end_and_not_cut() -> None:
    spokes: list[Relation] = [(7, spoke, "EXECUTIVE_OF", 0.5) for spoke in range(5)]

    answer = connections(graph_of(spokes), [7, 0, 1], PathQuestion(hub_cap=4))

    assert {(one.first, one.second) for one in answer.found} == {(0, 7), (1, 7)}
    assert answer.certificate.hubs_cut == ()
    assert answer.clusters == ((0, 1, 7),)


def test_nothing_within_the_hops_is_certified() -> None:
    chain: list[Relation] = [(0, 1, "HOLDS", 0.5), (1, 2, "HOLDS", 0.5), (2, 3, "HOLDS", 0.5)]

    found, certificate = path_between(graph_of(chain), 0, 3, PathQuestion(hops=2))

    assert found is None
    assert (certificate.question.hops, certificate.nodes_seen, certificate.complete) == (2, 4, True)


def test_a_search_that_was_cut_short_says_so() -> None:
    chain: list[Relation] = [(0, 1, "HOLDS", 0.5), (1, 2, "HOLDS", 0.5), (2, 3, "HOLDS", 0.5)]

    found, certificate = path_between(graph_of(chain), 0, 3, PathQuestion(most_arrivals=3))

    assert found is None
    assert not certificate.complete


def test_pairs_beyond_the_list_are_counted() -> None:
    everyone: list[Relation] = [(0, other, "HOLDS", 0.5) for other in range(1, 5)]

    answer = connections(graph_of(everyone), range(5), PathQuestion(), listed=3)

    assert (len(answer.found), answer.pairs_found, answer.pairs_asked) == (3, 10, 10)


@pytest.mark.parametrize(
    ("subjects", "question", "reason"),
    [
        ([1, 1], PathQuestion(), "2 to 500"),
        (range(501), PathQuestion(), "2 to 500"),
        ([0, 99], PathQuestion(), "expected 0 to 8"),
        ([0, 1], PathQuestion(kinds=frozenset({"LOVES"})), "LOVES"),
    ],
)
def test_what_cannot_be_asked_is_refused(subjects: list[int], question: PathQuestion, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        connections(graph_of([]), subjects, question)


def test_a_question_without_bounds_is_refused() -> None:
    with pytest.raises(ValueError, match="hops 1 to 12"):
        PathQuestion(hops=0)
