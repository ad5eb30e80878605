"""Records that bear a subject's code beside a name that is none of its own."""

from __future__ import annotations

import pytest
from planted_county import Planted

from graph_service.answers.matching.review import decided, undone
from graph_service.answers.matching.stated_names import names_at_odds
from graph_service.answers.profiles.subject import profile
from graph_service.pages.subject_page import subject_page

CASE = "listed_code_beside_another_name"


@pytest.fixture
def code(planted: Planted) -> str:
    return planted.case(CASE).parties["firm"]


def test_the_record_stays_with_the_code_and_the_other_name_is_shown_for_review(
    planted: Planted, code: str
) -> None:
    found = profile(planted.store, code)

    [odd] = found.names_at_odds
    assert [one.entry.list_code for one in found.constraints] == ["SJ_YZ"]
    assert (odd.stated_name, odd.grade, odd.rung) == (
        planted.case(CASE).answer["stated"],
        "C",
        "统一社会信用代码一致",
    )
    assert odd.against == ("代码一致，但名称与现名、曾用名无一字相同",)
    assert "代码一致而名称不符" in subject_page(found)


def test_it_waits_for_a_reviewer_until_somebody_decides_and_again_when_that_is_taken_back(
    planted: Planted, code: str
) -> None:
    [odd] = [one for one in names_at_odds(planted.store, undecided=True) if one.subject.id == code]

    decided(planted.store, odd.row, code, "different", decided_by="甲", reason="代码抄错")
    waiting = [one.subject.id for one in names_at_odds(planted.store, undecided=True)]
    [told] = names_at_odds(planted.store, subject=code)
    decided(planted.store, odd.row, code, "same", decided_by="甲", reason="登记机关证明")
    agreed = names_at_odds(planted.store, subject=code)
    undone(planted.store, decided_by="甲", source=odd.row, target=code)

    assert code not in waiting
    assert told.decision is not None and told.decision.reason == "代码抄错"
    assert agreed == []
    assert [one.subject.id for one in names_at_odds(planted.store, undecided=True, subject=code)] == [code]


def test_a_record_under_a_former_name_is_not_at_odds(planted: Planted) -> None:
    renamed = planted.case("renamed_enterprise")

    assert len(profile(planted.store, renamed.parties["firm"]).penalties) == 2
    assert names_at_odds(planted.store, subject=renamed.parties["firm"]) == []
