"""Every answer about one subject, warm in one process, over ordinary and heavy subjects of a large county."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import TypeVar

import numpy as np
from figures import line, milliseconds

from analytics.what_if import refreshed
from graph_service.answers.as_of import as_of
from graph_service.answers.control.ownership import ownership
from graph_service.answers.groups.groups import group
from graph_service.answers.guarantees.guarantees import guarantees
from graph_service.answers.leads.reregistered import reregistered
from graph_service.answers.leads.shells import shells
from graph_service.answers.network.paths import paths
from graph_service.answers.related.related_parties import related_party_tables
from graph_service.answers.risk.risk import risk
from graph_service.answers.risk.risk_graph import RiskGraph, risk_graph
from graph_service.answers.warmed import make_ready
from graph_service.beijing import beijing_today
from graph_service.snapshot.held import HeldSnapshot
from graph_service.snapshot.tables import column
from graph_service.store.store import Store

ORDINARY, HEAVIEST = 300, 30
"""Enterprises drawn by a fixed seed, and the heaviest by each of several counts."""

Ask = Callable[[str], object]

Asked = TypeVar("Asked")


def measure(store: Store, held: HeldSnapshot) -> None:
    """Make ready, ask every measure of every subject twice, and print the times of the second round."""
    line("made ready in the background, at the start", _made_ready(store, held), "-")
    line("made ready again, as after a load", _made_ready(store, HeldSnapshot(store)), "-")
    drawn, heavy = _ordinary(held), _heavy(held)
    pairs = [*pairwise(drawn), *pairwise(heavy)]
    for name, ask in _measures(store, held).items():
        for kind, ids in (("ordinary", drawn), ("heavy", heavy)):
            _times(ask, ids)
            _say(f"{name}, {len(ids)} {kind} subjects", *_times(ask, ids), "p99 ≤ 50 ms")
    asked = [f"{first} {second}" for first, second in pairs]
    ask = lambda both: paths(store, both.split(), held=held)  # noqa: E731
    _times(ask, asked)
    _say(f"paths between two, {len(asked)} pairs", *_times(ask, asked), "p99 ≤ 50 ms")
    _changes(risk_graph(store, as_of(), held))


def _changes(graph: RiskGraph) -> None:
    """One record repaired or added, at those whose risk reaches most subjects and at others drawn."""
    known = graph.everywhere
    starts, reached = known.nodes[known.begins[:-1]], np.diff(known.begins)
    drawn = np.random.default_rng(5).choice(starts, min(ORDINARY, starts.size), replace=False)
    widest = starts[np.argsort(-reached, kind="stable")[:ORDINARY]]
    for kind, nodes in (("drawn", drawn), ("widest", widest)):
        asked = [(node, severity) for node in nodes.tolist() for severity in (0.0, 0.9)]
        most = max(refreshed(known, {node: 0.9}).nodes.size for node in nodes.tolist())
        times = _times(lambda one: refreshed(known, dict([one])), asked)
        _say(f"one changed record, {kind}, up to {most:,} subjects", *times, "p99 ≤ 5 ms")


def _measures(store: Store, held: HeldSnapshot) -> dict[str, Ask]:
    return {
        "ownership, control, beneficial owners": lambda id_: ownership(store, held, id_),
        "related parties of all books": lambda id_: related_party_tables(store, held, id_),
        "group": lambda id_: group(store, held, id_),
        "guarantees": lambda id_: guarantees(store, id_, held=held),
        "risk": lambda id_: risk(store, id_, held=held),
        "leads on re-registered firms": lambda id_: reregistered(store, id_, held=held),
        "clusters of shells": lambda id_: shells(store, id_, held=held),
    }


def _made_ready(store: Store, held: HeldSnapshot) -> str:
    """All that rests on a snapshot; the snapshot itself is read before."""
    held.current()
    start, begun = time.perf_counter(), time.process_time()
    make_ready(store, held)
    return f"{time.perf_counter() - start:.1f} s, {time.process_time() - begun:.1f} s CPU here"


def _times(ask: Callable[[Asked], object], asked: list[Asked]) -> tuple[list[float], list[float]]:
    """Wall and this process's CPU, an entry a question: on a shared machine the second tells more."""
    wall, cpu = [], []
    for one in asked:
        start, begun = time.perf_counter(), time.process_time()
        ask(one)
        wall.append(time.perf_counter() - start)
        cpu.append(time.process_time() - begun)
    return wall, cpu


def _say(what: str, wall: list[float], cpu: list[float], expected: str) -> None:
    line(what, f"{milliseconds(wall)}; CPU here {milliseconds(cpu)}", expected)


def _ordinary(held: HeldSnapshot) -> list[str]:
    subjects = held.current().subjects
    firms = np.flatnonzero(~column(subjects, "person").astype(np.bool_))
    chosen = random.Random(5).sample(firms.tolist(), ORDINARY)
    return [subjects["id"][one].as_py() for one in chosen]


def _heavy(held: HeldSnapshot) -> list[str]:
    """Enterprises with most holders, holdings, posts, guarantees and records, each once."""
    subjects = held.current().subjects
    person = column(subjects, "person").astype(np.bool_)
    found: dict[int, None] = {}
    for counts in _counts(held):
        counts[person] = 0
        found.update(dict.fromkeys(np.argsort(-counts, kind="stable")[:HEAVIEST].tolist()))
    return [subjects["id"][one].as_py() for one in found]


def _counts(held: HeldSnapshot) -> Iterator[np.ndarray]:
    today = held.current().on(beijing_today())
    for table, end in (
        (today.holdings, "target"),
        (today.holdings, "source"),
        (today.roles, "target"),
        (today.guarantees, "source"),
        (today.guarantees, "target"),
        (today.records, "subject"),
    ):
        yield np.bincount(column(table, end), minlength=today.subjects.num_rows)
