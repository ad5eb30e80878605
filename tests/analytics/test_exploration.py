from __future__ import annotations

import networkx
import numpy as np
import pytest

from analytics.exploration import LABEL, communities

KARATE = networkx.karate_club_graph()
SOURCES = np.array([edge[0] for edge in KARATE.edges], np.int32)
TARGETS = np.array([edge[1] for edge in KARATE.edges], np.int32)
ONES = np.ones(SOURCES.size)


def test_quality_is_that_of_networkx_and_at_least_louvain() -> None:
    found = communities(SOURCES, TARGETS, ONES, 34)

    sets = [set(np.flatnonzero(found.labels == label).tolist()) for label in range(found.count)]
    assert found.modularity == pytest.approx(networkx.community.modularity(KARATE, sets, weight=None))
    louvain = networkx.community.louvain_communities(KARATE, weight=None, seed=7)
    assert found.modularity >= networkx.community.modularity(KARATE, louvain, weight=None) - 0.01


def test_one_seed_gives_one_division() -> None:
    first, second = (communities(SOURCES, TARGETS, ONES, 34, seed=3) for _ in range(2))

    assert first.labels.tolist() == second.labels.tolist()


def test_a_division_says_that_it_is_no_group() -> None:
    found = communities(SOURCES, TARGETS, ONES, 34, seed=3, resolution=2.0)

    assert (found.label, found.seed, found.resolution) == (LABEL, 3, 2.0)
    assert "不是集团" in LABEL


def test_parallel_edges_add_up_and_nodes_without_an_edge_stay_alone() -> None:
    # 0-1 five times and 2-3 five times, joined by one weak edge; 4 has none
    sources = np.array([0, 1, 0, 1, 0, 2, 3, 2, 3, 2, 1, 4], np.int32)
    targets = np.array([1, 0, 1, 0, 1, 3, 2, 3, 2, 3, 2, 4], np.int32)

    found = communities(sources, targets, np.ones(12), 5)

    assert found.labels.tolist() == [0, 0, 1, 1, 2]


def test_a_graph_without_edges_is_all_communities_of_one() -> None:
    nobody = np.zeros(0, np.int32)

    assert communities(nobody, nobody, np.zeros(0), 3).labels.tolist() == [0, 1, 2]
