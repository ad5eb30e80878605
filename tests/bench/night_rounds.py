"""`python night_rounds.py FOLDER`: night runs of this installation's graph, with time and memory, as JSON."""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path

from graph_service.answers.night import night
from graph_service.snapshot.held import held_for
from graph_service.store.open import open_store

ROUNDS = 4


def main() -> None:
    """The first round loads the kernels' machine code; the snapshot is open before the clock starts."""
    rounds = []
    with open_store() as store:
        held = held_for(store)
        held.current()
        opened = _peak()
        for _ in range(ROUNDS):
            wall, cpu = time.perf_counter(), time.process_time()
            made = night(store, held, Path(sys.argv[1]))
            seconds = time.perf_counter() - wall, time.process_time() - cpu
            rounds.append({"wall": seconds[0], "cpu": seconds[1], "parts": dict(made.parts)})
    rows = sum(one.rows for one in made.tables)
    told = {"enterprises": made.enterprises, "rows": rows, "bytes": sum(one.bytes for one in made.tables)}
    print(json.dumps({"rounds": rounds, "opened": opened, "peak": _peak(), **told}))


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


if __name__ == "__main__":
    main()
