"""Pairs that cross-matching found between subjects of the graph (疑似同一), for profiles and reviewers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from analytics.matching.grades import RUNG_WORDS, Rung
from graph_service.answers.as_of import AsOf, as_of, still_on
from graph_service.answers.facts.listings import ListFact
from graph_service.answers.facts.lists_of import entries_of, still_known
from graph_service.answers.facts.parties import Party, party
from graph_service.answers.facts.values import a_map, text
from graph_service.crossmatch.decisions import VERDICTS
from graph_service.proofs.given import Found, proofs, proved
from graph_service.store.driver import Row
from graph_service.store.store import Store

SHOWN_ON_PROFILE = ("A", "B")
"""Grades that stand on a profile; the others wait for a reviewer, or are of another kind."""
MOST = 50
MEANING = {
    "A": "视为同一主体，其记录在法律上即本主体的记录",
    "B": "强匹配，仍非法律上的同一；记录是对方的，仅供核查",
}
"""What a grade means for the records of the other side."""


@dataclass(frozen=True)
class SameDecision:
    """What a reviewer decided last of the pair."""

    verdict: str
    words: str
    decided_by: str
    decided_at: datetime
    reason: str | None


@dataclass(frozen=True)
class SamePair:
    """A pair: `source` was matched to `target`. With a decision, grade and rung are what follows from it."""

    source: Party
    target: Party
    grade: str
    rung: str
    against: tuple[str, ...]
    rivals: int
    expected: float | None
    matched_name: str
    decision: SameDecision | None


@dataclass(frozen=True)
class SameSubject:
    """On a profile: the other side, the pair's grade and evidence, and the other's list entries in use."""

    party: Party
    grade: str
    meaning: str
    rung: str
    against: tuple[str, ...]
    rivals: int
    decision: SameDecision | None
    entries: tuple[ListFact, ...]
    proof: str | None = None


def same_subjects(store: Store, subject: Party, moment: AsOf) -> tuple[SameSubject, ...]:
    """The subjects that this one is matched with by grade A or B; one said to differ is not among them."""
    pairs = same_pairs(store, moment, subject=subject.id, grades=("A", "B", "C"), most=MOST)
    shown = [pair for pair in pairs if pair.grade in SHOWN_ON_PROFILE]
    others = [pair.source if pair.target.id == subject.id else pair.target for pair in shown]
    entries = entries_of(store, [one.id for one in others], moment) if others else {}
    found = [
        SameSubject(
            other,
            pair.grade,
            MEANING[pair.grade],
            pair.rung,
            pair.against,
            pair.rivals,
            pair.decision,
            tuple(one for one in entries.get(other.id, []) if one.tier != "R"),
        )
        for pair, other in zip(shown, others, strict=True)
    ]
    named = [Found(subject.id, one.party.id, one) for one in found]
    return proved(found, proofs(store, moment, "same", named))


def same_pairs(
    store: Store,
    moment: AsOf | None = None,
    *,
    subject: str = "",
    grades: tuple[str, ...] = ("C",),
    undecided: bool = False,
    after: int = 0,
    most: int = MOST,
) -> list[SamePair]:
    """The pairs of one subject, or of all where none is named; pairs decided to differ are left out.

    A pair is there while a record of the listed side is in use: of the past, only where one is in use today.
    """

    def rows(when: AsOf) -> list[Row]:
        """The pairs as the store holds them at this moment."""
        asked: dict[str, object] = {"id": subject, "grades": list(grades), "undecided": undecided}
        return store.rows("possibly_same", after=after, row_cap=most, **asked, **when.clocks)

    moment = moment or as_of()
    then = rows(moment)
    return pairs_of(still_known(then, rows(still_on())) if moment.hides_what_ended else then)


def pairs_of(rows: Iterable[Mapping[str, object]]) -> list[SamePair]:
    """The pairs in rows of `possibly_same`, without those that a reviewer said to differ."""
    return [
        pair for pair in map(_pair, rows) if pair.decision is None or pair.decision.verdict != "different"
    ]


def _pair(row: Mapping[str, object]) -> SamePair:
    fact, said = a_map(row["fact"]), a_map(row["decision"])
    decision = same_decision(said) if said else None
    same = decision is not None and decision.verdict == "same"
    against = fact.get("against")
    expected, rivals = fact.get("expected"), fact.get("rivals")
    return SamePair(
        source=party(str(row["label"]), a_map(row["source"])),
        target=party(str(row["label"]), a_map(row["target"])),
        grade="A" if same else text(fact, "grade"),
        rung=RUNG_WORDS[Rung.REVIEWER] if same else text(fact, "rung"),
        against=tuple(map(str, against)) if isinstance(against, list) and not same else (),
        rivals=rivals if isinstance(rivals, int) else 0,
        expected=expected if isinstance(expected, float) else None,
        matched_name=text(fact, "matched_name"),
        decision=decision,
    )


def same_decision(said: Mapping[str, object]) -> SameDecision:
    """What the properties of a decision say."""
    when = said["decided_at"]
    assert isinstance(when, datetime)
    verdict = text(said, "verdict")
    return SameDecision(
        verdict, VERDICTS[verdict], text(said, "decided_by"), when, text(said, "reason") or None
    )
