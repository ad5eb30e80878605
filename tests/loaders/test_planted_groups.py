"""Planted groups of the sample county: control joins, a common state holder does not."""

from __future__ import annotations

import pytest
from planted_county import Planted, planted_county

from graph_service.answers.groups import group
from graph_service.answers.ownership import ownership


@pytest.fixture(scope="module")
def planted(opened_store, tmp_path_factory) -> Planted:
    return planted_county(opened_store, tmp_path_factory.mktemp("county"))


def test_the_chain_of_control_is_the_group_with_its_controller_on_top(planted):
    case = planted.case("controller_behind_three_layers")

    found = group(planted.store, planted.held, case.parties["middle"])

    ties = {one.party.id: one.tie for one in found.members}
    codes = {role: case.parties[role] for role in ("top", "middle", "low")}
    assert {ties[code] for code in codes.values()} == {"controls", "self", "controlled"}
    assert [one.name for one in found.tops] == ["冒辟祥"]
    assert [one.level for one in found.members] == [0, 1, 2, 3]


def test_a_common_state_holder_makes_no_group(planted):
    hub = planted.case("hub_state_assets").parties["firm"]
    stakes = ownership(planted.store, planted.held, hub).investments.stakes
    majority = [one.party for one in stakes if one.direct and one.direct.low > 0.5]

    below = [group(planted.store, planted.held, one) for one in majority[:10]]
    own = group(planted.store, planted.held, hub)

    assert below
    for one, code in zip(below, majority, strict=False):
        others = {member.party.id for member in one.members} & (set(majority) | {hub})
        assert others == {code}
        assert [holder.party.id for holder in one.state_holders] == [hub]
        assert one.state_holders[0].controlled >= len(majority)
    assert own.total == 1
    assert "本主体为国有出资人" in own.sentence
