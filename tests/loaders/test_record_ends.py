"""Dishonesty records get their level and four ends from the rules, each distinct combination once."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from loader_cases import HAISHENG, HUASHENG, RESIDENT, Case, case, written

from analytics.record_life import RecordLife
from graph_service.rules.periods import period_rules

PENALTIES = "CF_XDR_MC,CF_XDR_LB,CF_XDR_SHXYM,CF_WSH,CF_CFLB,CF_JDRQ,CF_GSJZQ,失信程度,修复日期,撤销日期"
SERIOUS = "统一社会信用代码,市场主体名称,列入日期,列入决定文书号,移出日期,修复日期,撤销日期"
ENDS = ("public_until", "share_until", "use_until", "measure_until")


def penalties(folder: Path, *rows: str) -> Case:
    lines = [f"华盛,法人及非法人组织,{HUASHENG},通市监罚〔2026〕{i}号,{row}" for i, row in enumerate(rows, 1)]
    return case(written(folder, "行政处罚.csv", PENALTIES, *lines))


def test_levels_are_declared_or_read_off_the_kinds(tmp_path: Path) -> None:
    found = penalties(
        tmp_path,
        "罚款,2026-05-01,,严重,,",
        "警告;罚款,2026-05-01,,,,",
        "吊销许可证件,2026-05-01,,,,",
        "其他,2026-05-01,,,,",
    )

    assert [(row["level"], row["level_source"]) for row in found.facts("Penalty")] == [
        ("serious", "declared"),
        ("general", "derived"),
        ("serious", "derived"),
        (None, None),
    ]


def test_ends_agree_with_the_rules_record_by_record(tmp_path: Path) -> None:
    found = penalties(
        tmp_path,
        "罚款,2026-05-01,,一般,,",
        "罚款,2026-05-01,2026-09-01,一般,,",
        "罚款,2026-05-01,,一般,2026-08-15,",
        "罚款,2026-05-01,,严重,,2026-06-01",
        "警告,2026-05-01,,轻微,,",
    )

    lives = [
        RecordLife(date(2026, 5, 1), "general"),
        RecordLife(date(2026, 5, 1), "general", declared_until=date(2026, 9, 1)),
        RecordLife(date(2026, 5, 1), "general", repaired_on=date(2026, 8, 15)),
        RecordLife(date(2026, 5, 1), "serious", annulled_on=date(2026, 6, 1)),
        RecordLife(date(2026, 5, 1), "minor"),
    ]
    for row, life in zip(found.facts("Penalty"), lives, strict=True):
        ending = life.ending(period_rules())
        assert [row[end] for end in ENDS] == [ending.day] * 4
        assert row["end_reason"] == ending.reason


def test_two_columns_of_kinds_are_one_list(tmp_path: Path) -> None:
    headings = "CF_XDR,CF_XDR_SHXYM,CF_WSH,CF_CFLB1,CF_CFLB2,CF_JDRQ,CF_JG"
    path = written(
        tmp_path, "甲.csv", headings, f"华盛,{HUASHENG},甲1,罚款,没收违法所得,2016-05-01,罚款一万元"
    )

    [row] = case(path).facts("Penalty")

    assert row["kinds"] == ["罚款", "没收违法所得"]


def test_a_penalty_that_the_feed_marks_as_annulled_is_not_taken(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        "甲.csv",
        "CF_XDR,CF_XDR_SHXYM,CF_WSH,CF_JDRQ,CF_ZT",
        f"华盛,{HUASHENG},甲1,2016-05-01,1",
        f"华盛,{HUASHENG},甲2,2016-05-01,0",
    )

    found = case(path)

    assert [(line, field) for line, field, _ in found.reasons] == [(2, "CF_ZT")]


def test_an_entry_without_a_stated_end_follows_the_term_of_its_list(tmp_path: Path) -> None:
    lines = [
        f"{HUASHENG},华盛,2024-03-02,甲〔2024〕1号,,,",
        f"{HUASHENG},华盛,2024-03-02,甲〔2024〕2号,2025-04-01,,",
        f"{HUASHENG},华盛,2024-03-02,甲〔2024〕3号,,,2024-09-09",
    ]

    rows = case(written(tmp_path, "严重违法.csv", SERIOUS, *lines)).facts("ListEntry")

    # 36 months after 2024-03-02; removed; annulled as if it had never been
    assert [row["use_until"] for row in rows] == [date(2027, 3, 2), date(2025, 4, 1), date(2024, 3, 2)]
    assert "令第44号" in str(rows[0]["end_reason"])
    assert [row["valid_to"] for row in rows] == [None, date(2025, 4, 1), None]
    assert {row["list_code"] for row in rows} == {"SJ_YZ"}


def test_a_judgment_defaulter_is_a_person_or_an_organisation_by_its_document(tmp_path: Path) -> None:
    headings = (
        "被执行人名称,证件类型,证件号码,法定代表人或负责人,执行法院,执行依据文号,作出执行依据单位,"
        "立案时间,案号,失信行为具体情形,发布时间,到期日期,删除日期"
    )
    path = written(
        tmp_path,
        "失信被执行人.csv",
        headings,
        f"江阴海盛,统一社会信用代码,{HAISHENG},李娜,江阴市人民法院,（2023）苏民初1号,江阴市人民法院,"
        "2024-01-02,（2024）苏执1号,规避执行,2024-02-01,2026-02-01,",
        f"张伟,居民身份证,{RESIDENT},,江阴市人民法院,,,2024-01-02,（2024）苏执2号,有履行能力而拒不履行,2024-02-01,,",
        "王五,居民身份证,3****************4,,江阴市人民法院,,,2024-01-02,（2024）苏执3号,规避执行,2024-02-01,,",
    )

    found = case(path)

    [firm] = found.facts("ListEntry", "Enterprise")
    [person] = found.facts("ListEntry", "Person")
    assert (firm["use_until"], person["use_until"]) == (date(2026, 2, 1), None)
    assert (firm["basis"], firm["remark"]) == ("（2023）苏民初1号（江阴市人民法院）", "立案时间 2024-01-02")
    assert (firm["listed_on"], firm["published_on"]) == (date(2024, 2, 1), date(2024, 2, 1))
    assert found.reasons == [
        (
            4,
            "证件号码",
            "自然人的证件号码遮盖过多，无法确定是谁；应为完整号码，或至少可见前 3 位和末 4 位",
        )
    ]
    assert "李娜" not in str(found.found.parcel)


def test_a_serious_list_needs_a_basis_and_others_do_not(tmp_path: Path) -> None:
    headings = (
        "名单代码,名单名称,名单层级,设列依据,认定机关,公布期限(月),提前移出期限(月),"
        "是否及于人员,生效日期,失效日期"
    )
    path = written(
        tmp_path,
        "名单定义.csv",
        headings,
        "SJ_YZ,严重违法失信名单,A,总局令第44号,市场监管部门,36,12,否,2021-09-01,",
        "HEI,内部黑名单,严重失信,,某局,36,,,2021-09-01,",
        "GZ,重点关注,B,,某局,长期,,,2021-09-01,",
    )

    found = case(path)

    assert found.reasons == [(3, "设列依据", "严重失信主体名单（A）必须有设列依据")]
    assert [(row["tier"], row["term_months"]) for row in found.facts("ListDefinition")] == [
        ("A", 36),
        ("B", None),
    ]
    assert found.subjects("List").keys() == {"SJ_YZ", "GZ"}
