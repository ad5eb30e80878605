"""The question behind a claim, asked again: each kind of finding by the answer that shows it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import cast

from graph_service.answers.as_of import AsOf
from graph_service.answers.control.ownership import Ownership, ownership
from graph_service.answers.facts.listings import ListFact
from graph_service.answers.facts.lists_of import entries_of
from graph_service.answers.facts.penalties_of import penalties_of
from graph_service.answers.facts.records import Penalty
from graph_service.answers.law.effects import effects_in_lot, effects_of, matter_of
from graph_service.answers.law.legal_effect import EffectLine
from graph_service.answers.matching.identify import find_subject
from graph_service.answers.matching.same_pairs import SameSubject, same_subjects
from graph_service.answers.profiles.finding import period
from graph_service.answers.related.related_parties import related_party_tables
from graph_service.answers.risk.risk import risk
from graph_service.answers.risk.risk_signal import AssociatedSignal
from graph_service.proofs.claim import Claim, Question
from graph_service.proofs.given import Provable
from graph_service.proofs.kept import kept_claim
from graph_service.proofs.kinds import Kind
from graph_service.snapshot.held import HeldSnapshot
from graph_service.store.store import Store

__all__ = ["OF_THE_GRAPH", "Again", "Answered", "asked_again", "finding_words"]

OF_THE_GRAPH: frozenset[Kind] = frozenset(("signal", "share", "related", "control", "owner"))
"""Kinds that are worked out on the graph as arrays."""


@dataclass(frozen=True)
class Again:
    """What a claim is asked again of: the graph, as it was known then, for this reader."""

    store: Store
    held: HeldSnapshot
    claim: Claim
    moment: AsOf

    @property
    def question(self) -> Question:
        """What the claim answers."""
        return self.claim.question


@dataclass(frozen=True)
class Answered:
    """A finding that came out again, its claim, and the parties whose facts it may rest on."""

    finding: Provable
    claim: Claim
    parties: frozenset[str]


def asked_again(again: Again) -> Answered | None:
    """The same finding as it comes out today; None where the answer has none of its kind and place."""
    findings, parties = _ASK[cast(Kind, again.question.kind)](again)
    for one in findings:
        claim = kept_claim(one.proof or "")
        if (claim.question.kind, claim.item) == (again.question.kind, again.claim.item):
            return Answered(one, claim, frozenset((again.question.subject, *parties)))
    return None


def finding_words(finding: Provable) -> str:
    """The finding in one line, as its answer says it."""
    match finding:
        case ListFact():
            return f"{finding.called}，{period(finding)}"
        case Penalty():
            return f"{finding.decision_no}（{finding.decided_on}）"
        case SameSubject():
            return f"{finding.party.name} {finding.grade} 级：{finding.rung}"
        case EffectLine():
            return finding.sentence
        case AssociatedSignal():
            return f"分值 {finding.score:.3f}，来源 {len(finding.sources) + finding.rest_sources} 个"
        case _:
            return str(getattr(finding, "words", ""))


Asked = tuple[Iterable[Provable], Iterable[str]]
"""The findings of an answer, and whom else they may rest on."""


def _list(again: Again) -> Asked:
    subject = again.question.subject
    return entries_of(again.store, [subject], again.moment).get(subject, []), ()


def _penalty(again: Again) -> Asked:
    subject = again.question.subject
    return penalties_of(again.store, [subject], again.moment).get(subject, ()), ()


def _same(again: Again) -> Asked:
    subject = find_subject(again.store, again.question.subject, again.moment)
    found = same_subjects(again.store, subject, again.moment)
    return found, [one.party.id for one in found]


def _effect(again: Again) -> Asked:
    matter, beside = again.question.parameters["matter"], again.question.parameters["beside"]
    others = [str(one) for one in beside] if isinstance(beside, list) else []
    subjects = [find_subject(again.store, one, again.moment) for one in (again.question.subject, *others)]
    ask = effects_in_lot if others else effects_of
    found = ask(again.store, subjects, matter_of(str(matter) if matter else None), again.moment)[0]
    lines = (*found.effects, *found.reached)
    grounds = (line.ground.subject.id for line in lines)
    offices = (end.id for line in lines if (tie := line.reached.office) for end in (tie.source, tie.target))
    return lines, (*others, *grounds, *offices)


def _signal(again: Again) -> Asked:
    top = again.question.parameters["top"]
    assert isinstance(top, int)
    found = risk(again.store, again.question.subject, again.moment, top=top, held=again.held)
    steps = (step for source in found.signal.sources for step in source.steps)
    return [found.signal], (end.id for step in steps for end in (step.source, step.target))


def _share(again: Again) -> Asked:
    found = _ownership(again)
    return (*found.holders.stakes, *found.investments.stakes), found.parties


def _control(again: Again) -> Asked:
    found = _ownership(again)
    return found.controllers.findings if found.controllers else (), found.parties


def _owner(again: Again) -> Asked:
    found = _ownership(again)
    return found.beneficial.owners if found.beneficial else (), found.parties


def _ownership(again: Again) -> Ownership:
    return ownership(again.store, again.held, again.question.subject, again.moment)


def _related(again: Again) -> Asked:
    subject = again.question.subject
    found = related_party_tables(again.store, again.held, subject, (), again.moment, every=True)
    return [line for book in found.books for line in book.lines], found.parties


_ASK: Mapping[Kind, Callable[[Again], Asked]] = {
    "list": _list,
    "penalty": _penalty,
    "same": _same,
    "effect": _effect,
    "signal": _signal,
    "share": _share,
    "control": _control,
    "owner": _owner,
    "related": _related,
}
