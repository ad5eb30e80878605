"""What an answer is asked for: true on a day, as this database knew it at a moment, and for whom."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import UTC, date, datetime

from graph_service.answers.reader import ORDINARY, Reader
from graph_service.beijing import beijing_day, beijing_minute, beijing_today, typed_moment
from graph_service.errors import BadInput


@dataclass(frozen=True)
class AsOf:
    """True in the world on `true_on`, known in this database at `known_on`, a moment in UTC.

    One moment is written one way: answers and report bytes carry it as it stands, and Cypher takes of two
    equal instants the one of the eastern zone for the later.

    `past` says that either clock is set back, so that records ended since could come into view: they do so
    for audit alone.
    """

    true_on: date
    known_on: datetime
    past: bool
    reader: Reader = ORDINARY

    @property
    def hides_what_ended(self) -> bool:
        """Whether what was in use then is shown only if it still is, on the day of `still_on`."""
        return self.past and not self.reader.audits

    @property
    def clocks(self) -> dict[str, object]:
        """The two parameters that every query with an as-of predicate takes."""
        return {"true_on": self.true_on, "known_on": self.known_on}


def as_of(true_on: date | None = None, known_on: datetime | None = None, reader: Reader = ORDINARY) -> AsOf:
    """The days asked for; today and now where they are not said. A moment without a zone is in Beijing time.

    Raises:
        BadInput: a day to come, of which nothing can be known.
    """
    now, today = datetime.now(UTC), beijing_today()
    known = typed_moment(known_on) if known_on else now
    if (true_on or today) > today:
        raise BadInput(f"现实中为真的日期（true_on）得到 {true_on}；应为今天（{today}）及以前")
    if known > now:
        raise BadInput(f"本库已获知的时点（known_on）得到 {beijing_minute(known)}；应为现在及以前")
    past = known_on is not None or (true_on or today) < today
    return AsOf(true_on or today, known, past, reader)


_shown: ContextVar[datetime | None] = ContextVar("shown_at", default=None)


def still_on() -> AsOf:
    """When a record must be in use to be shown of the past: now, or when what is made again was shown."""
    then = _shown.get()
    return as_of() if then is None else AsOf(beijing_day(then), then, past=True)


@contextmanager
def shown_at(moment: datetime) -> Iterator[None]:
    """Suppose the moment to be now in what ordinary readers are shown of the past, to compare with what was.

    For what is compared by its digest alone: it has records that nobody may be shown any more. It holds for
    this thread inside the block; every answer has its own clocks beside it.
    """
    token = _shown.set(moment)
    try:
        yield
    finally:
        _shown.reset(token)
