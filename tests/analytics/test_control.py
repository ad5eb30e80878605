from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from ownership_oracles import controlled, holdings_of, ownership_edges

from analytics.concert import Concert
from analytics.control import Control, control_pairs, control_proof, controlled_by, controllers_of
from analytics.control_blocs import control_blocs
from analytics.holdings_graph import build_holdings


@settings(max_examples=60)
@given(ownership_edges())
def test_pairs_and_votes_are_those_of_the_definition(drawn: tuple) -> None:
    edges, n, persons = drawn

    pairs = control_pairs(holdings_of(edges, n + persons))

    for holder in range(n + persons):
        expected = {company: float(votes) for company, votes in controlled(edges, {holder}).items()}
        assert pairs.votes_held(holder) == pytest.approx(expected)


def test_half_and_half_is_control_by_nobody() -> None:
    # .1 + .2 + .2 comes to a hair over .5 in binary fractions
    graph = holdings_of([(0, 1, 0.6), (0, 2, 0.6), (0, 3, 0.1), (1, 3, 0.2), (2, 3, 0.2), (4, 3, 0.5)])

    assert controllers_of(graph, 3) == ()


def test_own_votes_of_a_company_do_not_count() -> None:
    # 甲 1 holds 30 % of itself, which would lift 赵's 40 % over half
    graph = holdings_of([(0, 1, 0.4), (1, 1, 0.3), (2, 1, 0.3)])

    assert controllers_of(graph, 1) == ()


def test_proof_names_every_vote_it_rests_on_and_no_other() -> None:
    # 赵 0 -> 甲 1 and 乙 2, together 51 % of 丙 3; 丁 4 has nothing to do with it
    graph = holdings_of([(0, 1, 0.51), (1, 3, 0.3), (0, 2, 0.8), (2, 3, 0.21), (0, 4, 1.0), (5, 3, 0.49)])

    proof = control_proof(graph, (0,), 3)

    assert [step.company for step in proof] == [1, 2, 3]
    assert [(source.voter, source.share) for source in proof[-1].sources] == [(1, 0.3), (2, 0.21)]
    assert proof[-1].votes == pytest.approx(0.51)
    assert control_proof(graph, (5,), 3) == ()


@settings(max_examples=40)
@given(ownership_edges())
def test_every_step_of_a_proof_exceeds_half_from_what_came_before(drawn: tuple) -> None:
    edges, n, persons = drawn
    graph = holdings_of(edges, n + persons)

    for control in (one for company in range(n) for one in controllers_of(graph, company)):
        before = set(control.voters)
        for step in control_proof(graph, control.voters, control.company):
            assert {source.voter for source in step.sources} <= before
            assert sum(Fraction(str(source.share)) for source in step.sources) > Fraction(1, 2)
            before.add(step.company)
        assert control.company in before


@settings(max_examples=40)
@given(ownership_edges())
def test_controllers_of_one_company_are_those_of_all_pairs(drawn: tuple) -> None:
    edges, n, persons = drawn
    graph = holdings_of(edges, n + persons)
    pairs = control_pairs(graph)

    for company in range(n + persons):
        expected = {holder for holder in range(n + persons) if company in pairs.votes_held(holder)}
        assert {control.voters[0] for control in controllers_of(graph, company)} == expected


def test_group_acting_in_concert_votes_as_one_and_is_named() -> None:
    graph = holdings_of([(0, 2, 0.3), (1, 2, 0.3), (3, 2, 0.4), (2, 4, 0.6)])
    group = Concert((0, 1))

    assert [control.voters for control in controllers_of(graph, 4)] == [(2,)]
    assert Control((0, 1), 4, 0.6, group) in controllers_of(graph, 4, groups=[group])
    assert [(one.company, one.votes) for one in controlled_by(graph, (0, 1))] == [(2, 0.6), (4, 0.6)]


def test_agreement_about_one_company_joins_no_votes_elsewhere() -> None:
    # 赵 0 and 钱 1 have 30 % each of 甲 2 and of 乙 3; 甲 has 60 % of 丙 4; 甲 and 赵 have 30 % each of 丁 5
    graph = holdings_of(
        [(0, 2, 0.3), (1, 2, 0.3), (0, 3, 0.3), (1, 3, 0.3), (2, 4, 0.6), (2, 5, 0.3), (0, 5, 0.3)]
    )
    about, everywhere = Concert((0, 1), 2), Concert((0, 1))

    def companies(group: Concert) -> list[int]:
        return sorted(control_pairs(graph, groups=[group]).votes_held(6))

    assert companies(about) == [2, 4]
    assert companies(everywhere) == [2, 3, 4, 5]
    assert [one.voters for one in controllers_of(graph, 4, groups=[about])] == [(0, 1), (2,)]
    assert controllers_of(graph, 3, groups=[about]) == ()


def test_a_group_is_not_told_where_a_member_needs_no_agreement() -> None:
    # 赵 0 has 60 % himself; 甲 3, which 赵 controls, is party with 钱 1 to another agreement
    graph = holdings_of([(0, 2, 0.4), (3, 2, 0.2), (0, 3, 1.0), (1, 2, 0.4)])

    found = controllers_of(graph, 2, groups=[Concert((0, 1), 2), Concert((1, 3), 2)])

    assert [control.voters for control in found] == [(0,)]


def test_votes_of_what_a_member_controls_alone_are_bound_with_his_own() -> None:
    # 赵 0 holds 甲 2 wholly, which has 30 % of 丙 4; 钱 1 has 25 %; neither alone has half of it
    graph = holdings_of([(0, 2, 1.0), (2, 4, 0.3), (1, 4, 0.25), (2, 5, 0.4), (4, 5, 0.2)])

    proof = control_proof(graph, (0, 1), 4, about=4)

    assert [step.company for step in proof] == [2, 4]
    assert [(source.voter, source.share) for source in proof[-1].sources] == [(2, 0.3), (1, 0.25)]
    # 甲 votes for 赵 in 5, where the agreement binds nobody: 40 % and 20 % do not come together
    assert control_proof(graph, (0, 1), 5, about=4) == ()


@settings(max_examples=60)
@given(ownership_edges())
def test_agreement_about_one_company_is_control_by_its_definition(drawn: tuple) -> None:
    edges, n, persons = drawn
    graph, members, company = holdings_of(edges, n + persons), (n, n + persons - 1), 0
    assume(persons > 1)
    alone = [set(controlled(edges, {member})) | {member} for member in members]
    bound = set().union(*alone) - {company}
    votes = sum(Fraction(str(share)) for who, of, share in edges if of == company and who in bound)

    found = control_pairs(graph, groups=[Concert(members, company)]).votes_held(n + persons)

    expected = set().union(*alone)
    if votes > Fraction(1, 2):
        expected |= {company} | set(controlled(edges, {company}))
    assert set(found) == expected - set(members)


@settings(max_examples=60)
@given(ownership_edges(), st.data())
def test_groups_of_the_whole_graph_control_what_each_does_when_asked_alone(
    drawn: tuple, data: st.DataObject
) -> None:
    edges, n, persons = drawn
    graph, nodes = holdings_of(edges, n + persons), st.integers(0, n + persons - 1)
    members = data.draw(st.lists(nodes, min_size=2, max_size=3, unique=True).map(tuple))
    about = data.draw(st.none() | st.integers(0, n - 1))

    found = control_pairs(graph, groups=[Concert(members, about)]).votes_held(n + persons)

    asked = {one.company: one.votes for one in controlled_by(graph, members, about=about)}
    assert found == pytest.approx(asked, abs=1e-12)


@settings(max_examples=40)
@given(ownership_edges())
def test_a_group_never_takes_control_from_anyone(drawn: tuple) -> None:
    edges, n, persons = drawn
    graph = holdings_of(edges, n + persons)

    for group in (Concert((0, n)), Concert((0, n), 1)):
        alone, grouped = control_pairs(graph), control_pairs(graph, groups=[group])

        for holder in range(n + persons):
            assert alone.votes_held(holder) == grouped.votes_held(holder)
        together = set(grouped.votes_held(n + persons))
        assert together >= (set(alone.votes_held(0)) | set(alone.votes_held(n))) - set(group.members)


@settings(max_examples=40)
@given(ownership_edges())
def test_more_shares_never_lose_control(drawn: tuple) -> None:
    edges, n, persons = drawn
    gainer, company, _ = edges[0]
    more = [(gainer, company, 1.0)] + [edge for edge in edges[1:] if edge[1] != company]

    before = control_pairs(holdings_of(edges, n + persons)).votes_held(gainer)
    after = control_pairs(holdings_of(more, n + persons)).votes_held(gainer)

    kept = {owned for owned in before if owned != company}
    lost_without = {owned for owned in kept if owned not in after}
    assert not lost_without


def test_undisclosed_share_controls_nothing() -> None:
    graph = build_holdings(3, [0, 1], [2, 2], [np.nan, 0.4])

    assert controllers_of(graph, 2) == ()


@settings(max_examples=60)
@given(ownership_edges())
def test_top_of_a_bloc_controls_everything_under_it(drawn: tuple) -> None:
    edges, n, persons = drawn
    graph = holdings_of(edges, n + persons)
    pairs = control_pairs(graph)

    blocs = control_blocs(graph, presumption=None)

    for node, top in enumerate(blocs.top.tolist()):
        if top != node:
            assert node in pairs.votes_held(top)
        else:
            above = [holder for holder in range(n + persons) if node in pairs.votes_held(holder)]
            assert not above or bool(blocs.ring[node])


def test_presumption_takes_the_largest_holder_over_30_percent_and_marks_it() -> None:
    # 赵 0 31 %, 钱 1 29 %, the rest scattered; 甲 2 then holds 60 % of 乙 3
    graph = holdings_of([(0, 2, 0.31), (1, 2, 0.29), (2, 3, 0.6)])

    blocs = control_blocs(graph)

    assert blocs.top.tolist() == [0, 1, 0, 0]
    assert blocs.presumed.tolist() == [False, False, True, True]
    assert (blocs.votes[2], blocs.next_votes[2]) == pytest.approx((0.31, 0.29))
    assert control_blocs(graph, presumption=None).top.tolist() == [0, 1, 2, 2]


def test_presumption_needs_more_than_30_percent_and_more_than_the_next() -> None:
    thirty = holdings_of([(0, 2, 0.3), (1, 2, 0.2)])
    equal = holdings_of([(0, 2, 0.4), (1, 2, 0.4)])

    assert control_blocs(thirty).top.tolist() == [0, 1, 2]
    assert control_blocs(equal).top.tolist() == [0, 1, 2]


def test_bloc_votes_are_added_up_for_the_presumption() -> None:
    # 赵 0 holds 甲 1 wholly; 20 % of 乙 2 himself and 15 % through 甲, against 钱 3 with 25 %
    graph = holdings_of([(0, 1, 1.0), (0, 2, 0.2), (1, 2, 0.15), (3, 2, 0.25)])

    blocs = control_blocs(graph)

    assert blocs.top[2] == 0
    assert (blocs.votes[2], blocs.next_votes[2]) == pytest.approx((0.35, 0.25))


def test_companies_that_control_each_other_have_a_ring_for_top() -> None:
    graph = holdings_of([(0, 1, 0.6), (1, 0, 0.6), (2, 0, 0.4), (2, 1, 0.4)])

    blocs, presumed = control_blocs(graph, presumption=None), control_blocs(graph)

    assert blocs.top[0] == blocs.top[1]
    assert blocs.ring.tolist().count(True) == 1
    # the only holder outside has 40 % of each, and no one else outside has more
    assert presumed.top.tolist() == [2, 2, 2]
    assert presumed.presumed.tolist() == [True, True, False]


def test_group_is_the_top_of_what_it_controls() -> None:
    graph = holdings_of([(0, 2, 0.3), (1, 2, 0.3), (3, 2, 0.4)])

    blocs = control_blocs(graph, groups=[Concert((0, 1))])

    assert blocs.top.tolist() == [4, 4, 4, 3, 4]


def test_group_about_one_company_is_the_top_of_that_one_alone() -> None:
    # 赵 0 and 钱 1 have 30 % each of 甲 2 and 乙 3; their agreement is about 甲, which has 60 % of 丙 4
    graph = holdings_of([(0, 2, 0.3), (1, 2, 0.3), (0, 3, 0.3), (1, 3, 0.3), (2, 4, 0.6)])

    blocs = control_blocs(graph, groups=[Concert((0, 1), 2)], presumption=None)

    assert blocs.top.tolist() == [0, 1, 5, 3, 5, 5]
    assert blocs.votes[2] == pytest.approx(0.6)


def test_group_is_presumed_to_control_over_30_percent_where_no_member_has_so_much() -> None:
    graph = holdings_of([(0, 3, 0.2), (1, 3, 0.15), (2, 3, 0.3)])

    blocs = control_blocs(graph, groups=[Concert((0, 1), 3)])

    assert (blocs.top[3], bool(blocs.presumed[3])) == (4, True)
    assert (blocs.votes[3], blocs.next_votes[3]) == pytest.approx((0.35, 0.3))
