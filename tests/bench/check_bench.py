"""A credit review of a long file against the large county: file in, workbook out, as the command does it."""

from __future__ import annotations

import random
import resource
import time
from pathlib import Path

import pandas as pd
from figures import line

from graph_service.checks.job import begin
from graph_service.checks.run import run
from graph_service.crossmatch.register import graph_register
from graph_service.settings import settings
from graph_service.snapshot.held import snapshot_folder
from graph_service.snapshot.kept import current_snapshot
from graph_service.store.store import Store

ROWS = 100_000
LIMIT = "≤ 60 s"


def measure(store: Store, folder: Path, matter: str = "subsidy") -> None:
    """Review ROWS enterprises of the county, one in ten by its name, one in a hundred with a wrong code."""
    source = _listed(store, folder)
    started, cpu = time.perf_counter(), time.process_time()
    job = begin(source, name=source.name, matter=matter, caller="bench", purpose="测速")
    register = graph_register(current_snapshot(store, snapshot_folder(settings())))
    ready = time.perf_counter()
    found = run(store, register, job)
    ended = time.perf_counter()
    line(
        f"check {len(found.rows):,} rows of {len(register.register):,}",
        f"{ended - started:.1f} s wall",
        LIMIT,
    )
    parts = f"read {ready - started:.1f} s, review and workbook {ended - ready:.1f} s"
    line("check: its parts", f"{parts}; {time.process_time() - cpu:.1f} s CPU of this process", "-")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    line("check: memory", f"{peak:.2f} GiB", "-")
    line("check: outcomes", ", ".join(f"{name} {count:,}" for name, count in found.counts.items()), "-")


def _listed(store: Store, folder: Path) -> Path:
    """The rows, drawn by a fixed seed."""
    folder.mkdir(parents=True, exist_ok=True)
    snapshot = current_snapshot(store, snapshot_folder(settings()))
    own = snapshot.registrations
    codes = snapshot.subjects["id"].take(own["subject"]).to_pylist()
    drawn = random.Random(5).sample(list(zip(codes, own["name"].to_pylist(), strict=True)), ROWS)
    rows = [
        ("" if place % 10 == 3 else code[:17] + "O" if place % 100 == 7 else code, name, place * 100)
        for place, (code, name) in enumerate(drawn)
    ]
    path = folder / "申报.csv"
    pd.DataFrame(rows, columns=["统一社会信用代码", "企业名称", "申报金额"]).to_csv(path, index=False)
    return path
