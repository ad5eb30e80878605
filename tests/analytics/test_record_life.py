from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from period_rows import RULES, SWITCH
from vector_cases import vectors_of_kind

from analytics.penalty_level import level_named
from analytics.record_life import RecordLife, months_later

SEPARATE = replace(RULES, transition=replace(RULES.transition, applies=False))
LIFECYCLE = vectors_of_kind("lifecycle")

days = st.dates(date(2019, 1, 1), date(2030, 1, 1))
levels = st.sampled_from(["minor", "general", "serious", None])
lives = st.builds(
    RecordLife,
    decided_on=days,
    level=levels,
    repaired_on=st.none() | days,
    annulled_on=st.none() | days,
    removed_on=st.none() | days,
    declared_until=st.none() | days,
    by_list_rule=st.booleans(),
)


@pytest.mark.parametrize("vector", LIFECYCLE)
def test_worked_examples(vector: dict) -> None:
    for case in vector["cases"]:
        repaired = case["repaired"] and date.fromisoformat(case["repaired"])
        life = RecordLife(date.fromisoformat(case["decided"]), level_named(case["level"]), repaired)

        standing = life.in_force(date.fromisoformat(vector["as_of"]), RULES)

        assert standing.in_force is case["active"], case


def test_a_year_ends_with_the_day_before_the_same_day() -> None:
    life = RecordLife(date(2026, 5, 1), "general")

    assert life.use_until(RULES) == date(2027, 5, 1)
    assert life.in_force(date(2027, 4, 30), RULES).in_force
    assert not life.in_force(date(2027, 5, 1), RULES).in_force


def test_record_is_not_in_force_before_its_decision() -> None:
    standing = RecordLife(date(2026, 5, 1), "general").in_force(date(2026, 4, 30), RULES)

    assert not standing.in_force
    assert standing.reason == "2026-05-01 方作出"


def test_minor_record_is_never_used() -> None:
    life = RecordLife(date(2026, 7, 1), "minor")

    assert life.use_until(RULES) == date(2026, 7, 1)
    assert "不公示" in life.in_force(date(2026, 7, 1), RULES).reason


def test_repair_ends_the_record_on_its_day() -> None:
    life = RecordLife(date(2026, 5, 1), "serious", repaired_on=date(2027, 6, 1))

    assert life.in_force(date(2027, 5, 31), RULES).in_force
    assert life.in_force(date(2027, 6, 1), RULES).reason == "已于 2027-06-01 修复"


def test_repair_after_expiry_does_not_prolong() -> None:
    life = RecordLife(date(2026, 5, 1), "general", repaired_on=date(2028, 1, 1))

    assert life.use_until(RULES) == date(2027, 5, 1)


def test_annulled_record_was_never_in_force_not_even_before_the_annulment() -> None:
    life = RecordLife(date(2026, 5, 1), "serious", annulled_on=date(2027, 1, 1))

    assert not life.in_force(date(2026, 6, 1), RULES).in_force


def test_older_general_record_ends_with_the_new_maximum_when_the_switch_is_on() -> None:
    life = RecordLife(date(2025, 7, 14), "general")

    assert life.use_until(RULES) == date(2026, 7, 14)
    assert life.use_until(SEPARATE) == date(2028, 7, 14)


def test_new_order_ends_no_record_before_it_came_into_force() -> None:
    life = RecordLife(date(2023, 6, 1), "general")

    assert life.use_until(RULES) == SWITCH
    assert life.in_force(date(2026, 3, 31), RULES).in_force


def test_the_earlier_of_two_regimes_counts() -> None:
    life = RecordLife(date(2023, 4, 30), "general")  # oldest regime: one year

    assert life.use_until(RULES) == date(2024, 4, 30)


def test_minor_record_that_no_row_names_is_not_used() -> None:
    life = RecordLife(date(2022, 1, 1), "minor")

    assert life.use_until(SEPARATE) == date(2022, 1, 1)
    assert life.use_until(RULES) == date(2022, 1, 1)


def test_open_level_has_the_shortest_published_period_and_says_so() -> None:
    life = RecordLife(date(2026, 5, 1), None)

    assert life.use_until(RULES) == date(2027, 5, 1)
    assert life.in_force(date(2026, 6, 1), RULES).reason.startswith("失信程度未定")


def test_delivered_end_shortens_but_never_prolongs_and_not_below_the_minimum() -> None:
    decided = date(2026, 5, 1)

    assert RecordLife(decided, "general", declared_until=date(2026, 11, 1)).use_until(RULES) == date(
        2026, 11, 1
    )
    assert RecordLife(decided, "general", declared_until=date(2099, 12, 31)).use_until(RULES) == date(
        2027, 5, 1
    )
    assert RecordLife(decided, "general", declared_until=date(2026, 5, 2)).use_until(RULES) == date(
        2027, 5, 1
    )


def test_list_entry_follows_its_own_term() -> None:
    listed = date(2026, 5, 1)

    assert RecordLife(listed, "serious", by_list_rule=True).use_until(RULES) is None
    assert RecordLife(listed, "serious", by_list_rule=True, declared_until=date(2031, 5, 1)).use_until(
        RULES
    ) == date(2031, 5, 1)
    assert RecordLife(listed, "serious", by_list_rule=True, removed_on=date(2026, 9, 1)).use_until(
        RULES
    ) == date(2026, 9, 1)


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2025, 12, 15), 1, date(2026, 1, 15)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2026, 5, 1), 36, date(2029, 5, 1)),
    ],
)
def test_months_are_calendar_months(day: date, months: int, expected: date) -> None:
    assert months_later(day, months) == expected


@given(lives, days)
def test_once_ended_a_record_never_comes_back(life: RecordLife, day: date) -> None:
    if day > life.decided_on and not life.in_force(day, RULES).in_force:
        assert not life.in_force(day + timedelta(days=1), RULES).in_force


@given(lives, days)
def test_in_force_is_what_use_until_says(life: RecordLife, day: date) -> None:
    until = life.use_until(RULES)

    assert life.in_force(day, RULES).in_force == (life.decided_on <= day and (until is None or day < until))


@given(lives)
def test_no_end_lies_before_the_decision_unless_the_list_says_so(life: RecordLife) -> None:
    until = life.use_until(RULES)

    assert until is None or until >= life.decided_on or life.by_list_rule


@given(lives)
def test_the_switch_never_prolongs(life: RecordLife) -> None:
    if life.level is None or (life.level == "minor" and life.decided_on < date(2023, 5, 1)):
        return
    assert (life.use_until(RULES) or date.max) <= (life.use_until(SEPARATE) or date.max)


@given(lives, days)
def test_repair_never_prolongs(life: RecordLife, day: date) -> None:
    repaired = replace(life, repaired_on=min(day, life.repaired_on or day))

    assert (repaired.use_until(RULES) or date.max) <= (life.use_until(RULES) or date.max)


@given(lives)
def test_all_ends_are_the_use_where_no_row_tells_them_apart(life: RecordLife) -> None:
    ends = life.ends(RULES)

    assert ends.public == ends.share == ends.use == ends.measure
    assert ends.reason == ends.use.reason
