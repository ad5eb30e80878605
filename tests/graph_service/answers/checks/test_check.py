"""Batch credit review over a small county: order, outcomes and basis; what ended weighs nothing."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pandas as pd
import pytest
from answers_graph import CLEAN, DONGFANG, DOUBTED, HAISHENG, HOSTILE, HUASHENG, NAMES, NAMESAKE
from effects_graph import WAGES_NO, load_effects
from fixture_graph import wipe
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_service.answers.as_of import as_of
from graph_service.answers.checks.check import ROW_OUTCOMES, CheckedRow, Checks
from graph_service.answers.checks.check_file import check_file, preview
from graph_service.answers.checks.check_run import Asked, reviewed
from graph_service.crossmatch.register import GraphRegister, graph_register
from graph_service.errors import BadInput, UnknownLayout
from graph_service.register.chain import lines
from graph_service.register.queries import register_file
from graph_service.rules.policies import policy_book, policy_of
from graph_service.settings import settings as own_settings
from graph_service.snapshot.read import read_snapshot
from graph_service.store.store import Store

WRONG = HUASHENG[:17] + ("0" if HUASHENG[17] != "0" else "1")
ABSENT = "91320623MA1TEXT06R"
KNOWN = (HUASHENG, HAISHENG, DONGFANG, NAMESAKE, HOSTILE, CLEAN, DOUBTED)


@pytest.fixture(scope="module")
def graph(opened_store: Store) -> Store:
    wipe(opened_store)
    load_effects(opened_store)
    return opened_store


@pytest.fixture(scope="module")
def register(graph: Store) -> GraphRegister:
    return graph_register(read_snapshot(graph))


@pytest.fixture(scope="module", autouse=True)
def own_folder(tmp_path_factory):
    """The query register of these tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XINMAI_DATA_DIR", str(tmp_path_factory.mktemp("data")))
        own_settings.cache_clear()
        yield
    own_settings.cache_clear()


def review(
    graph: Store,
    register: GraphRegister,
    rows: list[tuple[str, str]],
    folder: Path,
    matter: str = "procurement",
) -> Checks:
    path = folder / "名单.csv"
    pd.DataFrame(rows, columns=["统一社会信用代码", "企业名称"]).to_csv(path, index=False)
    policy = policy_of(matter)
    asked = Asked(policy, policy_book(policy), "审查员", "内部测试", "授〔2026〕1号")
    return reviewed(graph, register, check_file(path), asked, as_of())


def one(graph: Store, register: GraphRegister, code: str, folder: Path, matter: str) -> CheckedRow:
    [found] = review(graph, register, [(code, "")], folder, matter).rows
    return found


def test_every_row_keeps_its_place_and_has_the_outcome_that_its_facts_make(graph, register, tmp_path):
    found = review(
        graph,
        register,
        [
            (DONGFANG, ""),
            (CLEAN, NAMES[CLEAN]),
            ("", NAMES[CLEAN]),
            ("", NAMES[HUASHENG]),
            (HUASHENG, ""),
            (WRONG, ""),
            ("", ""),
            (NAMESAKE, ""),
            (ABSENT, ""),
            (HOSTILE, ""),
        ],
        tmp_path,
    )

    assert [row.outcome for row in found.rows] == [
        "restricted",  # 失信被执行人: 财库〔2016〕125号 (E23)
        "restricted",  # 拖欠农民工工资: 条例第四十八条 (E08)
        "attention",  # the same enterprise, by its name alone
        "ambiguous",  # two enterprises bear the name
        "attention",  # a penalty in use
        "unreadable",  # check character
        "unreadable",  # nothing said
        "attention",  # deregistered
        "not_found",
        "pass",
    ]
    assert [row.row for row in found.rows] == list(range(1, 11))
    assert found.counts == {**dict.fromkeys(ROW_OUTCOMES, 0), **Counter(row.outcome for row in found.rows)}


def test_a_restriction_names_rule_article_record_and_source(graph, register, tmp_path):
    found = one(graph, register, CLEAN, tmp_path, "procurement")

    reason = found.reasons[0]
    assert (reason.kind, reason.rule, reason.force, reason.document) == ("effect", "E08", "must", WAGES_NO)
    assert reason.basis == "保障农民工工资支付条例第四十八条"
    assert (reason.source, reason.row, reason.confidence) == ("市监局", 2, "条文已核")
    assert found.link == f"http://127.0.0.1:8000/subjects/{CLEAN}"
    assert not found.recommended


def test_a_repaired_record_is_neither_weighed_nor_shown(graph, register, tmp_path):
    found = one(graph, register, HUASHENG, tmp_path, "subsidy")

    penalties = [reason for reason in found.reasons if reason.kind == "penalty"]
    assert [reason.document for reason in penalties] == ["通市监罚〔1〕12号"]
    assert "通市监罚〔1〕7号" not in repr(found) and "通市监异1号" not in repr(found)


def test_the_cut_of_a_plan_is_a_recommendation(graph, register, tmp_path):
    found = one(graph, register, HUASHENG, tmp_path, "subsidy")

    assert (found.outcome, found.deduct, found.recommended) == ("attention", 0.2, True)
    assert "须有补贴自身的规定" in found.consequence


def test_lists_past_their_measures_cut_nothing(graph, register, tmp_path):
    # 存疑 stands on a serious list whose measures ended yesterday, and on one that nobody defines
    found = one(graph, register, DOUBTED, tmp_path, "subsidy")

    assert (found.outcome, found.deduct) == ("attention", None)
    assert {reason.capped for reason in found.reasons if reason.kind == "list_entry"} == {
        "惩戒措施期已满，不据以限制或扣减",
        "",
    }


def test_what_surrounds_a_subject_is_a_hint_and_restricts_nobody(graph, register, tmp_path):
    # 海晟 holds 70 % of 东方, which is a dishonest judgment debtor
    found = one(graph, register, HAISHENG, tmp_path, "loan")

    signals = [reason for reason in found.reasons if reason.kind == "signal"]
    assert any("如东东方电子有限公司 列入失信被执行人名单" in reason.words for reason in signals)
    assert all("不作为惩戒依据" in reason.words for reason in signals)
    assert {reason.outcome for reason in signals} == {"attention"}
    assert one(graph, register, HAISHENG, tmp_path, "procurement").outcome != "restricted"


def test_an_effect_written_from_memory_is_for_checking(graph, register, tmp_path):
    # restriction of government funds by the national list (E26) has not been read
    found = one(graph, register, DONGFANG, tmp_path, "subsidy")

    assert found.outcome == "attention"
    assert found.reasons and "unverified_effect" in {reason.kind for reason in found.reasons}


def test_a_disputed_record_restricts_nobody(graph, register, tmp_path):
    setting = "MATCH (entry:ListEntry {entry_no: $no}) SET entry.disputed = $disputed"
    graph.connection.run(setting, {"no": WAGES_NO, "disputed": True})
    try:
        found = one(graph, register, CLEAN, tmp_path, "procurement")
    finally:
        graph.connection.run(setting, {"no": WAGES_NO, "disputed": None})

    assert found.outcome == "attention"
    assert "异议处理中" in found.sentence and found.consequence != "不得参加本次采购活动，依所引依据办理"


def test_a_look_alike_is_a_hint_and_no_match(graph, register, tmp_path):
    found = one(graph, register, CLEAN.replace("0", "O", 1), tmp_path, "procurement")

    assert (found.outcome, found.subject) == ("unreadable", None)
    assert CLEAN in found.fault


def test_the_review_is_registered_with_purpose_subjects_and_digest(graph, register, tmp_path):
    review(graph, register, [(CLEAN, ""), (ABSENT, "")], tmp_path)

    last = list(lines(register_file()))[-1]
    assert (last["question"], last["purpose"], last["authorisation"]) == (
        "check",
        "内部测试",
        "授〔2026〕1号",
    )
    assert last["subjects"] == [CLEAN]
    assert len(str(last["result"])) == 64


def test_a_review_without_a_purpose_is_not_begun():
    policy = policy_of("loan")

    with pytest.raises(BadInput, match="须写明用途"):
        Asked(policy, policy_book(policy), "审查员", " ")


def test_headings_that_nobody_knows_are_mapped_by_the_caller(tmp_path):
    path = tmp_path / "a.csv"
    pd.DataFrame({"证照": [CLEAN, WRONG], "申报额": ["1", "2"]}).to_csv(path, index=False)

    with pytest.raises(UnknownLayout):
        check_file(path)
    shown = preview(check_file(path, {"代码": "证照"}))

    assert [(one.heading, one.role) for one in shown.columns] == [("证照", "code"), ("申报额", None)]
    assert shown.columns[0].samples == (CLEAN, WRONG)
    assert [(one.row, one.code) for one in shown.unreadable] == [(2, WRONG)]


@settings(max_examples=8)
@given(rows=st.lists(st.sampled_from([*KNOWN, WRONG, ABSENT, ""]), min_size=1, max_size=12))
def test_a_row_fares_alike_wherever_and_however_often_it_stands(graph, register, tmp_path_factory, rows):
    folder = tmp_path_factory.mktemp("rows")

    found = review(graph, register, [(code, "") for code in rows], folder)

    assert [row.code for row in found.rows] == rows
    assert sum(found.counts.values()) == len(rows)
    alone: dict[str, set[tuple[str, str]]] = {}
    for row in found.rows:
        alone.setdefault(row.code, set()).add((row.outcome, row.sentence))
    assert all(len(fared) == 1 for fared in alone.values())
