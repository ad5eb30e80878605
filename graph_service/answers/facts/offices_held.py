"""Offices that make somebody the representative or head of a unit, of any days, as legal effects ask them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import cast

from analytics.effect_rules import Office
from analytics.targets import Target
from graph_service.answers.as_of import AsOf
from graph_service.answers.facts.parties import Party, party
from graph_service.answers.facts.relations import Relation, relation
from graph_service.answers.facts.values import a_map, text
from graph_service.beijing import beijing_day
from graph_service.store.store import Store

HEAD_POSTS = ("负责人", "主要负责人", "执行事务合伙人")
"""Posts of 主要人员 that make somebody the person in charge of a unit, besides its legal representative."""

OFFICES_EACH = 500
"""Offices looked at, times the number of subjects asked for."""


@dataclass(frozen=True)
class Held:
    """An office as the analysis takes it, and the relation that shows it."""

    office: Office
    relation: Relation


def offices_of(
    store: Store, ids: Sequence[str], moment: AsOf
) -> tuple[dict[str, list[Held]], dict[str, list[Held]]]:
    """The offices that each subject holds or held, and those that others hold or held in it, by its id.

    Where a source does not say since when, the office is known to be held since it was learnt.
    """
    if not ids:
        return {}, {}
    rows = store.rows(
        "offices_of",
        ids=list(ids),
        posts=list(HEAD_POSTS),
        known_on=moment.known_on,
        row_cap=OFFICES_EACH * max(1, len(ids)),
    )
    held: dict[str, list[Held]] = {}
    within: dict[str, list[Held]] = {}
    for row in rows:
        side = held if row["outward"] is True else within
        side.setdefault(str(row["id"]), []).append(_held(row))
    return held, within


def parties_in(offices: Iterable[Held]) -> dict[str, Party]:
    """Everybody named in the offices, by id."""
    ends = (end for one in offices for end in (one.relation.source, one.relation.target))
    return {end.id: end for end in ends}


def _held(row: Mapping[str, object]) -> Held:
    fact = a_map(row["fact"])
    holder = party(str(row["holder_label"]), a_map(row["holder"]))
    unit = party("Enterprise", a_map(row["unit"]))
    target: Target = "legal_representative" if row["type"] == "LEGAL_REP_OF" else "principal"
    begun = row["valid_from"]
    since = begun if isinstance(begun, date) else beijing_day(cast(datetime, fact["known_from"]))
    office = Office(
        key=text(fact, "key"),
        holder=holder.id,
        unit=unit.id,
        target=target,
        since=since,
        exact=begun is not None,
        until=cast("date | None", row["valid_to"]),
    )
    return Held(office, relation(str(row["type"]), holder, unit, fact))
