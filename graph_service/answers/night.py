"""Working out the night run of the graph as it stands, and which runs there are."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from graph_service.answers.as_of import AsOf, as_of
from graph_service.answers.facts.definitions import list_tiers
from graph_service.beijing import beijing_today
from graph_service.night.manifest import Manifest
from graph_service.night.run import night_run
from graph_service.night.runs import finished_runs
from graph_service.snapshot.held import HeldSnapshot
from graph_service.store.store import Store

__all__ = ["NightRuns", "night", "night_runs"]

NOTE = "各表由当日在用的记录推算，供核查，不是认定；不对自然人评分。表的含义见各列名与说明文档。"
"""Stands with every list of runs."""


@dataclass(frozen=True)
class NightRuns:
    """The finished runs, the newest first, each with all that its manifest says."""

    sentence: str
    runs: tuple[Manifest, ...]
    note: str = NOTE


def night(store: Store, held: HeldSnapshot, folder: Path, moment: AsOf | None = None) -> Manifest:
    """Work out every measure of the moment's day and write the tables into a folder of their own.

    What is known is what is known now. Records that are in use today no more weigh nothing on any day.
    """
    moment = moment or as_of()
    tiers = list_tiers(store, moment)
    return night_run(held.current(), moment.true_on, beijing_today(), tiers, folder)


def night_runs(folder: Path) -> NightRuns:
    """The finished runs of a folder."""
    runs = finished_runs(folder)
    return NightRuns(_sentence(runs), runs)


def _sentence(runs: tuple[Manifest, ...]) -> str:
    if not runs:
        return "未见已完成的夜间计算；用 xinmai night 计算一次"
    last = runs[0]
    return f"已完成 {len(runs)} 次夜间计算；最近一次为 {last.true_on} 当日情况，装载 {last.last_load}"
