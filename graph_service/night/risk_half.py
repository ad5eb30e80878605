"""The other half of the night run: contagion, guarantee circles and components, from any relations."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np

from analytics.arrays import Counts, Nodes
from analytics.components import weak_components
from analytics.contagion import Contagion
from analytics.contagion_table import contribution_columns, source_counts
from analytics.guarantee_circles import GuaranteeNetwork
from graph_service.answers.risk.risk_graph import RiskGraph, build_risk_graph
from graph_service.night.folder import Output
from graph_service.night.ids import Ids
from graph_service.night.risk_tables import circle_table, contagion_table, cycle_table
from graph_service.night.share_tables import member_table
from graph_service.snapshot.tables import Snapshot

__all__ = ["RiskHalf", "risk_half"]


@dataclass(frozen=True)
class RiskHalf:
    """What the table of enterprises takes from this half, and the version of its rules."""

    components: Nodes
    guarantees: GuaranteeNetwork
    contagion: Contagion
    sources: Counts
    rules: str


def risk_half(
    snapshot: Snapshot, day: date, today: date, tiers: Mapping[str, str], ids: Ids, out: Output
) -> RiskHalf:
    """Work out and write every table of risk signals; see `risk_records` for `today` and `tiers`."""
    with out.timed("relations of the day"):
        graph = build_risk_graph(snapshot, day, today, dict(tiers))
    with out.timed("components"):
        pairs = graph.merged.pairs
        once = np.flatnonzero(pairs.sources < pairs.targets)
        components, _ = weak_components(pairs.sources[once], pairs.targets[once], len(ids))
    _guarantees(graph, ids, out)
    sources = _contagion(graph, ids, out)
    return RiskHalf(components, graph.guarantees, graph.everywhere, sources, graph.table.version)


def _guarantees(graph: RiskGraph, ids: Ids, out: Output) -> None:
    with out.timed("guarantee circles"):
        circles = graph.guarantees.circles
    out.write("guarantee_circles", circle_table(circles))
    out.write(
        "guarantee_circle_members", member_table("circle", "member_id", [one.members for one in circles], ids)
    )
    out.write("guarantee_cycles", cycle_table(circles, ids))


def _contagion(graph: RiskGraph, ids: Ids, out: Output) -> Counts:
    """Writes the strongest sources; answers how many sources reach each subject."""
    with out.timed("contagion"):
        found = graph.everywhere
        table = contagion_table(contribution_columns(found), ids)
    out.write("contagion", table)
    return source_counts(found)
