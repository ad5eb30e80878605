"""The first credit profile (信用画像) of a subject, as data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from graph_service.answers.as_of import AsOf
from graph_service.answers.cuts import Cut
from graph_service.answers.facts.conduct import Commitment, Evaluation, EvaluationConflict
from graph_service.answers.facts.ended import EndedRecord
from graph_service.answers.facts.freshness import SourceState
from graph_service.answers.facts.listings import Constraint, Honour, Notice, RelatedSignal
from graph_service.answers.facts.parties import Party
from graph_service.answers.facts.records import Licence, Penalty, Registration
from graph_service.answers.facts.relations import Relation
from graph_service.answers.matching.same_pairs import SameSubject
from graph_service.answers.matching.stated_names import NameAtOdds
from graph_service.answers.profiles.finding import Finding


@dataclass(frozen=True)
class Relations:
    """One kind of relation in one direction; `total` counts those not shown as well."""

    total: int
    shown: tuple[Relation, ...]


@dataclass(frozen=True)
class Related:
    """Everything one hop away, by kind and direction."""

    legal_representatives: Relations
    executives: Relations
    holders: Relations
    investments: Relations
    represents: Relations
    posts: Relations
    branches: Relations
    head_offices: Relations
    guarantees_given: Relations
    guarantees_received: Relations


@dataclass(frozen=True)
class Namesake:
    """Another enterprise of the same name, now or before, told apart by its code and region."""

    party: Party
    region_code: str | None
    status: str | None


@dataclass(frozen=True)
class Profile:
    """What is known of a subject and in use, and how far was looked.

    `same` are subjects that cross-matching holds for the same (疑似同一), each with its own records: they are
    merged into nothing, and only grade A counts as the same in law.
    `names_at_odds` are records in use that bear the subject's code beside a name that is none of its own.
    Ended, repaired and annulled records are not in it, nor counted; audit has them apart, in `ended`.
    `rule_versions` are of the lists, and of the books by which records end.
    """

    finding: Finding
    as_of: AsOf
    subject: Party
    registrations: tuple[Registration, ...]
    constraints: tuple[Constraint, ...]
    notices: tuple[Notice, ...]
    signals: tuple[RelatedSignal, ...]
    honours: tuple[Honour, ...]
    related: Related
    penalties: tuple[Penalty, ...]
    licences: tuple[Licence, ...]
    commitments: tuple[Commitment, ...]
    evaluations: tuple[Evaluation, ...]
    evaluation_conflicts: tuple[EvaluationConflict, ...]
    namesakes: tuple[Namesake, ...]
    same: tuple[SameSubject, ...]
    names_at_odds: tuple[NameAtOdds, ...]
    ended: tuple[EndedRecord, ...]
    sources: tuple[SourceState, ...]
    cuts: tuple[Cut, ...]
    rule_versions: Mapping[str, str]

    @property
    def registration(self) -> Registration | None:
        """The registration last learnt."""
        return self.registrations[0] if self.registrations else None

    @property
    def former_names(self) -> tuple[str, ...]:
        """Names borne before, as the registrar says."""
        return tuple(dict.fromkeys(name for r in self.registrations for name in r.former_names))
