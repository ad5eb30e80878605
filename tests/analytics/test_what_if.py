from __future__ import annotations

import numpy as np
import pytest
from contagion_cases import NODES, SEVERITIES, STEPS, Steps, network, sources
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.contagion import contagion, contagion_of
from analytics.what_if import effects, refreshed

CHANGES = st.sampled_from([0.0, 0.25, 0.9])


@settings(max_examples=60)
@given(
    STEPS,
    SEVERITIES,
    st.lists(st.integers(0, NODES - 1), min_size=2, max_size=2, unique=True),
    CHANGES,
    CHANGES,
    st.sampled_from([1, 2, 5]),
)
def test_refreshing_equals_computing_anew_bit_for_bit(
    steps: Steps, severity: list[float], pair: list[int], now: float, then: float, keep: int
) -> None:
    node, other = pair
    known = contagion(network(steps), sources(severity), keep)
    changed = list(severity)
    changed[node], changed[other] = now, then

    fresh = refreshed(known, {node: now, other: then})

    anew = contagion(network(steps), sources(changed))
    expected = known.hazards.copy()
    expected[fresh.nodes] = fresh.after
    assert expected.tolist() == anew.hazards.tolist()
    for place, subject in enumerate(fresh.nodes.tolist()):
        contributions = contagion_of(network(steps), sources(changed), subject).contributions[: known.keep]
        listed = [int(source) for source in fresh.top_sources[place] if source >= 0]
        assert listed == [one.source for one in contributions]
        assert fresh.top_values[place][: len(listed)] == pytest.approx([one.value for one in contributions])


def test_the_first_record_of_a_graph_where_nobody_was_risky_is_counted() -> None:
    steps = {(0, 1): 0.05}
    known = contagion(network(steps), sources([0.0] * NODES))

    fresh = refreshed(known, {0: 0.25, 1: 0.0})

    assert fresh.nodes.tolist() == [1]
    assert (
        fresh.after.tolist() == contagion(network(steps), sources([0.25] + [0.0] * 5)).hazards[[1]].tolist()
    )
    assert fresh.top_sources[0].tolist()[:1] == [0]


def test_a_repair_and_a_relapse_leave_no_trace() -> None:
    steps = {(0, 1): 0.7, (1, 2): 0.6, (3, 2): 0.45}
    known = contagion(network(steps), sources([0.6, 0, 0, 0.9, 0, 0]))

    repaired = refreshed(known, {0: 0.0})

    never = contagion(network(steps), sources([0, 0, 0, 0.9, 0, 0]))
    assert repaired.after.tolist() == never.hazards[repaired.nodes].tolist()


def test_only_watched_customers_that_move_are_named_with_the_path() -> None:
    steps = {(0, 1): 0.5, (1, 2): 0.5, (0, 4): 0.1}
    known = contagion(network(steps), sources([0.0] * NODES))

    moved = effects(known, {0: 0.9}, watched=[2, 3, 4])

    # 0.9 · 0.5 · 0.5 · 0.9² and 0.9 · 0.1 · 0.9
    assert [(one.node, one.before, one.path) for one in moved] == [(2, 0.0, (0, 1, 2)), (4, 0.0, (0, 4))]
    assert [one.after for one in moved] == pytest.approx([0.18225, 0.081], abs=1e-12)


def test_all_that_move_are_named_where_nobody_is_watched() -> None:
    steps = {(0, 1): 0.5, (3, 1): 0.5, (1, 2): 0.5}
    known = contagion(network(steps), sources([0.0] * NODES))

    moved = effects(known, {0: 0.25, 3: 0.9})

    assert [(one.node, one.path) for one in moved] == [(1, (3, 1)), (2, (3, 1, 2))]
    assert moved == effects(known, {0: 0.25, 3: 0.9}, range(NODES))


def test_a_listing_that_changes_nothing_names_nobody() -> None:
    known = contagion(network({(0, 1): 0.5}), sources([0.9] + [0.0] * 5))

    assert effects(known, {0: 0.9}, watched=range(NODES)) == ()


def test_an_unknown_subject_is_refused() -> None:
    known = contagion(network({}), sources([0.0] * NODES))

    with pytest.raises(ValueError, match="expected 0 to 5"):
        refreshed(known, {NODES: 0.5})


def test_a_severity_out_of_range_is_refused() -> None:
    known = contagion(network({}), sources([0.0] * NODES))

    with pytest.raises(ValueError, match="severity 1.5"):
        refreshed(known, {0: 1.5})
    assert refreshed(known, {0: 0.5}).nodes.size == np.int64(0)
