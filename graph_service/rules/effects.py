"""The legal effects of records (惩戒规则) as a rule book: trigger, whom the basis names, matter, force."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from analytics.effect_rules import Case, EffectRule, Force, Ground, GroundKind, Office
from analytics.legal_effect import legal_effects
from analytics.matters import Matter
from analytics.targets import Target
from graph_service.errors import BadRule
from graph_service.rules.book import Book, BookKind, Example, RuleRow
from graph_service.rules.installed import book
from graph_service.rules.lists import ListRow
from graph_service.rules.measures import MeasureRow
from graph_service.rules.thresholds import fine_threshold

__all__ = ["EFFECTS", "EffectRow", "effect_rules", "measures_without_basis", "refers_to_rows"]


class EffectRow(RuleRow):
    """One effect; fields as in `analytics.effect_rules.EffectRule`.

    Attributes:
        measure: id of its measure in the national list; null where it is none of them.
        fine_threshold: purpose in the book of fine thresholds; null: a fine does not count.
        term: the term in words.
        check: what the authority has to look at besides the record before it acts.
    """

    measure: str | None
    trigger: GroundKind
    lists: tuple[str, ...] = ()
    serious: bool = False
    kinds: tuple[str, ...] = ()
    law: str = ""
    fine_threshold: str | None = None
    share_above: float | None = Field(default=None, ge=0, lt=1)
    subject_is_person: bool | None = None
    matters: tuple[Matter, ...] = Field(min_length=1)
    targets: tuple[Target, ...] = Field(min_length=1)
    by_office: bool = False
    office_day: Literal["record", "question"] = "record"
    force: Force
    action: str = Field(min_length=1)
    implementer: str = Field(min_length=1)
    months: int | None = Field(default=None, gt=0)
    term: str = Field(min_length=1)
    release: str = Field(min_length=1)
    requires: str = ""
    check: str = ""
    status: Literal["in_force", "superseded", "policy_only"] = "in_force"

    @property
    def verified(self) -> bool:
        """Whether the article or a page about it was read."""
        return self.confidence in ("law_text_seen", "page_seen")

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if self.trigger == "list_entry" and not (self.lists or self.serious):
            raise ValueError("trigger list_entry should name lists, or serious: true")
        if self.trigger == "penalty" and not (self.kinds or self.law):
            raise ValueError("trigger penalty should name kinds or a law")
        if self.status == "superseded" and not (self.superseded_by or self.note):
            raise ValueError("a superseded row should say in superseded_by or note what took its place")
        if self.status == "in_force" and self.confidence in ("not_seen", "policy", "measured"):
            raise ValueError("an effect should rest on an instrument that somebody has seen or remembers")
        if self.confidence == "law_text_seen" and self.article is None:
            raise ValueError("a row whose law text was seen should name the article")
        return self

    def rule(self, on: date) -> EffectRule:
        """The row as the analysis takes it; its fine threshold is the one of the day."""
        limit = fine_threshold(self.fine_threshold, on) if self.fine_threshold else None
        own = self.model_dump(include=_OF_THE_RULE)
        return EffectRule(**own, fine_from=limit.amount if limit else None, verified=self.verified)


_OF_THE_RULE = set(EffectRow.model_fields) & set(EffectRule.__dataclass_fields__)


def effect_rules(on: date) -> tuple[EffectRule, ...]:
    """The rows of this installation that hold on the day.

    Raises:
        BadRule: a book cannot be read.
    """
    return _rules(book(EFFECTS), on)


@lru_cache(maxsize=64)
def _rules(effects: Book[EffectRow], on: date) -> tuple[EffectRule, ...]:
    return tuple(row.rule(on) for row in effects.on(on))


def refers_to_rows(effects: Book[EffectRow], measures: Book[MeasureRow], lists: Book[ListRow]) -> None:
    """Every measure and list that an effect names is a row of its book.

    Raises:
        BadRule: one is not.
    """
    codes, ids = {row.list_code for row in lists.rows}, {row.id for row in measures.rows}
    for row in effects.rows:
        unknown = set(row.lists) - codes
        if unknown or (row.measure is not None and row.measure not in ids):
            named = ", ".join(sorted(unknown)) or row.measure
            raise BadRule(f"{effects.origin}: rows {row.id} names {named}, which no row of its book defines")


def measures_without_basis(effects: Book[EffectRow]) -> tuple[EffectRow, ...]:
    """Rows that would be applied though nobody has seen or remembers their basis."""
    return tuple(
        row for row in effects.rows if row.status == "in_force" and row.confidence in ("not_seen", "policy")
    )


class _Given(BaseModel):
    """A case in a worked example: one record of a unit, asked about it or about a holder of office in it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    trigger: GroundKind = "list_entry"
    list_code: str | None = None
    tier: str | None = None
    kinds: tuple[str, ...] = ()
    law: str = ""
    fine: float | None = None
    since: date
    until: date | None = None
    disputed: bool = False
    unit_is_person: bool = False
    office: Target | None = None
    office_since: date | None = None
    office_until: date | None = None
    matter: Matter | None = None

    def case(self) -> Case:
        """The case as the rules are asked it; without an office the unit itself is the target."""
        ground = Ground(
            record_id="record",
            kind=self.trigger,
            subject="unit",
            subject_is_person=self.unit_is_person,
            since=self.since,
            until=self.until,
            list_code=self.list_code,
            tier=self.tier,
            kinds=self.kinds,
            law=self.law,
            fine=self.fine,
            disputed=self.disputed,
        )
        if self.office is None:
            return Case("unit", self.unit_is_person, (ground,))
        held = Office(
            "office", "holder", "unit", self.office, self.office_since or date.min, True, self.office_until
        )
        return Case("holder", True, (ground,), (held,))


def _answer(effects: Book[EffectRow], example: Example) -> Mapping[str, object]:
    given = _Given.model_validate(example.given)
    rules = tuple(row.rule(example.day) for row in effects.on(example.day))
    found = legal_effects(given.case(), rules, example.day, given.matter)
    by_rule = {one.rule.id: one for one in found.effects if one.rule}
    return {
        "effects": sorted(by_rule),
        "must": sorted(id_ for id_, one in by_rule.items() if one.force == "must" and one.verified),
        "why_not": sorted({one.why for one in found.without}),
        "ends_on": max((one.ends_on for one in found.effects if one.ends_on), default=None),
    }


def _rows_given(rows: tuple[EffectRow, ...]) -> None:
    """A replaced row points to one that may be applied."""
    status = {row.id: row.status for row in rows}
    for row in rows:
        if row.superseded_by and status[row.superseded_by] != "in_force":
            raise ValueError(f"{row.id} superseded_by {row.superseded_by}, which is not in force itself")


EFFECTS = BookKind("effects", "惩戒规则", EffectRow, consistent=_rows_given, answer=_answer)
