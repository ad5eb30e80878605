"""The planted cases of control beside shares, asked of the graph: agreements, declarations, votes apart."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from graph_service.answers.as_of import AsOf, as_of
from graph_service.answers.control.ownership import Ownership, ownership
from graph_service.answers.related.related_parties import related_party_tables
from graph_service.snapshot.held import HeldSnapshot
from loaders.demo.parties import Case, party_id, texts

DECIMALS = 9

Asked = tuple[object, object]
"""What is expected, and what the graph says."""


def _in_concert(held: HeldSnapshot, case: Case, moment: AsOf) -> Asked:
    """Who controls the target together, by how many votes, what follows it, and what the agreement leaves."""
    answer, day = case["answer"], moment.true_on
    members = tuple(sorted(party_id(one, day) for one in texts(answer["controllers"])))
    firm, below, apart = (
        ownership(held.store, held, str(case["parties"][name]), moment) for name in ("firm", "below", "apart")
    )
    together = {tuple(sorted(one.voters)): one for one in firm.control.controllers}.get(members)
    votes = round(together.votes, DECIMALS) if together else None
    agreed = together is not None and together.agreement is not None
    expected: object = (members, members, answer["votes"], True, set(texts(answer["controlled"])), [])
    by_member = ownership(held.store, held, members[0], moment).control.controlled
    return expected, (
        tuple(sorted(by_votes(firm)[0])),
        tuple(sorted(by_votes(below)[0])),
        votes,
        agreed,
        {one.company for one in by_member if one.agreement},
        _voters(apart),
    )


def _agreement_ended(held: HeldSnapshot, case: Case, moment: AsOf) -> Asked:
    """Nobody controls today; on the day before the agreement was dissolved its two members did."""
    answer, firm = case["answer"], str(case["parties"]["firm"])
    before = as_of(date.fromisoformat(str(answer["before"])))
    members = {party_id(one, moment.true_on) for one in texts(answer["controllers_before"])}
    today, then = (ownership(held.store, held, firm, one) for one in (moment, before))
    expected: object = (set(), members)
    return expected, (set(_voters(today)), set(_voters(then)))


def _member_alone(held: HeldSnapshot, case: Case, moment: AsOf) -> Asked:
    """The member who needs no agreement is named alone, by the theory of votes and by the strict control."""
    [main] = (party_id(one, moment.true_on) for one in texts(case["answer"]["controllers"]))
    firm = ownership(held.store, held, str(case["parties"]["firm"]), moment)
    return ((main,), [main]), (by_votes(firm)[0], _voters(firm))


def _declared(held: HeldSnapshot, case: Case, moment: AsOf) -> Asked:
    """Votes name one, the enterprise declared another; one beneficial owner was not filed."""
    answer, day = case["answer"], moment.true_on
    found = ownership(held.store, held, str(case["parties"]["firm"]), moment)
    assert found.controllers is not None
    assert found.beneficial is not None
    by_theory = {one.theory: one.controllers for one in found.controllers.findings}
    owners, filed = found.beneficial.owners, found.beneficial.declared
    expected = (
        (party_id(str(answer["controller_by_votes"]), day),),
        (party_id(str(answer["declared_controller"]), day),),
        {party_id(one, day) for one in texts(answer["beneficial_owners"])},
        tuple(party_id(one, day) for one in texts(answer["declared_owners"])),
        False,
    )
    agree = found.controllers.declared_agrees or filed.agrees
    return expected, (
        by_theory["votes"],
        by_theory["declared"],
        {one.person for one in owners if one.certain},
        filed.filed,
        agree,
    )


def _votes_apart(held: HeldSnapshot, case: Case, moment: AsOf) -> Asked:
    """Votes name the founder, ownership the investor; each figure and each rule looks at its own."""
    answer, firm = case["answer"], str(case["parties"]["firm"])
    founder = party_id(str(answer["controller_by_votes"]), moment.true_on)
    investor = party_id(str(answer["largest_owner"]), moment.true_on)
    found = ownership(held.store, held, firm, moment)
    [book] = related_party_tables(held.store, held, firm, ["company_law"], moment).books
    relations = {one.rule_id.removeprefix("company_law_2023_"): one.party for one in book.lines}
    expected = (
        _by_person(answer["shares"], moment),
        ((founder,), (investor,)),
        [founder],
        answer["votes"],
        set(texts(answer["controlled"])),
        _by_person(answer["standards"], moment),
        (investor, founder),
    )
    return expected, (
        {one.party: one.penetrated.low for one in found.holders.stakes},
        (_named(found, "votes"), _named(found, "ownership")),
        _voters(found),
        found.control.controllers[0].votes,
        {one.company for one in ownership(held.store, held, founder, moment).control.controlled},
        {one.person: one.standard for one in found.beneficial.owners} if found.beneficial else {},
        (relations.get("majority_holder"), relations.get("controller")),
    )


CONTROL_ASKED: dict[str, Callable[[HeldSnapshot, Case, AsOf], Asked]] = {
    "acting_in_concert": _in_concert,
    "concert_agreement_ended": _agreement_ended,
    "concert_member_controls_alone": _member_alone,
    "declaration_at_odds": _declared,
    "votes_apart_from_shares": _votes_apart,
}
"""How each of them is asked."""


def by_votes(one: Ownership) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Whom the theory of votes names, and the chain down from there."""
    assert one.controllers is not None
    found = next(finding for finding in one.controllers.findings if finding.theory == "votes")
    return found.controllers, found.path


def _named(one: Ownership, theory: str) -> tuple[str, ...]:
    assert one.controllers is not None
    return next(finding.controllers for finding in one.controllers.findings if finding.theory == theory)


def _by_person(values: object, moment: AsOf) -> dict[str, object]:
    """What the answer says of each person, by the person's id."""
    assert isinstance(values, dict)
    return {party_id(number, moment.true_on): value for number, value in values.items()}


def _voters(one: Ownership) -> list[str]:
    """Everyone who controls by more than half of the votes, alone or in concert."""
    return [voter for control in one.control.controllers for voter in control.voters]
