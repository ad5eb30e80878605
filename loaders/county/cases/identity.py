"""Planted questions of identity: namesakes who differ, a renamed enterprise, two enterprises of one name."""

from __future__ import annotations

from datetime import date

from loaders.county.cases.case import Case, Firm, Human, before, human, planted_code
from loaders.county.cases.rows import held, licensed, penalised, registered


def cases(today: date) -> tuple[Case, ...]:
    """Namesakes with and without numbers, a person met twice, a renamed firm, and two firms of one name."""
    return (
        _namesakes_with_numbers(),
        _namesakes_without_numbers(),
        _one_person_in_two(),
        _renamed(today),
        _two_of_one_name(today),
    )


def _namesakes_with_numbers() -> Case:
    elder, younger = human("张伟", "19680101", 927), human("张伟", "19680101", 929)
    one = Firm(planted_code(6, 1), "如东砚池五金有限公司", elder, date(2016, 3, 8))
    other = Firm(planted_code(6, 2), "如东砚池百货有限公司", younger, date(2017, 11, 2))
    return Case(
        "same_name_different_numbers",
        "同名同生日而号码不同：两个人",
        {"one": one.code, "other": other.code},
        {"name": "张伟", "persons": [elder.number, younger.number], "same": False},
        (*_owned(one), *_owned(other)),
    )


def _namesakes_without_numbers() -> Case:
    person = Human("王秀英")
    one = Firm(planted_code(7, 1), "如东砚池茶叶有限公司", person, date(2015, 12, 1))
    other = Firm(planted_code(7, 2), "如东砚池粮油有限公司", person, date(2018, 6, 9))
    return Case(
        "same_name_without_numbers",
        "同名而均无号码：各在本企业之内，从不因姓名相同而合并",
        {"one": one.code, "other": other.code},
        {"name": "王秀英", "persons": [f"王秀英@{one.code}", f"王秀英@{other.code}"], "same": False},
        (*_owned(one), *_owned(other)),
    )


def _one_person_in_two() -> Case:
    person = human("丛培林", "19721010", 931)
    one = Firm(planted_code(8, 1), "如东砚池机械有限公司", person, date(2010, 1, 15))
    other = Firm(planted_code(8, 2), "如东砚池电器有限公司", person, date(2019, 9, 9))
    return Case(
        "one_person_in_two_enterprises",
        "号码相同：一个人",
        {"one": one.code, "other": other.code},
        {"name": "丛培林", "persons": [person.number], "same": True},
        (*_owned(one), *_owned(other)),
    )


def _renamed(today: date) -> Case:
    old_name, owner = "如东县潮涌水产冷冻厂", human("缪海洋", "19700707", 933)
    firm = Firm(
        planted_code(9, 1),
        "南通潮涌海洋食品有限公司",
        owner,
        date(2004, 8, 30),
        former_names=old_name,
        industry="水产品加工",
    )
    rows = (
        *_owned(firm),
        penalised(firm, "东市监罚〔2025〕900001号", before(today, 500), name=old_name, level="严重"),
        penalised(firm, "东市监罚〔2026〕900002号", before(today, 60)),
        licensed(firm, "东行审许〔2021〕900001号", before(today, 1900), name=old_name),
    )
    answer: dict[str, object] = {
        "id": firm.code,
        "name": firm.name,
        "former_names": [old_name],
        "penalties": ["东市监罚〔2025〕900001号", "东市监罚〔2026〕900002号"],
        "licences": ["东行审许〔2021〕900001号"],
    }
    rule = "更名前后的记录同属一个代码；以曾用名查询得到同一主体"
    return Case("renamed_enterprise", rule, {"firm": firm.code}, answer, rows)


def _two_of_one_name(today: date) -> Case:
    name = "江苏范堤建设工程有限公司"
    one = Firm(planted_code(10, 1), name, human("施建新", "19660505", 935), date(2002, 7, 1))
    other = Firm(planted_code(10, 2), name, human("汤爱军", "19810404", 937), date(2020, 5, 6))
    rows = (*_owned(one), *_owned(other), penalised(other, "东市监罚〔2026〕900003号", before(today, 135)))
    return Case(
        "two_enterprises_of_one_name",
        "名称相同而代码不同：两家企业，仅凭名称查询应回答有歧义并列出两个代码",
        {"one": one.code, "other": other.code},
        {"name": name, "ambiguous": sorted((one.code, other.code)), "penalised": other.code},
        rows,
    )


def _owned(firm: Firm) -> tuple[tuple[str, dict[str, str]], ...]:
    """The firm, held whole by its legal representative."""
    return (*registered(firm), held(firm, firm.legal, 100))
