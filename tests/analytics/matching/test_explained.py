"""Every hit says why: fields for and against, rivals, chance."""

from __future__ import annotations

from analytics.matching.explained import Side, explained
from analytics.matching.grades import Against, Rung
from loaders.county.codes import uscc

CODE, OTHER = uscc("91", "320623", "MA900001"), uscc("91", "320623", "MA900002")


def scores(query: Side, candidate: Side) -> dict[str, float]:
    found = explained(query, candidate, Rung.NAME, Against(0))
    return {name: one.score for name, one in found.features.items()}


def test_fields_that_agree_speak_for_and_fields_that_differ_against() -> None:
    found = scores(Side(name="泰州东方电子有限公司"), Side(name="江阴东方纺织有限公司"))

    assert found["trade_name"] > 0 > found["industry"]
    assert found["region"] < 0 < found["legal_form"]


def test_a_valid_code_that_differs_speaks_as_strongly_as_can_be() -> None:
    assert scores(Side(code=CODE), Side(code=OTHER))["code"] == -1
    assert scores(Side(code=CODE), Side(code=CODE))["code"] == 1
    assert -1 < scores(Side(code=CODE[:17]), Side(code=CODE))["code"] < 0


def test_what_nobody_says_is_not_listed() -> None:
    assert scores(Side(code=CODE), Side(code=CODE)).keys() == {"code", "rivals"}


def test_the_words_say_rung_rivals_and_what_spoke_against() -> None:
    found = explained(
        Side(name="泰州东方电子有限公司", day="2020-01-01"),
        Side(name="泰州东方电子有限公司", present_name="泰州华盛有限公司", name_until="2019-01-01"),
        Rung.FORMER_NAME,
        Against.RENAMED_BEFORE | Against.RIVALS,
        rivals=2,
        expected=0.5,
    )

    assert found.rung == "与曾用名一致"
    assert set(found.against) == {"所载日期时该主体已不用此名", "另有主体同样符合"}
    assert "2 个主体" in found.features["rivals"].detail
    assert found.features["day"].score < 0
    assert found.features["name"].detail == "曾用名一致"
    assert found.features["coincidence"].score < 0
