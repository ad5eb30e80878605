"""The facts in force about subjects that a measure could rest on: list entries, penalties, decisions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import cast

from analytics.effect_rules import Ground
from analytics.matters import Matter
from graph_service.answers.as_of import AsOf, still_on
from graph_service.answers.facts.definitions import definition
from graph_service.answers.facts.kinds import Kinds, there_may_be
from graph_service.answers.facts.lists_of import entry_rows, still_known
from graph_service.answers.facts.parties import Party
from graph_service.answers.facts.provenance import provenance
from graph_service.answers.facts.values import a_map, text
from graph_service.answers.law.legal_effect import GroundFact
from graph_service.store.store import Store

RECORDS_EACH = 200
"""Penalties and decisions looked at, times the number of subjects asked for."""


@dataclass(frozen=True)
class Fact:
    """A fact as the analysis takes it and as an answer shows it."""

    ground: Ground
    shown: GroundFact


def facts_of(
    store: Store,
    parties: Mapping[str, Party],
    moment: AsOf,
    known: Mapping[str, Kinds] = MappingProxyType({}),
) -> dict[str, list[Fact]]:
    """The facts of each party on which a measure may rest at the moment, list entries first.

    Looking into the past shows only what is still in use today. A decision whose own ground has ended is no
    fact any more: it has to be lifted. `known` are the kinds that stand of some of them.
    """
    ids = sorted(parties)
    found: dict[str, list[Fact]] = {}
    for row in entry_rows(store, ids, moment) if there_may_be(ids, known, "ListEntry") else ():
        found.setdefault(str(row["id"]), []).append(_entry(row, parties[str(row["id"])], moment.true_on))
    for row in _records(store, ids, moment) if there_may_be(ids, known, "Penalty", "MeasureDecision") else ():
        id_ = str(row["id"])
        found.setdefault(id_, []).append(fact_of(row, parties[id_], moment.true_on))
    return {id_: [one for one in facts if _running(one, moment.true_on)] for id_, facts in found.items()}


def fact_of(row: Mapping[str, object], party: Party, on: date) -> Fact:
    """The fact in a row with `kind`, `fact` and, of a list entry, `list_name` and `definition`."""
    match row["kind"]:
        case "ListEntry":
            return _entry(row, party, on)
        case "Penalty":
            return _penalty(row, party)
        case _:
            return _decision(row, party)


def _records(store: Store, ids: Sequence[str], moment: AsOf) -> Iterator[Mapping[str, object]]:
    rows: Sequence[Mapping[str, object]] = _in_use(store, ids, moment)
    if moment.hides_what_ended:
        rows = still_known(rows, _in_use(store, ids, still_on()))
    return (row for row in rows if row["ground_ended"] is not True)


def _in_use(store: Store, ids: Sequence[str], moment: AsOf) -> Sequence[Mapping[str, object]]:
    cap = RECORDS_EACH * max(1, len(ids))
    return store.rows("grounds_in_use", ids=list(ids), row_cap=cap, **moment.clocks)


def _running(fact: Fact, on: date) -> bool:
    return fact.ground.until is None or fact.ground.until > on


def _entry(row: Mapping[str, object], party: Party, on: date) -> Fact:
    fact = a_map(row["fact"])
    code = text(fact, "list_code")
    defined = definition(code, a_map(row.get("definition")), on)
    since = cast(date, fact["listed_on"])
    ground = Ground(
        record_id=text(fact, "id"),
        kind="list_entry",
        subject=party.id,
        subject_is_person=party.is_person,
        since=since,
        until=_until(fact),
        list_code=code,
        tier=defined.tier,
        disputed=fact.get("disputed") is True,
    )
    called = defined.name or text(row, "list_name") or f"名单 {code}"
    return Fact(ground, _shown(fact, ground, party, "名单", called, text(fact, "entry_no")))


def _penalty(row: Mapping[str, object], party: Party) -> Fact:
    fact = a_map(row["fact"])
    kinds = fact.get("kinds")
    fine = fact.get("fine")
    ground = Ground(
        record_id=text(fact, "id"),
        kind="penalty",
        subject=party.id,
        subject_is_person=party.is_person,
        since=cast(date, fact["decided_on"]),
        until=_until(fact),
        kinds=tuple(kinds) if isinstance(kinds, list) else (),
        law=text(fact, "basis"),
        fine=float(fine) if isinstance(fine, (int, float)) else None,
        disputed=fact.get("disputed") is True,
    )
    called = "行政处罚" + (f"（{'、'.join(ground.kinds)}）" if ground.kinds else "")
    return Fact(ground, _shown(fact, ground, party, "行政处罚", called, text(fact, "decision_no")))


def _decision(row: Mapping[str, object], party: Party) -> Fact:
    fact = a_map(row["fact"])
    matters = fact.get("matters")
    ground = Ground(
        record_id=text(fact, "id"),
        kind="decision",
        subject=party.id,
        subject_is_person=party.is_person,
        since=cast(date, fact.get("starts_on") or fact["decided_on"]),
        until=cast("date | None", fact.get("valid_to")),
        law=text(fact, "basis"),
        matters=tuple(Matter(one) for one in matters) if isinstance(matters, list) else (),
        action=text(fact, "action"),
        release=text(fact, "release_when") or "决定所定期限届满或者解除",
    )
    return Fact(
        ground, _shown(fact, ground, party, "惩戒措施决定", "惩戒措施决定", text(fact, "decision_no"))
    )


def _until(fact: Mapping[str, object]) -> date | None:
    """The first day on which no measure may rest on the record: its own end for measures, or of its use."""
    ends = [cast(date, fact[name]) for name in ("measure_until", "use_until") if fact.get(name) is not None]
    return min(ends, default=None)


def _shown(
    fact: Mapping[str, object], ground: Ground, party: Party, kind_zh: str, called: str, document: str
) -> GroundFact:
    return GroundFact(
        kind=ground.kind,
        kind_zh=kind_zh,
        record_id=ground.record_id,
        key=text(fact, "key"),
        called=called,
        list_code=ground.list_code,
        subject=party,
        document=document or None,
        authority=text(fact, "authority") or None,
        reason=text(fact, "reason") or text(fact, "violation") or None,
        basis=text(fact, "basis") or None,
        since=ground.since,
        until=ground.until,
        disputed=ground.disputed,
        provenance=provenance(fact),
    )
