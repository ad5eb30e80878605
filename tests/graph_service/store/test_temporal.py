"""Days and moments from and to the driver, held against those that the driver itself makes."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import neo4j
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_service.store import temporal
from graph_service.store.store import Store

BY_DRIVER = """
import json, sys
from neo4j._codec.hydration.bolt.v1.temporal import hydrate_date
from neo4j._codec.hydration.bolt.v2.temporal import hydrate_datetime
given = json.load(sys.stdin)
days = [hydrate_date(one).to_native().isoformat() for one in given["days"]]
moments = [hydrate_datetime(*one).to_native().isoformat() for one in given["moments"]]
json.dump({"days": days, "moments": moments}, sys.stdout)
"""
ZONES = (None, 0, "UTC", 8 * 3600, -(3 * 3600 + 30 * 60), "Asia/Shanghai", "America/New_York")
MOMENTS = st.datetimes(datetime(1900, 1, 1), datetime(2200, 1, 1))


def test_days_and_moments_are_those_that_the_driver_makes():
    days = [-25_567, -1, 0, 1, 59, 18_321, 20_782, 84_000]
    seconds = [-2_000_000_000, -1, 0, 1, 1_710_054_000, 1_730_613_599, 1_730_613_600, 1_764_063_150]
    moments = [(one, part, zone) for one in seconds for part in (0, 999, 123_456_789) for zone in ZONES]

    driver = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-c", BY_DRIVER],
        input=json.dumps({"days": days, "moments": moments}),
        capture_output=True,
        text=True,
        check=True,
    )

    assert json.loads(driver.stdout) == {
        "days": [temporal.day(one).isoformat() for one in days],
        "moments": [temporal.moment(*one).isoformat() for one in moments],
    }


@given(MOMENTS)
def test_a_moment_in_utc_is_sent_as_the_driver_sends_it(value: datetime):
    moment = value.replace(tzinfo=UTC)

    ours, drivers = temporal.sent(moment), temporal._of_driver(moment)

    assert (ours.tag, ours.fields) == (drivers.tag, drivers.fields)
    assert temporal.moment(*ours.fields) == moment


@pytest.mark.parametrize("zone", [UTC, timezone(timedelta(hours=8)), ZoneInfo("Asia/Shanghai"), None])
def test_the_database_gives_back_the_moment_and_day_that_it_was_given(county: Store, zone):
    given = datetime(2024, 3, 10, 9, 30, 15, 123_456, tzinfo=zone)

    [row] = county.connection.read(
        "RETURN $one AS one, $day AS day, [$one] AS list, {one: $one} AS map",
        {"one": given, "day": date(2024, 2, 29)},
        30,
    )

    assert row == {"one": given, "day": date(2024, 2, 29), "list": [given], "map": {"one": given}}
    assert (type(row["one"]), type(row["day"])) == (datetime, date)


def test_no_value_of_the_drivers_own_is_made_by_the_way(county: Store):
    [row] = county.connection.stream("RETURN datetime() AS moment, date() AS day")

    assert not isinstance(row["moment"], neo4j.time.DateTime)
    assert not isinstance(row["day"], neo4j.time.Date)
