"""Agreements to act in concert and declared controllers: who is bound where, from when to when."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from loader_cases import HAISHENG, HUASHENG, RESIDENT, Case, case, written

CONCERT = (
    "协议编号,目标公司统一社会信用代码,目标公司名称,甲方名称,甲方证件类型,甲方证件号码,"
    "乙方名称,乙方证件类型,乙方证件号码,签署日期,到期日期,解除日期"
)
DECLARED = "统一社会信用代码,市场主体名称,申报类型,姓名或名称,证件类型,证件号码,申报比例,控制方式,申报日期"


def concert(folder: Path, *rows: str) -> Case:
    return case(written(folder, "一致行动协议.csv", CONCERT, *rows))


def declared(folder: Path, *rows: str) -> Case:
    return case(written(folder, "申报.csv", DECLARED, *rows))


def test_an_agreement_binds_two_holders_in_the_company_that_it_names(tmp_path: Path) -> None:
    found = concert(
        tmp_path,
        f"华盛一致行动1号,{HUASHENG},南通华盛,张伟,居民身份证,{RESIDENT},海晟公司,统一社会信用代码,{HAISHENG},2020-01-02,,",
    )

    [stated] = found.facts("ACTS_WITH", "Person")
    assert found.known.layout.name == "concert_agreements"
    assert (stated["target"], stated["company"], stated["agreement_no"]) == (
        HAISHENG,
        HUASHENG,
        "华盛一致行动1号",
    )
    assert str(stated["source"]).startswith("p:")
    assert (stated["valid_from"], stated["valid_to"]) == (date(2020, 1, 2), None)
    assert HUASHENG in found.subjects("Enterprise")


def test_an_agreement_without_a_company_is_about_all_and_a_name_alone_is_refused(tmp_path: Path) -> None:
    ends = f"张伟,居民身份证,{RESIDENT},海晟公司,统一社会信用代码,{HAISHENG},2020-01-02,,"

    found = concert(tmp_path, f"甲,,,{ends}", f"乙,,南通华盛,{ends}")

    [stated] = found.facts("ACTS_WITH")
    assert (stated["agreement_no"], stated["company"]) == ("甲", None)
    assert [(line, field) for line, field, _ in found.reasons] == [(3, "目标公司名称")]


def test_an_agreement_ends_the_day_after_its_term_or_when_it_was_dissolved(tmp_path: Path) -> None:
    ends = f"{HUASHENG},南通华盛,张伟,居民身份证,{RESIDENT},海晟公司,统一社会信用代码,{HAISHENG},2020-01-02"

    found = concert(
        tmp_path, f"甲,{ends},2023-01-01,", f"乙,{ends},2023-01-01,2021-06-30", f"丙,{ends},,2021-06-30"
    )

    ended = {one["agreement_no"]: one["valid_to"] for one in found.facts("ACTS_WITH")}
    assert ended == {"甲": date(2023, 1, 2), "乙": date(2021, 6, 30), "丙": date(2021, 6, 30)}


def test_a_member_without_a_number_is_known_inside_the_company_or_not_at_all(tmp_path: Path) -> None:
    rest = f"李娜,居民身份证,,海晟公司,统一社会信用代码,{HAISHENG},2020-01-02,,"

    found = concert(tmp_path, f"甲,{HUASHENG},南通华盛,{rest}", f"乙,,,{rest}")

    assert [one["source"] for one in found.facts("ACTS_WITH")] == [f"李娜@{HUASHENG}"]
    assert found.reasons == [(3, "甲方证件号码", "自然人缺少证件号码，无法确定是谁")]


def test_nobody_acts_in_concert_with_himself(tmp_path: Path) -> None:
    found = concert(
        tmp_path,
        f"甲,{HUASHENG},南通华盛,张伟,居民身份证,{RESIDENT},张伟,居民身份证,{RESIDENT},2020-01-02,,",
    )

    assert [reason for _, _, reason in found.reasons] == ["与本主体相同，关系的两端不能是同一主体"]


def test_a_declaration_says_whom_the_enterprise_named_as_what(tmp_path: Path) -> None:
    found = declared(
        tmp_path,
        f"{HUASHENG},南通华盛,实际控制人,海晟公司,统一社会信用代码,{HAISHENG},51%,持股,2024-12-01",
        f"{HUASHENG},南通华盛,受益所有人,张伟,居民身份证,{RESIDENT},,协议控制,2025-03-01",
    )

    claims = {one["declared_kind"]: one for one in found.facts("DECLARED_CONTROLLER_OF")}
    assert found.known.layout.name == "declared_controllers"
    controller, owner = claims["actual_controller"], claims["beneficial_owner"]
    assert (controller["source"], controller["ratio"], controller["manner"]) == (HAISHENG, 0.51, "持股")
    assert (owner["target"], owner["ratio"], owner["valid_from"]) == (HUASHENG, None, date(2025, 3, 1))


def test_a_beneficial_owner_is_a_person_and_other_kinds_are_refused(tmp_path: Path) -> None:
    firm = f"海晟公司,统一社会信用代码,{HAISHENG},,,2024-12-01"

    found = declared(tmp_path, f"{HUASHENG},南通华盛,受益所有人,{firm}", f"{HUASHENG},南通华盛,联系人,{firm}")

    assert found.facts("DECLARED_CONTROLLER_OF") == []
    assert found.reasons == [
        (2, "姓名或名称", "受益所有人应为自然人"),
        (3, "申报类型", "应为 实际控制人 或 受益所有人，得到 联系人"),
    ]


def test_votes_given_otherwise_than_by_shares_are_a_holding_of_their_own(tmp_path: Path) -> None:
    headings = "统一社会信用代码,股东名称,股东类型,股东证件号码,认缴出资额(万元),出资比例,表决权比例"

    found = case(
        written(
            tmp_path,
            "股东.csv",
            headings,
            f"{HUASHENG},张伟,自然人股东,{RESIDENT},20,20%,60%",
            f"{HUASHENG},海晟公司,企业法人,{HAISHENG},80,80%,",
        )
    )

    held = sorted(
        (str(one.get("interest")), one["ratio"], one.get("subscribed_capital"))
        for one in found.facts("HOLDS")
    )
    assert held == [("None", 0.2, 200_000.0), ("None", 0.8, 800_000.0), ("voting_rights", 0.6, None)]
    assert found.reasons == []
