"""A finding worked out again (复验), as data: the same bytes, or what has changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from graph_service.answers.as_of import AsOf
from graph_service.answers.facts.parties import Party

__all__ = ["LineFact", "Outcome", "Reason", "Replay", "RuleThen", "SourceRow"]

Outcome = Literal["identical", "changed", "withheld"]
"""identical: byte for byte; changed: not, see the reasons; withheld: it rests on a record that has ended."""


@dataclass(frozen=True)
class Reason:
    """One thing that is not what it was: its code, and its words."""

    code: Literal[
        "withheld",
        "rules",
        "program",
        "lines",
        "load_gone",
        "frozen",
        "ended_elsewhere",
        "not_found",
        "value",
    ]
    words: str


@dataclass(frozen=True)
class RuleThen:
    """A rule book that the finding rested on; `used` says by which version it was worked out again."""

    book: str
    title: str
    version_then: str
    version_now: str
    used: str


@dataclass(frozen=True)
class LineFact:
    """A fact that a line states; `content` is the digest of what it says."""

    kind: str
    kind_zh: str
    content: str
    valid_from: date | None
    valid_to: date | None


@dataclass(frozen=True)
class SourceRow:
    """A line of a delivered file that the finding rests on; `sha256` is the whole file's."""

    source: str
    layout: str
    layout_zh: str
    file: str
    sha256: str
    load_id: str
    row: int
    facts: tuple[LineFact, ...]


@dataclass(frozen=True)
class Replay:
    """A finding worked out again on the same two days with the same parameters.

    `digest` is that of the finding as it was shown, `digest_now` of what comes out today; null where nothing
    does. Of a finding that is withheld neither subject nor kind nor rows are told.
    """

    id: str
    outcome: Outcome
    sentence: str
    as_of: AsOf
    kind: str | None
    kind_zh: str | None
    subject: Party | None
    words: str | None
    known_on: datetime
    digest: str
    digest_now: str | None
    rules: tuple[RuleThen, ...]
    program_then: str
    program_now: str
    lines: tuple[SourceRow, ...]
    reasons: tuple[Reason, ...]
    finding: Mapping[str, object] | None
