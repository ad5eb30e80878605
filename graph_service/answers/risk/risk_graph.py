"""The whole graph on one day, ready for contagion: what passes on, who has records, from which snapshot."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from threading import Lock

import numpy as np

from analytics.arrays import Nodes
from analytics.contagion import Contagion, contagion
from analytics.contagion_network import ContagionNetwork, RiskSources, risk_sources
from analytics.guarantee_circles import GuaranteeNetwork, guarantee_network
from analytics.paths import RelationGraph, relation_graph
from analytics.severity import RiskRecords, own_severity
from analytics.transmission import (
    FrozenDegrees,
    Transmission,
    TransmissionTable,
    both_ways,
    frozen_degrees,
    joined_subjects,
    relation_chances,
    transmission,
    transmission_network,
)
from graph_service.answers.as_of import AsOf
from graph_service.answers.facts.definitions import list_tiers
from graph_service.beijing import beijing_today
from graph_service.errors import NotFound
from graph_service.rules.book import joint_version
from graph_service.rules.installed import book
from graph_service.rules.lists import LISTS
from graph_service.rules.transmission import CONTAGION, SEVERITY, TRANSMISSION, transmission_table
from graph_service.snapshot.held import HeldSnapshot
from graph_service.snapshot.relations import dated_relations, relations_once, risk_records
from graph_service.snapshot.tables import Snapshot, Stamp, column
from graph_service.store.store import Store


@dataclass(frozen=True)
class RiskGraph:
    """One day's graph as contagion takes it; `snapshot` is whole, of every day."""

    snapshot: Snapshot
    day: date
    table: TransmissionTable
    records: RiskRecords
    sources: RiskSources
    degrees: FrozenDegrees
    merged: Transmission
    network: ContagionNetwork

    @cached_property
    def on_day(self) -> Snapshot:
        """The snapshot with only what holds on the day."""
        return self.snapshot.on(self.day)

    @cached_property
    def everywhere(self) -> Contagion:
        """The contagion of every subject, for questions about many of them."""
        return contagion(self.network, self.sources)

    @cached_property
    def walkable(self) -> RelationGraph:
        """The relations of the day, to walk over in either direction."""
        dated = dated_relations(self.on_day)
        relations = dated.relations
        return relation_graph(
            relations.sources,
            relations.targets,
            relations.kinds,
            relations.kind_names,
            dated.valid_from,
            dated.valid_to,
            np.asarray(relation_chances(relations, self.table)),
            self.snapshot.subjects.num_rows,
        )

    @cached_property
    def guarantee_ends(self) -> tuple[Nodes, Nodes]:
        """Guarantors and debtors of the day, a guarantee each."""
        table = self.on_day.guarantees
        return column(table, "source").astype(np.int32), column(table, "target").astype(np.int32)

    @cached_property
    def guarantees(self) -> GuaranteeNetwork:
        """Every circle, star and chain of the day."""
        amounts = column(self.on_day.guarantees, "amount").astype(np.float64)
        return guarantee_network(*self.guarantee_ends, amounts, self.snapshot.subjects.num_rows)

    def number(self, id_: str) -> int:
        """The number of the subject in the snapshot. Raises NotFound."""
        number = self.snapshot.directory.number(id_)
        if number is None:
            raise NotFound(f"未见主体 {id_}：图谱快照（装载 {self.snapshot.last_load}）中没有它")
        return number

    def numbers(self, ids: Iterable[str]) -> dict[str, int]:
        """The numbers of those of the subjects that the snapshot has."""
        return self.snapshot.directory.numbers(ids)

    def id_of(self, number: int) -> str:
        """The id of the subject of this number."""
        return self.snapshot.directory.id(number)

    def name_of(self, number: int) -> str:
        """The name of the subject of this number; its id where nobody has named it."""
        return self.snapshot.directory.name(number)


_asking = Lock()
_held: dict[tuple[Stamp, datetime, datetime | None, date, date, str], RiskGraph] = {}
"""The graph asked for last, known by its load, its frozen numbers and its rules: none is served past any."""


def risk_graph(store: Store, moment: AsOf, held: HeldSnapshot) -> RiskGraph:
    """The graph as it stands in the store, on the moment's day; kept until the next load or another day.

    Args:
        store: the graph.
        moment: its `true_on` is the day; what is known is always what is known now.
        held: the process's snapshot.
    """
    today = beijing_today()
    with _asking:
        snapshot = held.current()
        rules = joint_version(book(kind) for kind in (LISTS, TRANSMISSION, SEVERITY, CONTAGION))
        frozen = snapshot.frozen.moment if snapshot.frozen else None
        key = (snapshot.stamp, snapshot.known_on, frozen, moment.true_on, today, rules)
        if key not in _held:
            made = build_risk_graph(snapshot, moment.true_on, today, list_tiers(store, moment))
            _held.clear()
            _held[key] = made
        return _held[key]


def build_risk_graph(snapshot: Snapshot, day: date, today: date, tiers: dict[str, str]) -> RiskGraph:
    """Put the snapshot's day together; see `risk_records` for `today` and `tiers`."""
    count = snapshot.subjects.num_rows
    table = transmission_table(day)
    relations = relations_once(dated_relations(snapshot.on(day)).relations, count)
    pairs = both_ways(relations, count)
    degrees = _degrees(snapshot, day, joined_subjects(pairs, count), table.degree_percentile)
    merged = transmission(relations, pairs, table, degrees)
    records = risk_records(snapshot, day, today, tiers)
    return RiskGraph(
        snapshot=snapshot,
        day=day,
        table=table,
        records=records,
        sources=risk_sources(own_severity(records, table.severity, day, count)),
        degrees=degrees,
        merged=merged,
        network=transmission_network(merged, table.spread, count),
    )


def _degrees(snapshot: Snapshot, day: date, live: Nodes, percentile: float) -> FrozenDegrees:
    """As frozen last, the day asked for aside; without a freeze those of the day, and said to be so."""
    frozen = snapshot.frozen
    if frozen is None:
        return frozen_degrees(
            live, percentile=percentile, frozen_on=f"{day} 装载 {snapshot.last_load}（未冻结）"
        )
    joined = frozen.among(snapshot.subjects, live)
    return frozen_degrees(joined, percentile=percentile, frozen_on=frozen.words, capped_by=frozen.joined)
