"""The outcome of a review: only law restricts, disputes and names do not, the gravest fact decides."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.check_outcome import CheckFact, FactKind, Outcome, PolicyRule, RestsOn, check_verdict
from analytics.look_alikes import meant_code

CUT = PolicyRule("cut", "penalty", "attention", "advice", "扣减 20%", 0.2, levels=("general",))
CANCEL = PolicyRule("cancel", "penalty", "attention", "advice", "取消", 1.0, levels=("serious",))
OWN_CUT = PolicyRule("own", "penalty", "restricted", "own_rule", "按办法取消", 1.0, levels=("serious",))
BARRED = PolicyRule("barred", "effect", "restricted", "effect", "不得参加")

rules = st.builds(
    PolicyRule,
    id=st.just("r"),
    fact=st.sampled_from(get_args(FactKind)),
    outcome=st.sampled_from(get_args(Outcome)),
    rests_on=st.sampled_from(get_args(RestsOn)),
    deduct=st.none() | st.sampled_from([0.2, 1.0]),
    force=st.none() | st.sampled_from(["must", "may"]),
    tiers=st.sampled_from([(), ("A",), ("unknown",)]),
)
facts = st.builds(
    CheckFact,
    kind=st.sampled_from(get_args(FactKind)),
    key=st.just("k"),
    force=st.none() | st.sampled_from(["must", "may"]),
    tier=st.none() | st.sampled_from(["A", "B"]),
    disputed=st.booleans(),
    spent=st.booleans(),
)


@given(st.lists(facts, max_size=6), st.lists(rules, max_size=6), st.booleans())
def test_restricted_rests_on_an_undisputed_lawful_fact_of_a_certain_subject(known, policy, certain):
    found = check_verdict(known, policy, certain=certain)

    causes = [one for one in found.decided if one.outcome == "restricted"]
    assert (found.outcome == "restricted") == bool(causes)
    for one in causes:
        own = one.rule.rests_on == "own_rule" and one.fact.kind in ("penalty", "list_entry")
        assert certain and not one.fact.disputed and not one.fact.spent
        assert one.fact.kind == "effect" or own


@given(st.lists(facts, max_size=6), st.lists(rules, max_size=6))
def test_no_fact_makes_an_outcome_better(known, policy):
    order = get_args(Outcome)
    graver = [
        order.index(check_verdict(known[:size], policy, certain=True).outcome)
        for size in range(len(known) + 1)
    ]

    assert graver == sorted(graver)


def test_the_largest_share_taken_off_counts_once():
    found = check_verdict(
        [CheckFact("penalty", "1", level="general"), CheckFact("penalty", "2", level="serious")],
        [CUT, CANCEL],
        certain=True,
    )

    assert (found.outcome, found.deduct, found.consequence) == ("attention", 1.0, "取消")
    assert found.recommended


def test_what_binds_goes_before_what_is_advised():
    found = check_verdict(
        [CheckFact("effect", "1", force="must"), CheckFact("penalty", "2", level="serious")],
        [BARRED, OWN_CUT],
        certain=True,
    )

    assert (found.outcome, found.recommended) == ("restricted", False)
    assert (found.consequence, found.deduct) == ("不得参加；按办法取消", 1.0)


@pytest.mark.parametrize(
    ("fact", "certain", "why"),
    [
        (CheckFact("penalty", "1", level="serious", disputed=True), True, "异议处理中，不据以限制或扣减"),
        (CheckFact("penalty", "1", level="serious", spent=True), True, "惩戒措施期已满，不据以限制或扣减"),
        (CheckFact("penalty", "1", level="serious"), False, "按名称匹配，以代码核实前不据以限制或扣减"),
    ],
)
def test_a_fact_that_cannot_bind_takes_nothing_off(fact, certain, why):
    for rule in (OWN_CUT, CANCEL):
        found = check_verdict([fact], [rule], certain=certain)

        assert (found.outcome, found.deduct, found.consequence) == ("attention", None, "")
        assert found.decided[0].capped == why


def test_an_advised_cut_for_a_disputed_record_is_not_advised():
    found = check_verdict([CheckFact("penalty", "1", level="general", disputed=True)], [CUT], certain=True)

    assert (found.outcome, found.deduct, found.recommended) == ("attention", None, False)


def test_a_letter_no_code_contains_is_read_as_what_it_looks_like_only_as_a_hint():
    # O for 0 in the region; with 0 the check character R is right (domain vector of 如东)
    assert meant_code("9132O623MA1TEXT06R") == "91320623MA1TEXT06R"
    assert meant_code("91320623MA1TEXT06R") is None
    assert meant_code("9132O623MA1TEXT06T") is None
