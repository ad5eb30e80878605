"""Persons whom a list names by name and masked number, held against those whose number is known."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from planted_county import Planted

from graph_service.answers.as_of import as_of
from graph_service.answers.matching.review import decided, review_pair, undone
from graph_service.answers.matching.same_pairs import SamePair, same_pairs
from graph_service.answers.profiles.subject import profile
from graph_service.beijing import beijing_today
from graph_service.crossmatch.lists import match_lists
from graph_service.crossmatch.persons import match_persons
from loaders.demo.parties import person_id
from loaders.load import load_file

GRADES = ("A", "B", "C", "RELATED")
REPAIRS = (
    "信用主体名称,统一社会信用代码,名单代码,列入决定书文号,列入日期,修复日期,修复决定机关,证件类型,证件号码"
)


@pytest.fixture
def number(planted: Planted) -> str:
    return str(planted.case("listed_by_masked_number").answer["same"])


def pairs(planted: Planted, number: str) -> list[SamePair]:
    return same_pairs(planted.store, subject=person_id(number, beijing_today()), grades=GRADES)


def test_the_one_whom_the_mask_admits_is_a_strong_match_and_the_namesake_is_none(
    planted: Planted, number: str
) -> None:
    [pair] = pairs(planted, number)

    assert (pair.grade, pair.rung, pair.rivals) == ("B", "姓名与遮盖的证件号码相符", 0)
    assert pair.source.id_masked == planted.case("listed_by_masked_number").answer["listed"]
    # persons of the county, one of 60 years of birth, the chance of such a tail, the share of the name
    share = 1 / planted.store.size("Person")
    assert pair.expected == pytest.approx(1_500_000 / 60 * 0.0002 * share)
    assert pair.expected is not None and pair.expected < 0.01


def test_the_profile_of_the_person_shows_the_entry_as_anothers(planted: Planted, number: str) -> None:
    found = profile(planted.store, person_id(number, beijing_today()))

    [same] = found.same
    assert [entry.list_code for entry in same.entries] == ["SX_BZX"]
    assert found.constraints == ()


def test_a_reviewer_sees_what_agrees_and_decides(planted: Planted, number: str) -> None:
    [pair] = pairs(planted, number)

    shown = review_pair(planted.store, pair.source.id, pair.target.id)
    decided(planted.store, pair.source.id, pair.target.id, "different", decided_by="甲", reason="户籍不同")
    match_lists(planted.store, planted.held.current(), beijing_today())
    then = pairs(planted, number)
    undone(planted.store, decided_by="甲")
    match_lists(planted.store, planted.held.current(), beijing_today())

    assert shown is not None
    assert {name: one.detail for name, one in shown.explanation.features.items()}["number"] == (
        "遮盖的证件号码所示各位均相符"
    )
    assert (then, len(pairs(planted, number))) == ([], 1)


def test_a_file_meets_the_person_by_the_mask_alone(planted: Planted, number: str) -> None:
    masked = f"{number[:6]}********{number[-4:]}"

    found = match_persons(planted.store, ["掘己", "掘甲"], [masked, masked], beijing_today())

    assert [found.ids[place] for place in found.hits.places] == [person_id(number, beijing_today())]


def test_a_pair_is_gone_with_its_record_before_the_lists_are_matched_again(
    planted: Planted, number: str, tmp_path: Path
) -> None:
    case, repairs = planted.case("listed_by_masked_number"), tmp_path / "信用修复.csv"
    yesterday, day = (beijing_today() - timedelta(days=days) for days in (1, 30))
    repairs.write_text(
        "信用主体名称,证件类型,证件号码,名单代码,列入决定书文号,修复日期,修复决定机关\n"
        f"掘己,居民身份证,{case.answer['listed']},SX_BZX,（2026）苏0623执90061号,{yesterday},某法院\n",
        encoding="utf-8",
    )
    assert len(pairs(planted, number)) == 1

    load_file(repairs, store=planted.store)
    at_once = (
        pairs(planted, number),
        same_pairs(planted.store, as_of(day), subject=person_id(number, beijing_today()), grades=GRADES),
    )
    found = match_lists(planted.store, planted.held.current(), beijing_today())

    assert at_once == ([], [])
    assert profile(planted.store, person_id(number, beijing_today())).same == ()
    assert (found.persons, found.closed) == (1, 1)
