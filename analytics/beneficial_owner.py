"""Beneficial owners (受益所有人) under 令〔2024〕第3号: who, by which standard, on which figure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from analytics.concert import Concert
from analytics.control import controllers_of, votes_disposed
from analytics.filing_duty import FilerFacts, Filing, filing_duty
from analytics.holdings_graph import Holdings
from analytics.routes import PenetratedShare, Route, routes_to
from analytics.share_range import NOTHING, ShareRange

__all__ = [
    "BeneficialOwner",
    "BeneficialOwnerRule",
    "BeneficialOwners",
    "ControlFact",
    "OwnerFacts",
    "Reason",
    "Standard",
    "beneficial_owners",
]


@dataclass(frozen=True)
class BeneficialOwnerRule:
    """The rule with its numbers and dates; both numbers are included (以上, 不超过). Capital is in yuan."""

    basis: str
    article: str
    threshold: float
    exempt_capital: float
    valid_from: date | None
    valid_to: date | None
    confidence: str
    version: str


class Standard(StrEnum):
    """By what a person is a beneficial owner."""

    EQUITY = "1"
    INCOME_OR_VOTES = "2"
    CONTROL = "3"
    SENIOR_MANAGER = "fallback"
    STATE_LEGAL_REPRESENTATIVE = "state"


class Reason(StrEnum):
    """Why the answer is not the whole answer."""

    UNDISCLOSED_SHARE = "undisclosed_share"
    OWNERS_UNKNOWN = "owners_unknown"
    ROUTES_CUT = "routes_cut"
    NO_SHAREHOLDERS_KNOWN = "no_shareholders_known"
    MANAGER_UNKNOWN = "manager_unknown"
    LEGAL_REPRESENTATIVE_UNKNOWN = "legal_representative_unknown"


@dataclass(frozen=True)
class ControlFact:
    """Persons who control the company other than by shares: by agreement, as executing partner, jointly."""

    persons: tuple[int, ...]
    how: str


@dataclass(frozen=True)
class OwnerFacts:
    """What is known beside the shares.

    `votes` are voting rights where they differ from the shares; `income` the income right (收益权, 0..1) of a
    person where it differs. `groups` act in concert. `managers` are those in charge of daily management.
    """

    filer: FilerFacts = FilerFacts()
    votes: Holdings | None = None
    income: Mapping[int, float] = field(default_factory=dict)
    controls: tuple[ControlFact, ...] = ()
    groups: tuple[Concert, ...] = ()
    legal_representative: int | None = None
    managers: tuple[int, ...] = ()


@dataclass(frozen=True)
class BeneficialOwner:
    """A person, the standard met, the figure it was met with, and the routes or words that show it.

    `certain` is False where only the upper bound of an undisclosed share reaches the threshold.
    """

    person: int
    standard: Standard
    figure_name: str
    figure: ShareRange | None
    certain: bool = True
    routes: tuple[Route, ...] = ()
    how: str = ""


@dataclass(frozen=True)
class BeneficialOwners:
    """The beneficial owners of a company, the duty to file them, and what leaves the answer open."""

    company: int
    rule: BeneficialOwnerRule
    filing: Filing
    owners: tuple[BeneficialOwner, ...]
    reasons: tuple[Reason, ...]


def beneficial_owners(
    holdings: Holdings,
    company: int,
    rule: BeneficialOwnerRule,
    facts: OwnerFacts | None = None,
) -> BeneficialOwners:
    """Who owns, profits from or controls the company in the end.

    第六条: (1) natural persons who in the end hold 25 % or more of the shares, directly or through others:
    multiplied along a route, routes added; (2) who are not of the first and have 25 % or more of the income
    or of the votes, the votes of what they control included; (3) who are not of the first and control it,
    alone or jointly. Without any, the person in charge of daily management; he is certain only where nothing
    is left open. 第七条: of a wholly or majority
    state-owned company the legal representative. Natural persons are the marked, else all never owned.
    """
    given = facts or OwnerFacts()
    if given.filer.state_controlled:
        return _state_owned(company, given, rule)
    found = _by_shares(holdings, company, rule)
    held = {owner.person for owner in found.owners if owner.certain}
    second = [one for one in _by_income_or_votes(holdings, company, given, rule) if one.person not in held]
    third = [one for one in _by_control(holdings, company, given) if one.person not in held]
    owners = _strongest([*found.owners, *second, *third])
    reasons = list(found.reasons)
    if not any(owner.certain for owner in owners):
        owners += _managers(given, certain=not reasons)
        reasons += [] if given.managers else [Reason.MANAGER_UNKNOWN]
    filing = filing_duty(given.filer, _holders_are_persons(holdings, company), rule.exempt_capital)
    return BeneficialOwners(company, rule, filing, tuple(owners), tuple(dict.fromkeys(reasons)))


@dataclass(frozen=True)
class _Shares:
    owners: list[BeneficialOwner]
    reasons: list[Reason]


def _by_shares(holdings: Holdings, company: int, rule: BeneficialOwnerRule) -> _Shares:
    found = routes_to(holdings, company)
    owners, reasons = [], []
    for share in found.shares:
        reached = share.penetrated.reaches(rule.threshold)
        if reached is not False and holdings.is_ultimate(share.holder):
            owners.append(_owner_by_share(share, reached is True))
            reasons += [] if reached else [Reason.UNDISCLOSED_SHARE]
        elif reached is not False and holdings.is_never_owned(share.holder):
            reasons.append(Reason.OWNERS_UNKNOWN)
    if found.cut.by_length or found.cut.by_count:
        reasons.append(Reason.ROUTES_CUT)
    if not found.shares:
        reasons.append(Reason.NO_SHAREHOLDERS_KNOWN)
    return _Shares(owners, reasons)


def _owner_by_share(share: PenetratedShare, certain: bool) -> BeneficialOwner:
    return BeneficialOwner(
        share.holder, Standard.EQUITY, "penetrated", share.penetrated, certain, share.routes
    )


def _by_income_or_votes(
    holdings: Holdings, company: int, facts: OwnerFacts, rule: BeneficialOwnerRule
) -> list[BeneficialOwner]:
    voted = facts.votes or holdings
    votes = {share.holder: share.penetrated for share in routes_to(voted, company).shares}
    for holder, cast in votes_disposed(voted, company).items():
        disposed, held = ShareRange(cast, cast), votes.get(holder, NOTHING)
        votes[holder] = disposed if disposed.low > held.low else held
    income = {person: ShareRange(right, right) for person, right in facts.income.items()}
    return [
        BeneficialOwner(person, Standard.INCOME_OR_VOTES, name, figure)
        for name, figures in (("votes", votes), ("income", income))
        for person, figure in sorted(figures.items())
        if (name == "income" or voted.is_ultimate(person)) and figure.reaches(rule.threshold)
    ]


def _by_control(holdings: Holdings, company: int, facts: OwnerFacts) -> list[BeneficialOwner]:
    voted = facts.votes or holdings
    found = [
        BeneficialOwner(person, Standard.CONTROL, "", None, how=control.how)
        for control in facts.controls
        for person in control.persons
    ]
    for control in controllers_of(voted, company, groups=facts.groups):
        figure = ShareRange(control.votes, control.votes)
        how = "一致行动" if control.concert else "表决权过半数"
        found += [
            BeneficialOwner(person, Standard.CONTROL, "votes", figure, how=how)
            for voter in control.voters
            for person in (_persons_behind(voted, voter) if control.concert else (voter,))
            if voted.is_ultimate(person)
        ]
    return found


def _persons_behind(voted: Holdings, voter: int) -> tuple[int, ...]:
    """A member of a group, and for a company who controls it alone."""
    above = [control.voters for control in controllers_of(voted, voter)]
    return (voter, *(voters[0] for voters in above if len(voters) == 1))


def _strongest(found: Sequence[BeneficialOwner]) -> list[BeneficialOwner]:
    """One entry a person: the certain before the possible, the lowest standard, the largest figure."""
    best: dict[int, BeneficialOwner] = {}
    for owner in found:
        if owner.person not in best or _rank(owner) < _rank(best[owner.person]):
            best[owner.person] = owner
    return sorted(best.values(), key=lambda owner: (*_rank(owner), owner.person))


def _rank(owner: BeneficialOwner) -> tuple[bool, str, float]:
    return (not owner.certain, owner.standard.value, -owner.figure.low if owner.figure else 0.0)


def _managers(facts: OwnerFacts, *, certain: bool) -> list[BeneficialOwner]:
    """Those in charge stand in only where surely nobody meets a standard; else they may have to."""
    how = "负责日常经营管理的人员"
    return [
        BeneficialOwner(person, Standard.SENIOR_MANAGER, "", None, certain, how=how)
        for person in facts.managers
    ]


def _state_owned(company: int, facts: OwnerFacts, rule: BeneficialOwnerRule) -> BeneficialOwners:
    person = facts.legal_representative
    how = "国有独资公司、国有控股公司的法定代表人（第七条）"
    owners = (
        ()
        if person is None
        else (BeneficialOwner(person, Standard.STATE_LEGAL_REPRESENTATIVE, "", None, how=how),)
    )
    reasons = () if owners else (Reason.LEGAL_REPRESENTATIVE_UNKNOWN,)
    filing = filing_duty(facts.filer, False, rule.exempt_capital)
    return BeneficialOwners(company, rule, filing, owners, reasons)


def _holders_are_persons(holdings: Holdings, company: int) -> bool | None:
    """Whether every direct holder is a natural person; None where no holder is known."""
    up = holdings.up
    holders = up.node[int(up.start[company]) : int(up.start[company + 1])]
    return all(map(holdings.is_ultimate, holders.tolist())) if holders.size else None
