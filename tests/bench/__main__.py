"""`make bench`: speeds with the raw rate beside them; `--enterprises` sets the county's size."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

import numpy as np

from graph_service.beijing import beijing_today

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
from figures import line, part
from graph_snapshot import snapshot_graph

from graph_service.server.start import ServerFolder, stop_server
from graph_service.snapshot.held import HeldSnapshot
from graph_service.store.open import open_store
from graph_service.store.store import Store
from loaders.load import load_file

ROOT = Path(__file__).resolve().parents[2]
EXECUTIVES = ROOT / "tests" / "data" / "stock_kg_lemonhu" / "executive_prep.csv"
FLOOR = ROOT.parent / "shared" / "bench"
PARTS = ("load", "search", "page", "kernels", "snapshot", "answers", "match", "night", "check", "pictures")
OF_COUNTY = ("search", "page", "kernels", "snapshot", "answers", "night", "check")
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
    options.add_argument(
        "--size", choices=("county", "city"), default="city", help="largest graph of the kernels"
    )
    options.add_argument("--floor", type=Path, default=FLOOR, help="folder of the plain C kernels")
    chosen = options.parse_args()
    floor = (chosen.floor / "floor.py").is_file()
    if floor:
        _synthetic(chosen)
    if chosen.only in (None, "match"):
        part("match")
        match_bench.measure(chosen.dir / "match", chosen.rows)
    if chosen.only in (None, "pictures"):
        part("pictures")
        picture_bench.measure()
    if chosen.only in (None, "load"):
        part("load")
        _validation(chosen.dir / "answers", chosen.enterprises)
        _load(chosen.dir / "load")
    if chosen.only in (None, *OF_COUNTY) and not (chosen.only == "kernels" and floor):
        _answers(chosen.dir / "answers", chosen)


def _synthetic(chosen: argparse.Namespace) -> None:
    """What is held against the floor's own graphs: the kernels and their growth, and a night run."""
    graphs = chosen.dir / "kernels"
    if chosen.only in (None, "kernels"):
        part("kernels and growth")
        kernel_bench.measure(chosen.floor, graphs, chosen.size)
    if chosen.only in (None, "night"):
        part("night run of the floor's graph")
        graph = kernel_bench.graph_file(chosen.floor, graphs, "county")
        night_bench.measure("night run", chosen.dir / "night", graph)


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


def _answers(folder: Path, chosen: argparse.Namespace) -> None:
    own_database(folder)
    files, only = county_files(folder, chosen.enterprises), chosen.only
    part("sample county")
    try:
        with open_store() as store:
            start = time.perf_counter()
            read = sum(load_file(path, store=store).read for path in files)
            line(
                f"county of {chosen.enterprises:,} at hand, {read:,} rows",
                f"{time.perf_counter() - start:.0f} s",
                "-",
            )
            if only in (None, "kernels") and not (chosen.floor / "floor.py").is_file():
                part("kernels")
                _kernels_alone(store, folder / "graph.npz")
            if only in (None, "snapshot"):
                part("snapshot")
                snapshot_bench.measure(store)
            if only in (None, "answers"):
                part("answers and changed record")
                answers_bench.measure(store, HeldSnapshot(store))
            if only in (None, "night"):
                part("night run")
                night_bench.measure("night run", folder / "night")
            if only in (None, "check"):
                part("check")
                check_bench.measure(store, folder / "check")
            if only in (None, "search", "page"):
                _names(store, only)
    finally:
        stop_server(ServerFolder(folder / "data"))


def _kernels_alone(store: Store, graph: Path) -> None:
    np.savez(graph, **snapshot_graph(HeldSnapshot(store).current(), beijing_today()))
    kernel_bench.measure_alone(graph, "sample county")


def _names(store: Store, only: str | None) -> None:
    named = sample(store, 2_000)
    if only != "page":
        part("search")
        search_bench.measure(store, named)
    if only != "search":
        part("page")
        page_bench.measure(named)


if __name__ == "__main__":
    main()
