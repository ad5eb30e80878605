"""Groups over a whole graph: holders bound by an agreement are joined by what only they together control."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

from made_snapshot import made_snapshot

from graph_service.answers.groups.group_graph import GroupGraph, group_graph
from graph_service.snapshot.holdings import ownership_graph

LEFT, RIGHT, JOINT, BELOW, OWN = "p:left", "p:right", "joint", "below", "own"
IDS = (LEFT, RIGHT, JOINT, BELOW, OWN)
"""LEFT and RIGHT hold 30 % and 25 % of JOINT, which holds all of BELOW; LEFT alone holds all of OWN."""


def groups(*concerts: tuple[str, str], about: str = "") -> GroupGraph:
    shares = ((LEFT, JOINT, 0.3), (RIGHT, JOINT, 0.25), (JOINT, BELOW, 1.0), (LEFT, OWN, 1.0))
    holdings = [_edge("HOLDS", one, other) | {"ratio": share} for one, other, share in shares]
    bound = [_edge("ACTS_WITH", *ends) | {"agreement_no": "1", "company": about} for ends in concerts]
    made = made_snapshot(IDS, holdings=holdings, concerts=bound)
    snapshot = replace(made, known_on=datetime.now(UTC))  # the groups of one snapshot are worked out once
    return group_graph(ownership_graph(snapshot, date(2026, 7, 15)))


def _edge(type_: str, source: str, target: str) -> dict[str, object]:
    return {"type": type_, "source": IDS.index(source), "target": IDS.index(target), "valid_from": 20200101}


def members(found: GroupGraph, one: str) -> set[str]:
    return {IDS[member.node] for member in found.group_of(IDS.index(one)).members}


def controllers(found: GroupGraph, one: str) -> set[str]:
    return {IDS[node] for node in found.pairs.controllers_of(IDS.index(one))}


def test_without_an_agreement_each_stands_with_what_it_controls_alone():
    found = groups()

    assert members(found, LEFT) == {LEFT, OWN}
    assert members(found, RIGHT) == {RIGHT}
    assert members(found, BELOW) == {JOINT, BELOW}


def test_an_agreement_joins_the_bound_with_what_they_control_together():
    found = groups((LEFT, RIGHT))

    assert members(found, BELOW) == set(IDS)
    assert controllers(found, JOINT) == {LEFT, RIGHT}
    assert controllers(found, BELOW) == {LEFT, RIGHT, JOINT}


def test_what_a_member_controls_alone_is_not_the_others():
    assert controllers(groups((LEFT, RIGHT)), OWN) == {LEFT}


def test_an_agreement_about_a_company_that_it_does_not_carry_joins_nobody():
    found = groups((LEFT, RIGHT), about=OWN)

    assert members(found, RIGHT) == {RIGHT}
    assert members(found, BELOW) == {JOINT, BELOW}


def test_the_concert_itself_is_told_to_make_a_group():
    joining: Sequence[int] = groups((LEFT, RIGHT)).joining.tolist()

    assert len(IDS) in joining
