"""When a record went out of sight, held against a look at every moment."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from graph_service.beijing import BEIJING
from graph_service.subscriptions.endings import Version, endings

START = datetime.combine(date(2026, 1, 1), time(12), BEIJING)
HOUR = timedelta(hours=1)


def at(hours: int) -> datetime:
    return START + hours * HOUR


def version(known: tuple[int, int | None], use_until: date | None = None, kind: str = "term") -> Version:
    known_to = None if known[1] is None else at(known[1])
    return Version(f"v{known[0]}", at(known[0]), known_to, None, None, use_until, kind)


def test_a_record_whose_days_ran_out_ended_in_the_morning_of_its_end() -> None:
    [found] = endings([version((0, None), date(2026, 1, 10))], at(1), at(1000))

    assert (found.at, found.why) == (datetime(2026, 1, 9, 16, tzinfo=UTC), "term")  # midnight in Beijing
    assert found.versions == ("v0",)


def test_a_repair_that_comes_as_a_file_ended_the_record_when_the_file_was_loaded() -> None:
    first = version((0, 50), date(2027, 1, 1))
    repaired = version((50, None), date(2026, 1, 2), "repair")

    [found] = endings([repaired, first], at(1), at(100))

    assert (found.at, found.why, found.versions) == (at(50), "repair", ("v0",))


def test_a_correction_is_no_ending_and_all_versions_had_are_named() -> None:
    rows = [
        version((0, 20), date(2027, 1, 1)),
        version((20, 40), date(2027, 1, 1)),
        version((40, None), date(2026, 1, 1), "annulment"),
    ]

    [found] = endings(rows, at(1), at(100))

    assert (found.why, found.versions) == ("annulment", ("v0", "v20"))
    assert endings(rows, at(1), at(30)) == ()


def test_a_record_that_its_source_withdrew_has_ended() -> None:
    [found] = endings([version((0, 30), date(2027, 1, 1))], at(1), at(100))

    assert (found.at, found.why) == (at(30), "withdrawn")


def test_what_nobody_could_see_since_ends_for_nobody() -> None:
    ended_before = [version((0, None), date(2026, 1, 3))]
    never_used = [version((0, 30), date(2025, 1, 1)), version((30, None), date(2025, 1, 1))]

    assert endings(ended_before, at(500), at(1000)) == ()
    assert endings(never_used, at(1), at(1000)) == ()


def test_a_record_that_is_in_sight_again_is_not_to_be_deleted() -> None:
    rows = [
        version((0, 20), date(2027, 1, 1)),
        version((20, 40), date(2026, 1, 2), "repair"),
        version((40, None), date(2027, 1, 1)),
    ]

    assert endings(rows, at(1), at(100)) == ()
    # until the repair was withdrawn, it had ended
    assert [one.why for one in endings(rows, at(1), at(39))] == ["repair"]


@st.composite
def histories(draw) -> list[Version]:
    cuts = sorted(draw(st.sets(st.integers(0, 20), min_size=1, max_size=6)))
    made = []
    for place, start in enumerate(cuts):
        end = cuts[place + 1] if place + 1 < len(cuts) else draw(st.none() | st.integers(start + 1, 30))
        if draw(st.integers(0, 5)):
            until = draw(st.none() | st.integers(-2, 10))
            day = None if until is None else date(2026, 1, 1) + timedelta(days=until)
            made.append(version((start * 12, None if end is None else end * 12), day))
    return made


@given(histories(), st.integers(0, 300), st.integers(0, 300))
def test_endings_are_where_a_look_at_every_hour_sees_the_record_go(rows, since: int, until: int) -> None:
    def seen(hours: int) -> bool:
        moment = at(hours)
        return any(
            one.known_from <= moment
            and (one.known_to is None or moment < one.known_to)
            and (one.use_until is None or moment.date() < one.use_until)
            for one in rows
        )

    gone = [h for h in range(1, until + 1) if not seen(h) and seen(h - 1) and h > since]
    expected = [] if seen(until) else [at(hours) for hours in gone]

    assert [one.at for one in endings(rows, at(since), at(until))] == expected
