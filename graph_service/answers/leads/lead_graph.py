"""The whole register on one day, ready for leads: marks of ended firms that reappear, bursts of shells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from analytics.arrays import Nodes
from analytics.reregistration import Key, Reregistrations, ended_as, reregistrations
from analytics.shell_clusters import ShellClusters, Traits, shell_clusters
from graph_service.answers.as_of import AsOf
from graph_service.answers.facts.definitions import list_tiers
from graph_service.answers.latest import Latest
from graph_service.beijing import beijing_today
from graph_service.errors import NotFound
from graph_service.rules.leads import LeadRules, lead_rules
from graph_service.snapshot.firms import (
    AGENT_POSTS,
    Firms,
    Listed,
    day_numbers,
    firm_marks,
    firms_on,
    persons_of,
)
from graph_service.snapshot.held import HeldSnapshot
from graph_service.snapshot.tables import Snapshot, column, number
from graph_service.store.store import Store

LIST_TIERS = ("A", "B")
"""Tiers of lists that make a firm a listed one here: of the seriously dishonest, and of the watched."""

ENTERPRISE = "enterprise"
"""The kind of subject among which clusters of shells are looked for; stalls of a market are of another."""

TraitKind = Literal["address", "phone", "email", "agent"]
TRAIT_WORDS: dict[TraitKind, str] = {
    "address": "住所",
    "phone": "联系电话",
    "email": "电子邮箱",
    "agent": "经办人",
}

Trait = tuple[TraitKind, str | int]
"""A trait by its kind: a key of text, or an agent's number among the subjects."""

ROLES = ("LEGAL_REP_OF", "EXECUTIVE_OF")


@dataclass(frozen=True)
class LeadGraph:
    """One day's register; `on_day` holds what is true on it, `listed` who stands on a list in force."""

    on_day: Snapshot
    day: date
    rules: LeadRules
    firms: Firms
    listed: Listed

    @cached_property
    def undated(self) -> int:
        """How many firms ended on a day that nobody delivered, and so cannot be compared."""
        statuses = self.firms.texts("status")
        ended = np.array([ended_as(status) is not None for status in statuses], np.bool_)
        return int((ended & (self.firms.ended_on < 0)).sum())

    def number(self, id_: str) -> int:
        """The number of the subject in the snapshot. Raises NotFound."""
        number = self.on_day.directory.number(id_)
        if number is None:
            raise NotFound(f"未见主体 {id_}：图谱快照（装载 {self.on_day.last_load}）中没有它")
        return number

    def id_of(self, number: int) -> str:
        """The id of the subject of this number."""
        return self.on_day.directory.id(number)

    def founded(self, firm: int) -> int:
        """The day on which the firm was founded, in days since 1970-01-01."""
        return int(self.firms.founded[self.place[firm]])

    @cached_property
    def place(self) -> Mapping[int, int]:
        """The row of each enterprise among the firms."""
        return {firm: place for place, firm in enumerate(self.firms.subjects.tolist())}

    @cached_property
    def reregistered(self) -> Reregistrations:
        """Every pair of an ended and a new firm."""
        marks = firm_marks(self.on_day, self.firms, self.listed)
        caps: dict[Key, int] = {(kind, key): cap for (kind, key), cap in self._caps.items()}
        return reregistrations(marks, self.rules.reregistration, caps)

    @cached_property
    def shells(self) -> ShellClusters:
        """Every cluster of young firms at one trait; the numbers of traits are places in `traits`."""
        count = self.on_day.subjects.num_rows
        founded, staff = np.full(count, -1, np.int64), np.full(count, np.nan)
        founded[self.firms.subjects] = self.firms.founded
        staff[self.firms.subjects] = self.firms.staff
        firms, numbers = self._trait_rows
        caps = {place: self._caps[trait] for place, trait in enumerate(self.traits) if trait in self._caps}
        return shell_clusters(
            Traits(firms, numbers, tuple(kind for kind, _ in self.traits), caps),
            founded,
            staff,
            persons_of(self.on_day, ROLES),
            self.rules.shells,
        )

    @cached_property
    def traits(self) -> tuple[Trait, ...]:
        """What enterprises share, or could."""
        return tuple(dict.fromkeys(trait for _, trait in self._traits_borne()))

    def traits_of(self, firm: int) -> set[int]:
        """The numbers of the traits that the firm bears."""
        firms, numbers = self._trait_rows
        return set(numbers[firms == firm].tolist())

    @cached_property
    def _trait_rows(self) -> tuple[Nodes, Nodes]:
        place = {trait: number for number, trait in enumerate(self.traits)}
        rows = [(firm, place[trait]) for firm, trait in self._traits_borne()]
        columns = np.array(rows, np.int32).reshape(-1, 2)
        return columns[:, 0], columns[:, 1]

    @cached_property
    def _caps(self) -> dict[Trait, int]:
        """The keys that a rule row names, with the strictest cap."""
        caps: dict[Trait, int] = {}
        for row in self.rules.shared:
            for key in self.firms.bearing(row.trait, row.contains):
                trait: Trait = (row.trait, key)
                caps[trait] = min(row.cap, caps.get(trait, row.cap))
        return caps

    def _traits_borne(self) -> Iterator[tuple[int, Trait]]:
        """Each enterprise with each of its traits."""
        kinds = self.on_day.subjects["kind"].take(pa.array(self.firms.subjects)).to_pylist()
        subjects = self.firms.subjects.tolist()
        texts: tuple[TraitKind, ...] = ("address", "phone", "email")
        for kind in texts:
            for firm, of_kind, keys in zip(subjects, kinds, self.firms.keys(kind), strict=True):
                if of_kind == ENTERPRISE:
                    yield from ((firm, (kind, key)) for key in keys)
        enterprises = {firm for firm, kind in zip(subjects, kinds, strict=True) if kind == ENTERPRISE}
        agents = persons_of(self.on_day, ("EXECUTIVE_OF",), posts="|".join(AGENT_POSTS))
        for firm in agents.keys() & enterprises:
            yield from ((firm, ("agent", person)) for person in agents[firm])


_latest: Latest[LeadGraph] = Latest()


def lead_graph(store: Store, moment: AsOf, held: HeldSnapshot) -> LeadGraph:
    """The register as it stands in the store, on the moment's day; kept until the next load, day or rule.

    Raises:
        BadRule: a rule book of leads cannot be read.
    """
    today, rules = beijing_today(), lead_rules(moment.true_on)
    snapshot = held.current()
    key = (snapshot.stamp, snapshot.known_on, moment.true_on, today, rules.version)
    return _latest.get(
        key,
        lambda: build_lead_graph(snapshot, moment.true_on, today, _watched_lists(store, moment), rules),
    )


def build_lead_graph(
    snapshot: Snapshot, day: date, today: date, lists: frozenset[str], rules: LeadRules
) -> LeadGraph:
    """Put the snapshot's day together; an entry counts only where it is in use on both days."""
    on_day = snapshot.on(day)
    listed = _listed(snapshot, on_day, day, today, lists)
    return LeadGraph(on_day, day, rules, firms_on(on_day), listed)


def _listed(snapshot: Snapshot, on_day: Snapshot, day: date, today: date, lists: frozenset[str]) -> Listed:
    """Who stands on one of the lists since when: no entry repaired, expired, annulled or disputed counts."""
    records = on_day.records
    if day < today:
        still = snapshot.on(today).records["record"].combine_chunks()
        records = records.filter(pc.is_in(records["record"], value_set=still))
    kept = pc.and_(pc.equal(records["type"], "ListEntry"), pc.invert(records["disputed"]))
    kept = pc.and_(kept, pc.is_in(records["list_code"], value_set=pa.array(sorted(lists), pa.string())))
    records = records.filter(pc.and_(kept, pc.less_equal(records["since"], number(day))))
    first: dict[int, int] = {}
    days = day_numbers(column(records, "since")) if records.num_rows else np.zeros(0, np.int64)
    for subject, since in zip(records["subject"].to_pylist(), days.tolist(), strict=True):
        first[subject] = min(since, first.get(subject, since))
    return first


def _watched_lists(store: Store, moment: AsOf) -> frozenset[str]:
    return frozenset(code for code, tier in list_tiers(store, moment).items() if tier in LIST_TIERS)
