"""One small run of every ownership and control measure, to have their machine code on disk in time."""

from __future__ import annotations

from analytics.control import control_pairs, controlled_by
from analytics.control_blocs import control_blocs
from analytics.holdings_graph import build_holdings
from analytics.integrated import integrated_ownership, ultimate_column_sums
from analytics.network_power import network_power
from analytics.penetrated_shares import penetrated_shares
from analytics.routes import routes_from
from analytics.tax_attribution import attributed_share
from analytics.ultimate_controller import ultimate_controller

__all__ = ["compile_ownership_kernels"]


def compile_ownership_kernels() -> None:
    """Compile every kernel of this half of the measures and leave it in the cache: about 15 s, once.

    Later calls, in this process or another, load the machine code from disk. The holdings below are a
    chain, a ring and a closed ring, so that every kernel runs.
    """
    graph = build_holdings(5, [0, 1, 2, 3, 4], [1, 2, 1, 4, 3], [0.6, 0.6, 0.2, 1.0, 1.0])
    penetrated_shares(graph)
    routes_from(graph, 0)
    ultimate_column_sums(graph, integrated_ownership(graph))
    control_pairs(graph)
    controlled_by(graph, (0, 2))
    control_blocs(graph)
    ultimate_controller(graph, 2)
    attributed_share(graph, (0,), 2)
    network_power(graph, 2)
