from __future__ import annotations

import numpy as np
import pytest
from ownership_oracles import holdings_of

from analytics.concert import Concert
from analytics.controller_finding import Finding, Outcome, Theory
from analytics.holdings_graph import build_holdings
from analytics.nominees import nominee_nodes
from analytics.ultimate_controller import (
    ControllerFacts,
    RoleHolder,
    UltimateController,
    ultimate_controller,
)


def finding(answer: UltimateController, theory: Theory) -> Finding:
    return next(one for one in answer.findings if one.theory is theory)


def test_theories_disagree_and_the_disagreement_is_shown() -> None:
    # 赵 0 has 51 % of 甲 1, which has 51 % of 乙 2: control with 26.01 %; 钱 3 owns 49 % + 24.99 % of it
    graph = holdings_of([(0, 1, 0.51), (3, 1, 0.49), (1, 2, 0.51), (3, 2, 0.49)])

    answer = ultimate_controller(graph, 2)

    by_ownership, by_votes = finding(answer, Theory.OWNERSHIP), finding(answer, Theory.VOTES)
    assert by_ownership.controllers == (3,)
    assert by_ownership.figure_name == "integrated"
    assert by_ownership.figure is not None
    assert by_ownership.figure.low == pytest.approx(0.49 + 0.51 * 0.49)
    assert (by_votes.controllers, by_votes.outcome) == ((0,), Outcome.FOUND)
    assert by_votes.path == (0, 1, 2)
    assert by_votes.edges == (0, 2)
    assert finding(answer, Theory.LARGEST_HOLDER).path == (0, 1, 2)
    assert answer.named == {(0,): (Theory.VOTES, Theory.LARGEST_HOLDER), (3,): (Theory.OWNERSHIP,)}
    assert not answer.agreed


def test_roles_and_declarations_stand_beside_the_shares() -> None:
    graph = holdings_of([(0, 1, 0.6), (2, 1, 0.4)])
    facts = ControllerFacts(roles=(RoleHolder(2, "法定代表人"), RoleHolder(0, "监事")), declared=(0,))

    answer = ultimate_controller(graph, 1, facts)

    assert finding(answer, Theory.ROLE).controllers == (2,)
    assert finding(answer, Theory.ROLE).post == "法定代表人"
    assert finding(answer, Theory.DECLARED).controllers == (0,)
    assert list(answer.named) == [(0,), (2,)]


def test_nominee_is_never_called_a_controller_nor_those_who_own_it() -> None:
    # 香港中央结算(代理人)有限公司 1 holds 70 % for others; the exchange 0 owns the nominee; 赵 3 has 20 %
    graph = holdings_of([(0, 1, 1.0), (1, 2, 0.7), (3, 2, 0.2), (4, 2, 0.1)])
    facts = ControllerFacts(nominees=frozenset({1}), declared=(1,))

    answer = ultimate_controller(graph, 2, facts)

    assert all(not {0, 1} & set(one.controllers) for one in answer.findings)
    assert finding(answer, Theory.OWNERSHIP).controllers == (3,)
    assert finding(answer, Theory.OWNERSHIP).skipped == (1,)
    assert finding(answer, Theory.VOTES).outcome is Outcome.NO_MAJORITY
    assert finding(answer, Theory.LARGEST_HOLDER).skipped == (1,)
    assert finding(answer, Theory.DECLARED).outcome is Outcome.NOT_GIVEN


def test_state_holder_ends_the_walk() -> None:
    # 国资委 1 is recorded under 市政府 0; the walk stops at 国资委
    graph = holdings_of([(0, 1, 1.0), (1, 2, 1.0), (2, 3, 0.6)])

    answer = ultimate_controller(graph, 3, ControllerFacts(state=frozenset({1})))

    assert answer.named == {(1,): (Theory.OWNERSHIP, Theory.VOTES, Theory.LARGEST_HOLDER)}
    assert answer.agreed


def test_30_percent_and_largest_is_only_presumed() -> None:
    graph = holdings_of([(0, 2, 0.35), (1, 2, 0.2)])

    votes = finding(ultimate_controller(graph, 2), Theory.VOTES)

    assert (votes.outcome, votes.controllers) == (Outcome.PRESUMED, (0,))
    assert votes.figure is not None
    assert votes.next_figure is not None
    assert (votes.figure.low, votes.next_figure.low) == (0.35, 0.2)


def test_equal_holders_tie() -> None:
    answer = ultimate_controller(holdings_of([(0, 2, 0.5), (1, 2, 0.5)]), 2)

    assert finding(answer, Theory.OWNERSHIP).outcome is Outcome.TIED
    assert finding(answer, Theory.OWNERSHIP).controllers == (0, 1)
    assert finding(answer, Theory.LARGEST_HOLDER).outcome is Outcome.TIED
    assert finding(answer, Theory.VOTES).outcome is Outcome.NO_MAJORITY


def test_undisclosed_share_that_might_be_the_largest_leaves_it_open() -> None:
    graph = build_holdings(3, [0, 1], [2, 2], [0.3, np.nan])

    answer = ultimate_controller(graph, 2)

    assert finding(answer, Theory.OWNERSHIP).outcome is Outcome.UNDISCLOSED
    assert finding(answer, Theory.OWNERSHIP).controllers == ()


def test_undisclosed_share_too_small_to_matter_does_not() -> None:
    graph = build_holdings(3, [0, 1], [2, 2], [0.7, np.nan])

    assert finding(ultimate_controller(graph, 2), Theory.OWNERSHIP).controllers == (0,)


def by_votes(edges: list[tuple[int, int, float]], company: int, *groups: Concert) -> Finding:
    answer = ultimate_controller(holdings_of(edges), company, ControllerFacts(groups=groups))
    return finding(answer, Theory.VOTES)


def test_group_acting_in_concert_is_one_controller() -> None:
    edges = [(0, 3, 0.3), (1, 3, 0.3), (2, 3, 0.4)]

    votes = by_votes(edges, 3, Concert((0, 1)))

    assert (votes.outcome, votes.controllers) == (Outcome.FOUND, (0, 1))
    assert (votes.path, votes.edges) == ((0, 1, 3), (0, 1))
    about = by_votes(edges, 3, Concert((0, 1), 3))
    assert (about.controllers, about.edges, about.concert) == ((0, 1), (0, 1), Concert((0, 1), 3))


def test_member_who_controls_alone_is_named_alone() -> None:
    # 赵 0 has 60 %; his agreement with 钱 1 adds 20 % and takes nothing from him
    votes = by_votes([(0, 2, 0.6), (1, 2, 0.2)], 2, Concert((0, 1), 2))

    assert votes.controllers == (0,)
    assert votes.edges == (0,)


def test_group_that_controls_the_parent_is_named_for_the_subsidiary() -> None:
    # by shares alone 甲 2, which nobody disposes of, would stand at the top of 乙 3
    edges = [(0, 2, 0.3), (1, 2, 0.3), (2, 3, 0.6)]

    votes = by_votes(edges, 3, Concert((0, 1), 2))

    assert votes.controllers == (0, 1)
    assert votes.path == (0, 1, 2, 3)
    assert by_votes(edges, 3).controllers == (2,)


def test_for_a_member_company_stands_who_controls_it() -> None:
    # 赵 0 holds 甲 1 wholly; 甲 and 钱 2 act in concert in 乙 3
    votes = by_votes([(0, 1, 1.0), (1, 3, 0.3), (2, 3, 0.3), (4, 3, 0.4)], 3, Concert((1, 2), 3))

    assert votes.controllers == (0, 2)
    assert votes.path == (0, 2, 1, 3)
    assert votes.edges == (0, 1, 2)


def test_group_over_30_percent_is_presumed_with_its_holdings() -> None:
    votes = by_votes([(0, 3, 0.2), (1, 3, 0.15), (2, 3, 0.3)], 3, Concert((0, 1), 3))

    assert (votes.outcome, votes.controllers) == (Outcome.PRESUMED, (0, 1))
    assert votes.edges == (0, 1)


def test_ring_without_outside_holder_names_nobody() -> None:
    graph = holdings_of([(0, 1, 1.0), (1, 0, 1.0)])

    answer = ultimate_controller(graph, 0)

    assert answer.named == {}
    assert finding(answer, Theory.OWNERSHIP).outcome is Outcome.RING
    assert finding(answer, Theory.VOTES).outcome is Outcome.RING
    assert finding(answer, Theory.LARGEST_HOLDER).outcome is Outcome.RING


def test_company_without_holders_has_no_controller_by_shares() -> None:
    answer = ultimate_controller(holdings_of([(0, 1, 1.0)], 3), 2)

    assert {one.outcome for one in answer.findings} == {Outcome.NO_HOLDER, Outcome.NOT_GIVEN}


def test_nominees_are_known_by_name_whatever_its_brackets_and_widths() -> None:
    nominees = ("香港中央结算(代理人)有限公司", "HKSCC Nominees Limited")
    names = ["香港中央结算（代理人）有限公司", "hkscc nominees limited", "张家港中央结算有限公司"]

    assert nominee_nodes(names, nominees) == {0, 1}
    assert nominee_nodes(names, ()) == frozenset()
