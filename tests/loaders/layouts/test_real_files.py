"""Real and published files: every row read, every refusal explained, counts as their notes give them."""

from __future__ import annotations

import csv
from collections import Counter
from datetime import date

import pytest
from loader_cases import DATA, Case, case

STOCKS = DATA / "stock_kg_lemonhu"
FINBENCH = DATA / "ldbc_finbench_example"


@pytest.fixture(scope="module")
def executives() -> Case:
    return case(STOCKS / "executive_prep.csv")


def test_every_real_executive_is_read_and_none_refused(executives: Case) -> None:
    found = executives.found

    # 24,775 rows; no name and stock code come twice together, so nothing is a repetition
    assert (found.read, found.accepted, found.rejected) == (24_775, 24_775, 0)
    assert executives.known.left_out == (("gender", "个人信息，图中不存"), ("age", "个人信息，图中不存"))
    assert executives.known.untouched == ()


def test_each_post_of_an_executive_is_an_edge(executives: Case) -> None:
    with (STOCKS / "executive_prep.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))

    stated = Counter((row["name"], row["code"], post) for row in rows for post in row["jobs"].split("/"))

    edges = executives.facts("EXECUTIVE_OF")
    assert (
        Counter(
            (str(e["source"]).split("@")[0], str(e["target"]).removeprefix("stock:"), e["position"])
            for e in edges
        )
        == stated
    )
    assert len(edges) == 29_073


def test_one_name_in_two_companies_is_two_persons(executives: Case) -> None:
    persons = [row for row in executives.subjects("Person").values() if row["name"] == "王斌"]

    assert len(persons) == 16
    assert all(row["identity"] == "within_enterprise" for row in persons)
    assert len({row["within"] for row in persons}) == 16


def test_neither_gender_nor_age_reaches_the_parcel(executives: Case) -> None:
    columns = {name for facts in executives.found.parcel.facts for name in facts.rows.column_names}
    columns |= {name for one in executives.found.parcel.subjects for name in one.rows.column_names}

    assert not columns & {"gender", "age"}


def test_stock_names_get_their_six_digits_and_meet_the_executives(executives: Case) -> None:
    found = case(STOCKS / "stock.csv")

    subjects = found.subjects("Enterprise")
    assert (found.found.read, found.found.rejected, len(subjects)) == (3_188, 0, 3_188)
    assert subjects["stock:002658"]["name"] == "雪迪龙"
    assert executives.subjects("Enterprise").keys() & subjects.keys()


@pytest.mark.parametrize(
    ("name", "fact", "label", "read", "rejected"),
    [
        ("CompanyInvestCompany.csv", "HOLDS", "Enterprise", 1_640, 1),
        ("PersonInvestCompany.csv", "HOLDS", "Person", 3_394, 0),
        ("CompanyGuaranteeCompany.csv", "GUARANTEES", "Enterprise", 435, 0),
        ("PersonGuaranteePerson.csv", "GUARANTEES", "Person", 916, 0),
    ],
)
def test_finbench_relations_keep_direction_ratio_and_day(
    name: str, fact: str, label: str, read: int, rejected: int
) -> None:
    found = case(FINBENCH / name)

    with (FINBENCH / name).open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file, delimiter="|"))[1:]
    oracle = {
        (f"finbench:{row[0]}", f"finbench:{row[1]}", date.fromisoformat(row[-1][:10]), *map(float, row[2:-1]))
        for row in rows
        if row[0] != row[1]
    }
    edges = found.facts(fact, label)
    assert (found.found.read, found.found.rejected) == (read, rejected)
    assert {
        (e["source"], e["target"], e["valid_from"], *([e["ratio"]] if "ratio" in e else [])) for e in edges
    } == oracle
    assert len(edges) == read - rejected


def test_the_one_company_that_holds_itself_is_refused_by_line() -> None:
    assert case(FINBENCH / "CompanyInvestCompany.csv").reasons == [
        (294, "investorId", "与本主体相同，关系的两端不能是同一主体")
    ]


@pytest.mark.parametrize(
    ("name", "label", "count"), [("Company.csv", "Enterprise", 967), ("Person.csv", "Person", 1_957)]
)
def test_finbench_subjects_have_names_and_ids_of_their_scheme(name: str, label: str, count: int) -> None:
    subjects = case(FINBENCH / name).subjects(label)

    assert len(subjects) == count
    assert all(id.startswith("finbench:") and row["identity"] == "finbench" for id, row in subjects.items())
    assert all(row["name"] for row in subjects.values())
