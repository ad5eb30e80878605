"""What a subject promised and whether it was kept (信用承诺), and how others grade it (信用评价)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product

from graph_service.answers.as_of import AsOf
from graph_service.answers.facts.kinds import Kinds
from graph_service.answers.facts.parties import Party
from graph_service.answers.facts.provenance import Provenance, provenance
from graph_service.answers.facts.values import filled, maps, text
from graph_service.answers.law.cited_rules import CONFIDENCE_WORDS
from graph_service.rules.evaluations import GradeLimit, Layer, grade_limits, scheme_of
from graph_service.store.store import Store

__all__ = [
    "PERFORMANCE",
    "PUBLIC",
    "Commitment",
    "Conduct",
    "Evaluation",
    "EvaluationConflict",
    "conduct_of",
    "conduct_words",
]

CAP = 200
PUBLIC = "public"
"""The openness (公开类型) of commitments that everybody may see."""

PERFORMANCE = {"kept": "全部履行", "partly": "部分履行", "broken": "全部未履行", None: "履行状态未认定"}
"""How a commitment was kept, in words."""


@dataclass(frozen=True)
class Commitment:
    """A commitment that its reader may see; `consequence` is what follows where it was not wholly kept."""

    commitment_no: str
    commitment_kind: str
    cause: str
    promise: str
    liability: str
    made_on: date
    lasts_until: date | None
    performance: str | None
    unperformed: str | None
    consequence: str | None
    determined_on: date | None
    determined_by: str | None
    authority: str
    openness: str
    remark: str | None
    provenance: Provenance

    @property
    def performance_zh(self) -> str:
        """How it was kept, in words."""
        return PERFORMANCE.get(self.performance, self.performance or "")

    @property
    def breached(self) -> bool:
        """Whether it was found not to be wholly kept."""
        return self.performance in ("partly", "broken")


@dataclass(frozen=True)
class Evaluation:
    """A grade as somebody else gave it; `grades` is the scheme's order, best first, empty where not known."""

    scheme: str
    title: str
    layer: str | None
    issuer: str
    grade: str
    grades: tuple[str, ...]
    score: float | None
    period: str | None
    method_version: str | None
    decided_on: date
    remark: str | None
    provenance: Provenance


@dataclass(frozen=True)
class EvaluationConflict:
    """Two results that cannot both be right by a rule: to be cleared with their issuers, no sanction."""

    public: Evaluation
    industry: Evaluation
    rule: str
    basis: str
    confidence: str
    confidence_zh: str
    words: str


@dataclass(frozen=True)
class Conduct:
    """Commitments and evaluations of one subject, the latest of each scheme, and what contradicts in them."""

    commitments: tuple[Commitment, ...]
    evaluations: tuple[Evaluation, ...]
    conflicts: tuple[EvaluationConflict, ...]


def conduct_of(store: Store, subject: Party, moment: AsOf, kinds: Kinds) -> Conduct:
    """What is on record of the subject as of the moment; commitments that are not public only for audit."""
    if kinds.isdisjoint(("Commitment", "Evaluation")):
        return Conduct((), (), ())
    [row] = store.rows("subject_conduct", id=subject.id, row_cap=CAP, **moment.clocks)
    promised = (
        filled(Commitment, values, provenance=provenance(values)) for values in maps(row["commitments"])
    )
    graded = _latest(_evaluation(values) for values in maps(row["evaluations"]))
    return Conduct(
        tuple(one for one in promised if one.openness == PUBLIC or moment.reader.audits),
        graded,
        conflicts(graded, moment.true_on),
    )


def conflicts(evaluations: Sequence[Evaluation], on: date) -> tuple[EvaluationConflict, ...]:
    """The pairs of a public and an industry grade that exclude each other on the day."""
    public = [one for one in evaluations if one.layer == "public"]
    industry = [one for one in evaluations if one.layer == "industry"]
    return tuple(
        _conflict(one, other, rule)
        for rule, one, other in product(grade_limits(on), public, industry)
        if (one.grade, other.grade) == (rule.public_grade, rule.industry_grade)
    )


def conduct_words(conduct: Conduct) -> str:
    """Broken commitments and conflicting grades, in a few words; empty where there are none."""
    breached = sum(one.breached for one in conduct.commitments)
    return "；".join(
        [
            *([f"未全部履行的信用承诺 {breached} 件"] if breached else []),
            *(one.words for one in conduct.conflicts),
        ]
    )


def _conflict(public: Evaluation, industry: Evaluation, rule: GradeLimit) -> EvaluationConflict:
    words = (
        f"信用评价数据冲突：{public.title}为 {public.grade} 级（{public.decided_on}），"
        f"而{industry.title}为 {industry.grade} 级（{industry.decided_on}），待核"
    )
    sure = CONFIDENCE_WORDS[rule.confidence]
    return EvaluationConflict(public, industry, rule.id, rule.cited, rule.confidence, sure, words)


def _evaluation(values: Mapping[str, object]) -> Evaluation:
    """The result with what the rules say of its scheme; the layer delivered counts where they say nothing."""
    day = values["decided_on"]
    assert isinstance(day, date)
    named = text(values, "scheme")
    scheme = scheme_of(named, day)
    layer: Layer | str | None = scheme.layer if scheme else text(values, "layer") or None
    return filled(
        Evaluation,
        values,
        title=scheme.title if scheme else named,
        layer=layer,
        grades=scheme.grades if scheme else (),
        provenance=provenance(values),
    )


def _latest(evaluations: Iterable[Evaluation]) -> tuple[Evaluation, ...]:
    """The latest result of each scheme and issuer; they come the latest first."""
    kept: dict[tuple[str, str], Evaluation] = {}
    for one in evaluations:
        kept.setdefault((one.title, one.issuer), one)
    return tuple(kept.values())
