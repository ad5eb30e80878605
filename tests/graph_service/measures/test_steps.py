"""Measures step by step: only with a basis, each step in its turn, and lifted when the record ends."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from answers_graph import CLEAN, DONGFANG, DOUBTED, ZHANG_WEI, days
from effects_graph import DECISION_NO, WAGES_NO, load_effects

from analytics.matters import Matter
from graph_service.answers.as_of import as_of
from graph_service.answers.facts.freshness import sources_loaded
from graph_service.answers.law.measure_tasks import MeasureTask, measure_tasks
from graph_service.answers.reader import audit_reader
from graph_service.errors import BadInput, NotFound
from graph_service.measures.steps import (
    Initiated,
    Response,
    feed_back,
    initiate,
    release,
    release_ended,
    respond,
)
from graph_service.register.queries import register_file
from graph_service.settings import settings
from graph_service.snapshot.read import load_state
from graph_service.store.store import Store

ASKED = Initiated("如东县信用办", "如东县财政局", days(10))
YES = Response("accepted", "已列入本年度采购审查", "如东县财政局")
DONE = Response("taken", "已拒绝其投标", "如东县财政局", "东财采〔1〕9号")


@pytest.fixture
def graph(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """The county with its effects, and a folder of its own for the register of audit queries."""
    monkeypatch.setenv("XINMAI_DATA_DIR", str(tmp_path))
    settings.cache_clear()
    load_effects(store)
    yield store
    monkeypatch.undo()
    settings.cache_clear()


def asked(
    graph: Store, subject: str = CLEAN, matter: Matter = Matter.PROCUREMENT, **more: str
) -> MeasureTask:
    return initiate(graph, subject, matter, ASKED, as_of(), **more)


def test_a_task_rests_on_the_effect_and_its_record(graph):
    task = asked(graph)

    assert (task.rule, task.force_zh, task.basis) == ("E08", "应当", "保障农民工工资支付条例第四十八条")
    assert (task.ground_no, task.starts_on, task.ends_on) == (WAGES_NO, days(-200), days(895))
    assert (task.state_zh, task.release_due, task.overdue) == ("待响应", False, False)


def test_a_person_reached_by_office_can_be_asked_for_and_the_record_is_the_firms(graph):
    task = asked(graph, ZHANG_WEI, Matter.HONOURS)

    assert (task.subject.id, task.ground_no) == (ZHANG_WEI, WAGES_NO)


def test_nothing_is_asked_without_a_basis(graph):
    with pytest.raises(BadInput, match="未见可据以发起措施的依据"):
        asked(graph, CLEAN, Matter.SCHOOLING)
    with pytest.raises(BadInput, match="凭记忆录入，尚为待核"):
        asked(graph, CLEAN, Matter.SUBSIDY)
    assert measure_tasks(graph, as_of()).tasks == ()


def test_the_same_request_makes_one_task(graph):
    asked(graph)

    with pytest.raises(BadInput, match="已发起"):
        asked(graph)


def test_an_imported_decision_is_a_basis_of_its_own(graph):
    task = asked(graph, DOUBTED, Matter.BIDDING)

    assert (task.rule, task.rule_version, task.ground_no) == (None, "—", DECISION_NO)


def test_each_step_has_its_turn_and_leaves_a_receipt(graph):
    number = asked(graph).task_no

    with pytest.raises(BadInput, match="“待响应”；此步只用于已响应"):
        feed_back(graph, number, DONE, as_of())
    respond(graph, number, YES, as_of())
    with pytest.raises(BadInput, match="此步只用于待响应"):
        respond(graph, number, YES, as_of())
    task = feed_back(graph, number, DONE, as_of())

    assert task.state == "fed_back"
    assert [(one.step, one.outcome, one.done_by) for one in task.receipts] == [
        ("responded", "accepted", "如东县财政局"),
        ("fed_back", "taken", "如东县财政局"),
    ]
    lifted = release(graph, number, Response("lifted", "名单移出", "如东县财政局"), as_of())
    assert lifted.state == "released"


def test_an_authority_may_decline_with_a_reason(graph):
    number = asked(graph).task_no

    with pytest.raises(BadInput, match="说明为空"):
        respond(graph, number, Response("declined", " ", "如东县财政局"), as_of())
    task = respond(graph, number, Response("declined", "不属本局职权", "如东县财政局"), as_of())

    assert task.state_zh == "不予实施"


def test_an_unknown_task_is_not_found(graph):
    with pytest.raises(NotFound, match="未见措施任务“1”"):
        respond(graph, "1", YES, as_of())


@pytest.mark.parametrize(
    ("end", "words"),
    [
        ("SET e.use_until = date(), e.end_kind = 'repair'", "记录已修复"),
        ("SET e.use_until = date(), e.end_kind = 'annulment'", "记录已撤销"),
        ("SET e.valid_to = date()", "已移出名单"),
        ("SET e.known_to = datetime()", "来源已不再提供该记录"),
    ],
)
def test_a_task_whose_record_has_ended_is_lifted_with_a_receipt_and_names_it_no_more(graph, end, words):
    respond(graph, asked(graph).task_no, YES, as_of())
    graph.connection.write([(f"MATCH (e:ListEntry {{entry_no: $no}}) {end}", {"no": WAGES_NO})])

    [due] = measure_tasks(graph, as_of()).tasks
    [lifted] = release_ended(graph, as_of())

    assert (due.release_due, due.ended_zh, due.ground_no) == (True, words, None)
    assert (lifted.state, lifted.receipts[-1].reason) == ("released", words)
    assert lifted.receipts[-1].done_by == "本系统"
    assert measure_tasks(graph, as_of()).tasks == ()
    audit = as_of(reader=audit_reader("王某", "检查"))
    assert [one.task_no for one in measure_tasks(graph, audit).tasks] == [lifted.task_no]
    assert register_file().read_text(encoding="utf-8").count('"measures"') == 1
    assert release_ended(graph, as_of()) == ()


def test_a_task_past_its_day_is_overdue(graph):
    late = Initiated("如东县信用办", "如东县财政局", days(-1))
    initiate(graph, DONGFANG, Matter.PROCUREMENT, late, as_of())

    found = measure_tasks(graph, as_of())

    assert [one.overdue for one in found.tasks] == [True]
    assert found.sentence == "措施任务 1 项，须解除 0 项，逾期未反馈 1 项。"


def test_tasks_make_no_snapshot_stale_and_are_no_source(graph):
    before, sources = load_state(graph), sources_loaded(graph, as_of())

    asked(graph)

    assert load_state(graph) == before
    assert {one.source for one in sources_loaded(graph, as_of())} == {one.source for one in sources}
