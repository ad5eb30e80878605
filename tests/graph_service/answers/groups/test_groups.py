"""The group of a subject: control joins, an undisclosed share or none does not."""

from __future__ import annotations

import pytest
from answers_graph import CLEAN, DONGFANG, HAISHENG, HOSTILE, HUASHENG

from graph_service.answers.groups.groups import group
from graph_service.snapshot.held import HeldSnapshot


@pytest.mark.parametrize("asked", [HUASHENG, HAISHENG, DONGFANG])
def test_every_member_answers_with_the_same_tree(county, asked):
    found = group(county, HeldSnapshot(county), asked)

    told = [(one.party.id, one.parent.id if one.parent else None, one.level) for one in found.members]
    assert told == [(HUASHENG, None, 0), (HAISHENG, HUASHENG, 1), (DONGFANG, HAISHENG, 2)]
    assert [one.id for one in found.tops] == [HUASHENG]
    assert [one.group_share for one in found.members[1:]] == pytest.approx([0.6, 0.7])
    assert all(one.holdings[0].provenance.source == "市监局" for one in found.members[1:])


@pytest.mark.parametrize("asked", [CLEAN, HOSTILE])
def test_without_control_there_is_no_group(county, asked):
    found = group(county, HeldSnapshot(county), asked)

    assert ([one.party.id for one in found.members], found.total) == ([asked], 1)
    assert "不属于任何集团" in found.sentence
