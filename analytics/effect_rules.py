"""What a question about legal effects rests on: dated rule rows, facts in force, offices held."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from analytics.matters import Matter
from analytics.targets import Target

__all__ = ["FORCE_WORDS", "Case", "EffectRule", "Force", "Ground", "GroundKind", "Office"]

Force = Literal["must", "may"]
FORCE_WORDS: dict[Force, str] = {"must": "应当", "may": "可以"}

GroundKind = Literal["list_entry", "penalty", "decision", "relation"]


@dataclass(frozen=True)
class EffectRule:
    """One dated row: what happens to whom, where a fact of its trigger is in force.

    Attributes:
        trigger: kind of fact.
        lists: codes of the lists whose entries count; empty with `serious` for any list of tier A.
        serious: any list of tier A counts.
        kinds: kinds of penalty (处罚类别), or of relation, of which one must be the fact's; empty: any.
        law: words that the record's own basis must contain; empty: any.
        fine_from: a fine of at least this many yuan counts like one of `kinds`; None: fines do not count.
        share_above: of the relation direct_holding: a share over this, 0 to 1; None: no holding counts.
        subject_is_person: the record's subject must be (True) or must not be (False) a natural person.
        matters: what is restricted.
        targets: whom the basis names.
        by_office: whether holding the office on `office_day` is enough; otherwise a person must be named.
        office_day: the day on which the office counts: that of the record, or that of the question.
        force: whether the basis says 应当 or 可以.
        action: what is done, in the words of the basis.
        implementer: who does it.
        months: term from the day of the record; None: as long as the record is in force.
        release: when it must be lifted.
        requires: a fact that the basis asks for and no record of ours shows; empty: none.
        status: superseded: once applied, replaced; policy_only: never had a legal basis of its own.
        verified: the article or a page about it was read; otherwise it was written down from memory.
    """

    id: str
    trigger: GroundKind
    lists: tuple[str, ...]
    serious: bool
    kinds: tuple[str, ...]
    law: str
    fine_from: float | None
    share_above: float | None
    subject_is_person: bool | None
    matters: tuple[Matter, ...]
    targets: tuple[Target, ...]
    by_office: bool
    office_day: Literal["record", "question"]
    force: Force
    action: str
    implementer: str
    months: int | None
    release: str
    requires: str
    status: Literal["in_force", "superseded", "policy_only"]
    verified: bool
    valid_from: date | None
    valid_to: date | None

    def governs(self, day: date) -> bool:
        """Whether the row holds on the day; valid_to is the first day that is no longer covered."""
        return (self.valid_from or date.min) <= day < (self.valid_to or date.max)


@dataclass(frozen=True)
class Ground:
    """A fact in force on the day of the question that a measure could rest on.

    Attributes:
        record_id: the record's version.
        subject: whom the record is about.
        since: day of the listing or decision.
        until: first day on which no measure may rest on it any more; None: open.
        list_code: of a list entry.
        tier: of its list; None where no definition is known.
        kinds: kinds of a penalty.
        law: the basis that the record cites.
        fine: yuan, None where there is none.
        matters: of a decision: what it restricts.
        action: of a decision: what it orders.
        force: of a decision.
        release: of a decision: when it ends.
        disputed: an objection (异议) is open; no measure starts from it by itself meanwhile.
    """

    record_id: str
    kind: GroundKind
    subject: str
    subject_is_person: bool
    since: date
    until: date | None
    list_code: str | None = None
    tier: str | None = None
    kinds: tuple[str, ...] = ()
    law: str = ""
    fine: float | None = None
    matters: tuple[Matter, ...] = ()
    action: str = ""
    force: Force = "must"
    release: str = ""
    disputed: bool = False


@dataclass(frozen=True)
class Office:
    """An office that the person holds or held in a unit.

    Attributes:
        key: which relation it is.
        since: held on this day; from it on until `until`.
        exact: `since` is the day the office began; otherwise it may have been held before.
        until: first day on which it was no longer held; None: not ended.
    """

    key: str
    holder: str
    unit: str
    target: Target
    since: date
    exact: bool
    until: date | None


@dataclass(frozen=True)
class Case:
    """All that is known for a question about one subject: facts about it and its offices' units."""

    subject: str
    subject_is_person: bool
    grounds: tuple[Ground, ...]
    offices: tuple[Office, ...] = ()
