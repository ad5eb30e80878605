"""Commitments and evaluations as files, and what is refused of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from loader_cases import HUASHENG, case, written

from graph_service.errors import OutsideCatalogue
from graph_service.schema import RECORDS, fact
from loaders.load import in_catalogue

COMMITMENTS = (
    "承诺编码,承诺人名称,承诺人类别,承诺人代码,承诺类型,承诺事由,承诺内容,违诺责任,承诺作出日期,有效期,"
    "承诺履行状态,未履行内容,违诺责任追究内容,履行状态认定日期,认定单位,承诺受理单位,公开类型"
)
EVALUATIONS = "统一社会信用代码,企业名称,评价体系代码,评价类别,评价机构,评价等级,评价日期,有效期至"


def commitment(number: str = "32062320260315000001", **said: str) -> str:
    row = {
        "performance": "全部履行",
        "unperformed": "",
        "consequence": "",
        "openness": "可向社会公开",
        "kind": "审批替代型",
    } | said
    return (
        f"{number},华盛,法人及非法人组织,{HUASHENG},{row['kind']},食品经营许可,按期提交材料,撤销许可,2026-03-15,"
        f"2027-03-14,{row['performance']},{row['unperformed']},{row['consequence']},2026-06-01,如东县行政审批局,"
        f"如东县行政审批局,{row['openness']}"
    )


def test_a_commitment_is_read_with_how_it_was_kept_and_what_follows(tmp_path: Path) -> None:
    broken = commitment(
        "32062320260315000002", performance="全部未履行", unperformed="材料未交", consequence="许可已撤销"
    )

    found = case(written(tmp_path, "信用承诺.csv", COMMITMENTS, commitment(), broken))

    rows = found.facts("Commitment")
    assert found.reasons == []
    assert [(row["performance"], row["consequence"], row["openness"]) for row in rows] == [
        ("kept", None, "public"),
        ("broken", "许可已撤销", "public"),
    ]
    assert (rows[0]["made_on"], rows[0]["lasts_until"]) == (date(2026, 3, 15), date(2027, 3, 14))


@pytest.mark.parametrize(
    ("row", "field"),
    [
        (commitment("3206232026031500001"), "承诺编码"),
        (commitment("32062320261315000001"), "承诺编码"),
        (commitment(performance="部分履行", consequence="约谈"), "未履行内容"),
        (commitment(performance="全部未履行", unperformed="材料未交"), "违诺责任追究内容"),
        (commitment(performance="基本履行"), "承诺履行状态"),
        (commitment(openness="公开"), "公开类型"),
    ],
)
def test_a_commitment_that_does_not_say_what_it_must_is_refused(tmp_path: Path, row: str, field: str) -> None:
    found = case(written(tmp_path, "信用承诺.csv", COMMITMENTS, commitment(), row))

    assert [(line, refused) for line, refused, _ in found.reasons] == [(3, field)]


def test_a_grade_is_one_of_its_scheme_on_the_day_and_an_unknown_scheme_is_taken(tmp_path: Path) -> None:
    rows = [
        f"{HUASHENG},华盛,PUBLIC,公共信用综合评价,国家中心,D,2026-06-01,",
        f"{HUASHENG},华盛,公共信用综合评价,公共信用综合评价,国家中心,优,2026-06-01,",
        f"{HUASHENG},华盛,PUBLIC,公共信用综合评价,国家中心,优,2025-06-01,",
        f"{HUASHENG},华盛,物业服务企业记分,行业信用评价,如东县住建局,85分,2026-06-01,2027-06-01",
    ]

    found = case(written(tmp_path, "信用评价.csv", EVALUATIONS, *rows))

    assert [(line, field, reason) for line, field, reason in found.reasons] == [
        (3, "评价等级", "公共信用综合评价的等级应为 A、B、C、D 之一，得到 优")
    ]
    assert [(row["grade"], row["valid_to"]) for row in found.facts("Evaluation")] == [
        ("D", None),
        ("优", None),
        ("85分", date(2027, 6, 2)),
    ]


def test_every_record_is_in_the_catalogue_and_one_that_is_not_is_refused() -> None:
    outside = {record.label for record in RECORDS if not record.in_catalogue}
    assert outside == {"MatchDecision"}, "only a reviewer's decision, which is a note and no credit record"
    penalty = fact("Penalty")

    with pytest.raises(OutsideCatalogue, match=r"水费\.csv：行政处罚（Penalty）不属于"):
        in_catalogue("水费.csv", [replace(penalty, catalogue=())])
