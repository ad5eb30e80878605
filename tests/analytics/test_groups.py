from __future__ import annotations

import networkx
import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from analytics.control import control_pairs
from analytics.groups import ControlGroup, FringeHolding, control_group, group_labels, groups_by_controller
from analytics.holdings_graph import Holdings, build_holdings

SIZE = 10
Holding = tuple[int, int, float]
OWNER, MOTHER, LEFT, RIGHT, JOINT, MINORITY, STRANGER = range(7)
HOLDINGS = [
    (OWNER, MOTHER, 0.7),
    (STRANGER, MOTHER, 0.3),
    (MOTHER, LEFT, 0.6),
    (MOTHER, RIGHT, 1.0),
    (LEFT, JOINT, 0.3),
    (RIGHT, JOINT, 0.25),
    (LEFT, MINORITY, 0.2),
    (OWNER, MINORITY, 0.1),
    (RIGHT, 7, 0.19),
]


def holdings_of(rows: list[Holding]) -> Holdings:
    return build_holdings(SIZE, [row[0] for row in rows], [row[1] for row in rows], [row[2] for row in rows])


def pairs_of(holdings: Holdings) -> tuple[np.ndarray, np.ndarray]:
    pairs = control_pairs(holdings)
    controllers = pairs.holder_of_each()
    return controllers, pairs.company


def group_of(rows: list[Holding], node: int) -> ControlGroup:
    holdings = holdings_of(rows)
    controllers, controlled = pairs_of(holdings)
    labels = group_labels(controllers, controlled, SIZE)
    return control_group(labels, holdings, node, controlled=controlled.tolist())


def test_a_group_is_a_tree_below_its_ultimate_controller() -> None:
    found = group_of(HOLDINGS, JOINT)

    assert found.roots == (OWNER,)
    tree = {member.node: (member.parent, member.level) for member in found.members}
    assert tree == {
        OWNER: (None, 0),
        MOTHER: (OWNER, 1),
        LEFT: (MOTHER, 2),
        RIGHT: (MOTHER, 2),
        JOINT: (LEFT, 3),
    }
    [joint] = [member for member in found.members if member.node == JOINT]
    assert (joint.parent_share, round(joint.group_share, 6)) == (0.3, 0.55)


def test_minority_holdings_are_a_fringe_from_a_fifth_on() -> None:
    [fringe] = group_of(HOLDINGS, OWNER).fringe

    assert fringe == FringeHolding(MINORITY, fringe.group_share, (OWNER, LEFT))
    assert round(fringe.group_share, 6) == 0.3


def test_companies_that_control_each_other_have_no_root() -> None:
    ring = [(1, 2, 0.6), (2, 1, 0.6)]
    controllers, controlled = pairs_of(holdings_of(ring))

    labels = group_labels(controllers, controlled, SIZE)

    assert labels.roots[[1, 2]].tolist() == [-1, -1]
    found = group_of(ring, 1)
    assert found.roots == ()
    assert [(member.node, member.parent) for member in found.members] == [(1, None), (2, 1)]


def test_an_undisclosed_share_is_none_and_not_nought() -> None:
    rows = [(0, 1, float("nan")), (0, 2, 0.8), (2, 1, 0.6)]

    members = {member.node: member for member in group_of(rows, 0).members}

    assert (members[1].parent, members[1].parent_share) == (2, 0.6)


def test_enterprises_of_one_controller_are_sisters() -> None:
    ultimate = np.array([0, 0, 0, 3, 3, -1, -1], np.int32)

    found = groups_by_controller(ultimate, np.arange(7, dtype=np.int32))

    assert found == {0: (1, 2)}


@given(
    st.lists(
        st.tuples(
            st.integers(0, SIZE - 1), st.integers(0, SIZE - 1), st.sampled_from([0.3, 0.51, 1.0])
        ).filter(lambda row: row[0] != row[1]),
        max_size=14,
        unique_by=lambda row: row[:2],
    )
)
def test_groups_are_the_components_of_the_control_graph(rows: list[Holding]) -> None:
    controllers, controlled = pairs_of(holdings_of(rows))
    graph = networkx.Graph()
    graph.add_nodes_from(range(SIZE))
    graph.add_edges_from(zip(controllers.tolist(), controlled.tolist(), strict=True))

    labels = group_labels(controllers, controlled, SIZE)

    for component in networkx.connected_components(graph):
        tops = component - set(controlled.tolist())
        assert {int(labels.labels[node]) for node in component} == {min(component)}
        expected_root = min(tops) if tops and len(component) > 1 else -1
        assert {int(labels.roots[node]) for node in component} == {expected_root}
        if len(component) > 1:
            found = group_of(rows, min(component))
            assert {member.node for member in found.members} == component
            assert set(found.roots) == tops
