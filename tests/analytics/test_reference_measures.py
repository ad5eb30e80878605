from __future__ import annotations

import networkx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from vector_cases import vectors_of_kind

from analytics.debtrank import debtrank_linear, debtrank_original
from analytics.noisy_or import independent_cascade, noisy_or_fixpoint, simple_path_noisy_or
from analytics.personalised_pagerank import personalised_pagerank
from analytics.verification import debtrank, noisy_or, ppr

EDGES = st.lists(
    st.tuples(st.integers(0, 6), st.integers(0, 6), st.integers(1, 5)).filter(
        lambda edge: edge[0] != edge[1]
    ),
    min_size=1,
    max_size=20,
)


@pytest.mark.parametrize("vector", vectors_of_kind("noisy_or"), ids=lambda one: one["title"])
def test_noisy_or_examples_are_reproduced(vector: dict) -> None:
    assert [one for one in noisy_or.check(vector) if not one.passed] == []


@pytest.mark.parametrize("vector", vectors_of_kind("debtrank"), ids=lambda one: one["title"])
def test_debtrank_examples_are_reproduced(vector: dict) -> None:
    assert [one for one in debtrank.check(vector) if not one.passed] == []


@pytest.mark.parametrize("vector", vectors_of_kind("ppr"), ids=lambda one: one["title"])
def test_pagerank_examples_are_reproduced(vector: dict) -> None:
    assert [one for one in ppr.check(vector) if not one.passed] == []


def test_the_fixpoint_feeds_on_a_cycle_and_the_true_probability_does_not() -> None:
    chances = {("甲", "乙"): 0.5, ("乙", "丙"): 0.9, ("丙", "乙"): 0.9}

    assert noisy_or_fixpoint(chances, {"甲": 1.0})["乙"] > 0.8
    assert independent_cascade(chances, {"甲": 1.0})["乙"] == pytest.approx(0.5)


def test_on_disjoint_paths_all_three_agree() -> None:
    chances = {("甲", "乙"): 0.5, ("乙", "丙"): 0.4, ("丁", "丙"): 0.3}
    own = {"甲": 0.6, "丁": 0.2}

    answers = [one(chances, own) for one in (noisy_or_fixpoint, simple_path_noisy_or, independent_cascade)]

    # 1 − (1 − .6·.5·.4)(1 − .2·.3)
    assert [answer["丙"] for answer in answers] == pytest.approx([1 - 0.88 * 0.94] * 3)


def test_too_many_worlds_are_refused() -> None:
    chances = {("甲", f"户{number}"): 0.5 for number in range(19)}

    with pytest.raises(ValueError, match="at most 18"):
        independent_cascade(chances, {"甲": 1.0})


@given(EDGES, st.integers(0, 6))
def test_pagerank_is_that_of_networkx(edges: list[tuple[int, int, int]], seed: int) -> None:
    graph = networkx.DiGraph()
    graph.add_nodes_from(range(7))
    for source, target, weight in edges:
        graph.add_edge(source, target, weight=weight)
    kept = list(graph.edges(data="weight"))
    restart = np.zeros(7)
    restart[seed] = 2.0

    scores = personalised_pagerank(
        np.array([edge[0] for edge in kept], np.int32),
        np.array([edge[1] for edge in kept], np.int32),
        np.array([edge[2] for edge in kept], np.float64),
        restart,
    )

    expected = networkx.pagerank(graph, personalization={seed: 1}, tol=1e-13, max_iter=2000)
    assert scores == pytest.approx([expected[node] for node in range(7)], abs=1e-10)
    assert scores.sum() == pytest.approx(1.0)


def test_a_restart_of_nothing_is_refused() -> None:
    nobody = np.zeros(0, np.int32)

    with pytest.raises(ValueError, match="one node over 0"):
        personalised_pagerank(nobody, nobody, np.zeros(0), np.zeros(3))


def test_linear_debtrank_solves_the_linear_system_while_nothing_is_lost_whole() -> None:
    leverage = np.array([[0.0, 0.3, 0.1], [0.2, 0.0, 0.2], [0.0, 0.4, 0.0]])
    shock = np.array([0.1, 0.0, 0.05])

    assert debtrank_linear(leverage, shock) == pytest.approx(np.linalg.solve(np.eye(3) - leverage, shock))


def test_losses_end_at_everything() -> None:
    leverage = np.array([[0.0, 5.0], [5.0, 0.0]])

    assert debtrank_linear(leverage, np.array([0.5, 0.0])).tolist() == [1.0, 1.0]
    assert debtrank_original(leverage, np.array([0.5, 0.0])).tolist() == [1.0, 1.0]
