"""The planted groups and the nearly closed ring, asked of the graph."""

from __future__ import annotations

from collections.abc import Callable

from graph_service.answers.as_of import AsOf
from graph_service.answers.control.circular_holdings import circles
from graph_service.answers.groups.groups import group
from graph_service.answers.window import MOST, Window
from graph_service.snapshot.held import HeldSnapshot
from loaders.demo.parties import Case, party_id, texts

DECIMALS = 9


def _group(held: HeldSnapshot, case: Case, moment: AsOf) -> tuple[object, object]:
    """Every member by its tie to the subject, and what the group holds without control."""
    answer, day = case["answer"], moment.true_on
    ties, fringe = answer["ties"], answer["fringe"]
    assert isinstance(ties, dict)
    assert isinstance(fringe, dict)
    expected = {party_id(party, day): tie for party, tie in ties.items()}, fringe
    found = group(held.store, held, str(answer["subject"]), moment)
    members = {one.party.id: one.tie for one in found.members if one.tie != "self"}
    return expected, (members, {one.company.id: round(one.group_share, DECIMALS) for one in found.fringe})


def _ring(held: HeldSnapshot, case: Case, moment: AsOf) -> tuple[object, object]:
    """The ring among all of the graph, how closed it is, and who holds it from outside."""
    answer = case["answer"]
    members = set(texts(answer["members"]))
    holders = [party_id(one, moment.true_on) for one in texts(answer["outside_holders"])]
    expected = [(answer["alarm"], answer["outside"], holders)]
    every = circles(held, moment, window=Window(0, MOST)).rings
    found = [
        (one.alarm, round(one.outside.low, DECIMALS), [holder.id for holder in one.outside_holders])
        for one in every
        if {member.id for member in one.members} == members
    ]
    return expected, found


GROUPS_ASKED: dict[str, Callable[[HeldSnapshot, Case, AsOf], tuple[object, object]]] = {
    "group_under_one_person": _group,
    "ring_nearly_closed": _ring,
}
