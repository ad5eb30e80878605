"""Repair conditions, inspection ratios, quality targets and deadlines: dated, and never a number made up."""

from __future__ import annotations

from datetime import date

import pytest

from graph_service.errors import BadRule
from graph_service.rules.book import read_book
from graph_service.rules.deadlines import deadline
from graph_service.rules.installed import packaged_text
from graph_service.rules.quality_targets import quality_targets
from graph_service.rules.repairs import repair_rule
from graph_service.rules.sampling import SAMPLING, sampling_rule

DAY = date(2026, 7, 15)


def test_conditions_of_repair_are_those_of_the_day_of_the_request() -> None:
    now, then = repair_rule("serious", DAY), repair_rule("serious", date(2026, 3, 31))

    assert now is not None and then is not None
    assert (now.regime, now.min_months) == ("order_36", 12)
    assert (then.regime, then.min_months) == ("order_58", 3)
    assert repair_rule("minor", date(2026, 3, 31)) is None


def test_an_inspection_ratio_that_no_instrument_gives_is_null() -> None:
    found = {name: sampling_rule(name, DAY) for name in ("A", "B", "C", "D")}

    assert all(row is not None and row.ratio is None and row.words for row in found.values())


def test_a_worse_class_is_never_inspected_more_rarely() -> None:
    text = packaged_text("sampling_ratios")
    own = text.replace("ratio: null", "ratio: 0.05", 1).replace("ratio: null", "ratio: 0.03", 1)

    with pytest.raises(BadRule, match="ratios should rise from A to D"):
        read_book(SAMPLING, own)


def test_a_county_has_its_own_targets_before_those_of_its_city() -> None:
    rudong = quality_targets("320623", date(2025, 7, 15))

    assert (rudong["timeliness"].place, rudong["reporting"].place) == ("如东县", "南通市")
    assert rudong["timeliness"].met(0.95) and not rudong["timeliness"].met(0.9499)
    assert rudong["disputes"].met(0.0) and not rudong["disputes"].met(0.00001)
    assert quality_targets("320623", DAY) == {}


def test_a_deadline_says_of_which_days_it_is() -> None:
    report, withdraw = deadline("double_publicity_days", DAY), deadline("withdraw_days", DAY)

    assert report is not None and (report.value, report.unit) == (7.0, "working days")
    assert withdraw is not None and (withdraw.value, withdraw.unit) == (3.0, "calendar days")
    assert deadline("withdraw_days", date(2021, 7, 14)) is None
