"""`python night_rounds.py FOLDER [GRAPH.npz]`: night runs with time and memory, as JSON.

Of this installation's graph, or of a graph in the kernels' own form.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

from graph_snapshot import LISTED, graph_snapshot

from graph_service.answers.night import night
from graph_service.beijing import beijing_today
from graph_service.night.manifest import Manifest
from graph_service.night.run import night_run
from graph_service.snapshot.held import held_for
from graph_service.store.open import open_store

ROUNDS = 4


def main() -> None:
    """The snapshot is open before the clock starts."""
    folder = Path(sys.argv[1])
    if len(sys.argv) > 2:
        snapshot, day = graph_snapshot(Path(sys.argv[2])), beijing_today()
        _rounds(lambda: night_run(snapshot, day, day, {LISTED: "A"}, folder))
        return
    with open_store() as store:
        held = held_for(store)
        held.current()
        _rounds(lambda: night(store, held, folder))


def _rounds(run: Callable[[], Manifest]) -> None:
    """The first round loads the kernels' machine code."""
    rounds, opened = [], _peak()
    for _ in range(ROUNDS):
        wall, cpu = time.perf_counter(), time.process_time()
        made = run()
        seconds = time.perf_counter() - wall, time.process_time() - cpu
        rounds.append({"wall": seconds[0], "cpu": seconds[1], "parts": dict(made.parts)})
    rows = sum(one.rows for one in made.tables)
    told = {"enterprises": made.enterprises, "rows": rows, "bytes": sum(one.bytes for one in made.tables)}
    print(json.dumps({"rounds": rounds, "opened": opened, "peak": _peak(), **told}))


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


if __name__ == "__main__":
    main()
