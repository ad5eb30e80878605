"""A subject's entries on lists, parted by what they may do: constrain (tier A), or only be noticed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from graph_service.answers.parties import Party
from graph_service.answers.provenance import Provenance, provenance
from graph_service.answers.records import Ends
from graph_service.answers.values import a_map, filled, text

DISCLAIMER = "可供核查，不作为惩戒依据"
"""Stands beside every notice and signal."""

TIERS = {"A": "严重失信主体名单", "B": "警示类名单", "C": "部门内部名单"}
"""The tiers of lists, in words."""

UNDEFINED = "名单定义未见，不能判定是否属于严重失信主体名单"
"""Said of an entry on a list whose definition nobody has delivered."""


@dataclass(frozen=True)
class ListFact:
    """One entry on a list, with the list's definition; null where the definition has not been seen."""

    list_code: str
    list_name: str | None
    tier: str | None
    list_basis: str | None
    list_authority: str | None
    reaches_persons: str | None
    entry_no: str | None
    reason: str | None
    basis: str | None
    authority: str | None
    listed_on: date
    published_on: date | None
    obligation: str | None
    performance: str | None
    remark: str | None
    ends: Ends
    provenance: Provenance

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


def list_fact(values: Mapping[str, object]) -> ListFact:
    """The entry among a query's maps: `fact` is the entry, `definition` the list's definition or null."""
    fact, definition = a_map(values.get("fact")), a_map(values.get("definition"))
    return filled(
        ListFact,
        fact,
        list_name=text(definition, "name") or text(values, "list_name") or None,
        tier=definition.get("tier"),
        list_basis=definition.get("basis"),
        list_authority=definition.get("authority"),
        reaches_persons=definition.get("reaches_persons"),
        ends=filled(Ends, fact),
        provenance=provenance(fact),
    )


def parted(entries: list[ListFact], on: date) -> tuple[tuple[Constraint, ...], tuple[Notice, ...]]:
    """The subject's own entries: those that constrain on the day, and those that are only to be noticed."""
    why = [(entry, _why_no_measure(entry, on)) for entry in entries]
    constraints = tuple(Constraint(entry) for entry, reason in why if reason is None)
    return constraints, tuple(Notice(entry, reason) for entry, reason in why if reason is not None)


def _why_no_measure(entry: ListFact, on: date) -> str | None:
    if entry.tier != "A":
        return entry.tier_words
    end = entry.ends.measure_until
    return f"惩戒措施已于 {end} 前终止" if end is not None and end <= on else None
