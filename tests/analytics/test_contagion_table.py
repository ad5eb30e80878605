from __future__ import annotations

import pytest
from contagion_cases import NODES, SEVERITIES, STEPS, Steps, network, sources
from hypothesis import given, settings

from analytics.contagion import contagion, top_contributions
from analytics.contagion_table import contribution_columns


@settings(max_examples=60)
@given(STEPS, SEVERITIES)
def test_columns_say_what_the_contributions_of_each_node_say(steps: Steps, severity: list[float]) -> None:
    whole = contagion(network(steps), sources(severity), keep=3)

    columns = contribution_columns(whole)

    rows = [
        (node, rank, one.source, one.value, one.share, one.path)
        for node in range(NODES)
        for rank, one in enumerate(top_contributions(whole, node))
    ]
    assert columns.nodes.tolist() == [row[0] for row in rows]
    assert columns.ranks.tolist() == [row[1] for row in rows]
    assert columns.sources.tolist() == [row[2] for row in rows]
    assert columns.values.tolist() == pytest.approx([row[3] for row in rows])
    assert columns.shares.tolist() == pytest.approx([row[4] for row in rows])
    assert [tuple(node for node in path if node >= 0) for path in columns.paths.tolist()] == [
        row[5] for row in rows
    ]
