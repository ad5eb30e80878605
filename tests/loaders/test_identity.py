"""Who a row names: organisations by code, number or name; persons by digest or inside one enterprise."""

from __future__ import annotations

from pathlib import Path

from loader_cases import HAISHENG, HUASHENG, RESIDENT, case, written

PEOPLE = "统一社会信用代码,市场主体名称,姓名,证件类型,证件号码,职务,是否法定代表人"
HOLDERS = "统一社会信用代码,市场主体名称,股东名称,股东类型,股东证件类型,股东证件号码,出资比例"
REGISTER = "统一社会信用代码,注册号,市场主体名称,登记状态,行政区划代码"


def test_one_number_is_one_person_and_one_name_without_a_number_is_one_in_each_enterprise(
    tmp_path: Path,
) -> None:
    path = written(
        tmp_path,
        "主要人员.csv",
        PEOPLE,
        f"{HUASHENG},华盛,张伟,居民身份证,{RESIDENT},董事,否",
        f"{HAISHENG},海盛,张伟,居民身份证,{RESIDENT},监事,否",
        f"{HUASHENG},华盛,李娜,,,监事,否",
        f"{HAISHENG},海盛,李娜,,,董事,否",
    )

    persons = case(path).subjects("Person")

    within = {row["within"] for row in persons.values() if row["name"] == "李娜"}
    assert len([row for row in persons.values() if row["name"] == "张伟"]) == 1
    assert within == {HUASHENG, HAISHENG}
    assert {f"李娜@{HUASHENG}", f"李娜@{HAISHENG}"} < persons.keys()


def test_a_person_with_a_masked_number_lives_inside_the_enterprise_and_keeps_the_mask(tmp_path: Path) -> None:
    path = written(
        tmp_path, "主要人员.csv", PEOPLE, f"{HUASHENG},华盛,张伟,居民身份证,3206**********1234,董事,否"
    )

    [person] = case(path).subjects("Person").values()

    assert (len(str(person.pop("mask_key"))), person.pop("mask_keys")) == (16, None)
    assert person == {
        "id": f"张伟@{HUASHENG}",
        "identity": "within_enterprise",
        "name": "张伟",
        "id_masked": "3206**********1234",
        "within": HUASHENG,
    }


def test_whom_a_list_names_by_a_masked_number_is_one_behind_name_and_mask_and_no_number_is_kept(
    tmp_path: Path,
) -> None:
    headings = "被执行人名称,证件类型,证件号码,执行法院,案号,发布时间"
    path = written(
        tmp_path,
        "失信被执行人.csv",
        headings,
        "掘己,居民身份证,3206231985****1234,某法院,（2024）苏执1号,2024-02-01",
        "掘己,居民身份证,3206231985****1234,某法院,（2024）苏执2号,2024-02-01",
        "掘己,居民身份证,3206231986****1234,某法院,（2024）苏执3号,2024-02-01",
        "掘庚,居民身份证,3206231985****1234,某法院,（2024）苏执4号,2024-02-01",
    )

    persons = case(path).subjects("Person")

    assert {row["identity"] for row in persons.values()} == {"masked_number"}
    assert all(id_.startswith("m:") and "3206" not in id_ for id_ in persons)
    assert sorted((str(row["name"]), str(row["id_masked"])) for row in persons.values()) == [
        ("掘己", "3206231985****1234"),
        ("掘己", "3206231986****1234"),
        ("掘庚", "3206231985****1234"),
    ]


def test_holders_are_told_apart_by_kind_then_document_then_number(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        "股东及出资.csv",
        HOLDERS,
        f"{HUASHENG},华盛,江阴海盛,企业法人,,{HAISHENG},10%",
        f"{HUASHENG},华盛,王某独资厂,个人独资企业,,,10%",
        f"{HUASHENG},华盛,张伟,,居民身份证,{RESIDENT},10%",
        f"{HUASHENG},华盛,John Smith,,护照,G12345678,10%",
        f"{HUASHENG},华盛,赵六,,,320623200002290012,10%",
        f"{HUASHENG},华盛,如东农业合作社,,,93320700MA4FARM222,10%",
        f"{HUASHENG},华盛,某某,,,,10%",
    )

    found = case(path)

    assert {row["source"] for row in found.facts("HOLDS", "Enterprise")} == {
        HAISHENG,
        "name:-|王某独资厂",
        "93320700MA4FARM222",
    }
    assert sorted(str(row["name"]) for row in found.subjects("Person").values()) == [
        "John Smith",
        "张伟",
        "赵六",
    ]
    assert found.reasons == [(8, "股东类型", "看不出是自然人还是单位；请填写类别或证件类型")]


def test_a_registration_number_identifies_where_there_is_no_unified_code(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        "市场主体登记.csv",
        REGISTER,
        ",110108000000016,甲厂,存续,110108",
        f"{HUASHENG},320623-旧-9,华盛,存续,320623",
        ",110108000000017,乙厂,存续,110108",
    )

    found = case(path)

    subjects = found.subjects("Enterprise")
    assert {id: row["identity"] for id, row in subjects.items()} == {
        "reg:110108000000016": "registration_no",
        HUASHENG: "uscc",
    }
    assert [(line, field) for line, field, _ in found.reasons] == [(4, "注册号")]
    assert found.found.findings == ("1 行的注册号不是有效的 15 位号码，未取用；主体以统一社会信用代码为准",)


def test_whoever_holds_himself_is_refused(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        "股东及出资.csv",
        HOLDERS,
        f"{HUASHENG},华盛,华盛,企业法人,,{HUASHENG},10%",
        f"{HUASHENG},华盛,张伟,自然人,,,90%",
    )

    assert [(line, field) for line, field, _ in case(path).reasons] == [(2, "股东证件号码")]


def test_a_subject_is_named_by_the_first_row_that_has_its_name(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        "主要人员.csv",
        PEOPLE,
        f"{HUASHENG},,张伟,,,董事,否",
        f"{HUASHENG},如东（华盛）有限公司,李娜,,,监事,否",
    )

    enterprise = case(path).subjects("Enterprise")[HUASHENG]

    assert (enterprise["name"], enterprise["names_folded"]) == ("如东（华盛）有限公司", "如东(华盛)有限公司")
    assert "registered" not in enterprise
    assert enterprise["kind"] == "enterprise"
