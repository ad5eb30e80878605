"""Small random networks and severities for the tests of contagion."""

from __future__ import annotations

import numpy as np
from hypothesis import strategies as st

from analytics.contagion_network import ContagionNetwork, RiskSources, Spread, contagion_network, risk_sources

NODES = 6
CHANCES = st.integers(1, 20).map(lambda twentieths: twentieths / 20)
STEPS = st.dictionaries(
    st.tuples(st.integers(0, NODES - 1), st.integers(0, NODES - 1)).filter(lambda ends: ends[0] != ends[1]),
    CHANCES,
    max_size=18,
)
SEVERITIES = st.lists(st.sampled_from([0.0, 0.0, 0.25, 0.6, 0.9, 1.0]), min_size=NODES, max_size=NODES)
Steps = dict[tuple[int, int], float]
THREE_STEPS = Spread(hops=3, decay=0.9, cutoff=1e-3)


def network(steps: Steps, spread: Spread = THREE_STEPS) -> ContagionNetwork:
    ends = np.array(list(steps), np.int32).reshape(-1, 2)
    return contagion_network(ends[:, 0], ends[:, 1], np.array(list(steps.values())), NODES, spread)


def sources(severity: list[float]) -> RiskSources:
    return risk_sources(np.array(severity))
