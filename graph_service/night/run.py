"""The night run: all measures of the whole graph on one day, in two threads, written as tables."""

from __future__ import annotations

import time
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from importlib.metadata import version
from pathlib import Path

from graph_service.night.enterprise_table import Standing, enterprise_table
from graph_service.night.folder import Output, whole_folder
from graph_service.night.ids import Ids
from graph_service.night.limits import truncations
from graph_service.night.manifest import Manifest, write_manifest
from graph_service.night.ownership_half import OwnershipHalf, ownership_half
from graph_service.night.risk_half import RiskHalf, risk_half
from graph_service.rules.control import control_numbers
from graph_service.rules.holders import holder_words
from graph_service.rules.installed import book
from graph_service.rules.lists import LISTS
from graph_service.snapshot.tables import Snapshot

__all__ = ["night_run"]

_HASH = 8
"""Characters of a load's id that a folder is named by."""


def night_run(snapshot: Snapshot, day: date, today: date, tiers: Mapping[str, str], folder: Path) -> Manifest:
    """Write all tables of the day into a folder of their own under `folder`; the same run again replaces it.

    Args:
        snapshot: the graph as known now.
        day: what is true on it is looked at.
        today: records must be in use on this day as well.
        tiers: tier of each list that has a definition.
        folder: where the runs of this graph stand.
    """
    started, clock = datetime.now(UTC), time.perf_counter()
    run = f"{day}-{snapshot.last_load[:_HASH] or 'empty'}"
    ids = Ids(snapshot)
    with whole_folder(folder / run) as made:
        out = Output(made)
        with ThreadPoolExecutor(2) as halves:
            holding = halves.submit(ownership_half, snapshot, day, ids, out)
            relating = halves.submit(risk_half, snapshot, day, today, tiers, ids, out)
            owned, risky = holding.result(), relating.result()
        with out.timed("enterprises"):
            table = enterprise_table(snapshot, _standing(owned, risky), ids)
        out.write("enterprises", table)
        manifest = Manifest(
            run=run,
            last_load=snapshot.last_load,
            loads=snapshot.stamp.finished,
            true_on=day,
            known_on=snapshot.known_on,
            started=started,
            seconds=round(time.perf_counter() - clock, 3),
            program=version("xinmai"),
            subjects=len(ids),
            enterprises=ids.enterprises.size,
            rules=_rules(day, risky),
            tables=out.files,
            truncations=truncations(owned, risky, ids),
            parts=out.seconds,
        )
        write_manifest(manifest, made)
    return manifest


def _standing(owned: OwnershipHalf, risky: RiskHalf) -> Standing:
    return Standing(
        components=risky.components,
        groups=owned.groups,
        routes=owned.routes,
        integrated=owned.integrated,
        rings=[one.members for one in owned.rings],
        circles=[one.members for one in risky.guarantees.circles],
        scores=risky.contagion.scores,
        sources=risky.sources,
        chain_depths=risky.guarantees.chain_depths,
    )


def _rules(day: date, risky: RiskHalf) -> dict[str, str]:
    return {
        "control": control_numbers(day).version,
        "holders": holder_words(day).version,
        "lists": book(LISTS).version,
        "contagion": risky.rules,
    }
