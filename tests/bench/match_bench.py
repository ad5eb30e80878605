"""Cross-matching of a list with a register: time, memory, precision and recall, beside other libraries.

Run as a program, it measures one set in a process of its own: `match_bench.py FOLDER`.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pyarrow as pa
from pyarrow import feather

ROUNDS = 3
LIMITS = {"exact": "≤ 1.5 s", "all": "≤ 8 s"}
BARS = {"A+B": "P ≥ .999, R ≥ .70", "A+B+C": "R ≥ .80"}
"""What is expected where a registrar keeps names apart; names drawn independently are there to compare."""
Score = dict[str, float]


def measure(folder: Path, size: int) -> None:
    """Make both sets once, measure ours on each, then the others on the first."""
    import match_rivals
    from figures import line
    from match_set import match_set

    for independent in (False, True):
        home = folder / f"match-{size}{'-independent' if independent else ''}"
        if not (home / "truth.npy").is_file():
            keep(home, match_set(size, size, independent=independent))
        told = subprocess.run(
            [sys.executable, __file__, str(home)], check=True, capture_output=True, text=True
        )
        found = json.loads(told.stdout)
        what = f"match {size:,} × {size:,}{', names drawn independently' if independent else ''}"
        for step, limit in LIMITS.items():
            seconds = found["seconds"][step]
            line(f"{what}: {step}", f"{seconds['wall']:.2f} s wall, {seconds['cpu']:.2f} s CPU", limit)
        line(f"{what}: memory", f"{found['gib']:.2f} GiB", "≤ 3 GiB")
        _print_scores(what, found["scores"], {} if independent else BARS, line)
    match_rivals.measure(folder / f"match-{size}")


def _print_scores(
    what: str, scores: dict[str, Score], bars: dict[str, str], line: Callable[[str, str, str], None]
) -> None:
    for grade, score in scores.items():
        figure = f"P {score['precision']:.5f}  R {score['recall']:.4f}"
        line(f"{what}: grade {grade}, {int(score['hits']):,} hits", figure, bars.get(grade, "-"))


def keep(home: Path, made: object) -> None:
    """Write a set as columns that are read without a copy."""
    from match_set import MatchSet

    assert isinstance(made, MatchSet)
    home.mkdir(parents=True, exist_ok=True)
    listed, register = made.listed, made.register
    rows = {"code": listed.codes, "name": listed.names, "region": listed.regions, "day": listed.days}
    subjects = {
        "code": register.codes,
        "registration_no": register.registration_numbers,
        "name": register.names,
        "region": register.regions,
        "founded": register.founded,
    }
    former = {
        "place": register.former.places,
        "name": register.former.names,
        "until": register.former.until,
    }
    for name, columns in (("rows", rows), ("subjects", subjects), ("former", former)):
        feather.write_feather(pa.table(columns), str(home / f"{name}.arrow"), compression="uncompressed")
    np.save(home / "kinds.npy", made.kinds)
    np.save(home / "truth.npy", made.truth)


def read(home: Path) -> tuple[object, object]:
    """The list and the register of a set."""
    from analytics.matching.columns import FormerNames, Listed, Register

    tables = {n: feather.read_table(str(home / f"{n}.arrow")) for n in ("rows", "subjects", "former")}

    def ints(table: str, name: str) -> np.ndarray:
        return tables[table][name].to_numpy().astype(np.int32)

    rows, subjects, former = tables["rows"], tables["subjects"], tables["former"]
    listed = Listed(rows["code"], rows["name"], ints("rows", "region"), ints("rows", "day"))
    names = FormerNames(ints("former", "place"), former["name"], ints("former", "until"))
    register = Register(
        subjects["code"],
        subjects["registration_no"],
        subjects["name"],
        ints("subjects", "region"),
        ints("subjects", "founded"),
        names,
    )
    return listed, register


def scores(rows: np.ndarray, places: np.ndarray, grades: np.ndarray, truth: np.ndarray) -> dict[str, Score]:
    """Precision of the hits and recall of the true rows, by grade and together."""
    right = truth[rows] == places
    true = max(1, int(np.count_nonzero(truth >= 0)))
    found = {}
    for name, wanted in (("A", [1]), ("B", [2]), ("A+B", [1, 2]), ("C", [3]), ("A+B+C", [1, 2, 3])):
        chosen = np.isin(grades, wanted)
        hits = int(chosen.sum())
        recall = np.unique(rows[chosen & right]).size / true
        found[name] = {"hits": hits, "precision": right[chosen].sum() / max(1, hits), "recall": recall}
    return found


def _measured(home: Path) -> dict[str, object]:
    from analytics.matching.index import index, list_index
    from analytics.matching.ladder import Bounds, matched

    listed, register = read(home)
    seconds = {}
    for step, bounds in (("exact", Bounds(review=False)), ("all", Bounds())):
        best = (float("inf"), float("inf"))
        for _ in range(ROUNDS):
            wall, cpu = time.perf_counter(), time.process_time()
            found = matched(list_index(listed), index(register), bounds)
            best = min(best, (time.perf_counter() - wall, time.process_time() - cpu))
        seconds[step] = {"wall": best[0], "cpu": best[1]}
    truth = np.load(home / "truth.npy")
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2
    return {
        "seconds": seconds,
        "gib": memory,
        "scores": scores(found.rows, found.places, found.grades, truth),
    }


if __name__ == "__main__":
    print(json.dumps(_measured(Path(sys.argv[1]))))
