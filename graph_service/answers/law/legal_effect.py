"""The legal effects (法律约束) of a subject as data: what must or may be done, by which rule, on what record.

Apart from signals in every way: no field here holds one, and no function turns one into the other.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from graph_service.answers.as_of import AsOf
from graph_service.answers.cuts import Cut
from graph_service.answers.facts.freshness import SourceState
from graph_service.answers.facts.parties import Party
from graph_service.answers.facts.provenance import Provenance
from graph_service.answers.facts.relations import Relation

Verdict = Literal["must", "may", "to_verify", "no_basis", "unknown"]
"""must: some measure has to be taken; may: none has to, some may; to_verify: only by rules written down from
memory, whose article is to be read first; no_basis: facts or not, nothing in law; unknown: not looked."""


@dataclass(frozen=True)
class CitedRule:
    """The rule row that an effect rests on, as it stood in its book."""

    id: str
    book: str
    book_version: str
    basis: str
    article: str | None
    cited: str
    confidence: str
    confidence_zh: str
    measure: str | None
    measure_zh: str | None
    measure_class: str | None
    implementer: str
    term: str
    release: str
    check: str | None
    valid_from: date | None
    valid_to: date | None
    superseded_by: str | None
    note: str


@dataclass(frozen=True)
class GroundFact:
    """The record (失信记录) that an effect rests on; `until` is exclusive, null where open.

    `record_id` is this version and `key` the record, whatever its version.
    """

    kind: Literal["list_entry", "penalty", "decision", "relation"]
    kind_zh: str
    record_id: str
    key: str
    called: str
    list_code: str | None
    subject: Party
    document: str | None
    authority: str | None
    reason: str | None
    basis: str | None
    since: date
    until: date | None
    disputed: bool
    provenance: Provenance


@dataclass(frozen=True)
class Reached:
    """How the basis reaches the party: as the record's subject, or by an office held on `on`."""

    party: Party
    named_as: str
    named_as_zh: str
    office: Relation | None
    on: date | None
    words: str


@dataclass(frozen=True)
class EffectLine:
    """One measure: its matters, force, basis, source record and period; `ends_on` is exclusive.

    `force` is must (应当) or may (可以). Where `verified` is false the rule was written down from memory:
    read its article before acting on it.
    """

    sentence: str
    matters: tuple[str, ...]
    matters_zh: tuple[str, ...]
    force: Literal["must", "may"]
    force_zh: str
    action: str
    reached: Reached
    ground: GroundFact
    rule: CitedRule | None
    basis: str
    starts_on: date
    ends_on: date | None
    release: str
    verified: bool
    proof: str | None = None


@dataclass(frozen=True)
class WithoutBasis:
    """A fact that gives no effect here (无依据), and why."""

    sentence: str
    why: str
    ground: GroundFact
    rule: CitedRule | None
    office: Relation | None


@dataclass(frozen=True)
class EffectsAnswer:
    """What may be done in law to a subject on a day, in a matter or in all of them.

    `binding` is the part of the sentence that says what must or may be done; empty where nothing.
    `must` and `may` can be acted on by the authority named in each; `to_verify` cannot before its article is
    read. `reached` are others whom the subject's own records reach. `rule_versions` are of the books used.
    """

    sentence: str
    binding: str
    verdict: Verdict
    as_of: AsOf
    subject: Party
    matter: str | None
    matter_zh: str | None
    must: tuple[EffectLine, ...]
    may: tuple[EffectLine, ...]
    to_verify: tuple[EffectLine, ...]
    without_basis: tuple[WithoutBasis, ...]
    reached: tuple[EffectLine, ...]
    sources: tuple[SourceState, ...]
    cuts: tuple[Cut, ...]
    rule_versions: Mapping[str, str]
    kind: Literal["legal_effect"] = "legal_effect"

    @property
    def effects(self) -> tuple[EffectLine, ...]:
        """All effects on the subject, the binding first."""
        return self.must + self.may + self.to_verify
