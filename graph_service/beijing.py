"""Beijing time (北京时间): legal days in China are its days, whatever zone the machine stands in.

Moments are kept in UTC; this is for what a person reads or types.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

__all__ = ["BEIJING", "beijing_day", "beijing_minute", "beijing_today", "in_beijing", "typed_moment"]

BEIJING = timezone(timedelta(hours=8))
"""A fixed offset: no summer time since 1991, and no record here has a moment before that."""


def beijing_today() -> date:
    """The day it is in Beijing."""
    return datetime.now(BEIJING).date()


def beijing_day(moment: datetime) -> date:
    """The day in Beijing of a moment."""
    return in_beijing(moment).date()


def beijing_minute(moment: datetime) -> str:
    """A moment by the minute, as every page and answer prints it."""
    return f"{in_beijing(moment):%Y-%m-%d %H:%M}"


def in_beijing(moment: datetime) -> datetime:
    """A moment as a clock in Beijing shows it; one without a zone was said by such a clock."""
    return moment.astimezone(BEIJING) if moment.tzinfo else moment.replace(tzinfo=BEIJING)


def typed_moment(said: datetime) -> datetime:
    """The moment that a person means, in UTC; one without a zone is Beijing time."""
    return in_beijing(said).astimezone(UTC)
