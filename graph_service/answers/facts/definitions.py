"""What a list is on a day: as its file says or as the rule book says, whichever is dated later."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from analytics.targets import TARGET_WORDS
from graph_service.answers.as_of import AsOf
from graph_service.answers.facts.values import a_map, text
from graph_service.beijing import beijing_day
from graph_service.rules.installed import book
from graph_service.rules.lists import LISTS, ListRow, list_rule
from graph_service.store.store import Store


@dataclass(frozen=True)
class Definition:
    """A list's name, tier (A, B, C, R), basis, keeper and reach; `rule` is null where a file defines it.

    `tier` is null where the list is known by name only, or not at all.
    """

    name: str | None
    tier: str | None
    basis: str | None
    authority: str | None
    reaches_persons: str | None
    rule: str | None


def definition(list_code: str, delivered: Mapping[str, object], on: date) -> Definition:
    """The definition that holds on the day.

    A delivered definition goes before the rule book's row from the day it states, else from the day on which
    it was learnt; where the row's instrument is younger, the row counts.

    Args:
        list_code: the list.
        delivered: the properties of the definition last learnt; empty where none was.
        on: day of the question.
    """
    row = list_rule(list_code, on)
    if delivered and (row is None or _dated(delivered) >= (row.valid_from or date.min)):
        return Definition(
            name=_said(delivered, "name"),
            tier=_said(delivered, "tier"),
            basis=_said(delivered, "basis"),
            authority=_said(delivered, "authority"),
            reaches_persons=_said(delivered, "reaches_persons"),
            rule=None,
        )
    return _by_rule(row) if row else Definition(None, None, None, None, None, None)


def list_tiers(store: Store, moment: AsOf) -> dict[str, str]:
    """The tier of every list that has one on the moment's day, by its code."""
    rows = store.rows("list_definitions", **moment.clocks)
    return tiers_of({str(row["list_code"]): a_map(row["definition"]) for row in rows}, moment.true_on)


def tiers_of(delivered: Mapping[str, Mapping[str, object]], on: date) -> dict[str, str]:
    """The tier of every list that has one on the day, by its code; `delivered` are definitions by code."""
    codes = {row.list_code for row in book(LISTS).on(on)} | delivered.keys()
    found = {code: definition(code, delivered.get(code, {}), on).tier for code in codes}
    return {code: tier for code, tier in found.items() if tier}


def _by_rule(row: ListRow) -> Definition:
    reach = "、".join(TARGET_WORDS[target] for target in row.reaches)
    return Definition(row.name, row.tier, row.cited, row.authority, reach or None, row.id)


def _dated(delivered: Mapping[str, object]) -> date:
    stated, learnt = delivered.get("valid_from"), delivered.get("known_from")
    if isinstance(stated, date):
        return stated
    return beijing_day(learnt) if isinstance(learnt, datetime) else date.min


def _said(delivered: Mapping[str, object], name: str) -> str | None:
    return text(delivered, name) or None
