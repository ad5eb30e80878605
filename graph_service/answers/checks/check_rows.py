"""The rows of a review: each one's facts held against the policy, and what follows in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from analytics.check_outcome import CheckFact, Decided, PolicyRule, check_verdict
from graph_service.answers.checks.check import (
    KIND_WORDS,
    ROW_OUTCOMES,
    CheckedRow,
    CheckReason,
    Named,
    RowOutcome,
)
from graph_service.answers.checks.check_facts import CheckGround, Known, facts_known
from graph_service.answers.checks.check_file import CheckFile, RowMatch
from graph_service.answers.facts.freshness import suppliers
from graph_service.answers.links import subject_path
from graph_service.answers.profiles.finding import looked_in

__all__ = ["Review", "checked_rows"]

TOLD = 3
"""Reasons that stand in a row's sentence; the rest are counted."""

_GRAVITY = {"restricted": 0, "attention": 1, "pass": 2}


@dataclass(frozen=True)
class Review:
    """One review: what it asks, the rows of its policy, and where pages of subjects are found."""

    ground: CheckGround
    rules: tuple[PolicyRule, ...]
    site: str

    @property
    def nothing(self) -> str:
        """Said of a subject of whom no fact was found: where was looked, and until when."""
        found = (*suppliers(self.ground.sources, "ListEntry"), *suppliers(self.ground.sources, "Penalty"))
        return f"未见可据以限制的依据和在用的不良记录（{looked_in(tuple(dict.fromkeys(found)))}）"


def checked_rows(review: Review, file: CheckFile, found: Sequence[RowMatch]) -> list[CheckedRow]:
    """How these rows of the file fared, in their order; the facts of all are read together."""
    facts = facts_known(review.ground, [one.subject for one in found if one.subject is not None])
    nothing = review.nothing
    return [
        _of_subject(review, file, one, facts[one.subject], nothing)
        if one.subject is not None
        else _of_nobody(file, one)
        for one in found
    ]


def _of_nobody(file: CheckFile, one: RowMatch) -> CheckedRow:
    outcome: RowOutcome = "ambiguous" if one.candidates else "not_found"
    if file.faults[one.row] and not one.candidates:
        outcome = "unreadable"
    return _row(file, one, outcome, sentence=one.why)


def _of_subject(
    review: Review, file: CheckFile, one: RowMatch, known: Sequence[Known], nothing: str
) -> CheckedRow:
    assert one.subject is not None
    directory = review.ground.around.snapshot.directory
    subject = Named(directory.id(one.subject), directory.name(one.subject), one.grade, one.why)
    link = review.site + subject_path(subject.id)
    told = [*known, *_by_name(one)]
    if not told:
        return _row(file, one, "pass", subject=subject, sentence=nothing, link=link)
    by_key = {fact.fact.key: fact for fact in told}
    found = check_verdict([fact.fact for fact in told], review.rules, certain=one.certain)
    ordered = sorted(found.decided, key=lambda decided: _GRAVITY[decided.outcome])
    reasons = tuple(_reason(by_key[decided.fact.key], decided) for decided in ordered)
    return _row(
        file,
        one,
        found.outcome,
        subject=subject,
        sentence=_sentence(reasons),
        consequence=found.consequence,
        deduct=found.deduct,
        recommended=found.recommended,
        reasons=reasons,
        link=link,
    )


def _by_name(one: RowMatch) -> tuple[Known, ...]:
    """That the row names its subject by name alone is a fact of its own."""
    if one.certain:
        return ()
    return (Known(CheckFact("name_match", "name"), f"未以代码核实：{one.why}"),)


def _row(
    file: CheckFile,
    one: RowMatch,
    outcome: RowOutcome,
    *,
    sentence: str,
    subject: Named | None = None,
    consequence: str = "",
    deduct: float | None = None,
    recommended: bool = False,
    reasons: tuple[CheckReason, ...] = (),
    link: str | None = None,
) -> CheckedRow:
    return CheckedRow(
        row=one.row + 1,
        code=file.said("code", one.row),
        name=file.said("name", one.row),
        outcome=outcome,
        outcome_zh=ROW_OUTCOMES[outcome],
        subject=subject,
        sentence=sentence,
        consequence=consequence,
        deduct=deduct,
        recommended=recommended,
        reasons=reasons,
        candidates=one.candidates,
        fault=file.faults[one.row],
        link=link,
    )


def _reason(known: Known, decided: Decided) -> CheckReason:
    origin, fact = known.origin, known.fact
    return CheckReason(
        kind=fact.kind,
        kind_zh=KIND_WORDS[fact.kind],
        outcome=decided.outcome,
        words=known.words,
        basis=known.basis,
        rule=fact.rule,
        force=fact.force,
        confidence=known.confidence,
        record_id=known.record_id,
        document=known.document,
        authority=known.authority,
        since=known.since,
        until=known.until,
        disputed=fact.disputed,
        source=origin.source if origin else None,
        load_id=origin.load_id if origin else None,
        row=origin.row if origin else None,
        proof=known.proof,
        policy_row=decided.rule.id,
        capped=decided.capped,
    )


def _sentence(reasons: Sequence[CheckReason]) -> str:
    words = list(dict.fromkeys(f"{one.kind_zh}：{one.words}{_but(one)}" for one in reasons))
    more = f"；另有 {len(words) - TOLD} 项" if len(words) > TOLD else ""
    return "；".join(words[:TOLD]) + more


def _but(one: CheckReason) -> str:
    return f"（{one.capped}）" if one.capped else ""
