"""Days and printed times are Beijing's: another zone of the machine changes no answer."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

import pytest
from answers_graph import HAISHENG

from graph_service.answers.as_of import as_of
from graph_service.answers.facts.freshness import sources_loaded
from graph_service.answers.json_text import json_text
from graph_service.answers.profiles.portraits import portrait
from graph_service.answers.profiles.subject import profile
from graph_service.beijing import beijing_day, beijing_minute, beijing_today, typed_moment
from graph_service.pages.words import day
from graph_service.proofs.given import settled
from graph_service.reports.forms import report_bytes

LATE = datetime(2026, 3, 1, 17, 30, tzinfo=UTC)
"""01:30 of 2 March in Beijing (UTC+8), 1 March in Greenwich and in New York (UTC-5)."""

MIDNIGHT = datetime(2026, 11, 24, 16, 0, tzinfo=UTC)
"""The first moment of 25 November in Beijing."""

ZONES = ("Asia/Shanghai", "America/New_York", "Pacific/Kiritimati")


@pytest.fixture
def zone(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """The zone of the machine, to be set; put back afterwards."""
    with monkeypatch.context() as set_:
        yield set_
    time.tzset()


def _stand_in(zone: pytest.MonkeyPatch, name: str) -> None:
    zone.setenv("TZ", name)
    time.tzset()


@pytest.mark.parametrize("name", ZONES)
def test_a_moment_is_of_its_day_in_beijing(zone, name):
    _stand_in(zone, name)

    assert (beijing_day(LATE), beijing_minute(LATE)) == (date(2026, 3, 2), "2026-03-02 01:30")
    assert day(LATE) == "2026-03-02 01:30"


@pytest.mark.parametrize("name", ZONES)
def test_today_is_the_day_in_beijing(zone, name):
    _stand_in(zone, name)
    before = (datetime.now(UTC) + timedelta(hours=8)).date()

    assert before <= beijing_today() <= (datetime.now(UTC) + timedelta(hours=8)).date()


@pytest.mark.parametrize("name", ZONES)
def test_a_moment_said_without_a_zone_is_in_beijing(zone, name):
    _stand_in(zone, name)

    asked = as_of(date(2026, 3, 1), datetime(2026, 3, 2, 1, 30))

    assert asked.known_on == LATE


def test_the_day_turns_at_midnight_in_beijing():
    before, after = MIDNIGHT - timedelta(microseconds=1), MIDNIGHT + timedelta(minutes=30)

    assert [beijing_day(one).day for one in (before, MIDNIGHT, after)] == [24, 25, 25]
    assert [beijing_minute(one) for one in (before, after)] == ["2026-11-24 23:59", "2026-11-25 00:30"]
    assert typed_moment(datetime(2026, 11, 25)) == MIDNIGHT


@pytest.mark.parametrize(("hour", "today"), [(15, 24), (16, 25)])
def test_today_turns_at_midnight_in_beijing(monkeypatch, hour, today):
    class Clock(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:
            return datetime(2026, 11, 24, hour, 30, tzinfo=UTC).astimezone(tz)

    monkeypatch.setattr("graph_service.beijing.datetime", Clock)

    assert beijing_today() == date(2026, 11, today)


@pytest.mark.parametrize("name", ZONES)
def test_a_moment_said_in_any_zone_is_kept_in_greenwichs(name):
    """Else two answers as of one moment differ in their bytes."""
    said = LATE.astimezone(ZoneInfo(name))

    assert str(as_of(date(2026, 3, 1), said).known_on) == "2026-03-01 17:30:00+00:00"


def test_what_a_load_brought_is_known_at_its_moment_said_in_a_western_zone(county):
    """Cypher takes of two equal instants the one of the western zone for the earlier."""
    loaded = settled(county, as_of().known_on)
    west = loaded.astimezone(ZoneInfo("America/New_York"))

    there, here = (portrait(county, HAISHENG, as_of(known_on=one)) for one in (west, loaded))

    assert there.code == here.code


def test_answers_and_reports_are_the_same_in_every_zone(zone, county):
    """Minutes differ between these zones at any hour; days do at most (Kiritimati is UTC+14)."""
    said, moment = [], as_of()
    for name in ZONES:
        _stand_in(zone, name)
        days = [one.loaded_on for one in sources_loaded(county, moment)]
        told = json_text(profile(county, HAISHENG, moment))
        report = portrait(county, HAISHENG, moment, annex=True)
        said.append((days, told, *(report_bytes(report, form) for form in ("md", "json", "html", "pdf"))))

    assert said[0][0]
    assert said[0] == said[1] == said[2]
