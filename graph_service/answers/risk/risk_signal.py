"""The associated-party signal (关联提示) of a subject as data: a reason to look, never a legal effect."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NoReturn

from analytics.risk_signal import NOTICE
from graph_service.answers.as_of import AsOf
from graph_service.answers.facts.freshness import SourceState
from graph_service.answers.facts.listings import Constraint, ListFact, Notice
from graph_service.answers.facts.parties import Party
from graph_service.answers.facts.records import Penalty
from graph_service.answers.facts.relations import Relation


@dataclass(frozen=True)
class OwnRecords:
    """What the subject itself has in use; no part of the signal. `severity` is 0 to 1."""

    severity: float
    constraints: tuple[Constraint, ...]
    notices: tuple[Notice, ...]
    penalties: tuple[Penalty, ...]


@dataclass(frozen=True)
class TieStep:
    """One step of a path, and the relations it rests on with their sources; `passed` is 0 to 1."""

    source: Party
    target: Party
    passed: float
    relations: tuple[Relation, ...]


@dataclass(frozen=True)
class SignalFrom:
    """One source of the signal, with the one path that carries most.

    `severity` is of its own records in use, `contribution` what it adds, `share` its part of the score (with
    the others' and the rest's they add to 1), `score_without` the score had it no record in use.
    """

    party: Party
    sentence: str
    severity: float
    contribution: float
    share: float
    score_without: float
    lists: tuple[ListFact, ...]
    penalties: tuple[Penalty, ...]
    steps: tuple[TieStep, ...]


@dataclass(frozen=True)
class AssociatedSignal:
    """The score (0 to 1) of what surrounds the subject, strongest sources first; own records are apart."""

    score: float
    sources: tuple[SignalFrom, ...]
    rest_sources: int
    rest_share: float
    rule_version: str
    degrees_frozen_on: str
    kind: Literal["risk_signal"] = "risk_signal"
    notice: str = NOTICE
    proof: str | None = None

    def __bool__(self) -> NoReturn:
        """Refuse to be a condition: "if signal: reject" is what a signal is not for."""
        raise TypeError("a signal is no yes or no; look at its sources and paths")


@dataclass(frozen=True)
class RiskAnswer:
    """A subject's own records and its signal, side by side and never mixed; `sources` are those looked in."""

    sentence: str
    tone: Literal["signal", "clear", "unknown"]
    as_of: AsOf
    subject: Party
    own: OwnRecords
    signal: AssociatedSignal
    sources: tuple[SourceState, ...]
