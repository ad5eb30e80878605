"""`make bench`: speeds with the raw rate beside them; `--enterprises` sets the county's size."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import answers_bench
import check_bench
import kernel_bench
import load_bench
import match_bench
import night_bench
import page_bench
import picture_bench
import search_bench
import snapshot_bench
from bench_county import county_files, own_database, sample
from figures import line

from graph_service.server.start import ServerFolder, stop_server
from graph_service.snapshot.held import HeldSnapshot
from graph_service.store.open import open_store
from graph_service.store.store import Store
from loaders.load import load_file

ROOT = Path(__file__).resolve().parents[2]
EXECUTIVES = ROOT / "tests" / "data" / "stock_kg_lemonhu" / "executive_prep.csv"
FLOOR = ROOT.parent / "shared" / "bench"
PARTS = ("load", "search", "page", "kernels", "snapshot", "answers", "match", "night", "check", "pictures")
OF_COUNTY = ("search", "page", "snapshot", "answers", "night", "check")
"""Parts that ask the large county."""

MIXED = 20_000
"""Enterprises of the county whose files are loaded by both ways."""


def main() -> None:
    """Measure and print; the county and its database are kept in --dir for the next time."""
    options = argparse.ArgumentParser(description=main.__doc__)
    options.add_argument("--dir", type=Path, default=ROOT / "out" / "bench")
    options.add_argument("--enterprises", type=int, default=200_000)
    options.add_argument("--only", choices=PARTS, help="one part only")
    options.add_argument("--rows", type=int, default=1_000_000, help="rows of list and register to match")
    options.add_argument("--size", choices=("county", "city"), default="county", help="graph of the kernels")
    options.add_argument("--floor", type=Path, default=FLOOR, help="folder of the plain C kernels")
    chosen = options.parse_args()
    if chosen.only in (None, "kernels") and (chosen.floor / "floor.py").is_file():
        kernel_bench.measure(chosen.floor, chosen.dir / "kernels", chosen.size)
    if chosen.only in (None, "night") and (chosen.floor / "graph.py").is_file():
        graph = kernel_bench.graph_file(chosen.floor, chosen.dir / "kernels", chosen.size)
        night_bench.measure(f"night run, {chosen.size} graph", chosen.dir / "night", graph)
    if chosen.only in (None, "match"):
        match_bench.measure(chosen.dir / "match", chosen.rows)
    if chosen.only in (None, "pictures"):
        picture_bench.measure()
    if chosen.only in (None, "load"):
        _validation(chosen.dir / "answers", chosen.enterprises)
        _load(chosen.dir / "load")
    if chosen.only in (None, *OF_COUNTY):
        _answers(chosen.dir / "answers", chosen.enterprises, chosen.only)


def _validation(folder: Path, enterprises: int) -> None:
    own_database(folder)
    load_bench.measure_validation(county_files(folder, enterprises))


def _load(folder: Path) -> None:
    own_database(folder)
    files = county_files(folder, MIXED)
    try:
        with open_store() as store:
            load_bench.measure(store, files)
            report = load_file(EXECUTIVES, store=store)
    finally:
        stop_server(ServerFolder(folder / "data"))
    explained = len({reject.line for reject in report.rejects})
    figure = f"{report.read:,} read, {report.rejected:,} rejected"
    line("the real executives file", figure, f"24,775 read; {explained:,} rows explained")


def _answers(folder: Path, enterprises: int, only: str | None) -> None:
    own_database(folder)
    files = county_files(folder, enterprises)
    try:
        with open_store() as store:
            start = time.perf_counter()
            read = sum(load_file(path, store=store).read for path in files)
            line(
                f"county of {enterprises:,} at hand, {read:,} rows",
                f"{time.perf_counter() - start:.0f} s",
                "-",
            )
            if only in (None, "snapshot"):
                snapshot_bench.measure(store)
            if only in (None, "answers"):
                answers_bench.measure(store, HeldSnapshot(store))
            if only in (None, "night"):
                night_bench.measure("night run", folder / "night")
            if only in (None, "check"):
                check_bench.measure(store, folder / "check")
            if only in (None, "search", "page"):
                _names(store, only)
    finally:
        stop_server(ServerFolder(folder / "data"))


def _names(store: Store, only: str | None) -> None:
    named = sample(store, 2_000)
    if only != "page":
        search_bench.measure(store, named)
    if only != "search":
        page_bench.measure(named)


if __name__ == "__main__":
    main()
