"""Name search on a large county: time, and hits among the first five by kind of distortion."""

from __future__ import annotations

import random
import time

from bench_county import Named
from distortions import KINDS
from figures import line, milliseconds

from graph_service.answers.matching.search import search
from graph_service.store.store import Store

CASES = 200
"""Names of each kind."""

WARM = 600
"""Searches before the clock runs: a database that has just started is still compiling."""


def measure(store: Store, named: list[Named]) -> None:
    """Search CASES names of each kind and print hits and times."""
    chance = random.Random(7)
    _hits(store, [(one.name, one.id) for one in named[:WARM]], [])
    times: list[float] = []
    for kind, distort in KINDS.items():
        cases = [(distort(one.name, chance), one.id) for one in chance.sample(named, CASES * 2)]
        wanted = [(said, id_) for said, id_ in cases if said][:CASES]
        _report(kind, wanted, _hits(store, wanted, times))
    former = [(name, one.id) for one in named for name in one.former_names][:CASES]
    _report("former name", former, _hits(store, former, times))
    line("name search, all kinds", milliseconds(times), "p99 ≤ 30 ms")


def _hits(store: Store, wanted: list[tuple[str, str]], times: list[float]) -> int:
    found = 0
    for said, id_ in wanted:
        start = time.perf_counter()
        answer = search(store, said, 5)
        times.append(time.perf_counter() - start)
        found += id_ in {hit.party.id for hit in answer.enterprises[:5]}
    return found


def _report(kind: str, wanted: list[tuple[str, str]], hits: int) -> None:
    share = hits / len(wanted) if wanted else float("nan")
    line(f"search: {kind}, in the first five of {len(wanted)}", f"{share:.1%}", "≥ 98 %")
