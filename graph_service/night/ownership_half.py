"""One half of the night run: shares, control, rings and groups, from who holds what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from analytics.circular_holding import CircularHolding, circular_holdings
from analytics.control import control_pairs
from analytics.control_blocs import control_blocs
from analytics.groups import GroupLabels
from analytics.integrated import IntegratedColumns, integrated_ownership
from analytics.penetrated_shares import PenetratedShares, penetrated_shares
from analytics.share_columns import integrated_shares, penetrated_share_columns
from graph_service.answers.groups.group_graph import GroupGraph, group_graph
from graph_service.night.control_tables import bloc_table, concert_table, control_table
from graph_service.night.folder import Output
from graph_service.night.ids import Ids
from graph_service.night.share_tables import member_table, ring_table, share_table
from graph_service.rules.control import control_numbers
from graph_service.snapshot.holdings import OwnershipGraph, ownership_graph
from graph_service.snapshot.tables import Snapshot

__all__ = ["OwnershipHalf", "ownership_half"]


@dataclass(frozen=True)
class OwnershipHalf:
    """What the table of enterprises takes from this half."""

    routes: PenetratedShares
    integrated: IntegratedColumns
    rings: tuple[CircularHolding, ...]
    groups: GroupLabels


def ownership_half(snapshot: Snapshot, day: date, ids: Ids, out: Output) -> OwnershipHalf:
    """Work out and write every table of shares and control of the day."""
    with out.timed("holdings of the day"):
        graph = ownership_graph(snapshot, day)
    with out.timed("walking order"):
        _ = graph.shares.arranged, graph.votes.arranged
    routes = _penetrated(graph, ids, out)
    integrated = _integrated(graph, ids, out)
    with out.timed("circular holdings"):
        rings = circular_holdings(graph.shares)
    out.write("circular_holdings", ring_table(rings))
    out.write(
        "circular_holding_members", member_table("ring", "company_id", [one.members for one in rings], ids)
    )
    with out.timed("groups"):
        groups = group_graph(graph)
    _control(graph, groups, ids, out)
    return OwnershipHalf(routes, integrated, rings, groups.labels)


def _penetrated(graph: OwnershipGraph, ids: Ids, out: Output) -> PenetratedShares:
    with out.timed("penetrated shares"):
        found = penetrated_shares(graph.shares)
        table = share_table(penetrated_share_columns(found), ids)
    out.write("penetrated_shares", table)
    return found


def _integrated(graph: OwnershipGraph, ids: Ids, out: Output) -> IntegratedColumns:
    """Writes the shares; answers the columns of the largest shares, whose rings are the most closed."""
    with out.timed("integrated shares"):
        found = integrated_ownership(graph.shares)
        table = share_table(integrated_shares(found), ids)
    out.write("integrated_shares", table)
    return found.most


def _control(graph: OwnershipGraph, groups: GroupGraph, ids: Ids, out: Output) -> None:
    numbers, concerts = control_numbers(graph.day), tuple(one.concert for one in graph.bound)
    with out.timed("control"):
        pairs = control_pairs(graph.votes, numbers.majority, concerts)
        table = control_table(pairs, groups.joining, ids)
    out.write("control", table)
    out.write("concerts", concert_table(concerts, ids))
    with out.timed("blocs"):
        blocs = control_blocs(graph.votes, concerts, presumption=numbers.presumption)
        table = bloc_table(blocs, np.sort(graph.votes.arranged.companies), ids)
    out.write("blocs", table)
