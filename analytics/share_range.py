"""A share that is known exactly, or only between two bounds."""

from __future__ import annotations

from dataclasses import dataclass

from analytics.holdings_graph import SHARE_TOLERANCE


@dataclass(frozen=True, order=True)
class ShareRange:
    """A fraction of 1 that lies between `low` and `high`, which are equal where every share is disclosed."""

    low: float
    high: float

    @property
    def known(self) -> bool:
        """Whether the two bounds are the same figure."""
        return self.high - self.low <= SHARE_TOLERANCE

    def reaches(self, threshold: float) -> bool | None:
        """Whether the share is the threshold or more (以上 includes the number); None where that is open."""
        return _decided(self.low >= threshold - SHARE_TOLERANCE, self.high >= threshold - SHARE_TOLERANCE)

    def exceeds(self, threshold: float) -> bool | None:
        """Whether the share is more than the threshold (超过, strictly); None where that is open."""
        return _decided(self.low > threshold + SHARE_TOLERANCE, self.high > threshold + SHARE_TOLERANCE)


NOTHING = ShareRange(0.0, 0.0)


def bounded(low: float, high: float) -> ShareRange:
    """A range whose upper bound stays at 100 %, since bounds of several undisclosed shares overlap."""
    return ShareRange(float(low), max(float(low), min(float(high), 1.0)))


def _decided(surely: bool, perhaps: bool) -> bool | None:
    return True if surely else None if perhaps else False
