"""The planted cases of ownership and control, asked of the graph."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from graph_service.answers.as_of import AsOf
from graph_service.answers.control.ownership import Ownership, ownership
from graph_service.answers.profiles.subject import profile
from graph_service.answers.related.related_parties import related_party_tables
from graph_service.snapshot.held import HeldSnapshot
from loaders.demo.control import CONTROL_ASKED, Asked, by_votes
from loaders.demo.parties import Case, party_id, texts

DECIMALS = 9

Shares = dict[tuple[str, str], tuple[float, float]]
"""Holder and company: integrated and penetrated share."""


def _ring(held: HeldSnapshot, case: Case, moment: AsOf) -> Asked:
    """The shares of every holder in every member, and the members of the ring."""
    ring = case["answer"]["ring"]
    assert isinstance(ring, dict)
    members = texts(ring["members"])
    found = {one: ownership(held.store, held, one, moment) for one in members}
    rings = {tuple(sorted(ring.members)) for one in found.values() for ring in one.holders.rings}
    return (_planted(case, moment.true_on), {tuple(members)}), (_shares(found), rings)


def _layers(held: HeldSnapshot, case: Case, moment: AsOf) -> Asked:
    """Shares, the controller with the chain, what he controls, and who owns 25 % or more."""
    answer, day = case["answer"], moment.true_on
    firms = [party for party in map(str, case["parties"].values()) if party[0] == "9"]
    found = {one: ownership(held.store, held, one, moment) for one in firms}
    owned = found[str(answer["owned"])]
    controller = party_id(str(answer["controller"]), day)
    chain = tuple(party_id(one, day) for one in texts(answer["chain"]))
    owners = {party_id(one, day) for one in texts(answer["owners_of_25_percent"])}
    expected = (_planted(case, day), (controller,), chain, set(texts(answer["controlled"])), owners)
    below = ownership(held.store, held, controller, moment).control.controlled
    return expected, (
        _shares(found),
        *by_votes(owned),
        {one.company for one in below},
        _equity_owners(owned),
    )


def _halves(held: HeldSnapshot, case: Case, moment: AsOf) -> Asked:
    """Shares, nobody in control of the joint company, and what that company controls."""
    answer = case["answer"]
    firms = [party for party in map(str, case["parties"].values()) if party[0] == "9"]
    found = {one: ownership(held.store, held, one, moment) for one in firms}
    joint = found[str(answer["owned"])]
    nobody: Asked = ((), ())
    expected: object = (_planted(case, moment.true_on), nobody, [], texts(answer["controlled_by_joint"]))
    controlled = [one.company for one in joint.control.controlled]
    return expected, (_shares(found), by_votes(joint), list(joint.control.controllers), controlled)


def _hub_holder(held: HeldSnapshot, case: Case, moment: AsOf) -> Asked:
    """Firms held by one state holder are not related to each other by that."""
    hub = ownership(held.store, held, str(case["parties"]["firm"]), moment)
    return _unrelated(held, {one.party for one in hub.investments.stakes if one.direct}, case, moment)


def _hub_representative(held: HeldSnapshot, case: Case, moment: AsOf) -> Asked:
    """Firms of one professional representative are not related to each other by that."""
    person = party_id(str(case["parties"]["person"]), moment.true_on)
    firms = {one.target.id for one in profile(held.store, person, moment).related.represents.shown}
    return _unrelated(held, firms, case, moment)


OWNERSHIP_ASKED: dict[str, Callable[[HeldSnapshot, Case, AsOf], Asked]] = {
    "cross_holding_ring": _ring,
    "ring_with_one_outsider": _ring,
    "controller_behind_three_layers": _layers,
    "joint_control_by_nobody": _halves,
    **CONTROL_ASKED,
    "hub_state_assets": _hub_holder,
    "hub_professional_representative": _hub_representative,
}
"""How each planted case of ownership is asked."""

MOST_ASKED = 20
"""Firms of a hub that are asked for their related parties."""


def _unrelated(held: HeldSnapshot, firms: set[str], case: Case, moment: AsOf) -> Asked:
    """That there are such firms, and whether any is a related party of another under 公司法."""
    tables = [
        related_party_tables(held.store, held, firm, ["company_law"], moment)
        for firm in sorted(firms)[:MOST_ASKED]
    ]
    related = any({line.party for line in one.books[0].lines} & firms for one in tables)
    return (True, case["answer"]["related_by_hub"]), (bool(tables), related)


def _planted(case: Case, today: date) -> Shares:
    rows = case["answer"]["shares"]
    assert isinstance(rows, list)
    return {
        (party_id(row["holder"], today), party_id(row["owned"], today)): (
            round(row["integrated_share"], DECIMALS),
            round(row["penetrated_share"], DECIMALS),
        )
        for row in rows
    }


def _shares(found: dict[str, Ownership]) -> Shares:
    """The figures of the answers; what a ring gives a company of itself stands with no penetrated share."""
    shares: Shares = {}
    for company, one in found.items():
        for stake in one.holders.stakes:
            integrated = stake.integrated.low if stake.integrated else -1.0
            figures = (round(integrated, DECIMALS), round(stake.penetrated.low, DECIMALS))
            shares[stake.party, company] = figures
        if one.holders.self_share is not None:
            shares[company, company] = (round(one.holders.self_share, DECIMALS), 0.0)
    return shares


def _equity_owners(one: Ownership) -> set[str]:
    assert one.beneficial is not None
    return {owner.person for owner in one.beneficial.owners if owner.standard == "1" and owner.certain}
