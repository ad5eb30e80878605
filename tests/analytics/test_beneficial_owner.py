from __future__ import annotations

import numpy as np
import pytest
from ownership_oracles import holdings_of
from rule_rows import owner_rule

from analytics.beneficial_owner import (
    BeneficialOwners,
    ControlFact,
    OwnerFacts,
    Reason,
    Standard,
    beneficial_owners,
)
from analytics.concert import Concert
from analytics.filing_duty import FilerFacts, FilerKind, Filing, filing_duty
from analytics.holdings_graph import build_holdings

RULE = owner_rule()


def standards(answer: BeneficialOwners) -> dict[int, Standard]:
    return {owner.person: owner.standard for owner in answer.owners}


def test_25_percent_includes_the_number_over_all_routes() -> None:
    # 赵 0: half of 甲 1, which has half of 乙 2 = 25 %; 钱 3 has 24.99 %
    graph = holdings_of([(0, 1, 0.5), (1, 2, 0.5), (3, 2, 0.2499), (4, 1, 0.5), (5, 2, 0.2501)])

    answer = beneficial_owners(graph, 2, RULE)

    assert standards(answer) == {5: Standard.EQUITY, 0: Standard.EQUITY, 4: Standard.EQUITY}
    owner = next(one for one in answer.owners if one.person == 0)
    assert owner.figure is not None
    assert owner.figure.low == pytest.approx(0.25)
    assert [route.nodes for route in owner.routes] == [(0, 1, 2)]
    assert answer.reasons == ()


def test_companies_are_no_beneficial_owners() -> None:
    graph = build_holdings(3, [0, 1], [1, 2], [1.0, 1.0], persons=[True, False, False])

    assert standards(beneficial_owners(graph, 2, RULE)) == {0: Standard.EQUITY}


def test_ultimate_company_leaves_its_owners_unknown() -> None:
    graph = build_holdings(3, [0, 1], [2, 2], [0.6, 0.4], persons=[False, True, False])

    answer = beneficial_owners(graph, 2, RULE)

    assert standards(answer) == {1: Standard.EQUITY}
    assert answer.reasons == (Reason.OWNERS_UNKNOWN,)


def test_votes_through_a_controlled_company_count_in_full_by_the_second_standard() -> None:
    # 赵 0: 60 % of 甲 1, which has 30 % of 乙 2: 18 % of the shares, 30 % of the votes
    graph = holdings_of([(0, 1, 0.6), (3, 1, 0.4), (1, 2, 0.3), (4, 2, 0.7)])

    answer = beneficial_owners(graph, 2, RULE)

    assert standards(answer) == {4: Standard.EQUITY, 0: Standard.INCOME_OR_VOTES}
    owner = next(one for one in answer.owners if one.person == 0)
    assert (owner.figure_name, owner.figure.low if owner.figure else None) == ("votes", 0.3)


def test_voting_rights_and_income_may_differ_from_shares() -> None:
    shares = holdings_of([(0, 2, 0.9), (1, 2, 0.1)])
    votes = holdings_of([(0, 2, 0.7), (1, 2, 0.3)])

    by_votes = beneficial_owners(shares, 2, RULE, OwnerFacts(votes=votes))
    by_income = beneficial_owners(shares, 2, RULE, OwnerFacts(income={1: 0.25}))

    assert standards(by_votes) == {0: Standard.EQUITY, 1: Standard.INCOME_OR_VOTES}
    assert standards(by_income) == {0: Standard.EQUITY, 1: Standard.INCOME_OR_VOTES}


def test_control_by_agreement_or_in_concert_is_the_third_standard() -> None:
    graph = holdings_of([(at, 6, 0.15) for at in range(6)])
    facts = OwnerFacts(controls=(ControlFact((5,), "协议控制"),), groups=(Concert((0, 1, 2, 3)),))

    answer = beneficial_owners(graph, 6, RULE, facts)

    assert standards(answer) == dict.fromkeys((0, 1, 2, 3, 5), Standard.CONTROL)
    assert {owner.how for owner in answer.owners} == {"协议控制", "一致行动"}


def test_behind_a_company_in_a_group_stands_who_controls_it() -> None:
    # 赵 0 holds 甲 1 wholly; 甲 and 钱 2 have 20 % and 35 % of 丙 3 and vote as one
    graph = holdings_of([(0, 1, 1.0), (1, 3, 0.2), (2, 3, 0.35), (4, 3, 0.45)])

    answer = beneficial_owners(graph, 3, RULE, OwnerFacts(groups=(Concert((1, 2), 3),)))

    assert standards(answer) == {4: Standard.EQUITY, 2: Standard.EQUITY, 0: Standard.CONTROL}


def test_manager_is_not_certain_where_owners_may_be_hidden() -> None:
    graph = build_holdings(4, [0, 1], [2, 2], [0.6, 0.1], persons=[False, True, False, True])

    answer = beneficial_owners(graph, 2, RULE, OwnerFacts(managers=(3,)))

    assert [(owner.person, owner.certain) for owner in answer.owners] == [(3, False)]
    assert answer.reasons == (Reason.OWNERS_UNKNOWN,)


def test_without_any_owner_the_manager_stands_in() -> None:
    graph = holdings_of([(at, 5, 0.2) for at in range(5)], 7)

    answer = beneficial_owners(graph, 5, RULE, OwnerFacts(managers=(6,)))
    unknown = beneficial_owners(graph, 5, RULE)

    assert standards(answer) == {6: Standard.SENIOR_MANAGER}
    assert answer.reasons == ()
    assert unknown.owners == ()
    assert unknown.reasons == (Reason.MANAGER_UNKNOWN,)


def test_undisclosed_share_makes_a_possible_owner_with_its_reason() -> None:
    graph = build_holdings(4, [0, 1], [2, 2], [np.nan, 0.6])

    answer = beneficial_owners(graph, 2, RULE, OwnerFacts(managers=(3,)))

    certain = {owner.person: owner.certain for owner in answer.owners}
    assert certain == {1: True, 0: False}
    assert answer.reasons == (Reason.UNDISCLOSED_SHARE,)


def test_state_company_files_its_legal_representative() -> None:
    graph = holdings_of([(0, 1, 1.0)], 3)
    filer = FilerFacts(state_controlled=True)

    answer = beneficial_owners(graph, 1, RULE, OwnerFacts(filer=filer, legal_representative=2))
    unknown = beneficial_owners(graph, 1, RULE, OwnerFacts(filer=filer))

    assert standards(answer) == {2: Standard.STATE_LEGAL_REPRESENTATIVE}
    assert unknown.reasons == (Reason.LEGAL_REPRESENTATIVE_UNKNOWN,)


def test_company_without_known_holders_says_so() -> None:
    answer = beneficial_owners(holdings_of([(0, 1, 1.0)], 3), 2, RULE)

    assert answer.reasons == (Reason.NO_SHAREHOLDERS_KNOWN, Reason.MANAGER_UNKNOWN)


@pytest.mark.parametrize(
    ("filer", "persons", "duty"),
    [
        (FilerFacts(FilerKind.SOLE_TRADER), None, Filing.NOT_REQUIRED),
        (FilerFacts(FilerKind.COOPERATIVE), True, Filing.NOT_REQUIRED),
        (FilerFacts(FilerKind.BRANCH), None, Filing.NOT_REQUIRED),
        (FilerFacts(FilerKind.FOREIGN_BRANCH), None, Filing.REQUIRED),
        (FilerFacts(registered_capital=10_000_000, other_control=False, promised=True), True, Filing.EXEMPT),
        (FilerFacts(registered_capital=10_000_000, other_control=False), True, Filing.EXEMPT_IF_PROMISED),
        (
            FilerFacts(registered_capital=10_000_001, other_control=False, promised=True),
            True,
            Filing.REQUIRED,
        ),
        (
            FilerFacts(registered_capital=1_000_000, other_control=False, promised=True),
            False,
            Filing.REQUIRED,
        ),
        (FilerFacts(registered_capital=1_000_000, other_control=True, promised=True), True, Filing.REQUIRED),
        (FilerFacts(registered_capital=1_000_000, promised=True), True, Filing.UNKNOWN),
        (FilerFacts(), None, Filing.UNKNOWN),
    ],
)
def test_filing_duty_follows_kind_capital_holders_and_promise(
    filer: FilerFacts, persons: bool | None, duty: Filing
) -> None:
    assert filing_duty(filer, persons, RULE.exempt_capital) is duty
