"""Legal effects: only whom a basis names, only while the record is in force, never from a signal."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.effect_rules import Case, Ground, Office
from analytics.legal_effect import Effects, legal_effects
from analytics.matters import Matter, matter_named
from graph_service.rules.effects import effect_rules

DAY = date(2026, 7, 15)
LISTED = date(2026, 1, 10)
RULES = effect_rules(DAY)
WAGES = Ground("r1", "list_entry", "unit", False, LISTED, date(2029, 1, 10), list_code="NMG", tier="A")
DEFAULT = replace(WAGES, record_id="r2", list_code="SX_BZX", until=None)


def rep(since: date = date(2020, 1, 1), until: date | None = None, *, exact: bool = True) -> Office:
    return Office("o1", "zhang", "unit", "legal_representative", since, exact, until)


def of_person(ground: Ground, office: Office, matter: Matter | None = Matter.PROCUREMENT) -> Effects:
    return legal_effects(Case("zhang", True, (ground,), (office,)), RULES, DAY, matter)


def of_unit(ground: Ground, matter: Matter | None = None, on: date = DAY) -> Effects:
    return legal_effects(Case("unit", False, (ground,)), effect_rules(on), on, matter)


def rules_of(found: Effects) -> set[str]:
    return {one.rule.id for one in found.effects if one.rule}


def whys(found: Effects) -> list[str]:
    return [one.why for one in found.without]


def test_a_listing_does_not_reach_the_representative_whom_its_basis_does_not_name() -> None:
    found = of_person(DEFAULT, rep())

    # 法发〔2019〕35号 item 16: the representative is not listed; 财库〔2016〕125号 names suppliers only
    assert (found.effects, whys(found)) == ((), ["not_named"])


def test_the_basis_reaches_the_representative_it_names_with_ground_office_and_period() -> None:
    [effect] = of_person(WAGES, rep()).effects

    assert effect.rule is not None and effect.rule.id == "E08"  # 条例 art. 48
    assert (effect.target, effect.named_as, effect.office) == ("zhang", "legal_representative", rep())
    assert (effect.force, effect.matters) == ("must", (Matter.PROCUREMENT,))
    assert (effect.starts_on, effect.ends_on) == (LISTED, date(2029, 1, 10))


@pytest.mark.parametrize(
    ("office", "why"),
    [
        (rep(since=date(2026, 2, 1)), "not_named"),  # took office after the listing
        (rep(until=LISTED), "not_named"),  # left by the day of listing
        (rep(since=date(2026, 2, 1), exact=False), "not_dated"),  # seen in office later, beginning unknown
    ],
)
def test_the_office_counts_on_the_day_that_the_basis_means(office: Office, why: str) -> None:
    found = of_person(WAGES, office)

    assert (found.effects, whys(found)) == ((), [why])


def test_an_office_of_the_day_of_the_question_counts_where_the_basis_says_so() -> None:
    arrears = replace(WAGES, list_code="QS_GG", tier="B", until=None)

    assert rules_of(of_person(arrears, rep(since=date(2026, 6, 1)), Matter.EXIT)) == {"E15"}
    assert rules_of(of_person(arrears, rep(until=date(2026, 6, 1)), Matter.EXIT)) == set()


def test_a_rule_of_another_day_gives_nothing() -> None:
    before = date(2020, 4, 30)  # 条例 in force from 2020-05-01
    listed = replace(WAGES, since=date(2020, 1, 1))

    assert "E08" not in rules_of(of_unit(listed, on=before))
    assert "E08" in rules_of(of_unit(listed, on=before + timedelta(1)))


def test_a_superseded_memorandum_is_named_and_not_applied() -> None:
    found = of_unit(replace(WAGES, list_code="SJ_YZ"), Matter.PROCUREMENT)

    assert found.effects == ()
    assert [(one.why, one.rule.id if one.rule else "") for one in found.without] == [("superseded", "X01")]


def test_a_rule_from_memory_is_not_verified() -> None:
    found = {one.rule.id: one.verified for one in of_unit(WAGES).effects if one.rule}

    assert found["E08"] is True  # article read
    assert found["E27"] is False  # the national list's wording was not seen


def test_the_rules_own_term_ends_an_effect_before_the_record_does() -> None:
    revoked = Ground(
        "r3", "penalty", "unit", False, date(2020, 7, 15), None, kinds=("吊销许可证件",), law="种子法"
    )

    # five years from the decision: 2025-07-15 is the first day without
    assert rules_of(of_person(revoked, rep(), Matter.OFFICE)) == set()
    later = replace(revoked, since=date(2021, 7, 16))
    [effect] = of_person(later, rep(), Matter.OFFICE).effects
    assert effect.rule is not None and (effect.rule.id, effect.ends_on) == ("E14", date(2026, 7, 16))


def test_a_decision_binds_whom_it_is_about_and_nobody_by_office() -> None:
    decision = Ground(
        "d1", "decision", "unit", False, LISTED, None, matters=(Matter.BIDDING,), action="取消投标资格一年"
    )

    [effect] = of_unit(decision, Matter.BIDDING).effects
    assert (effect.rule, effect.action, effect.verified) == (None, "取消投标资格一年", True)
    assert whys(of_unit(decision, Matter.HONOURS)) == ["other_matter"]
    assert of_person(decision, rep(), Matter.BIDDING) == Effects((), ())


def test_a_fact_that_no_row_speaks_of_is_said_to_have_none() -> None:
    local = replace(WAGES, list_code="BD_01", tier="C")

    assert whys(of_unit(local)) == ["no_rule"]


def test_matters_are_named_in_either_language() -> None:
    assert matter_named(" 政府采购 ") is matter_named("Procurement") is Matter.PROCUREMENT
    assert matter_named("采购") is None


grounds = st.builds(
    Ground,
    record_id=st.sampled_from(("r1", "r2")),
    kind=st.sampled_from(("list_entry", "penalty", "decision")),
    subject=st.sampled_from(("unit", "other", "zhang")),
    subject_is_person=st.booleans(),
    since=st.dates(date(2015, 1, 1), DAY),
    until=st.none() | st.dates(DAY + timedelta(1), date(2031, 1, 1)),
    list_code=st.sampled_from(("NMG", "SX_BZX", "SJ_YZ", "AQ", "QS_GG", "XZ_XF", None)),
    tier=st.sampled_from(("A", "B", None)),
    kinds=st.sampled_from(((), ("罚款",), ("吊销许可证件",), ("责令停产停业",))),
    law=st.sampled_from(("", "食品安全法第一百二十四条", "种子法")),
    fine=st.none() | st.floats(0, 1e7),
    matters=st.just((Matter.HONOURS,)),
    disputed=st.booleans(),
)
offices = st.builds(
    Office,
    key=st.sampled_from(("o1", "o2")),
    holder=st.just("zhang"),
    unit=st.sampled_from(("unit", "other")),
    target=st.sampled_from(("legal_representative", "principal")),
    since=st.dates(date(2014, 1, 1), DAY),
    exact=st.booleans(),
    until=st.none() | st.dates(date(2015, 1, 1), DAY),
)
matters = st.none() | st.sampled_from(list(Matter))


@given(st.lists(grounds, max_size=4), st.lists(offices, max_size=3), matters)
def test_no_effect_without_a_name_in_the_basis(
    facts: list[Ground], held: list[Office], matter: Matter | None
) -> None:
    found = legal_effects(Case("zhang", True, tuple(facts), tuple(held)), RULES, DAY, matter)

    for effect in found.effects:
        assert not effect.ground.disputed
        assert effect.ends_on is None or effect.ends_on > DAY
        assert matter is None or effect.matters == (matter,)
        if effect.ground.subject == "zhang":
            assert effect.office is None and effect.named_as == "subject"
        else:
            assert effect.office is not None and effect.office.unit == effect.ground.subject
            assert effect.rule is not None and effect.rule.by_office
            assert effect.office.target in effect.rule.targets
        rule = effect.rule
        assert rule is None or (rule.status == "in_force" and not rule.requires and rule.governs(DAY))


@given(st.lists(grounds, max_size=4), st.lists(offices, max_size=3))
def test_taking_a_record_away_takes_exactly_its_own_effects(facts: list[Ground], held: list[Office]) -> None:
    numbered = [replace(fact, record_id=str(at)) for at, fact in enumerate(facts)]
    whole = legal_effects(Case("zhang", True, tuple(numbered), tuple(held)), RULES, DAY)

    for fact in numbered:
        others = tuple(one for one in numbered if one is not fact)
        rest = legal_effects(Case("zhang", True, others, tuple(held)), RULES, DAY)
        assert rest.effects == tuple(e for e in whole.effects if e.ground.record_id != fact.record_id)
