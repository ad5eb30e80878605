"""A subject's entries on lists, parted by what they may do: constrain (tier A), or only be noticed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from graph_service.answers.facts.definitions import definition
from graph_service.answers.facts.disputes import Dispute
from graph_service.answers.facts.parties import Party
from graph_service.answers.facts.provenance import Provenance, provenance
from graph_service.answers.facts.records import Ends
from graph_service.answers.facts.values import a_map, filled, text

DISCLAIMER = "可供核查，不作为惩戒依据"
"""Stands beside every notice and signal."""

TIERS = {"A": "严重失信主体名单", "B": "警示类名单", "C": "部门内部名单", "R": "守信激励名单"}
"""The tiers of lists, in words."""

UNDEFINED = "名单定义未见，不能判定是否属于严重失信主体名单"
"""Said of an entry on a list that neither a file nor a rule defines."""


@dataclass(frozen=True)
class ListFact:
    """One entry on a list, with the list's definition; null where the definition has not been seen.

    `id` is of this version of the entry; no measure may be taken by machine on one that is `disputed`.
    `list_rule` is the row of the rule book that defines the list; null where a file does. `proof` is the id
    under which the finding can be worked out again (`xinmai replay`), here and wherever it stands.
    """

    id: str
    list_code: str
    list_name: str | None
    tier: str | None
    list_basis: str | None
    list_authority: str | None
    reaches_persons: str | None
    list_rule: str | None
    entry_no: str | None
    reason: str | None
    basis: str | None
    authority: str | None
    listed_on: date
    published_on: date | None
    obligation: str | None
    performance: str | None
    remark: str | None
    disputed: bool
    dispute: Dispute | None
    ends: Ends
    provenance: Provenance
    proof: str | None = None

    @property
    def called(self) -> str:
        """The list's name; its code where the name has not been seen."""
        return self.list_name or f"名单 {self.list_code}"

    @property
    def tier_words(self) -> str:
        """The list's tier in words."""
        return UNDEFINED if self.tier is None else TIERS.get(self.tier, f"层级 {self.tier}")


@dataclass(frozen=True)
class Constraint:
    """The subject itself is on a list of tier A, and measures may rest on the entry today (约束)."""

    entry: ListFact


@dataclass(frozen=True)
class Notice:
    """The subject itself is on a list that carries no measures: tier B or C, undefined, or past measures."""

    entry: ListFact
    why: str
    disclaimer: str = DISCLAIMER


@dataclass(frozen=True)
class RelatedSignal:
    """A party related to the subject is on a list (关联提示); says nothing of the subject's own conduct."""

    party: Party
    hop: int
    entry: ListFact
    disclaimer: str = DISCLAIMER


@dataclass(frozen=True)
class Honour:
    """The subject itself is on a red list (守信激励).

    `red_conflict` says that it is on a serious list as well, so that the honour gives no benefit; `void` says
    so in words, else null.
    """

    entry: ListFact
    red_conflict: bool
    void: str | None


def list_fact(values: Mapping[str, object], on: date, dispute: Dispute | None = None) -> ListFact:
    """The entry among a query's maps: `fact` is the entry, `definition` what a file says of the list or null.

    Args:
        values: the maps.
        on: day on which the list's definition counts.
        dispute: what is pending against the entry.
    """
    fact = a_map(values.get("fact"))
    defined = definition(text(fact, "list_code"), a_map(values.get("definition")), on)
    return filled(
        ListFact,
        fact,
        list_name=defined.name or text(values, "list_name") or None,
        tier=defined.tier,
        list_basis=defined.basis,
        list_authority=defined.authority,
        reaches_persons=defined.reaches_persons,
        list_rule=defined.rule,
        disputed=fact.get("disputed") is True,
        dispute=dispute,
        ends=filled(Ends, fact),
        provenance=provenance(fact),
    )


def honours(entries: Iterable[ListFact], constraints: Sequence[Constraint]) -> tuple[Honour, ...]:
    """The red entries; all are void while the subject is on a serious list as well."""
    void = "列入严重失信主体名单期间不享受守信激励" if constraints else None
    return tuple(Honour(entry, bool(constraints), void) for entry in entries if entry.tier == "R")


def parted(entries: Iterable[ListFact], on: date) -> tuple[tuple[Constraint, ...], tuple[Notice, ...]]:
    """The subject's own entries: those that constrain on the day, and those that are only to be noticed.

    Entries on red lists are neither.
    """
    why = [(entry, _why_no_measure(entry, on)) for entry in entries if entry.tier != "R"]
    constraints = tuple(Constraint(entry) for entry, reason in why if reason is None)
    return constraints, tuple(Notice(entry, reason) for entry, reason in why if reason is not None)


def _why_no_measure(entry: ListFact, on: date) -> str | None:
    if entry.tier != "A":
        return entry.tier_words
    end = entry.ends.measure_until
    return f"惩戒措施已于 {end} 前终止" if end is not None and end <= on else None
