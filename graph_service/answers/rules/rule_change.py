"""What a changed rule book would do to a graph (规则变更的影响), as data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from graph_service.answers.cuts import Cut
from graph_service.answers.facts.parties import Party
from graph_service.answers.facts.values import Value


@dataclass(frozen=True)
class RowChange:
    """One row that is added, removed or changed; `fields` are the values before and after, by field."""

    id: str
    change: Literal["added", "removed", "changed"]
    fields: Mapping[str, tuple[Value, Value]]


@dataclass(frozen=True)
class RecordMove:
    """A record whose level or end of use would be another one; the end is exclusive, null where open."""

    record_id: str
    kind_zh: str
    document: str | None
    subject: str
    level_before: str | None
    level_after: str | None
    use_until_before: date | None
    use_until_after: date | None
    reason_after: str | None


@dataclass(frozen=True)
class EffectMove:
    """A legal effect that would appear, go, or be of other force or term.

    `fields` are what changes of it, before and after, by field; empty where it appears or goes. The end is
    exclusive, null where open.
    """

    change: Literal["appears", "goes", "changes"]
    target: Party
    rule: str
    record: str
    force_zh: str
    action: str
    fields: Mapping[str, tuple[Value, Value]]


@dataclass(frozen=True)
class SignalMove:
    """A subject whose signal's score (0 to 1) would be another one."""

    party: Party
    before: float
    after: float


@dataclass(frozen=True)
class RuleChange:
    """What a file changes: its rows, and what stands in the graph by it.

    Counts are of all, tables of the first. Effects in law and signals stand apart here as everywhere: a
    report for whoever keeps the rules, about no subject.
    """

    sentence: str
    book: str
    title: str
    version_before: str
    version_after: str
    rows: tuple[RowChange, ...]
    records_looked_at: int
    records_moved: int
    levels_moved: int
    records: tuple[RecordMove, ...]
    effects_appear: int
    effects_go: int
    effects_change: int
    effects: tuple[EffectMove, ...]
    signals_moved: int
    signals: tuple[SignalMove, ...]
    cuts: tuple[Cut, ...]
