"""The tables of shares: penetrated, integrated, and rings of companies that hold each other."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyarrow as pa

from analytics.circular_holding import CircularHolding
from analytics.share_columns import ShareColumns
from graph_service.night.ids import Ids

__all__ = ["member_table", "ring_table", "share_table"]


def share_table(shares: ShareColumns, ids: Ids) -> pa.Table:
    """A row for each pair of holder and company."""
    return pa.table(
        {
            "holder_id": ids.of(shares.holders),
            "company_id": ids.of(shares.companies),
            "share_low": shares.low,
            "share_high": shares.high,
        }
    )


def ring_table(rings: Sequence[CircularHolding]) -> pa.Table:
    """A row for each circular holding, numbered in their order."""
    return pa.table(
        {
            "ring": pa.array(range(len(rings)), pa.int32()),
            "members": pa.array([len(one.members) for one in rings], pa.int32()),
            "outside_low": pa.array([one.outside_low for one in rings], pa.float64()),
            "outside_high": pa.array([one.outside_high for one in rings], pa.float64()),
            "spectral_radius": pa.array([one.spectral_radius for one in rings], pa.float64()),
            "alarm": pa.array([one.alarm for one in rings], pa.string()),
        }
    )


def member_table(what: str, member: str, groups: Sequence[Sequence[int]], ids: Ids) -> pa.Table:
    """A row for each member of each group, the groups numbered in their order."""
    sizes = [len(one) for one in groups]
    members = np.array([node for one in groups for node in one], np.int32)
    return pa.table({what: np.repeat(np.arange(len(groups), dtype=np.int32), sizes), member: ids.of(members)})
