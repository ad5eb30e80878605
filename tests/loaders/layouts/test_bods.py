"""BODS 0.4: direct interests become edges with their shares and days; all else is reported."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from loader_cases import DATA, Case, case

EXAMPLES = DATA / "bods_examples"
FIXTURES = DATA / "bods_fixtures_pypi"
Holding = tuple[str, str, float | None]


def holdings(found: Case) -> set[Holding]:
    """Source, target and exact ratio of HOLDS by shareholding, ids without scheme and publisher."""
    return {
        (_bare(row["source"]), _bare(row["target"]), row["ratio"])  # type: ignore[misc]
        for row in found.facts("HOLDS")
        if row["interest"] == "shareholding"
    }


def _bare(id: object) -> str:
    return str(id).rpartition("|")[2]


@pytest.mark.parametrize(
    "path", sorted([*EXAMPLES.glob("*.json"), *FIXTURES.glob("*/*.json")]), ids=lambda p: p.name
)
def test_every_published_statement_is_read_and_taken(path: Path) -> None:
    found = case(path).found

    assert found.read == len(json.loads(path.read_text(encoding="utf-8")))
    assert (found.accepted, found.rejects) == (found.read, ())


def test_direct_ownership_keeps_both_interests_apart() -> None:
    # the fixture asks for one entity, one person, and two interests of 75 % that do not become one
    found = case(FIXTURES / "core" / "01-direct-ownership.json")

    publisher = "bods:bods-fixtures|"
    assert found.subjects("Person")[f"{publisher}rec-jane-smith-1975"]["name"] == "Jane Smith"
    assert found.subjects("Enterprise").keys() == {f"{publisher}rec-acme-holdings-ltd"}
    assert [(row["interest"], row["ratio"], row["valid_from"]) for row in found.facts("HOLDS", "Person")] == [
        ("shareholding", 0.75, date(2010, 1, 1)),
        ("voting_rights", 0.75, date(2010, 1, 1)),
    ]


def test_both_sides_of_a_circle_stay_and_no_person_is_made_up() -> None:
    found = case(FIXTURES / "edge-cases" / "10-circular-ownership.json")

    assert holdings(found) == {
        ("rec-alpha-corp", "rec-beta-corp", 1.0),
        ("rec-beta-corp", "rec-alpha-corp", 1.0),
    }
    assert found.subjects("Person") == {}


def test_a_declared_unknown_owner_is_reported_with_its_reason_and_never_a_person() -> None:
    found = case(FIXTURES / "edge-cases" / "11-anonymous-person.json")

    assert found.subjects("Person") == {}
    assert found.found.parcel.facts == ()
    [finding] = found.found.findings
    assert "subjectUnableToConfirmOrIdentifyBeneficialOwner" in finding
    assert "rec-opaque-holdings-sa" in finding


def test_indirect_interests_are_reported_and_their_direct_parts_taken() -> None:
    found = case(EXAMPLES / "indirect-ownership.json")

    # Company B holds 60 % of A directly; Person 1's indirect 30 % of A is a conclusion, not a holding
    assert holdings(found) == {("d4ab89ea169a", "ad3f6c2fcc9e", 0.6)}
    assert "未取的权益：shareholding（间接），1 项" in found.found.findings


def test_of_mixed_interests_the_direct_one_is_taken() -> None:
    found = case(EXAMPLES / "mixed-direct-and-indirect-ownership.json")

    assert holdings(found) == {("ec61aeda7141", "9bfe59b6a869", 0.5), ("53508b65253f", "9bfe59b6a869", 0.5)}


def test_a_range_is_kept_as_a_range() -> None:
    [row] = case(EXAMPLES / "bods-package-entity-owning-entity.json").facts("HOLDS")

    assert (row["ratio"], row["ratio_min"], row["ratio_max"]) == (None, 0.75, 1.0)


def test_the_latest_statement_of_a_record_counts_and_closed_ones_end() -> None:
    found = case(EXAMPLES / "fermcat.json")

    holds = {
        (_bare(row["source"]), row["ratio"], row["valid_from"], row["valid_to"])
        for row in found.facts("HOLDS")
    }
    # O'Donohue went to 100 % in 2022; both Byrne-Amins ended, on the days their last statements give
    assert holds == {
        ("per-41c0bb0cef246f7c", 1.0, date(2019, 9, 11), None),
        ("per-5faa4103dee78621", 0.5, date(2019, 9, 11), date(2021, 4, 3)),
        ("per-e334cc6258e56467", 0.5, date(2021, 4, 3), date(2022, 1, 21)),
    }
    assert any("16 条陈述已被" in finding for finding in found.found.findings)


def test_a_record_closed_without_an_end_date_ends_on_the_day_of_the_statement() -> None:
    found = case(EXAMPLES / "tecido.json")

    ends = {(_bare(row["source"]), row["valid_to"]) for row in found.facts("HOLDS")}
    assert ends == {("018AF6B3EB", date(2023, 3, 3)), ("033E84672B", None)}
    assert holdings(found) == {("018AF6B3EB", "01B68D7633", 0.3), ("033E84672B", "01B68D7633", 0.8)}


def test_posts_are_posts_and_control_by_trust_is_no_holding() -> None:
    posts = case(EXAMPLES / "fermcat.json").facts("EXECUTIVE_OF")
    trust = case(EXAMPLES / "levent.json")

    assert {row["position"] for row in posts} == {"boardMember"}
    assert trust.found.parcel.facts == ()
    assert "未取的权益：trustee（直接），2 项" in trust.found.findings


def test_an_anonymous_person_is_one_of_its_own_and_named_as_such() -> None:
    person = case(EXAMPLES / "levent.json").subjects("Person")["bods:Trusts register|81337a6e"]

    assert person["name"] == "（未披露的自然人：interestedPartyExemptFromDisclosure）"


def test_numbers_and_birth_dates_of_persons_are_not_taken() -> None:
    parcel = case(EXAMPLES / "fermcat.json").found.parcel

    taken = str([one.rows.to_pylist() for one in (*parcel.subjects, *parcel.facts)])
    assert "7700225VH" not in taken
    assert "birthDate" not in taken


BAD = {
    "no such type": ({"recordType": "thing"}, "recordType 应为"),
    "no such status": ({"recordStatus": "old"}, "recordStatus 应为"),
    "version": (
        {"publicationDetails": {"bodsVersion": "0.2", "publisher": {"name": "R"}}},
        "bodsVersion 应为 0.4",
    ),
    "publisher": ({"publicationDetails": {"bodsVersion": "0.4"}}, "没有发布者"),
    "subject": ({"recordDetails": {"subject": "x", "interestedParty": "p"}}, "subject 应指向"),
    "party": ({"recordDetails": {"subject": "e", "interestedParty": "x"}}, "interestedParty 应指向"),
    "share": (
        {"recordDetails": {"subject": "e", "interestedParty": "p", "interests": [{"share": {"exact": 130}}]}},
        "share 应在 0 至 100",
    ),
    "day": ({"statementDate": "soon"}, "不是日期"),
}


@pytest.mark.parametrize(("change", "reason"), BAD.values(), ids=BAD)
def test_a_statement_that_cannot_be_taken_is_refused_in_words(
    tmp_path: Path, change: dict[str, object], reason: str
) -> None:
    def statement(record: str, kind: str, **details: object) -> dict[str, object]:
        published = {"bodsVersion": "0.4", "publisher": {"name": "R"}}
        return {
            "statementId": f"s-{record}", "recordId": record, "recordType": kind, "recordStatus": "new",
            "statementDate": "2024-01-01", "publicationDetails": published, "recordDetails": details,
        }  # fmt: skip

    good = [statement("e", "entity", name="E"), statement("p", "person", names=[{"fullName": "P"}])]
    bad = statement("r", "relationship", subject="e", interestedParty="p") | change
    path = tmp_path / "statements.json"
    path.write_text(json.dumps([*good, bad]), encoding="utf-8")

    found = case(path)

    assert (found.found.accepted, found.found.rejected) == (2, 1)
    assert reason in found.reasons[0][2]
