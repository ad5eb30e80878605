"""The table of enterprises: what each stands in, and which limits its figures met."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from analytics.arrays import Bytes, Counts, Floats, Nodes
from analytics.groups import GroupLabels
from analytics.integrated import IntegratedColumns
from analytics.penetrated_shares import PenetratedShares
from analytics.route_kernels import CUT_BY_LENGTH, CUT_BY_PRODUCT
from graph_service.night.ids import Ids
from graph_service.snapshot.tables import Snapshot

__all__ = ["Standing", "enterprise_table"]

STATES = ("whole", "below_closed_ring", "closed_ring")


@dataclass(frozen=True)
class Standing:
    """What is known of every subject, by number, from the single measures.

    `components` are as `weak_components` gives them; `rings` and `circles` the members of each, in their
    order; `scores` and `sources` those of contagion; `chain_depths` of guarantees.
    """

    components: Nodes
    groups: GroupLabels
    routes: PenetratedShares
    integrated: IntegratedColumns
    rings: Sequence[Sequence[int]]
    circles: Sequence[Sequence[int]]
    scores: Floats
    sources: Counts
    chain_depths: Nodes


def enterprise_table(snapshot: Snapshot, known: Standing, ids: Ids) -> pa.Table:
    """A row for each enterprise of the snapshot."""
    firms, rows = ids.enterprises, pa.array(ids.enterprises)
    sizes = np.bincount(known.components, minlength=len(ids))[known.components].astype(np.int32)
    alone, reached = known.groups.sizes[firms] < 2, known.sources[firms] > 0
    cut = _cut(known.routes, len(ids))[firms]
    return pa.table(
        {
            "id": ids.of(firms),
            "name": snapshot.subjects["name"].take(rows),
            "kind": snapshot.subjects["kind"].take(rows),
            "component_id": ids.of(known.components[firms]),
            "component_size": sizes[firms],
            "group_id": ids.of(np.where(alone, -1, known.groups.labels[firms])),
            "group_root_id": ids.of(np.where(alone, -1, known.groups.roots[firms])),
            "group_size": pa.array(known.groups.sizes[firms], mask=alone),
            "penetrated_cut_by_length": (cut & CUT_BY_LENGTH) != 0,
            "penetrated_cut_by_product": (cut & CUT_BY_PRODUCT) != 0,
            "integrated_state": _states(known.integrated, firms),
            "circular_holding": _place_in(known.rings, firms, len(ids)),
            "guarantee_circle": _place_in(known.circles, firms, len(ids)),
            "guarantee_chain_depth": known.chain_depths[firms],
            "contagion_score": pa.array(known.scores[firms], mask=~reached),
            "contagion_sources": known.sources[firms].astype(np.int32),
        }
    )


def _cut(routes: PenetratedShares, count: int) -> Bytes:
    marks = np.zeros(count, np.uint8)
    marks[routes.companies] = routes.cut
    return marks


def _states(columns: IntegratedColumns, firms: Nodes) -> pa.Array:
    states = np.zeros(columns.row_of.size, np.int8)
    states[columns.companies] = columns.state
    return pa.DictionaryArray.from_arrays(pa.array(states[firms]), pa.array(STATES)).dictionary_decode()


def _place_in(groups: Sequence[Sequence[int]], firms: Nodes, count: int) -> pa.Array:
    """The number of the group that each firm is in; null where it is in none."""
    place = np.full(count, -1, np.int32)
    for number, members in enumerate(groups):
        place[list(members)] = number
    return pa.array(place[firms], mask=place[firms] < 0)
