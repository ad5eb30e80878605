"""Signals of a whole graph under one rule book and under another: whose score moves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import numpy as np
import pyarrow as pa

from graph_service.answers.as_of import AsOf
from graph_service.answers.facts.definitions import list_tiers
from graph_service.answers.facts.ties import parties
from graph_service.answers.risk.risk_graph import RiskGraph, build_risk_graph
from graph_service.answers.rules.record_moves import Moved
from graph_service.answers.rules.rule_change import SignalMove
from graph_service.beijing import beijing_today
from graph_service.rules.book import Book, RuleRow
from graph_service.rules.installed import laid_over
from graph_service.snapshot.tables import Snapshot, number
from graph_service.store.store import Store

LEAST = 0.0005
"""A score that moves by less is shown as the same, and counted as not moved."""


def signal_moves(
    store: Store,
    snapshot: Snapshot,
    before: Book[RuleRow],
    after: Book[RuleRow],
    moved: Sequence[Moved],
    moment: AsOf,
    *,
    most: int,
) -> tuple[int, tuple[SignalMove, ...]]:
    """How many enterprises' scores move, and those that move most; natural persons are rated nowhere.

    Args:
        store: the graph.
        snapshot: the same as arrays, of every day.
        before: the book in force.
        after: the book supposed.
        moved: the records whose level or ends the second moves.
        moment: day of the question.
        most: how many are listed.
    """
    one = _graph(store, snapshot, before, moment)
    other = _graph(store, _re_ended(snapshot, moved), after, moment)
    scores = np.asarray(one.everywhere.scores), np.asarray(other.everywhere.scores)
    change = np.abs(scores[1] - scores[0])
    places = np.flatnonzero((change >= LEAST) & ~snapshot.directory.persons)
    largest = places[np.argsort(-change[places], kind="stable")][:most]
    known = parties(snapshot, largest.tolist())
    listed = tuple(
        SignalMove(known[one.id_of(place)], float(scores[0][place]), float(scores[1][place]))
        for place in largest.tolist()
    )
    return len(places), listed


def _graph(store: Store, snapshot: Snapshot, supposed: Book[RuleRow], moment: AsOf) -> RiskGraph:
    with laid_over(supposed):
        return build_risk_graph(snapshot, moment.true_on, beijing_today(), list_tiers(store, moment))


def _re_ended(snapshot: Snapshot, moved: Sequence[Moved]) -> Snapshot:
    """The snapshot with the level and end of use of the records that move."""
    if not moved:
        return snapshot
    lives = {one.record_id: one.after for one in moved}
    records = snapshot.records
    levels, ends = records["level"].to_pylist(), records["use_until"].to_pylist()
    for place, id_ in enumerate(records["record"].to_pylist()):
        if id_ in lives:
            until = lives[id_]["use_until"]
            levels[place] = str(lives[id_].get("level") or "")
            ends[place] = number(until) if isinstance(until, date) else 0
    return replace(
        snapshot,
        records=_with(_with(records, "level", levels), "use_until", ends),
    )


def _with(table: pa.Table, name: str, values: list[object]) -> pa.Table:
    place = table.column_names.index(name)
    return table.set_column(place, name, pa.array(values, table.schema.field(name).type))
