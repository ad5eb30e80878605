from __future__ import annotations

from fractions import Fraction

import networkx as nx
import numpy as np
import pytest
from county_fixtures import Written

from analytics.codes import uscc_fault

CODE = "统一社会信用代码"
OWNERSHIP = (
    "cross_holding_ring",
    "ring_with_one_outsider",
    "controller_behind_three_layers",
    "joint_control_by_nobody",
)


def holdings(county: Written, codes: set[str]) -> nx.DiGraph:
    """The holdings in these enterprises as the file has them, holder to owned."""
    held = county.sheet("shareholders")
    held = held[held[CODE].isin(codes) & (held["退股日期"] == "")]
    graph = nx.DiGraph()
    for holder, owned, ratio in zip(held["股东证件号码"], held[CODE], held["出资比例"], strict=True):
        graph.add_edge(holder, owned, share=float(ratio.rstrip("%")) / 100)
    return graph


def walk_matrix(graph: nx.DiGraph) -> tuple[list[str], np.ndarray]:
    nodes = sorted(graph)
    shares = nx.to_numpy_array(graph, nodelist=nodes, weight="share")
    return nodes, np.linalg.inv(np.eye(len(nodes)) - shares)


def controlled(graph: nx.DiGraph, holder: str) -> set[str]:
    """What the holder controls: votes of its own and of what it controls above one half, to a fixpoint."""
    found: set[str] = set()
    while True:
        votes = {
            owned: sum(
                data["share"]
                for one, _, data in graph.in_edges(owned, data=True)
                if one in found | {holder} and one != owned
            )
            for owned in graph
        }
        more = {owned for owned, total in votes.items() if total > 0.5} - {holder}
        if more == found:
            return found
        found = more


def shares_of(county: Written, name: str) -> tuple[nx.DiGraph, list[dict[str, object]]]:
    case = county.answers.case(name)
    codes = {party for party in case.parties.values() if uscc_fault(party) is None}
    answers = case.answer["shares"]
    assert isinstance(answers, list)
    return holdings(county, codes), answers


@pytest.mark.parametrize("name", OWNERSHIP)
def test_integrated_shares_agree_with_the_inverse_matrix(county: Written, name: str) -> None:
    graph, answers = shares_of(county, name)
    nodes, walks = walk_matrix(graph)
    place = {node: number for number, node in enumerate(nodes)}

    for answer in answers:
        one, other = place[str(answer["holder"])], place[str(answer["owned"])]
        first_passage = (walks[one, other] - (one == other)) / walks[one, one]
        assert answer["integrated_share"] == pytest.approx(first_passage, abs=1e-12)
        assert float(Fraction(str(answer["integrated_share_exact"]))) == answer["integrated_share"]
    assert len(answers) == sum(
        walks[place[one], place[other]] > 1e-12
        and (one != other or walks[place[one], place[one]] > 1 + 1e-12)
        for one in nodes
        for other in nodes
        if graph.in_degree(other)
    )


@pytest.mark.parametrize("name", OWNERSHIP)
def test_penetrated_shares_agree_with_networkx_routes(county: Written, name: str) -> None:
    graph, answers = shares_of(county, name)

    for answer in answers:
        one, other = str(answer["holder"]), str(answer["owned"])
        routes = [] if one == other else list(nx.all_simple_edge_paths(graph, one, other))
        total = sum(np.prod([graph.edges[edge]["share"] for edge in route]) for route in routes)
        assert answer["penetrated_share"] == pytest.approx(total, abs=1e-12)


@pytest.mark.parametrize("name", ["cross_holding_ring", "ring_with_one_outsider"])
def test_planted_rings_are_the_strong_components(county: Written, name: str) -> None:
    graph, _ = shares_of(county, name)

    rings = [sorted(ring) for ring in nx.strongly_connected_components(graph) if len(ring) > 1]

    assert county.answers.case(name).answer["ring"] == {"members": rings[0]}
    assert len(rings) == 1


def test_persons_own_a_ring_whole_between_them(county: Written) -> None:
    case = county.answers.case("cross_holding_ring")
    _, answers = shares_of(county, "cross_holding_ring")
    persons = {case.parties[name] for name in ("lu", "miao", "cong")}

    for member in ("a", "b", "c"):
        exact = [
            Fraction(str(answer["integrated_share_exact"]))
            for answer in answers
            if answer["holder"] in persons and answer["owned"] == case.parties[member]
        ]
        assert sum(exact) == 1


def test_the_outsider_of_a_nearly_closed_ring_owns_it_whole(county: Written) -> None:
    case = county.answers.case("ring_with_one_outsider")
    _, answers = shares_of(county, "ring_with_one_outsider")

    whole = [answer for answer in answers if answer["holder"] == case.parties["owner"]]

    assert [answer["integrated_share_exact"] for answer in whole] == ["1", "1"]
    assert [answer["penetrated_share"] for answer in whole] == [0.0975, 0.0975]


def test_the_controller_behind_three_layers_is_found_by_votes(county: Written) -> None:
    case = county.answers.case("controller_behind_three_layers")
    graph, _ = shares_of(county, "controller_behind_three_layers")
    answer = case.answer

    reach = {party: controlled(graph, party) for party in graph if not graph.in_degree(party)}

    assert sorted(reach[str(answer["controller"])]) == answer["controlled"]
    assert [party for party, firms in reach.items() if answer["owned"] in firms] == [answer["controller"]]
    assert answer["owners_of_25_percent"] == [case.parties["partner"], case.parties["buyer"]]
    chain = answer["chain"]
    assert isinstance(chain, list)
    assert all(graph.edges[pair]["share"] > 0.5 for pair in zip(chain, chain[1:], strict=False))


def test_halves_are_controlled_by_nobody(county: Written) -> None:
    case = county.answers.case("joint_control_by_nobody")
    graph, _ = shares_of(county, "joint_control_by_nobody")

    assert case.answer["controller"] is None
    assert controlled(graph, case.parties["left"]) == set()
    assert controlled(graph, case.parties["right"]) == set()
    assert sorted(controlled(graph, case.parties["joint"])) == case.answer["controlled_by_joint"]
