"""What an answer is asked for: true on a day, as this database knew it at a moment, and for whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime

from graph_service.answers.reader import ORDINARY, Reader
from graph_service.errors import BadInput


@dataclass(frozen=True)
class AsOf:
    """True in the world on `true_on`, known in this database at `known_on` (with a time zone).

    `past` says that either clock is set back, so that records ended since could come into view: they do so
    for audit alone.
    """

    true_on: date
    known_on: datetime
    past: bool
    reader: Reader = ORDINARY

    @property
    def hides_what_ended(self) -> bool:
        """Whether what was in use then is shown only if it still is."""
        return self.past and not self.reader.audits

    @property
    def clocks(self) -> dict[str, object]:
        """The two parameters that every query with an as-of predicate takes."""
        return {"true_on": self.true_on, "known_on": self.known_on}


def as_of(true_on: date | None = None, known_on: datetime | None = None, reader: Reader = ORDINARY) -> AsOf:
    """The days asked for; today and now where they are not said. A moment without a zone is local time.

    Raises:
        BadInput: a day to come, of which nothing can be known.
    """
    now, today = datetime.now(UTC), date.today()
    known = known_on or now
    known = known if known.tzinfo else known.astimezone()
    if (true_on or today) > today or known > now:
        raise BadInput(f"得到 {true_on or today}、{known:%Y-%m-%d %H:%M}；应为今天（{today}）及以前的时点")
    past = known_on is not None or (true_on or today) < today
    return AsOf(true_on or today, known, past, reader)
