"""One small run of contagion, guarantee circles and paths, to have their machine code on disk in time."""

from __future__ import annotations

import numpy as np

from analytics.arrays import Floats
from analytics.contagion import contagion, contagion_of
from analytics.contagion_network import contagion_network, risk_sources
from analytics.contagion_table import contribution_columns
from analytics.guarantee_circles import guarantee_network
from analytics.path_answer import PathQuestion
from analytics.paths import path_between, relation_graph
from analytics.what_if import effects, refreshed

__all__ = ["compile_contagion_kernels"]

_NODES = 6
_STARTS = np.array([0, 1, 2, 3, 4, 0], dtype=np.int32)
_ENDS = np.array([1, 2, 0, 4, 3, 3], dtype=np.int32)
"""A ring of three, a mutual pair and a step between them, so that every kernel runs."""


def compile_contagion_kernels() -> None:
    """Compile every kernel of this half of the measures and leave it in the cache: some 15 s, once."""
    strengths = np.full(_STARTS.size, 0.6)
    network = contagion_network(_STARTS, _ENDS, strengths, _NODES)
    known = contagion(network, risk_sources(np.array([0.6, 0, 0, 0.25, 0, 0])))
    contribution_columns(known)
    contagion_of(known.network, known.sources, 1)
    refreshed(known, {0: 0.0})
    effects(known, {0: 0.0}, [1, 2])
    guarantee_network(_STARTS, _ENDS, strengths * 1e6, _NODES)
    _compile_paths(strengths)


def _compile_paths(strengths: Floats) -> None:
    kinds, days = np.zeros(_STARTS.size, dtype=np.uint8), np.zeros(_STARTS.size, dtype=np.int32)
    graph = relation_graph(_STARTS, _ENDS, kinds, ("HOLDS",), days, days, strengths, _NODES)
    path_between(graph, 0, 4, PathQuestion(order="shortest"))
    path_between(graph, 0, 4, PathQuestion(order="strongest"))
