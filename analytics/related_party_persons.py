"""Relations found beside the holdings: agreements, declarations, posts and family ties."""

from __future__ import annotations

from analytics.related_party_rules import RelatedPartyRule
from analytics.related_party_subject import Found, Subject

__all__ = [
    "controlled_by_officers",
    "controlled_by_relatives",
    "declared_controllers",
    "declared_in_common",
    "fellows_of_holders",
    "officers",
    "officers_of_controllers",
    "offices_of_officers",
    "relatives",
    "same_heads",
]

INDEPENDENT = "独立董事"


def fellows_of_holders(subject: Subject, rule: RelatedPartyRule) -> list[Found]:
    """Who acts in concert in the company with one of its holders of so much."""
    holders = subject.holders_from(rule.holders_from)
    return [
        Found(fellow, path=(fellow, holder, subject.company))
        for group in subject.facts.groups
        if group.company in (None, subject.company)
        for holder in group.members
        if holder in holders
        for fellow in group.members
        if fellow != holder and fellow not in subject.facts.nominees
    ]


def declared_controllers(subject: Subject, rule: RelatedPartyRule) -> list[Found]:
    """Whom the company itself declared to control it."""
    return [
        Found(claim.controller, path=(claim.controller, subject.company))
        for claim in subject.facts.claims
        if claim.company == subject.company
    ]


def declared_in_common(subject: Subject, rule: RelatedPartyRule) -> list[Found]:
    """Companies that declared the same controller; the state makes none related."""
    declared = {one.party for one in declared_controllers(subject, rule)} - subject.facts.state
    return [
        Found(claim.company, path=(subject.company, claim.controller, claim.company))
        for claim in subject.facts.claims
        if claim.controller in declared and claim.company != subject.company
    ]


def officers(subject: Subject, rule: RelatedPartyRule) -> list[Found]:
    """Directors, supervisors and senior managers of the company."""
    return [Found(person, note=post) for person, post in sorted(subject.officers.items())]


def officers_of_controllers(subject: Subject, rule: RelatedPartyRule) -> list[Found]:
    """Those of its controllers."""
    offices = [office for office in subject.facts.offices if office.company in subject.controllers]
    return [
        Found(
            office.person, path=(office.person, *subject.controllers[office.company].path), note=office.post
        )
        for office in offices
    ]


def controlled_by_officers(subject: Subject, rule: RelatedPartyRule) -> list[Found]:
    """What an officer of the company controls."""
    return [
        found
        for person in sorted(subject.officers)
        for found in subject.controlled((person,), note=subject.officers[person])
    ]


def offices_of_officers(subject: Subject, rule: RelatedPartyRule) -> list[Found]:
    """Where an officer of the company has a post as well, independent seats aside."""
    elsewhere = [
        office
        for office in subject.facts.offices
        if office.person in subject.officers
        and office.company != subject.company
        and INDEPENDENT not in office.post
    ]
    return [
        Found(office.company, path=(subject.company, office.person, office.company), note=office.post)
        for office in elsewhere
    ]


def same_heads(subject: Subject, rule: RelatedPartyRule) -> list[Found]:
    """Of what a person in charge of the company is in charge as well."""
    heads = {office.person for office in subject.facts.heads if office.company == subject.company}
    return [
        Found(office.company, path=(subject.company, office.person, office.company), note=office.post)
        for office in subject.facts.heads
        if office.person in heads and office.company != subject.company
    ]


def relatives(subject: Subject, rule: RelatedPartyRule) -> list[Found]:
    """Relatives given of officers, controllers and holders of so much."""
    related = subject.related_persons(rule.holders_from)
    ties = [(tie.person, tie.relative, tie.words) for tie in subject.facts.kinships]
    ties += [(relative, person, words) for person, relative, words in ties]
    return [
        Found(relative, path=(relative, person, subject.company), note=words)
        for person, relative, words in ties
        if person in related
    ]


def controlled_by_relatives(subject: Subject, rule: RelatedPartyRule) -> list[Found]:
    """What those relatives control."""
    return [
        found
        for relative in dict.fromkeys(one.party for one in relatives(subject, rule))
        for found in subject.controlled((relative,))
    ]
