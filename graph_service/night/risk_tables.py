"""The tables of risk signals: guarantee circles with their cycles, contagion with its strongest sources."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyarrow as pa

from analytics.contagion_table import ContributionColumns
from analytics.guarantee_circles import Exposure, GuaranteeCircle
from graph_service.night.ids import Ids

__all__ = ["circle_table", "contagion_table", "cycle_table"]


def circle_table(circles: Sequence[GuaranteeCircle]) -> pa.Table:
    """A row for each guarantee circle, numbered in their order."""
    counts = {
        "circle": list(range(len(circles))),
        "members": [len(one.members) for one in circles],
        "mutual_pairs": [len(one.mutual_pairs) for one in circles],
        "cycles": [len(one.cycles) for one in circles],
        "cycles_complete_to": [one.cycles_complete_to for one in circles],
        "guarantees": [one.exposure.guarantees for one in circles],
        "undisclosed": [one.exposure.undisclosed for one in circles],
    }
    columns = {name: pa.array(values, pa.int32()) for name, values in counts.items()}
    inside, outward = [one.exposure for one in circles], [one.outward for one in circles]
    return pa.table(
        {
            **columns,
            "kind": pa.array([one.kind for one in circles], pa.string()),
            **_bounds("amount", inside),
            **_bounds("outward", outward),
        }
    )


def cycle_table(circles: Sequence[GuaranteeCircle], ids: Ids) -> pa.Table:
    """A row for each member of each cycle."""
    cycles = [(circle, cycle) for circle, one in enumerate(circles) for cycle in one.cycles]
    sizes = np.array([len(cycle) for _, cycle in cycles], np.int64)
    number, starts = np.repeat(np.arange(sizes.size), sizes), np.cumsum(sizes) - sizes
    members = np.array([member for _, cycle in cycles for member in cycle], np.int32)
    circle_of = np.array([circle for circle, _ in cycles], np.int32)
    return pa.table(
        {
            "circle": circle_of[number],
            "cycle": number.astype(np.int32),
            "place": (np.arange(members.size) - starts[number]).astype(np.int32),
            "member_id": ids.of(members),
        }
    )


def contagion_table(found: ContributionColumns, ids: Ids) -> pa.Table:
    """A row for each listed source of each enterprise; natural persons are rated nowhere."""
    kept = np.flatnonzero(ids.is_enterprise[found.nodes])
    paths = found.paths[kept]
    there = paths >= 0
    ends = np.concatenate([[0], np.cumsum(there.sum(axis=1))]).astype(np.int32)
    return pa.table(
        {
            "company_id": ids.of(found.nodes[kept]),
            "rank": (found.ranks[kept] + 1).astype(np.int32),
            "source_id": ids.of(found.sources[kept]),
            "contribution": found.values[kept],
            "share": found.shares[kept],
            "path_ids": pa.ListArray.from_arrays(pa.array(ends), ids.of(paths[there])),
        }
    )


def _bounds(name: str, exposures: Sequence[Exposure]) -> dict[str, pa.Array]:
    """Sums from what is known to what it may be; null where an undisclosed amount leaves no upper end."""
    known = [one.amount for one in exposures]
    whole = [None if one.undisclosed else one.amount for one in exposures]
    return {f"{name}_low": pa.array(known, pa.float64()), f"{name}_high": pa.array(whole, pa.float64())}
