from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from vector_cases import vectors_of_kind

from analytics.penalty_level import level_named
from analytics.record_life import Period, PeriodRules, RecordLife, Transition, months_later
from analytics.record_periods import ChannelPeriod

SWITCH = date(2026, 4, 1)


def row(regime: str, level: str, months: tuple[int, int], days: tuple[date | None, date | None]) -> Period:
    return Period(
        id=f"{regime}.{level}",
        regime=regime,
        level=level,
        published=months[1] > 3,
        min_months=months[0],
        max_months=months[1],
        valid_from=days[0],
        valid_to=days[1],
        basis=regime,
        article=None,
        confidence="page_seen",
    )


NEW, OLD, OLDEST = (SWITCH, None), (date(2023, 5, 1), SWITCH), (None, date(2023, 5, 1))
RULES = PeriodRules(
    version="test",
    periods=(
        row("new", "minor", (0, 3), NEW),
        row("new", "general", (3, 12), NEW),
        row("new", "serious", (12, 36), NEW),
        row("old", "minor", (0, 0), OLD),
        row("old", "general", (3, 36), OLD),
        row("old", "serious", (3, 36), OLD),
        row("oldest", "general", (3, 12), OLDEST),
        row("oldest", "serious", (6, 36), OLDEST),
    ),
    transition=Transition("switch", "new", True, SWITCH, "new", "from_memory"),
)
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


GSXT = replace(
    RULES,
    channels=tuple(
        ChannelPeriod(
            id=f"gsxt.{found}",
            channel="gsxt",
            publication_class=found,
            authority_words=("市场监督管理",),
            published=found != "warning",
            months=months,
            valid_from=date(2021, 9, 1),
            valid_to=None,
            basis="令45",
            article=None,
            confidence="law_text_seen",
        )
        for found, months in (("warning", 0), ("criticism", 3), ("fine", 3), ("other", 36))
    ),
)
FINED = RecordLife(
    date(2026, 5, 1),
    "general",
    published_on=date(2026, 5, 20),
    publication_class="other",
    authority="如东县市场监督管理局",
)


def test_one_decision_ends_on_two_days_in_two_channels() -> None:
    ends = FINED.ends(GSXT)

    # a year from the decision in 信用中国; three years from publication in the other
    assert (ends.public.day, ends.gsxt and ends.gsxt.day) == (date(2027, 5, 1), date(2029, 5, 20))
    assert ends.gsxt is not None and "自公示之日起 36 个月" in ends.gsxt.reason


def test_a_warning_is_not_published_there_and_the_publication_unseen_is_said() -> None:
    warned = replace(FINED, publication_class="warning").ends(GSXT).gsxt
    unseen = replace(FINED, published_on=None).ends(GSXT).gsxt

    assert warned is not None and (warned.day, warned.kind) == (date(2026, 5, 1), "unpublished")
    assert unseen is not None and unseen.day == date(2029, 5, 1) and "公示日期未见" in unseen.reason


@pytest.mark.parametrize(
    "change", [{"authority": "如东县应急管理局"}, {"publication_class": None}, {"natural_person": True}]
)
def test_the_channel_says_nothing_of_what_its_rows_do_not_govern(change: dict) -> None:
    assert replace(FINED, **change).ends(GSXT).gsxt is None


def test_repair_and_annulment_end_every_channel() -> None:
    repaired = replace(FINED, repaired_on=date(2026, 9, 1)).ends(GSXT)
    annulled = replace(FINED, annulled_on=date(2026, 9, 1)).ends(GSXT)

    for ends, day in ((repaired, date(2026, 9, 1)), (annulled, date(2026, 5, 1))):
        every = (ends.public, ends.share, ends.use, ends.measure, ends.gsxt)
        assert {one and one.day for one in every} == {day}


def test_ends_that_the_rows_tell_apart_lie_on_days_of_their_own_with_the_reason() -> None:
    rows = tuple(
        replace(p, share_months=18, measure_months=24, persons_published=False) for p in RULES.periods
    )
    ends = RecordLife(date(2026, 5, 1), "general", natural_person=True).ends(replace(RULES, periods=rows))

    assert [one.day for one in (ends.public, ends.share, ends.use, ends.measure)] == [
        date(2026, 5, 1),
        date(2027, 11, 1),
        date(2027, 5, 1),
        date(2028, 5, 1),
    ]
    assert "公示：自然人的行政处罚原则上不公示" in ends.reason
    assert "惩戒措施：一般失信自决定之日起最长 24 个月" in ends.reason


@given(lives)
def test_all_ends_are_the_use_where_no_row_tells_them_apart(life: RecordLife) -> None:
    ends = life.ends(RULES)

    assert ends.public == ends.share == ends.use == ends.measure
    assert ends.reason == ends.use.reason
