"""Who is a related party (关联方) by which item, and the limits that go with a view, as rule books."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Self

from pydantic import Field, model_validator

from analytics.related_party_rules import RelatedPartyRule, Relation, View
from graph_service.rules.book import BookKind, RuleRow
from graph_service.rules.installed import book

__all__ = [
    "CREDIT_LIMITS",
    "RELATED_PARTIES",
    "LimitRow",
    "RelatedPartyRow",
    "RelatedPartyRules",
    "credit_limits",
    "related_party_rules",
]

Share = Annotated[float, Field(gt=0, le=1)]


class RelatedPartyRow(RuleRow):
    """One item of a view; see `analytics.related_party_rules.RelatedPartyRule`."""

    view: View
    relation: Relation
    threshold: Share | None
    inclusive: bool
    upper: Share | None = None
    holders_from: Share | None = None
    words: str = Field(min_length=1)

    @property
    def subject(self) -> Hashable:
        """The relation under its view and instrument."""
        return (self.view, self.relation, self.basis)

    @model_validator(mode="after")
    def _range_in_order(self) -> Self:
        if self.upper is not None and (self.threshold is None or self.upper <= self.threshold):
            raise ValueError(f"upper {self.upper} should be above threshold {self.threshold}")
        return self

    @property
    def rule(self) -> RelatedPartyRule:
        """The row as the measure takes it."""
        given = self.model_dump(exclude={"superseded_by", "note"})
        return RelatedPartyRule(**given)


@dataclass(frozen=True)
class RelatedPartyRules:
    """The items of every view that hold on a day, in the order of the book, and the book's version."""

    rules: tuple[RelatedPartyRule, ...]
    version: str

    def of(self, view: View) -> tuple[RelatedPartyRule, ...]:
        """The items of one view."""
        return tuple(rule for rule in self.rules if rule.view is view)


def related_party_rules(on: date) -> RelatedPartyRules:
    """The items of this installation that hold on the day.

    Raises:
        BadRule: the book cannot be read.
    """
    found = book(RELATED_PARTIES)
    return RelatedPartyRules(tuple(row.rule for row in found.on(on)), found.version)


class LimitRow(RuleRow):
    """What a bank may lend or be exposed to: no more than a share (0 to 1) of what `measured_by` names."""

    view: View
    words: str = Field(min_length=1)
    share: Share
    measured_by: str = Field(min_length=1)


def credit_limits(view: View, on: date) -> tuple[LimitRow, ...]:
    """The limits that go with a view on the day.

    Raises:
        BadRule: the book cannot be read.
    """
    return tuple(row for row in book(CREDIT_LIMITS).on(on) if row.view is view)


RELATED_PARTIES = BookKind("related_parties", "关联方认定规则", RelatedPartyRow)
CREDIT_LIMITS = BookKind("credit_limits", "授信集中度限额", LimitRow)
