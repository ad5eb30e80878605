"""`xinmai snapshot`: the graph as arrays beside the data: its state, brought up to date, hubs frozen."""

from __future__ import annotations

import time

import typer

from graph_service.answers.snapshot_state import SnapshotState, snapshot_state
from graph_service.beijing import beijing_minute, beijing_today
from graph_service.cli.terminal import AsJson, print_json, say
from graph_service.settings import settings
from graph_service.snapshot.degrees import freeze_counts, keep_counts
from graph_service.snapshot.held import HeldSnapshot, snapshot_folder
from graph_service.store.open import open_store
from graph_service.store.store import Store

snapshot = typer.Typer(
    help="The graph's snapshot (图快照): its state, bring it up to date, freeze the numbers at hubs.",
    no_args_is_help=True,
    add_completion=False,
)


@snapshot.command()
def status(as_json: AsJson = False) -> None:
    """Say which load the snapshot stands for, whether one has come since, and what is frozen."""
    with open_store() as store:
        _show(store, as_json)


@snapshot.command()
def refresh(as_json: AsJson = False) -> None:
    """Bring the snapshot up to date now, so that the next question need not wait."""
    with open_store() as store:
        started = time.monotonic()
        HeldSnapshot(store, snapshot_folder(settings())).current()
        if not as_json:
            say(f"已更新，用时 {time.monotonic() - started:.1f} 秒")
        _show(store, as_json)


@snapshot.command()
def freeze(as_json: AsJson = False) -> None:
    """Freeze the numbers at hubs as of today for this release; risk keeps to them until the next time."""
    folder = snapshot_folder(settings())
    with open_store() as store:
        keep_counts(freeze_counts(HeldSnapshot(store, folder).current(), beijing_today()), folder)
        _show(store, as_json)


def _show(store: Store, as_json: bool) -> None:
    found = snapshot_state(store, snapshot_folder(settings()))
    if as_json:
        print_json(found)
        return
    say(found.sentence, "yellow" if found.stale else "")
    for words in _lines(found):
        say(words, "dim")


def _lines(found: SnapshotState) -> list[str]:
    lines = [f"文件夹  {found.folder}"]
    if found.known_on is not None and found.rows is not None:
        lines += [
            f"读取于  {beijing_minute(found.known_on)}，{(found.bytes or 0) / 1e6:,.0f} MB，"
            f"装载 {found.known_loads:,} / {found.loads:,}",
            f"主体    {found.subjects:,}",
            *(f"{name:14}{count:>12,}" for name, count in found.rows.items()),
        ]
    if found.frozen is not None:
        frozen = found.frozen
        lines.append(
            f"冻结    {beijing_minute(frozen.moment)}，主体 {frozen.subjects:,}，最大关联数 {frozen.most:,}"
        )
    return lines
