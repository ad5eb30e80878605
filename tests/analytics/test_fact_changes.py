"""Two states held against each other: what the world changed apart from what was learnt or corrected."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.fact_changes import Clocks, Nature, Version, fact_changes, nature_of_succession

DAY = date(2026, 1, 1)
MOMENT = datetime(2026, 1, 1, tzinfo=UTC)


def on(day: int) -> date:
    return DAY + timedelta(days=day)


def at(day: int) -> datetime:
    return MOMENT + timedelta(days=day)


def version(
    said: str = "60%",
    begins: int | None = 0,
    ends: int | None = None,
    learnt: int = 0,
    closed: int | None = None,
    worked_out: str = "",
    key: str = "k",
) -> Version:
    return Version(
        key,
        {"ratio": said},
        {"level": worked_out},
        None if begins is None else on(begins),
        None if ends is None else on(ends),
        at(learnt),
        None if closed is None else at(closed),
    )


def standing(history: list[Version], clock: Clocks) -> dict[str, Version]:
    """What the as-of predicate of the database lets stand."""
    return {
        one.key: one
        for one in history
        if one.learnt <= clock.known_on
        and (one.closed is None or one.closed > clock.known_on)
        and (one.begins is None or one.begins <= clock.true_on)
        and (one.ends is None or one.ends > clock.true_on)
    }


def compared(history: list[Version], first: Clocks, second: Clocks):
    by_key = {one.key: [v for v in history if v.key == one.key] for one in history}
    return fact_changes(standing(history, first), standing(history, second), (first, second), by_key)


EARLY, LATE = Clocks(on(10), at(10)), Clocks(on(20), at(20))


@pytest.mark.parametrize(
    ("history", "nature"),
    [
        # began between the two days
        ([version(begins=15, learnt=16)], Nature.BEGINS),
        # had begun before, and was learnt between
        ([version(begins=5, learnt=15)], Nature.LEARNT),
        ([version(begins=None, learnt=15)], Nature.LEARNT),
        # the end was known all the time, or came with a later version
        ([version(ends=15)], Nature.ENDS),
        ([version(closed=12), version(ends=11, learnt=12)], Nature.ENDS),
        # the source carries it no more and does not say since when
        ([version(closed=15)], Nature.WITHDRAWN),
        # another value from a day between, for the same period, or from no day
        ([version("60%", closed=15), version("50%", begins=14, learnt=15)], Nature.MOVED),
        ([version("60%", closed=15), version("50%", learnt=15)], Nature.CORRECTED),
        ([version("60%", closed=15), version("50%", begins=-3, learnt=15)], Nature.CORRECTED),
        ([version("60%", None, closed=15), version("50%", None, learnt=15)], Nature.UNDATED),
        # the source says the same, rules or an objection make another thing of it
        ([version(closed=15), version(learnt=15, worked_out="serious")], Nature.REASSESSED),
    ],
)
def test_each_difference_has_its_reason(history, nature):
    [found] = compared(history, EARLY, LATE)

    assert found.nature is nature


def test_what_took_anothers_place_is_a_change_also_as_known_now():
    older, newer = version("60%", closed=15), version("50%", begins=14, learnt=15)

    [found] = compared([older, newer], Clocks(on(10), at(20)), LATE)

    assert (found.nature, found.before, found.after) == (Nature.MOVED, older, newer)


def test_what_was_known_and_began_on_the_first_day_is_no_difference():
    assert compared([version(begins=10, learnt=9)], EARLY, LATE) == ()


@st.composite
def histories(draw) -> list[Version]:
    """Up to three facts, each a chain of versions one after another; the last may be closed."""
    made = []
    for key in draw(st.lists(st.sampled_from("abc"), unique=True)):
        learnt = sorted(draw(st.sets(st.integers(0, 30), min_size=1, max_size=4)))
        closes = [*learnt[1:], draw(st.none() | st.integers(learnt[-1] + 1, 40))]
        for start, end in zip(learnt, closes, strict=True):
            begins = draw(st.none() | st.integers(-10, 30))
            ends = draw(st.none() | st.integers((begins or -10) + 1, 40))
            said, level = draw(st.sampled_from(("60%", "50%"))), draw(st.sampled_from(("", "x")))
            made.append(version(said, begins, ends, start, end, level, key))
    return made


clocks = st.builds(lambda day, moment: Clocks(on(day), at(moment)), st.integers(-5, 35), st.integers(0, 40))


@given(histories(), clocks)
def test_a_state_does_not_differ_from_itself(history, clock):
    assert compared(history, clock, clock) == ()


@given(histories(), clocks, clocks)
def test_the_other_way_round_is_the_mirror_image(history, first, second):
    there, back = compared(history, first, second), compared(history, second, first)

    assert [one.turned for one in there] == list(back)


@given(histories(), clocks, clocks)
def test_exactly_the_facts_that_say_another_thing_differ(history, first, second):
    def says(clock: Clocks):
        return {
            key: (one.said, one.worked_out, one.begins, one.ends)
            for key, one in standing(history, clock).items()
        }

    one, other = says(first), says(second)

    assert {found.key for found in compared(history, first, second)} == {
        key for key in one.keys() | other.keys() if one.get(key) != other.get(key)
    }


@given(histories(), clocks, st.integers(-5, 35))
def test_where_nothing_more_was_learnt_only_the_world_moves(history, first, day):
    found = compared(history, first, replace(first, true_on=on(day)))

    assert {one.nature for one in found} <= {Nature.BEGINS, Nature.ENDS, Nature.MOVED}


def test_a_first_day_that_did_not_move_is_a_correction():
    one, other = version("60%"), version("50%", learnt=3)

    assert nature_of_succession(other, one, (date.min, date.max)) is Nature.CORRECTED
