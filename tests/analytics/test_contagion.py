from __future__ import annotations

import math
from itertools import permutations, product

import numpy as np
import pytest
from contagion_cases import NODES, SEVERITIES, STEPS, Steps, network, sources
from hypothesis import given, settings
from hypothesis import strategies as st
from vector_cases import vectors_of_kind

from analytics.contagion import contagion, contagion_of, score_without, top_contributions
from analytics.contagion_network import Spread, contagion_network
from analytics.verification.contagion_recommended import check


def brute_force_score(steps: Steps, severity: list[float], spread: Spread, node: int) -> float:
    """Every simple path of every length, written out."""
    kept = 1.0
    for source in range(NODES):
        if source == node or severity[source] == 0:
            continue
        best = 0.0
        others = [other for other in range(NODES) if other not in (source, node)]
        for between in range(spread.hops):
            for inner in permutations(others, between):
                path = (source, *inner, node)
                value = math.prod(steps.get((path[i], path[i + 1]), 0.0) for i in range(between + 1))
                best = max(best, value * spread.decay ** (between + 1))
        contribution = severity[source] * best
        kept *= 1 - contribution if contribution >= spread.cutoff * (1 - 1e-12) else 1.0
    return 1 - kept


@pytest.mark.parametrize("vector", vectors_of_kind("contagion_recommended"), ids=lambda one: one["title"])
def test_worked_examples_are_reproduced(vector: dict) -> None:
    assert [one for one in check(vector) if not one.passed] == []


@settings(max_examples=60)
@given(STEPS, SEVERITIES, st.integers(1, 4))
def test_scores_equal_those_of_all_paths_written_out(steps: Steps, severity: list[float], hops: int) -> None:
    spread = Spread(hops=hops, decay=0.9, cutoff=1e-3)

    scores = contagion(network(steps, spread), sources(severity)).scores

    expected = [brute_force_score(steps, severity, spread, node) for node in range(NODES)]
    assert scores == pytest.approx(expected, abs=1e-10)


@settings(max_examples=60)
@given(STEPS, SEVERITIES)
def test_one_subject_equals_the_whole_graph_bit_for_bit(steps: Steps, severity: list[float]) -> None:
    whole = contagion(network(steps), sources(severity), keep=NODES)

    for node in range(NODES):
        alone = contagion_of(network(steps), sources(severity), node)
        listed = top_contributions(whole, node)

        assert alone.hazard == whole.hazards[node]
        assert sorted((one.source, one.hazard) for one in alone.contributions) == sorted(
            (one.source, one.hazard) for one in listed
        )
        assert sum(one.share for one in alone.contributions) == pytest.approx(
            1.0 if alone.contributions else 0.0
        )


@settings(max_examples=60)
@given(STEPS, SEVERITIES)
def test_dividing_a_source_out_equals_computing_without_it(steps: Steps, severity: list[float]) -> None:
    for node, source in product(range(NODES), range(NODES)):
        repaired = [0.0 if other == source else value for other, value in enumerate(severity)]
        subject = contagion_of(network(steps), sources(severity), node)

        assert score_without(subject, source) == contagion_of(network(steps), sources(repaired), node).score


@settings(max_examples=60)
@given(STEPS, SEVERITIES, st.integers(0, NODES - 1), STEPS)
def test_more_records_and_more_relations_never_lower_a_score(
    steps: Steps, severity: list[float], node: int, more: Steps
) -> None:
    worse = [1.0 if other == node else value for other, value in enumerate(severity)]
    before = contagion(network(steps), sources(severity)).hazards

    assert (contagion(network(steps), sources(worse)).hazards >= before).all()
    joined = {step: max(steps.get(step, 0.0), more.get(step, 0.0)) for step in steps | more}
    assert (contagion(network(joined), sources(severity)).hazards >= before).all()


@settings(max_examples=60)
@given(STEPS, SEVERITIES, st.permutations(range(NODES)))
def test_renumbering_the_nodes_changes_nothing(steps: Steps, severity: list[float], order: list[int]) -> None:
    renumbered = {(order[source], order[target]): q for (source, target), q in steps.items()}
    moved = [severity[order.index(node)] for node in range(NODES)]

    before = contagion(network(steps), sources(severity)).hazards
    after = contagion(network(renumbered), sources(moved)).hazards

    assert [after[order[node]] for node in range(NODES)] == before.tolist()


@settings(max_examples=60)
@given(STEPS, SEVERITIES)
def test_score_lies_between_the_strongest_and_the_sum(steps: Steps, severity: list[float]) -> None:
    for node in range(NODES):
        subject = contagion_of(network(steps), sources(severity), node)
        values = [one.value for one in subject.contributions]

        assert max(values, default=0.0) <= subject.score <= min(1.0, sum(values)) + 1e-12


@pytest.mark.parametrize(("score", "top"), [(0.0, False), (0.0005, True)])
def test_an_example_that_names_no_cutoff_may_print_faint_contributions_or_drop_them(
    score: float, top: bool
) -> None:
    entry = {"source": "甲", "contribution": 0.0005, "path": ["甲", "乙"], "log_share": 1.0}
    vector: dict[str, object] = {
        "edges": [{"u": "甲", "v": "乙", "q": 0.001}],
        "severity": {"甲": 0.5},
        "H": 2,
        "delta": 1.0,
        "expected": {"乙": {"score": score, "top": [entry] if top else []}},
    }

    assert all(one.passed for one in check(vector))
    assert all(one.passed for one in check(vector | {"epsilon": 1e-4})) is top


def test_a_cycle_adds_nothing() -> None:
    chain = {(0, 1): 0.5, (1, 2): 0.9}
    cycle = chain | {(2, 1): 0.9, (2, 0): 0.9}

    before = contagion(network(chain), sources([0.9, 0, 0, 0, 0, 0])).hazards
    after = contagion(network(cycle), sources([0.9, 0, 0, 0, 0, 0])).hazards

    assert before.tolist() == after.tolist()


def test_hop_limit_holds_though_a_longer_path_is_stronger() -> None:
    # 0-1-2-3 is stronger than 0-2 at node 2, but one step too long for node 3 within two steps
    steps = {(0, 1): 1.0, (1, 2): 1.0, (0, 2): 0.5, (2, 3): 1.0}
    two_steps = Spread(hops=2, decay=1.0, cutoff=1e-3)

    subject = contagion_of(network(steps, two_steps), sources([1.0, 0, 0, 0, 0, 0]), 3)

    assert [one.path for one in subject.contributions] == [(0, 2, 3)]
    assert subject.score == pytest.approx(0.5, abs=1e-12)


def test_a_certainty_is_a_score_of_one_and_can_be_taken_away() -> None:
    steps = {(0, 2): 1.0, (1, 2): 0.5}
    sure = Spread(hops=1, decay=1.0, cutoff=1e-3)

    subject = contagion_of(network(steps, sure), sources([1.0, 1.0, 0, 0, 0, 0]), 2)

    assert subject.score == 1.0
    assert score_without(subject, 0) == pytest.approx(0.5, abs=1e-12)


def test_parallel_steps_are_one_noisy_or() -> None:
    ends = np.array([0, 0], np.int32), np.array([1, 1], np.int32)
    both = contagion_network(*ends, np.array([0.5, 0.4]), NODES, Spread(decay=1.0))

    assert contagion_of(both, sources([1.0, 0, 0, 0, 0, 0]), 1).score == pytest.approx(0.7, abs=1e-12)


def test_wrong_chances_are_refused() -> None:
    with pytest.raises(ValueError, match="transmissions"):
        network({(0, 1): 1.5})
    with pytest.raises(ValueError, match="severities"):
        sources([2.0])
    with pytest.raises(ValueError, match="node 6"):
        contagion_of(network({}), sources([0.0] * NODES), 6)
