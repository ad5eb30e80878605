from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import numpy as np
import pytest
from ownership_oracles import holdings_of
from rule_rows import TODAY, rules_of

from analytics.concert import Concert
from analytics.holdings_graph import Holdings, build_holdings
from analytics.related_party import RelatedParty, related_parties
from analytics.related_party_relations import FINDERS
from analytics.related_party_rules import Relation, View
from analytics.related_party_subject import Claim, Kinship, Office, PartyFacts

(
    ZHAO,
    PARENT,
    COMPANY,
    SUBSIDIARY,
    SISTER,
    MINORITY,
    ASSOCIATE,
    MANAGER,
    MANAGERS_FIRM,
    SPOUSE,
    SPOUSES_FIRM,
) = range(11)


@pytest.fixture
def family() -> Holdings:
    return holdings_of(
        [
            (ZHAO, PARENT, 0.8),
            (PARENT, COMPANY, 0.6),
            (MINORITY, COMPANY, 0.06),
            (COMPANY, SUBSIDIARY, 0.7),
            (PARENT, SISTER, 0.51),
            (COMPANY, ASSOCIATE, 0.2),
            (SUBSIDIARY, ASSOCIATE, 0.1),
            (MANAGER, MANAGERS_FIRM, 1.0),
            (SPOUSE, SPOUSES_FIRM, 0.9),
        ]
    )


FACTS = PartyFacts(
    offices=(
        Office(MANAGER, COMPANY, "总经理"),
        Office(MANAGER, COMPANY, "董事"),
        Office(MANAGER, SISTER, "独立董事"),
        Office(MANAGER, ASSOCIATE, "监事"),
        Office(MINORITY, PARENT, "董事长"),
    ),
    kinships=(Kinship(MANAGER, SPOUSE, "配偶"),),
)


def by_relation(parties: Iterable[RelatedParty]) -> dict[Relation, set[int]]:
    found: dict[Relation, set[int]] = {}
    for one in parties:
        found.setdefault(one.rule.relation, set()).add(one.party)
    return found


def test_company_law_names_controllers_controlled_sisters_and_officers(family: Holdings) -> None:
    parties = related_parties(family, COMPANY, rules_of(View.COMPANY_LAW), FACTS)

    assert by_relation(parties) == {
        Relation.MAJORITY_HOLDER: {PARENT},
        Relation.CONTROLLER: {ZHAO, PARENT},
        Relation.CONTROLLED: {SUBSIDIARY},
        Relation.COMMON_CONTROLLER: {SISTER},
        Relation.OFFICER: {MANAGER},
        Relation.CONTROLLED_BY_OFFICER: {MANAGERS_FIRM},
    }


def test_line_carries_words_article_share_and_path(family: Holdings) -> None:
    parties = related_parties(family, COMPANY, rules_of(View.COMPANY_LAW), FACTS)

    controller = next(
        one for one in parties if one.rule.relation is Relation.CONTROLLER and one.party == ZHAO
    )
    sister = next(one for one in parties if one.party == SISTER)
    officer = next(one for one in parties if one.rule.relation is Relation.OFFICER)
    assert controller.words == "实际控制人（推定）"
    assert controller.rule.article == "第二百六十五条第三项"
    assert controller.share is not None
    assert (controller.figure_name, controller.share.low) == ("votes", 0.6)
    assert (controller.path, controller.edges) == ((ZHAO, PARENT, COMPANY), (0, 1))
    assert (sister.path, sister.edges) == ((ZHAO, PARENT, SISTER), (0, 4))
    assert officer.words == "董事、监事、高级管理人员（总经理、董事）"


def test_listing_rules_count_five_percent_and_offices_elsewhere(family: Holdings) -> None:
    found = by_relation(related_parties(family, COMPANY, rules_of(View.LISTING), FACTS))

    assert found[Relation.HOLDER] == {ZHAO, PARENT, MINORITY}
    assert found[Relation.OFFICE_OF_OFFICER] == {ASSOCIATE}  # an independent director's seat does not count
    assert found[Relation.OFFICER_OF_CONTROLLER] == {MINORITY}
    assert found[Relation.RELATIVE] == {SPOUSE}


def test_accounting_presumes_influence_from_20_to_50_percent_of_votes(family: Holdings) -> None:
    down = by_relation(related_parties(family, COMPANY, rules_of(View.ACCOUNTING), FACTS))
    up = by_relation(related_parties(family, ASSOCIATE, rules_of(View.ACCOUNTING)))

    assert down[Relation.INFLUENCED] == {ASSOCIATE}  # 20 % itself and 10 % through the subsidiary
    assert down[Relation.CONTROLLED_BY_RELATIVE] == {SPOUSES_FIRM}
    assert up[Relation.INFLUENTIAL_HOLDER] == {ZHAO, PARENT, COMPANY}


def test_bank_view_names_relatives_firms(family: Holdings) -> None:
    found = by_relation(related_parties(family, COMPANY, rules_of(View.BANK), FACTS))

    assert found[Relation.HOLDER] == {ZHAO, PARENT, MINORITY}
    assert found[Relation.CONTROLLED_BY_RELATIVE] == {SPOUSES_FIRM}


def test_tax_view_passes_25_percent_through_and_finds_common_thirds() -> None:
    # 赵 0: 30 % of 甲 1 and 25 % of 丁 4; 甲: 40 % of 乙 2; 乙: 25 % of 丙 3
    graph = holdings_of([(0, 1, 0.3), (1, 2, 0.4), (2, 3, 0.25), (0, 4, 0.25), (5, 2, 0.24)])

    found = by_relation(related_parties(graph, 2, rules_of(View.TAX)))

    assert found == {
        Relation.ATTRIBUTED_HOLDER: {0, 1},
        Relation.ATTRIBUTED_HELD: {3},
        Relation.ATTRIBUTED_COMMON: {4},
    }


def test_tax_view_adds_up_relatives() -> None:
    graph = holdings_of([(0, 2, 0.15), (1, 2, 0.1)])
    facts = PartyFacts(kinships=(Kinship(0, 1, "配偶"),))

    parties = related_parties(graph, 2, rules_of(View.TAX), facts)

    assert {one.party for one in parties} == {0, 1}
    assert {one.share.low for one in parties if one.share} == {0.25}
    assert related_parties(graph, 2, rules_of(View.TAX)) == ()


def test_firms_of_the_state_are_not_related_by_that_alone() -> None:
    # 国资委 0 owns 甲集团 1 and 乙集团 2; 甲集团 owns 丙 3 and 丁 4
    graph = holdings_of([(0, 1, 1.0), (0, 2, 1.0), (1, 3, 1.0), (1, 4, 1.0)])
    facts = PartyFacts(state=frozenset({0}))

    group = by_relation(related_parties(graph, 1, rules_of(View.COMPANY_LAW), facts))
    member = by_relation(related_parties(graph, 3, rules_of(View.COMPANY_LAW), facts))
    tax = by_relation(related_parties(graph, 1, rules_of(View.TAX), facts))

    assert Relation.COMMON_CONTROLLER not in group
    assert member[Relation.COMMON_CONTROLLER] == {4}
    assert Relation.ATTRIBUTED_COMMON not in tax
    assert group[Relation.CONTROLLER] == {0}


def test_control_is_by_votes_and_shares_stay_shares() -> None:
    # 赵 0 has 30 % of the shares of 乙 2 and 60 % of its votes; 钱 1 the rest; 甲 3 belongs to 赵
    shares = holdings_of([(0, 2, 0.3), (1, 2, 0.7), (0, 3, 1.0)])
    votes = holdings_of([(0, 2, 0.6), (1, 2, 0.4), (0, 3, 1.0)])

    by_shares = by_relation(related_parties(shares, 2, rules_of(View.COMPANY_LAW)))
    by_votes = related_parties(shares, 2, rules_of(View.COMPANY_LAW), PartyFacts(votes=votes))

    assert by_shares == {Relation.MAJORITY_HOLDER: {1}, Relation.CONTROLLER: {1}}
    assert by_relation(by_votes) == {
        Relation.MAJORITY_HOLDER: {1},
        Relation.CONTROLLER: {0},
        Relation.COMMON_CONTROLLER: {3},
    }
    assert [one.edges for one in by_votes if one.rule.relation is Relation.CONTROLLER] == [(0,)]


def test_bank_names_who_has_five_percent_of_the_votes_but_not_of_the_shares() -> None:
    # 赵 0 controls 甲 1, which has 6 % of 丙 2: 3.6 % of the shares and 6 % of the votes
    graph = holdings_of([(0, 1, 0.6), (3, 1, 0.4), (1, 2, 0.06), (4, 2, 0.94)])

    parties = related_parties(graph, 2, rules_of(View.BANK))

    found = by_relation(parties)
    assert found[Relation.HOLDER] == {1, 4}
    assert found[Relation.VOTING_HOLDER] == {0}


def test_who_acts_in_concert_with_a_holder_of_five_percent_is_related() -> None:
    # 赵 0 has 6 % and an agreement with 钱 1, who has 1 %; 孙 3 and 李 4 have 2 % each and one of their own
    graph = holdings_of([(0, 2, 0.06), (1, 2, 0.01), (3, 2, 0.02), (4, 2, 0.02), (5, 2, 0.8)])
    facts = PartyFacts(groups=(Concert((0, 1), 2), Concert((3, 4), 2), Concert((0, 5), 9)))

    found = by_relation(related_parties(graph, 2, rules_of(View.LISTING), facts))

    assert found[Relation.CONCERT_OF_HOLDER] == {1}


def test_a_group_that_controls_is_named_member_by_member_with_what_each_controls() -> None:
    # 赵 0 and 钱 1 have 30 % each of 丙 2 and an agreement about it; 丁 4 belongs to 钱
    graph = holdings_of([(0, 2, 0.3), (1, 2, 0.3), (3, 2, 0.4), (1, 4, 1.0)])
    facts = PartyFacts(groups=(Concert((0, 1), 2),))

    parties = related_parties(graph, 2, rules_of(View.COMPANY_LAW), facts)

    assert by_relation(parties) == {Relation.CONTROLLER: {0, 1}, Relation.COMMON_CONTROLLER: {4}}
    assert {one.words for one in parties if one.party == 0} == {"实际控制人（推定）（一致行动）"}
    assert related_parties(graph, 2, rules_of(View.COMPANY_LAW)) == ()


def test_group_clients_include_whom_the_client_declared_and_who_declared_the_same() -> None:
    graph = holdings_of([(0, 2, 1.0)], 6)
    claims = (Claim(1, 2), Claim(1, 3), Claim(4, 5))

    found = by_relation(related_parties(graph, 2, rules_of(View.GROUP_CLIENT), PartyFacts(claims=claims)))
    of_state = PartyFacts(claims=claims, state=frozenset({1}))
    under_state = by_relation(related_parties(graph, 2, rules_of(View.GROUP_CLIENT), of_state))

    assert found[Relation.DECLARED_CONTROLLER] == {1}
    assert found[Relation.DECLARED_COMMON] == {3}
    assert Relation.DECLARED_COMMON not in under_state


def test_bidders_with_one_head_or_direct_control_are_kept_apart() -> None:
    # 赵 0 is in charge of 甲 1 and 乙 2; 丙 3 has 51 % of 甲; 甲 has 51 % of 丁 4 and 50 % of 戊 5
    graph = holdings_of([(3, 1, 0.51), (1, 4, 0.51), (1, 5, 0.5), (4, 6, 0.9)])
    heads = tuple(Office(0, company, "法定代表人") for company in (1, 2))

    parties = related_parties(graph, 1, rules_of(View.PROCUREMENT), PartyFacts(heads=heads))
    procurement = by_relation(one for one in parties if "采购" in one.rule.basis)
    bidding = by_relation(one for one in parties if "投标" in one.rule.basis)

    assert procurement == {
        Relation.SAME_HEAD: {2},
        Relation.MAJORITY_HOLDER: {3},
        Relation.MAJORITY_HELD: {4},  # 直接控股: 己 6 is held through 丁
    }
    assert bidding == {Relation.SAME_HEAD: {2}, Relation.CONTROLLER: {3}, Relation.CONTROLLED: {4, 6}}


def test_nominee_is_no_party() -> None:
    graph = holdings_of([(3, 0, 1.0), (0, 2, 0.6), (1, 2, 0.4)])

    found = related_parties(graph, 2, rules_of(View.LISTING), PartyFacts(nominees=frozenset({0})))

    assert {one.party for one in found} == {1}


def test_undisclosed_share_makes_an_uncertain_line() -> None:
    graph = build_holdings(3, [0, 1], [2, 2], [np.nan, 0.5])

    found = related_parties(graph, 2, rules_of(View.LISTING))

    assert {one.party: one.certain for one in found} == {1: True, 0: False}


def test_half_was_a_majority_holder_until_the_law_of_2023() -> None:
    graph = holdings_of([(0, 2, 0.5), (1, 2, 0.5)])

    before = by_relation(related_parties(graph, 2, rules_of(View.COMPANY_LAW, date(2024, 6, 30))))
    after = by_relation(related_parties(graph, 2, rules_of(View.COMPANY_LAW, date(2024, 7, 1))))

    assert before == {Relation.MAJORITY_HOLDER: {0, 1}}
    assert after == {}


def test_every_relation_of_the_rules_has_its_finder() -> None:
    assert set(FINDERS) == set(Relation)
    assert {rule.relation for view in View for rule in rules_of(view)} == set(Relation)


@pytest.mark.parametrize("view", list(View))
def test_rules_in_force_have_articles_and_no_past_rows(view: View) -> None:
    rules = rules_of(view)

    assert rules
    assert all(rule.article and rule.basis and rule.valid_to is None for rule in rules)
    assert all(rule.valid_from and rule.valid_from <= TODAY for rule in rules)
    assert all(rule.threshold is None or 0 < rule.threshold <= 0.5 for rule in rules)
