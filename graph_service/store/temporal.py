"""Days and moments on the way from and to the driver, as the standard library's from the start.

The driver makes values of its own to the nanosecond and moves each to its time zone field by field, and we
turned those into the standard library's: a quarter of the CPU time of a subject's page. It has no setting for
this, so these conversions are put in the place of its own before it connects; the values are the same.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from graph_service.store.absent import absent

with absent("pandas"):
    from neo4j._codec.hydration.bolt.v1 import temporal as days
    from neo4j._codec.hydration.bolt.v2 import temporal as moments
    from neo4j._codec.packstream import Structure

__all__ = ["take_over"]

_FIRST_DAY = date(1970, 1, 1).toordinal()
_BEGIN = datetime(1970, 1, 1, tzinfo=UTC)

_of_driver: Callable[[object], Structure] = moments.dehydrate_datetime


def take_over() -> None:
    """Let connections that are made from now on read days and moments, and send moments, by these."""
    days.hydrate_date = day
    moments.hydrate_datetime = moment
    moments.dehydrate_datetime = sent


def day(number: int) -> date:
    """The day with this number, 1970-01-01 being 0."""
    return date.fromordinal(_FIRST_DAY + number)


def moment(seconds: int, nanoseconds: int, zone: int | str | None = None) -> datetime:
    """The moment so long after 1970, to the microsecond; the zone by its offset in seconds or its name."""
    found = _BEGIN + timedelta(seconds=seconds, microseconds=nanoseconds // 1000)
    return found.replace(tzinfo=None) if zone is None else found.astimezone(_zone(zone))


def sent(value: datetime) -> Structure:
    """A moment as it is sent; in another zone than UTC, as the driver sends it."""
    if type(value) is not datetime or value.tzinfo is not UTC:
        return _of_driver(value)
    since = value - _BEGIN
    return Structure(b"I", since.days * 86_400 + since.seconds, since.microseconds * 1_000, 0)


def _zone(zone: int | str) -> tzinfo:
    if zone in (0, "UTC"):
        return UTC
    return ZoneInfo(zone) if isinstance(zone, str) else timezone(timedelta(seconds=zone))
