"""`xinmai night`: every measure of the whole graph, written as Parquet files."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Annotated

import typer

from analytics.contagion_warmth import compile_contagion_kernels
from analytics.ownership_warmth import compile_ownership_kernels
from graph_service.answers.night import night as night_of
from graph_service.cli.terminal import AsJson, TrueOn, moment, print_json, say, table
from graph_service.night.manifest import Manifest
from graph_service.night.runs import night_folder
from graph_service.settings import settings
from graph_service.snapshot.held import held_for
from graph_service.store.open import open_store


def night(
    out: Annotated[
        Path | None, typer.Option(help="Folder of the runs; else `night` beside the data.", file_okay=False)
    ] = None,
    true_on: TrueOn = None,
    as_json: AsJson = False,
) -> None:
    """Work out every measure of the whole graph and write it as Parquet, one folder a run (夜间计算)."""
    folder = out or night_folder(settings())
    with ThreadPoolExecutor(1) as beside:
        loaded = beside.submit(_load_kernels)  # while the database starts and the snapshot is opened
        with open_store() as store:
            held = held_for(store)
            held.current()
            loaded.result()
            made = night_of(store, held, folder, moment(true_on, None))
    if as_json:
        print_json(made)
        return
    _print(made, folder)


def _load_kernels() -> None:
    compile_ownership_kernels()
    compile_contagion_kernels()


def _print(made: Manifest, folder: Path) -> None:
    say(
        f"{made.true_on} 当日情况，装载 {made.last_load}：{made.enterprises:,} 户企业，{made.seconds:.1f} 秒",
        "bold",
    )
    rows = ((one.table, f"{one.rows:,}", f"{one.bytes / 1e6:.1f}") for one in made.tables)
    table("表", ("表", "行>", "MB>"), rows)
    for cut in made.truncations:
        if cut.capped:
            met = "" if cut.met_by is None else f"：{cut.met_by:,}"
            say(f"{cut.table}：{cut.limit}{met}", "yellow")
    say(f"已写入 {folder / made.run}")
