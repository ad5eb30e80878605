"""When a record went out of every ordinary reader's sight, worked out from all versions of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from hashlib import blake2b

from graph_service.beijing import typed_moment

__all__ = ["Ending", "Version", "endings"]


@dataclass(frozen=True)
class Version:
    """One version of a record: when it was known here, on which days it held and could be used.

    Ends are exclusive; None is open. `end_kind` says what ends its use.
    """

    id: str
    known_from: datetime
    known_to: datetime | None
    valid_from: date | None
    valid_to: date | None
    use_until: date | None
    end_kind: str

    @property
    def sight(self) -> tuple[datetime, datetime | None]:
        """From when to when ordinary readers saw it; the end is not after the start where nobody ever did."""
        begun = max(self.known_from, _morning(self.valid_from) if self.valid_from else self.known_from)
        ends = [self.known_to, *(_morning(day) for day in (self.valid_to, self.use_until) if day)]
        return begun, min((end for end in ends if end is not None), default=None)


@dataclass(frozen=True)
class Ending:
    """A record that somebody could see and that nobody sees any more.

    Attributes:
        id: the same whoever asks and whenever: a version ends once.
        versions: ids of the versions that could be seen since the moment asked for, the last seen last.
        at: moment from which it is out of sight.
        why: annulment, repair, removal, term, …; withdrawn where its source no longer has it.
    """

    id: str
    versions: tuple[str, ...]
    at: datetime
    why: str


def endings(versions: Sequence[Version], since: datetime, now: datetime) -> tuple[Ending, ...]:
    """The endings of one record after `since` and up to `now`; none where it can be seen now.

    A correction is no ending: one version goes out of sight as the next comes into it.

    Args:
        versions: every version of the record, in any order.
        since: with a time zone; what ended before is left out.
        now: with a time zone.
    """
    ordered = sorted(versions, key=lambda one: (one.known_from, one.id))
    seen = [(one, *one.sight) for one in ordered]
    seen = [(one, begun, end) for one, begun, end in seen if begun <= now and (end is None or end > begun)]
    if any(end is None or end > now for _, _, end in seen):
        return ()
    found, had = [], []
    for place, (one, _, end) in enumerate(seen):
        assert end is not None
        had += [one.id] if end > since else []
        follows = place + 1 < len(seen) and seen[place + 1][1] <= end
        if end > since and not follows:
            found.append(Ending(_event_id(one.id), tuple(had), end, _why(one, end, ordered)))
            had = []
    return tuple(found)


def _why(last: Version, end: datetime, versions: Sequence[Version]) -> str:
    """What put the version out of sight: its own end, or the version that took its place."""
    if end != last.known_to:
        removed = last.valid_to and _morning(last.valid_to) == end and last.use_until != last.valid_to
        return "removal" if removed else last.end_kind
    after = next((one for one in versions if one.known_from == last.known_to), None)
    return after.end_kind if after else "withdrawn"


def _event_id(version: str) -> str:
    return blake2b(version.encode(), digest_size=10, person=b"ended").hexdigest()


def _morning(day: date) -> datetime:
    """The first moment of the day in Beijing."""
    return typed_moment(datetime.combine(day, time.min))
