"""What an answer did not show in full."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Cut:
    """What was not shown in full, and how many were shown; `total` is null where they were not counted."""

    what: str
    shown: int
    total: int | None
