"""Suppliers in one lot: the same person in charge or a direct holding; a name alone proves nothing."""

from __future__ import annotations

import pyarrow as pa
import pytest
from answers_graph import CLEAN, DONGFANG, DOUBTED, HAISHENG, HUASHENG, NAMESAKE, ZHANG_WEI, days, fact
from effects_graph import load_effects
from fixture_graph import deliver, wipe

from analytics.matters import Matter
from graph_service.answers.as_of import as_of
from graph_service.answers.law.effects import effects, effects_in_lot
from graph_service.answers.matching.identify import find_subject
from graph_service.errors import BadInput
from graph_service.store.delivery import Parcel, SubjectRows
from graph_service.store.store import Store


@pytest.fixture(scope="module")
def graph(opened_store: Store) -> Store:
    wipe(opened_store)
    load_effects(opened_store)
    deliver(opened_store, "heads", _unnumbered_heads())
    return opened_store


def _unnumbered_heads() -> Parcel:
    """王芳 heads 存疑 and the deregistered namesake, without a number in either."""
    ids = [f"王芳@{DOUBTED}", f"王芳@{NAMESAKE}"]
    people = pa.table(
        {
            "id": ids,
            "identity": ["within_enterprise"] * 2,
            "name": ["王芳"] * 2,
            "within": [DOUBTED, NAMESAKE],
        }
    )
    made = fact("LEGAL_REP_OF", "Person", "Enterprise", source=ids, target=[DOUBTED, NAMESAKE])
    return Parcel((SubjectRows("Person", people),), made.facts)


def test_suppliers_with_one_person_in_charge_may_not_take_part_together(graph):
    found = effects(graph, HUASHENG, Matter.PROCUREMENT, beside=[DONGFANG])

    line = found.must[0]
    assert (found.verdict, line.rule and line.rule.id) == ("must", "E17")
    assert line.basis == "中华人民共和国政府采购法实施条例第十八条第一款"
    assert (line.ground.subject.id, line.ground.called) == (DONGFANG, "单位负责人同为 张伟")
    assert line.reached.office is not None and line.reached.office.source.id == ZHANG_WEI


def test_a_direct_holding_over_half_bars_holder_and_held(graph):
    moment = as_of()
    lot = [find_subject(graph, one, moment) for one in (HUASHENG, HAISHENG, CLEAN)]

    answers = effects_in_lot(graph, lot, Matter.BIDDING, moment)

    barred = [
        {line.ground.subject.id for line in one.must if line.ground.kind == "relation"} for one in answers
    ]
    assert barred == [{HAISHENG}, {HUASHENG}, set()]


def test_heads_of_one_name_without_a_number_are_for_checking_only(graph):
    found = effects(graph, DOUBTED, Matter.PROCUREMENT, beside=[NAMESAKE])

    assert found.must == ()
    [same] = [one for one in found.without_basis if one.why == "not_identified"]
    assert same.ground.subject.id == NAMESAKE
    assert "不能认定为同一人" in same.sentence


def test_who_was_no_head_on_the_day_bars_nobody(graph):
    # 张伟 left 清白 100 days ago; he is 华盛's head today
    assert [
        one
        for one in effects(graph, CLEAN, Matter.PROCUREMENT, beside=[HUASHENG]).must
        if one.ground.kind == "relation"
    ] == []


def test_a_lot_is_of_procurement_or_bidding_alone(graph):
    with pytest.raises(BadInput, match="只用于 procurement（政府采购）、bidding（招标投标）"):
        effects(graph, HUASHENG, Matter.HONOURS, as_of(days(0)), beside=[DONGFANG])
