"""Facts stated twice: the first stands; a row is refused for saying nothing new, or something else."""

from __future__ import annotations

from pathlib import Path

from loader_cases import HUASHENG, RESIDENT, case, written

PEOPLE = "统一社会信用代码,市场主体名称,姓名,证件类型,证件号码,职务,是否法定代表人,任职日期"


def person(post: str, head: str = "否", day: str = "2020-01-01") -> str:
    return f"{HUASHENG},华盛,张伟,居民身份证,{RESIDENT},{post},{head},{day}"


def test_a_person_with_two_posts_is_the_legal_representative_once(tmp_path: Path) -> None:
    found = case(written(tmp_path, "甲.csv", PEOPLE, person("董事长", "是"), person("总经理", "是")))

    assert found.reasons == []
    assert [row["position"] for row in found.facts("EXECUTIVE_OF")] == ["董事长", "总经理"]
    assert [row["row"] for row in found.facts("LEGAL_REP_OF")] == [2]


def test_a_row_that_repeats_one_post_and_adds_another_is_taken_for_what_is_new(tmp_path: Path) -> None:
    found = case(written(tmp_path, "甲.csv", PEOPLE, person("董事长"), person("董事长、总经理")))

    assert found.reasons == []
    assert [(row["row"], row["position"]) for row in found.facts("EXECUTIVE_OF")] == [
        (2, "董事长"),
        (3, "总经理"),
    ]


def test_a_row_that_says_nothing_new_names_the_first(tmp_path: Path) -> None:
    found = case(written(tmp_path, "甲.csv", PEOPLE, person("董事、监事"), person("监事"), person("董事")))

    assert found.reasons == [(3, "（整行）", "与第 2 行重复"), (4, "（整行）", "与第 2 行重复")]
    assert found.found.read == found.found.accepted + found.found.rejected == 3


def test_a_row_that_says_something_else_names_the_first_and_the_difference(tmp_path: Path) -> None:
    found = case(written(tmp_path, "甲.csv", PEOPLE, person("董事"), person("董事", day="2021-01-01")))

    assert found.reasons == [(3, "（整行）", "与第 2 行是同一事实，但 生效日 不同")]


def test_a_refused_row_leaves_no_fact_and_no_subject_behind(tmp_path: Path) -> None:
    other = "91320281MA2DEMW96L"
    penalties = "CF_XDR_MC,CF_XDR_LB,CF_XDR_SHXYM,CF_WSH,CF_JDRQ,CF_NR_FK"
    row = f"华盛,法人及非法人组织,{HUASHENG},通市监罚〔2026〕1号,2026-05-01,"
    path = written(
        tmp_path, "甲.csv", penalties, f"{row}1", f"{row}2", f"海盛,法人及非法人组织,{other}X,乙,2026-05-01,1"
    )

    found = case(path)

    assert [line for line, _, _ in found.reasons] == [3, 4]
    assert found.subjects("Enterprise").keys() == {HUASHENG}
    assert [row["fine"] for row in found.facts("Penalty")] == [10_000.0]
