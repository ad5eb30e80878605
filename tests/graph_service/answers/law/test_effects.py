"""What may be done in law: by the records in force, the rules of the day, and nobody's associates."""

from __future__ import annotations

import pytest
from answers_graph import CLEAN, DONGFANG, DOUBTED, HAISHENG, HUASHENG, LI_NA, NAMESAKE, ZHANG_WEI, days
from effects_graph import DECISION_NO, DEFAULT_NO, WAGES_NO, load_effects
from fixture_graph import wipe

from analytics.matters import Matter
from graph_service.answers.as_of import as_of
from graph_service.answers.law.effects import effects, effects_of, matter_of
from graph_service.answers.law.legal_effect import EffectLine, EffectsAnswer
from graph_service.answers.matching.identify import find_subject
from graph_service.errors import BadInput
from graph_service.store.store import Store


@pytest.fixture(scope="module")
def graph(opened_store: Store) -> Store:
    wipe(opened_store)
    load_effects(opened_store)
    opened_store.connection.run("CALL db.index.fulltext.awaitEventuallyConsistentIndexRefresh()")
    return opened_store


def rules(lines: tuple[EffectLine, ...]) -> set[str]:
    return {one.rule.id for one in lines if one.rule}


def why(found: EffectsAnswer) -> set[tuple[str, str | None]]:
    return {(one.why, one.ground.list_code) for one in found.without_basis}


def test_a_listed_firm_must_be_refused_in_procurement_by_article_record_and_period(graph):
    found = effects(graph, CLEAN, Matter.PROCUREMENT)

    [line] = found.must
    assert (found.verdict, line.force_zh, line.basis) == ("must", "应当", "保障农民工工资支付条例第四十八条")
    assert (line.ground.document, line.ground.list_code) == (WAGES_NO, "NMG")
    assert (line.starts_on, line.ends_on) == (days(-200), days(895))
    assert line.reached.named_as == "subject"
    assert f"自 {days(-200)} 至 {days(894)}" in line.sentence
    assert found.binding.startswith("应当在政府资金支持") and WAGES_NO in found.binding
    assert found.sentence == f"政府采购：{found.binding}。"


def test_the_representative_on_the_day_of_listing_is_reached_where_the_basis_names_him(graph):
    found = effects(graph, ZHANG_WEI, Matter.HONOURS)

    [line] = found.must
    assert line.rule is not None and line.rule.id == "E08"
    assert line.reached.office is not None and line.reached.office.target.id == CLEAN
    assert (line.reached.named_as_zh, line.reached.on) == ("法定代表人", days(-200))


def test_who_took_office_after_the_listing_is_not(graph):
    found = effects(graph, LI_NA, Matter.HONOURS)

    assert found.effects == ()
    assert why(found) == {("not_named", "NMG")}


def test_the_representative_of_a_dishonest_debtor_is_not_reached(graph):
    found = effects(graph, ZHANG_WEI, Matter.PROCUREMENT)

    # the wage list reaches him; 失信被执行人 does not
    assert rules(found.effects) == {"E08"}
    assert ("not_named", "SX_BZX") in why(found)
    assert {one.ground.subject.id for one in found.without_basis if one.why == "no_rule"} == set()


def test_a_memorandum_alone_is_named_and_not_applied(graph):
    found = effects(graph, DONGFANG, Matter.HONOURS)

    assert ("superseded", "SJ_YZ") in why(found)
    assert rules(found.effects) == {"E27", "E32"}
    assert found.verdict == "to_verify"


def test_an_office_whose_beginning_is_unknown_decides_nothing(graph):
    found = effects(graph, ZHANG_WEI, Matter.OFFICE)

    # E21 names the representative on the day of listing; the source does not say since when he has been it
    assert ("not_dated", "SJ_YZ") in why(found)
    assert rules(found.effects) == set()


def test_whom_a_firms_records_reach_is_told_with_the_firm(graph):
    found = effects(graph, CLEAN, Matter.TRAVEL)

    assert [(one.reached.party.id, one.reached.named_as) for one in found.reached] == [
        (ZHANG_WEI, "legal_representative")
    ]


def test_a_decision_binds_its_subject_while_it_runs_and_no_longer(graph):
    [line] = effects(graph, DOUBTED, Matter.BIDDING).must
    assert (line.rule, line.basis, line.ground.document) == (
        None,
        "中华人民共和国招标投标法第五十四条",
        DECISION_NO,
    )

    assert effects(graph, HAISHENG, Matter.BIDDING).must == ()


def test_an_entry_past_its_measures_is_no_ground(graph):
    found = effects(graph, DOUBTED, Matter.SUPERVISION)

    # 存疑 stands on SJ_YZ with measures ended yesterday, and on a list that nobody defines
    assert found.effects == ()
    assert {code for _, code in why(found)} == {"ZX_01", None}


def test_a_rule_from_memory_is_for_checking_and_not_for_acting(graph):
    found = effects(graph, CLEAN, Matter.SUBSIDY)

    assert (found.verdict, found.must, found.may) == ("to_verify", (), ())
    assert rules(found.to_verify) == {"E26"}
    assert "核对条文前不得据以采取措施" in found.sentence


def test_where_nothing_is_found_it_says_what_was_looked_in(graph):
    found = effects(graph, NAMESAKE, Matter.PROCUREMENT)

    assert found.verdict == "no_basis"
    assert found.sentence.startswith("政府采购：未见可据以限制的依据（已查 ")


def test_a_penalty_without_a_rule_gives_no_basis_and_is_named(graph):
    found = effects(graph, HUASHENG, Matter.SUBSIDY)

    assert (found.verdict, [one.why for one in found.without_basis]) == ("no_basis", ["no_rule"])
    assert "未见对此类记录规定措施的规则" in found.without_basis[0].sentence


def test_an_answer_as_of_an_earlier_day_holds_what_was_in_force_then(graph):
    before = effects(graph, CLEAN, Matter.PROCUREMENT, as_of(days(-201)))
    then = effects(graph, CLEAN, Matter.PROCUREMENT, as_of(days(-150)))

    assert before.effects == ()
    assert rules(then.must) == {"E08"}


def test_every_answer_names_the_versions_of_its_rules(graph):
    found = effects(graph, CLEAN)

    assert found.rule_versions.keys() == {"effects", "measures", "lists", "fine_thresholds"}
    assert {one.rule.book_version for one in found.effects if one.rule} == {found.rule_versions["effects"]}


def test_many_subjects_are_answered_as_each_alone(graph):
    moment = as_of()
    subjects = [find_subject(graph, one, moment) for one in (CLEAN, ZHANG_WEI, DOUBTED, NAMESAKE, DONGFANG)]

    together = effects_of(graph, subjects, Matter.PROCUREMENT, moment)

    alone = [effects(graph, one.id, Matter.PROCUREMENT, moment) for one in subjects]
    assert together == alone


def test_an_entry_in_dispute_gives_no_measure_by_itself(store):
    load_effects(store)
    store.connection.run(
        "MATCH (entry:ListEntry {entry_no: $no}) SET entry.disputed = true", {"no": DEFAULT_NO}
    )

    found = effects(store, DONGFANG, Matter.PROCUREMENT)

    assert ("disputed", "SX_BZX") in why(found)
    assert rules(found.effects) == set()


def test_a_decision_whose_ground_was_repaired_is_no_ground_itself(store):
    load_effects(store)
    store.connection.run(
        "MATCH (d:MeasureDecision {decision_no: $no}) SET d.ground_no = $ground",
        {"no": DECISION_NO, "ground": "执字1号"},
    )
    assert effects(store, DOUBTED, Matter.BIDDING).verdict == "must"

    store.connection.run("MATCH (e:ListEntry {entry_no: '执字1号'}) SET e.use_until = date()")

    assert effects(store, DOUBTED, Matter.BIDDING).effects == ()


def test_a_matter_that_nobody_knows_is_refused_with_those_there_are():
    assert matter_of("政府采购") is Matter.PROCUREMENT
    assert matter_of(None) is None
    with pytest.raises(BadInput, match="得到事项“借钱”；应为 procurement（政府采购）"):
        matter_of("借钱")
