"""Planted groups of the sample county: control joins, a common state holder does not."""

from __future__ import annotations

import pytest
from planted_county import Planted, planted_county

from graph_service.answers.as_of import as_of
from graph_service.answers.control.circular_holdings import circles
from graph_service.answers.control.ownership import ownership
from graph_service.answers.groups.exploration import explore
from graph_service.answers.groups.groups import group
from graph_service.errors import BadInput
from graph_service.pages.circles_page import circles_page
from loaders.demo.groups import GROUPS_ASKED

RINGS = ("cross_holding_ring", "ring_with_one_outsider")


@pytest.fixture(scope="module")
def planted(opened_store, tmp_path_factory) -> Planted:
    return planted_county(opened_store, tmp_path_factory.mktemp("county"))


@pytest.mark.parametrize("name", sorted(GROUPS_ASKED))
def test_the_demo_finds_the_planted_answer(planted, name):
    case = next(one for one in planted.answers.as_json()["cases"] if one["name"] == name)

    expected, found = GROUPS_ASKED[name](planted.held, case, as_of())

    assert found == expected


def test_every_ring_of_the_graph_is_listed_the_most_closed_first(planted):
    every = circles(planted.held)
    planted_rings = [set(planted.case(name).answer["ring"]["members"]) for name in RINGS]
    closed = circles(planted.held, alarm="near_closed")

    found = [{member.id for member in one.members} for one in every.rings]
    assert all(ring in found for ring in planted_rings)
    assert [one.outside.high for one in every.rings] == sorted(one.outside.high for one in every.rings)
    assert every.alarms["near_closed"] == closed.total == len(closed.rings) > 0
    assert all(one.provenance.row for ring in every.rings for one in ring.holdings)
    with pytest.raises(BadInput, match="封闭程度"):
        circles(planted.held, alarm="wide")


def test_capital_in_a_ring_is_counted_as_often_as_its_shares_multiply(planted):
    # 95 % each way: 1 / (1 − √(.95 · .95)) = 20
    members = set(planted.case("ring_with_one_outsider").answer["ring"]["members"])
    every = circles(planted.held)
    [ring] = [one for one in every.rings if {member.id for member in one.members} == members]

    assert ring.counted == pytest.approx(20)
    assert (ring.alarm, ring.outside.low) == ("none", pytest.approx(0.05))
    assert "20.00 次" in circles_page(every, standalone=True)


def test_exploration_draws_planted_neighbours_together_and_the_unrelated_apart(planted):
    parties = planted.case("listed_enterprise_with_neighbours").parties

    found = explore(planted.store, parties["listed"], held=planted.held)

    members = {one.party.id for one in found.members}
    assert {parties["held"], parties["guarantor"], parties["tainted_holder"]} <= members
    assert parties["unrelated"] not in members
    assert found.communities > 1
    assert 0 < found.modularity <= 1


def test_the_chain_of_control_is_the_group_with_its_controller_on_top(planted):
    case = planted.case("controller_behind_three_layers")

    found = group(planted.store, planted.held, case.parties["middle"])

    ties = {one.party.id: one.tie for one in found.members}
    codes = {role: case.parties[role] for role in ("top", "middle", "low")}
    assert {ties[code] for code in codes.values()} == {"controls", "self", "controlled"}
    assert [one.name for one in found.tops] == ["冒辟祥"]
    assert [one.level for one in found.members] == [0, 1, 2, 3]


def test_a_common_state_holder_makes_no_group(planted):
    parties = planted.case("hub_state_assets").parties
    hub, planted_below = parties["firm"], {parties["first"], parties["second"]}
    stakes = ownership(planted.store, planted.held, hub).investments.stakes
    majority = [one.party for one in stakes if one.direct and one.direct.low > 0.5]

    below = [group(planted.store, planted.held, one) for one in majority]
    own = group(planted.store, planted.held, hub)

    assert planted_below <= set(majority)
    for one, code in zip(below, majority, strict=True):
        others = {member.party.id for member in one.members} & (set(majority) | {hub})
        assert others == {code}
        assert [holder.party.id for holder in one.state_holders] == [hub]
        assert one.state_holders[0].controlled >= len(majority)
    assert own.total == 1
    assert "本主体为国有出资人" in own.sentence
