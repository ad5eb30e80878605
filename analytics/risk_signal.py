"""The risk signal (关联提示): a reason to look at a subject because of its associates, and nothing more.

A `RiskSignal` is not a legal effect and has no field, order or truth value that could stand for one: no
function of this project takes it where a measure, a listing or a refusal is decided. 国办发〔2020〕49号:
measures rest on the subject's own conduct and a named article.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Literal, NoReturn

from analytics.contagion import Contribution, SubjectContagion, score_without
from analytics.transmission import FrozenDegrees, Transmission, TransmissionTable

__all__ = ["MEASURED", "NOTICE", "RiskSignal", "SignalSource", "SignalStep", "risk_signal"]

NOTICE = (
    "关联提示：因与在用失信记录主体存在关联而提示，是核查理由，不是预测，也不是失信认定；"
    "不得据此直接限制权益、拒绝办理或对外公示。"
)
"""Shown with every signal."""

MEASURED = (
    "实测：在公开的中小企业破产数据（SMEsD，Wei 等，2024）上按时间向前检验，"
    "仅凭与先前出险企业的关联区分后来出险的企业，AUC 为 0.51 至 0.55（0.5 即随机）；"
    "所以只说“值得核查”，不说“将会失信”。"
)
"""Why 不是预测: measured strictly forward in time, association alone ranks hardly better than chance."""


@dataclass(frozen=True)
class SignalStep:
    """One step of a path.

    Attributes:
        source: subject the risk leaves.
        target: subject it reaches.
        relations: numbers of the relations the step rests on, in the columns given.
        passed: chance that the step passes on, after hubs, 0 to 1.
        undamped: chance through control and branches, which hubs do not thin out.
        damped: chance through other relations before hubs.
        reached: subjects joined to the source on the frozen day, by which `damped` was thinned.
    """

    source: int
    target: int
    relations: tuple[int, ...]
    passed: float
    undamped: float
    damped: float
    reached: int


@dataclass(frozen=True)
class SignalSource:
    """One source behind a signal.

    Attributes:
        subject: the source.
        severity: of its own records in force, 0 to 1.
        contribution: what it adds, 0 to 1.
        share: its part of the score, 0 to 1; with the others' and `rest_share` they add to 1.
        without: the score had this source no record in force.
        steps: the one path that carries most.
        record_ids: its records in force.
    """

    subject: int
    severity: float
    contribution: float
    share: float
    without: float
    steps: tuple[SignalStep, ...]
    record_ids: tuple[str, ...]


@dataclass(frozen=True)
class RiskSignal:
    """An advisory score about a subject's surroundings, its own records apart.

    Attributes:
        subject: whom it is about.
        score: C, 0 to 1.
        own_severity: of the subject's own records in force; no part of the score.
        sources: strongest first.
        rest_sources: how many further sources there are.
        rest_share: their part of the score.
        as_of: day on which relations and records were in force.
        rule_version: version of the transmission table.
        degrees_frozen_on: day or load of the hub numbers.
    """

    subject: int
    score: float
    own_severity: float
    sources: tuple[SignalSource, ...]
    rest_sources: int
    rest_share: float
    as_of: date
    rule_version: str
    degrees_frozen_on: str
    kind: Literal["risk_signal"] = "risk_signal"
    notice: str = NOTICE

    def __bool__(self) -> NoReturn:
        """Refuse to be a condition: "if signal: reject" is what a signal is not for."""
        raise TypeError("a risk signal is no yes or no; compare its score, and decide by people and rules")

    @property
    def record_ids(self) -> frozenset[str]:
        """The records it rests on; when one of them ends, the signal is computed anew."""
        return frozenset(record_id for source in self.sources for record_id in source.record_ids)


def risk_signal(
    subject: SubjectContagion,
    *,
    merged: Transmission,
    table: TransmissionTable,
    degrees: FrozenDegrees,
    severities: Mapping[int, float],
    record_ids: Mapping[int, Sequence[str]],
    as_of: date,
    top: int = 5,
) -> RiskSignal:
    """Put the contagion of a subject into words and numbers that can be checked step by step.

    Args:
        subject: its contagion with all sources.
        merged: what every pair passes on; the steps name the relations of its pairs.
        table: rules behind `merged`, for their version.
        degrees: frozen hub numbers behind `merged`.
        severities: own severity of each source.
        record_ids: records in force of each source.
        as_of: day asked for.
        top: how many sources are listed; the rest is counted.
    """
    listed = subject.contributions[:top]
    return RiskSignal(
        subject=subject.node,
        score=subject.score,
        own_severity=subject.own_severity,
        sources=tuple(
            SignalSource(
                subject=one.source,
                severity=severities[one.source],
                contribution=one.value,
                share=one.share,
                without=score_without(subject, one.source),
                steps=_steps(one, merged, degrees),
                record_ids=tuple(record_ids.get(one.source, ())),
            )
            for one in listed
        ),
        rest_sources=len(subject.contributions) - len(listed),
        rest_share=sum(one.share for one in subject.contributions[top:]),
        as_of=as_of,
        rule_version=table.version,
        degrees_frozen_on=degrees.frozen_on,
    )


def _steps(one: Contribution, merged: Transmission, degrees: FrozenDegrees) -> tuple[SignalStep, ...]:
    return tuple(_step(source, target, merged, degrees) for source, target in pairwise(one.path))


def _step(source: int, target: int, merged: Transmission, degrees: FrozenDegrees) -> SignalStep:
    place = merged.pairs.place(source, target)
    if place is None:
        raise ValueError(f"got a path over {source} and {target}, expected a pair of the same transmission")
    pairs = merged.pairs
    numbers = pairs.relations[pairs.pointers[place] : pairs.pointers[place + 1]] % merged.relation_count
    return SignalStep(
        source=source,
        target=target,
        relations=tuple(sorted(set(numbers.tolist()))),
        passed=float(merged.passed[place]),
        undamped=float(merged.undamped[place]),
        damped=float(merged.damped[place]),
        reached=int(degrees.reached[source]),
    )
