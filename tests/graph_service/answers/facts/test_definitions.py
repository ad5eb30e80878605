"""Which definition of a list counts: the file's or the rule book's, whichever is dated later."""

from __future__ import annotations

from datetime import UTC, date, datetime

from graph_service.answers.facts.definitions import definition, tiers_of

DAY = date(2026, 7, 15)
JUNE = datetime(2026, 6, 1, tzinfo=UTC)


def delivered(tier: str, valid_from: date | None, learnt: datetime = JUNE) -> dict[str, object]:
    told = {"name": "本地称呼", "tier": tier, "basis": "地方性法规"}
    return told | {"valid_from": valid_from, "known_from": learnt}


def test_without_a_file_the_rule_book_defines_the_national_lists() -> None:
    found = definition("SJ_YZ", {}, DAY)

    assert (found.tier, found.rule) == ("A", "samr_serious")
    assert found.basis == "市场监督管理严重违法失信名单管理办法（国家市场监督管理总局令第44号）"


def test_a_definition_dated_as_late_as_the_instrument_goes_before_it() -> None:
    for day in (date(2021, 9, 1), date(2025, 1, 1)):
        found = definition("SJ_YZ", delivered("B", day), DAY)
        assert (found.tier, found.name, found.rule) == ("B", "本地称呼", None), day


def test_a_definition_older_than_the_instrument_does_not() -> None:
    assert definition("SJ_YZ", delivered("B", date(2016, 4, 1)), DAY).rule == "samr_serious"


def test_a_definition_without_a_day_counts_from_the_day_on_which_it_was_learnt() -> None:
    learnt_before = delivered("B", None, datetime(2020, 1, 1, tzinfo=UTC))

    assert definition("SJ_YZ", delivered("B", None), DAY).tier == "B"
    assert definition("SJ_YZ", learnt_before, DAY).tier == "A"


def test_a_list_known_by_name_only_has_no_tier() -> None:
    found = definition("YB", {}, DAY)

    assert (found.name, found.tier) == ("医疗保障领域失信名单", None)
    assert definition("LOCAL_1", {}, DAY).name is None


def test_tiers_are_those_of_files_and_of_the_book_together() -> None:
    tiers = tiers_of({"LOCAL_1": delivered("C", None), "SJ_YZ": delivered("B", None)}, DAY)

    assert (tiers["LOCAL_1"], tiers["SJ_YZ"], tiers["NMG"], tiers["NS_A"]) == ("C", "B", "A", "R")
    assert "YB" not in tiers
