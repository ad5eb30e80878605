"""The credit portrait (信用画像) as a report: the sections of the national report standard, then an annex.

Sections follow 公共信用信息报告标准（2022年版）, 国家公共信用信息中心, 2022-09-07, in their order, and hold
facts only; what is inferred or only to be noticed of others stands in the annex and nowhere else.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from graph_service.answers.cuts import Cut
from graph_service.answers.facts.conduct import Commitment, Evaluation, EvaluationConflict
from graph_service.answers.facts.ended import EndedRecord
from graph_service.answers.facts.freshness import SourceState
from graph_service.answers.facts.listings import Constraint, Honour, Notice, RelatedSignal
from graph_service.answers.facts.parties import Party
from graph_service.answers.facts.records import Licence, Penalty, Registration
from graph_service.answers.law.legal_effect import EffectLine, WithoutBasis
from graph_service.answers.matching.same_pairs import SameSubject
from graph_service.answers.network.network import Network
from graph_service.answers.profiles.finding import Finding
from graph_service.answers.profiles.profile import Namesake, Relations
from graph_service.register.queries import Role

Label = Literal["守信激励对象", "失信惩戒对象"]


@dataclass(frozen=True)
class Basics:
    """1 基础信息: registration, who leads, who holds, and branches, as registered."""

    registrations: tuple[Registration, ...]
    former_names: tuple[str, ...]
    legal_representatives: Relations
    executives: Relations
    holders: Relations
    head_offices: Relations
    branches: Relations


@dataclass(frozen=True)
class Administration:
    """2 行政管理: licences (行政许可) and penalties in use (行政处罚)."""

    licences: tuple[Licence, ...]
    penalties: tuple[Penalty, ...]


@dataclass(frozen=True)
class Serious:
    """4 严重失信: entries on lists of tier A; those in `notices` can carry measures no longer."""

    constraints: tuple[Constraint, ...]
    notices: tuple[Notice, ...]


@dataclass(frozen=True)
class Sections:
    """The nine sections of the report standard; each in-force entry of a list stands in exactly one of them.

    `judgments` (8 司法判决) are lists that courts keep beside that of judgment defaulters, which is one of
    section 4; `others` (9 其他) are all lists that belong nowhere else.
    """

    basics: Basics
    administration: Administration
    honours: tuple[Honour, ...]
    serious: Serious
    abnormal: tuple[Notice, ...]
    commitments: tuple[Commitment, ...]
    evaluations: tuple[Evaluation, ...]
    judgments: tuple[Notice, ...]
    others: tuple[Notice, ...]


@dataclass(frozen=True)
class Binding:
    """Annex 1 法律约束: what must or may be done in law, as `effects` answers it."""

    sentence: str
    must: tuple[EffectLine, ...]
    may: tuple[EffectLine, ...]
    to_verify: tuple[EffectLine, ...]
    without_basis: tuple[WithoutBasis, ...]
    reached: tuple[EffectLine, ...]


@dataclass(frozen=True)
class Surroundings:
    """Annex 2 关联与提示: related parties and signals; for checking, no basis of any sanction.

    `holdings` are the shareholdings around the subject, two steps far.
    """

    disclaimer: str
    signals: tuple[RelatedSignal, ...]
    evaluation_conflicts: tuple[EvaluationConflict, ...]
    same: tuple[SameSubject, ...]
    namesakes: tuple[Namesake, ...]
    investments: Relations
    represents: Relations
    posts: Relations
    guarantees_given: Relations
    guarantees_received: Relations
    holdings: Network


@dataclass(frozen=True)
class Annex:
    """What stands behind the facts and apart from them; law first, signals last."""

    binding: Binding
    surroundings: Surroundings


@dataclass(frozen=True)
class Asked:
    """Who asked for the report, as whom, what for, and on which authorisation (授权); null where not said."""

    caller: str | None
    role: Role
    purpose: str | None
    authorisation: str | None


@dataclass(frozen=True)
class Unseen:
    """What was not found, and where it was looked for, or that it was not (未查)."""

    what: str
    looked: str


@dataclass(frozen=True)
class Content:
    """All that the verification code is over; every part is the same whenever it is asked as of both clocks.

    `ended` is empty unless audit asked. `rule_versions` are of the books behind it; `program` is the version
    of this program.
    """

    subject: Party
    true_on: date
    known_on: datetime
    labels: tuple[Label, ...]
    finding: Finding
    sections: Sections
    annex: Annex | None
    ended: tuple[EndedRecord, ...]
    unseen: tuple[Unseen, ...]
    sources: tuple[SourceState, ...]
    cuts: tuple[Cut, ...]
    rule_versions: Mapping[str, str]
    program: str


@dataclass(frozen=True)
class Portrait:
    """A report: its number, its code, who asked, and the content.

    `digests` has a short digest of each part of the content: by them a replay says what has changed.
    """

    number: str
    code: str
    asked: Asked
    digests: Mapping[str, str]
    content: Content
