"""Commitments and grades as readers see them, and grades that contradict each other."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from fixture_graph import wipe
from life_cases import Desk
from loader_cases import HUASHENG

from graph_service.answers.as_of import as_of
from graph_service.answers.facts.conduct import Evaluation, conflicts
from graph_service.answers.facts.provenance import Provenance
from graph_service.answers.profiles.subject import profile
from graph_service.answers.reader import audit_reader
from graph_service.store.store import Store

COMMITMENTS = (
    "承诺编码,承诺人名称,承诺人类别,承诺人代码,承诺类型,承诺事由,承诺内容,违诺责任,承诺作出日期,"
    "承诺履行状态,未履行内容,违诺责任追究内容,承诺受理单位,公开类型"
)
EVALUATIONS = "统一社会信用代码,企业名称,评价体系代码,评价机构,评价等级,评价日期,有效期至"
WHERE = Provenance("甲", "load", 2, None, None, datetime(2026, 6, 1))


@pytest.fixture(scope="module")
def desk(opened_store: Store, tmp_path_factory: pytest.TempPathFactory) -> Desk:
    wipe(opened_store)
    desk = Desk(opened_store, tmp_path_factory.mktemp("files"))
    head = f"华盛,法人及非法人组织,{HUASHENG},审批替代型,食品经营许可,按期提交材料,撤销许可,2026-03-15"
    desk.load(
        COMMITMENTS,
        f"32062320260315000001,{head},全部未履行,材料未交,许可已撤销,审批局,可向社会公开",
        f"32062320260315000002,{head},全部履行,,,审批局,特定范围内公开",
    )
    desk.load(
        EVALUATIONS,
        f"{HUASHENG},华盛,PUBLIC,国家中心,B,2026-04-30,",
        f"{HUASHENG},华盛,PUBLIC,国家中心,D,2026-06-30,",
        f"{HUASHENG},华盛,TAX,如东税务,A,2026-04-20,",
        f"{HUASHENG},华盛,LABOUR,如东人社,A,2024-04-20,2025-04-19",
    )
    return desk


def test_a_broken_commitment_is_shown_with_what_follows_and_one_not_public_to_audit_alone(desk: Desk) -> None:
    found = profile(desk.store, HUASHENG)
    audit = profile(desk.store, HUASHENG, as_of(reader=audit_reader("审计科", "核查")))

    [broken] = found.commitments
    assert (broken.performance_zh, broken.consequence) == ("全部未履行", "许可已撤销")
    assert len(audit.commitments) == 2
    assert "未全部履行的信用承诺 1 件" in found.finding.sentence
    assert found.finding.tone == "signal"


def test_the_latest_grade_of_each_scheme_stands_with_issuer_day_and_order(desk: Desk) -> None:
    found = profile(desk.store, HUASHENG)

    assert [(one.title, one.grade, one.issuer, one.decided_on) for one in found.evaluations] == [
        ("公共信用综合评价", "D", "国家中心", date(2026, 6, 30)),
        ("纳税缴费信用评价", "A", "如东税务", date(2026, 4, 20)),
    ]
    assert found.evaluations[1].grades == ("A", "B", "M", "C", "D")


def test_industry_a_beside_public_d_is_told_as_a_conflict_of_data(desk: Desk) -> None:
    [conflict] = profile(desk.store, HUASHENG).evaluation_conflicts

    assert (conflict.public.grade, conflict.industry.title) == ("D", "纳税缴费信用评价")
    assert "国办发〔2026〕8号" in conflict.basis and conflict.confidence == "from_memory"
    assert conflict.words in profile(desk.store, HUASHENG).finding.sentence


def graded(scheme: str, layer: str, grade: str) -> Evaluation:
    return Evaluation(scheme, scheme, layer, "甲", grade, (), None, None, None, date(2026, 6, 1), None, WHERE)


@pytest.mark.parametrize(
    ("public", "industry", "layer", "on", "count"),
    [
        ("D", "A", "industry", date(2026, 6, 1), 1),
        ("D", "A", "industry", date(2026, 3, 31), 0),
        ("C", "A", "industry", date(2026, 6, 1), 0),
        ("D", "B", "industry", date(2026, 6, 1), 0),
        ("D", "A", "market", date(2026, 6, 1), 0),
    ],
)
def test_only_the_pair_that_a_rule_names_on_the_day_conflicts(public, industry, layer, on, count) -> None:
    found = conflicts([graded("甲", "public", public), graded("乙", layer, industry)], on)

    assert len(found) == count
